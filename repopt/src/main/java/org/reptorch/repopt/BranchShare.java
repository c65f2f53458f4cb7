package org.reptorch.repopt;

import java.util.List;
import java.util.stream.IntStream;

import org.reptorch.torch.Tensor;

/**
 * What one branch of a block has done to the weight that they make up, told from the weight alone.
 *
 * <p>Under SGD branch b moves by {@code dw_b = -s_b A_b^T S}, where S is what the rule makes of the gradients, the same for all branches, and the weight
 * by {@code dW = -M S} with the Grad Mult {@code M = sum_b M_b, M_b = s_b^2 A_b A_b^T}. So the branch's share of a movement is
 * {@code s_b A_b dw_b = M_b M^-1 dW}, and the shares add up to the movement. That is exact where weights do not decay and all branches have the same momentum
 * behind them; decay, which pulls each branch towards 0 in proportion to its own weights, is counted as if it were part of the gradient.
 *
 * @param branch   whose share it is
 * @param mult     M_b
 * @param movement the share, in the weight's shape
 */
public record BranchShare(Branch branch, GradMult mult, Tensor movement) {

    /**
     * Returns the share of each branch of a block, in order.
     *
     * @param movement of the weight, in its shape
     */
    public static List<BranchShare> of(Scales.Block block, Tensor movement) {
        GradMult whole = GradMult.of(block);
        Tensor sum = whole.divide(movement);
        return IntStream.range(0, block.branches().size()).mapToObj(i -> {
            var mult = new GradMult(whole.shape(), block.terms(i), whole.dtype());
            return new BranchShare(block.branches().get(i), mult, mult.multiply(sum));
        }).toList();
    }

    /**
     * Returns how strong S is along the branch: {@code |M_b S| / |M_b|}, Frobenius norms. Where S is white noise that is its standard deviation for every branch,
     * whatever its scale and the number of its taps.
     */
    public double strength() {
        return movement.norm().item() / mult.norm();
    }
}
