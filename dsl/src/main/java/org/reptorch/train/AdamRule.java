package org.reptorch.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam and AdamW as {@code torch.optim.Adam} and {@code torch.optim.AdamW} define them:
 *
 * <pre>
 *     g = gradient                                   with maximize -gradient
 *     g = g + weightDecay * w                        Adam
 *     w = w - learningRate * weightDecay * w         AdamW (decoupled)
 *     m = beta1 * m + (1 - beta1) * g
 *     v = beta2 * v + (1 - beta2) * g^2              with amsgrad the largest v so far is used below
 *     w = w - learningRate * m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + eps)
 * </pre>
 *
 * @param beta1     of the mean
 * @param beta2     of the mean square
 * @param eps       keeps the quotient finite
 * @param amsgrad   whether the mean square never falls
 * @param decoupled whether weight decay shrinks the weights (AdamW) instead of being part of the gradient (Adam)
 * @param maximize  whether to climb instead of to descend
 */
public record AdamRule(double beta1, double beta2, double eps, boolean amsgrad, boolean decoupled, boolean maximize) implements UpdateRule {

    /** {@code torch.optim.Adam}'s defaults. */
    public static final AdamRule ADAM = new AdamRule(0.9, 0.999, 1e-8, false, false);

    /** {@code torch.optim.AdamW}'s defaults. */
    public static final AdamRule ADAMW = new AdamRule(0.9, 0.999, 1e-8, false, true);

    /** Refuses what {@code torch.optim.Adam} refuses. */
    public AdamRule {
        if (!(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1)) {
            throw new IllegalArgumentException("betas must be at least 0 and below 1, they are " + beta1 + " and " + beta2);
        }
        if (!(eps >= 0)) {
            throw new IllegalArgumentException("eps must not be negative, it is " + eps);
        }
    }

    /** Makes a rule that descends. */
    public AdamRule(double beta1, double beta2, double eps, boolean amsgrad, boolean decoupled) {
        this(beta1, beta2, eps, amsgrad, decoupled, false);
    }

    @Override
    public Map<String, StateForm> state(int dimensions) {
        var state = new LinkedHashMap<String, StateForm>();
        state.put("step", StateForm.STEP);
        state.put("exp_avg", StateForm.LIKE_PARAMETER);
        state.put("exp_avg_sq", StateForm.LIKE_PARAMETER);
        if (amsgrad) {
            state.put("max_exp_avg_sq", StateForm.LIKE_PARAMETER);
        }
        return state;
    }
}
