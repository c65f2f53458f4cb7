package org.reptorch.vision;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;

import org.reptorch.data.AnnotatedImage;
import org.reptorch.data.Image;
import org.reptorch.data.ObjectBox;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.Test;

/** Losses and their gradients are those of PyTorch and torchvision, in float64. */
public class Losses_ParityTest {

    @Test
    public void focalLoss() {
        check("focal", "logits", logits -> Losses.sigmoidFocal(logits, tensor("focal/targets"), 0.25, 2));
        check("focal3", "logits", logits -> Losses.sigmoidFocal(logits, tensor("focal/targets"), 0.4, 3));
    }

    @Test
    public void generalizedIntersectionOverUnion() {
        check("giou", "boxes", boxes -> Losses.generalizedIntersectionOverUnion(boxes, tensor("giou/others")));
    }

    @Test
    public void segmentationIsTheMeanCrossEntropyOfAllPixels() {
        var task = new Segmentation(RecordedHeads.backbone(), List.of("a", "b", "c"), 8);
        double[] mask = RecordedHeads.tensor("segmentation/mask").toDoubleArray();
        check("segmentation", "output", output -> task.loss(output, List.of(masked(mask, 0), masked(mask, 30))));
    }

    private static AnnotatedImage masked(double[] mask, int from) {
        byte[] bytes = new byte[30];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) mask[from + i];
        }
        return new AnnotatedImage(new Image(6, 5, new byte[90]), bytes, List.of());
    }

    @Test
    public void detectionIsFocalLossAndOverlapOverThePositionsThatHaveAnObject() {
        var task = new Detection(RecordedHeads.backbone(), List.of("a", "b", "c"), 8);
        List<AnnotatedImage> images = List.of(
                RecordedHeads.with(32, new ObjectBox(0, 2, 3, 20, 17), new ObjectBox(2, 8, 6, 16, 15)), RecordedHeads.with(32, new ObjectBox(1, 16, 1, 31, 30)));
        check("detection", "output", output -> task.loss(output, images));
    }

    @Test
    public void anImageWithoutObjectsHasAFocalLossAlone() {
        var task = new Detection(RecordedHeads.backbone(), List.of("a", "b", "c"), 8);
        try (Scope scope = Scope.open()) {
            Tensor output = tensor("detection/output");
            Tensor logits = output.narrow(1, 0, 3);
            assertEquals(task.loss(output, List.of(RecordedHeads.with(32), RecordedHeads.with(32))).item(),
                    Losses.sigmoidFocal(logits, logits.zerosLike(), 0.25, 2).sum().item(), 1e-12);
        }
    }

    private static void check(String name, String leaf, UnaryOperator<Tensor> computation) {
        try (Scope scope = Scope.open()) {
            Tensor input = tensor(name + "/" + leaf).requiresGrad(true);
            Tensor loss = computation.apply(input);
            loss.sum().backward();
            assertTrue(loss.allClose(tensor(name + "/loss"), 1e-10, 1e-12), loss.toString());
            assertTrue(input.grad().allClose(tensor(name + "/" + leaf + ".grad"), 1e-10, 1e-12), input.grad().toString());
        }
    }

    private static Tensor tensor(String name) {
        return Tensor.of(RecordedHeads.tensor(name));
    }
}
