package org.reptorch.repopt;

import java.util.LinkedHashMap;
import java.util.Map;

import org.reptorch.torch.Tensor;

/**
 * What the branches of a block have each done to the weight that they make up, told from the weight alone.
 *
 * <p>Under SGD branch b moves by {@code dw_b = -s_b A_b^T S}, where S is what the rule makes of the gradients, the same for all branches, and the weight
 * by {@code dW = -M S} with the Grad Mult {@code M = sum_b s_b^2 A_b A_b^T}. So the branch's share of a movement is {@code s_b A_b dw_b = s_b^2 A_b A_b^T M^-1 dW},
 * and the shares add up to the movement. That is exact where weights do not decay and all branches have the same momentum behind them; decay, which
 * pulls each branch towards 0 in proportion to its own weights, is counted as if it were part of the gradient.
 */
public final class BranchShares {

    private BranchShares() {
    }

    /**
     * Returns each branch's share of a movement.
     *
     * @param movement of the weight, in its shape
     */
    public static Map<Branch, Tensor> of(Scales.Block block, Tensor movement) {
        GradMult whole = GradMult.of(block);
        Tensor sum = whole.divide(movement);
        var shares = new LinkedHashMap<Branch, Tensor>();
        for (int i = 0; i < block.branches().size(); i++) {
            shares.put(block.branches().get(i), new GradMult(whole.shape(), block.terms(i), whole.dtype()).multiply(sum));
        }
        return shares;
    }
}
