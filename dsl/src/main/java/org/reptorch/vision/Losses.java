package org.reptorch.vision;

import org.reptorch.torch.Tensor;

/** The losses of detection, element by element. */
public final class Losses {

    /** {@code eps} of torchvision, which keeps quotients of empty boxes finite. */
    private static final double EPSILON = 1e-7;
    private static final long NONE = 0;

    private Losses() {
    }

    /**
     * The focal loss of logits (Lin et al., ICCV 2017; {@code torchvision.ops.sigmoid_focal_loss}): binary cross-entropy, less where the network is
     * sure and right.
     *
     * @param logits  of any shape
     * @param targets 0 or 1, of that shape and dtype
     * @param alpha   weight of the ones; the zeros have 1 - alpha
     * @param gamma   how much less
     * @return of that shape
     */
    public static Tensor sigmoidFocal(Tensor logits, Tensor targets, double alpha, double gamma) {
        Tensor p = logits.sigmoid();
        Tensor others = targets.rsub(1);
        Tensor crossEntropy = logits.binaryCrossEntropyWithLogits(targets, null, null, NONE);
        Tensor wrong = p.mul(others).add(p.rsub(1).mul(targets));
        return crossEntropy.mul(wrong.pow(gamma)).mul(targets.mul(alpha).add(others.mul(1 - alpha)));
    }

    /**
     * 1 - GIoU of pairs of boxes (Rezatofighi et al., CVPR 2019; {@code torchvision.ops.generalized_box_iou_loss}): 0 for the same box, towards 2 for
     * boxes far from each other.
     *
     * @param boxes  pairs x 4: left, top, right, bottom
     * @param others the same
     * @return one number per pair
     */
    public static Tensor generalizedIntersectionOverUnion(Tensor boxes, Tensor others) {
        Tensor upperLeft = boxes.narrow(1, 0, 2);
        Tensor lowerRight = boxes.narrow(1, 2, 2);
        Tensor otherUpperLeft = others.narrow(1, 0, 2);
        Tensor otherLowerRight = others.narrow(1, 2, 2);
        Tensor both = lowerRight.minimum(otherLowerRight).sub(upperLeft.maximum(otherUpperLeft)).clampMin(0).prod(1);
        Tensor union = lowerRight.sub(upperLeft).prod(1).add(otherLowerRight.sub(otherUpperLeft).prod(1)).sub(both);
        Tensor hull = lowerRight.maximum(otherLowerRight).sub(upperLeft.minimum(otherUpperLeft)).prod(1);
        return both.div(union.add(EPSILON)).sub(hull.sub(union).div(hull.add(EPSILON))).rsub(1);
    }
}
