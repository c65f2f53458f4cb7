package org.reptorch.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * RMSprop as {@code torch.optim.RMSprop} defines it:
 *
 * <pre>
 *     g = gradient + weightDecay * w
 *     v = alpha * v + (1 - alpha) * g^2
 *     a = alpha * a + (1 - alpha) * g           centred
 *     d = g / (sqrt(v) + eps)                   centred: sqrt(v - a^2)
 *     b = momentum * b + d                      with momentum, else b = d
 *     w = w - learningRate * b
 * </pre>
 *
 * @param alpha    of the mean square
 * @param eps      keeps the quotient finite
 * @param momentum 0 for none
 * @param centered whether the variance is taken in place of the mean square
 */
public record RmsPropRule(double alpha, double eps, double momentum, boolean centered) implements UpdateRule {

    /** {@code torch.optim.RMSprop}'s defaults. */
    public static final RmsPropRule DEFAULT = new RmsPropRule(0.99, 1e-8, 0, false);

    /** Refuses what {@code torch.optim.RMSprop} refuses. */
    public RmsPropRule {
        if (!(alpha >= 0) || !(eps >= 0) || !(momentum >= 0)) {
            throw new IllegalArgumentException("alpha, eps and momentum must not be negative, they are " + alpha + ", " + eps + " and " + momentum);
        }
    }

    @Override
    public Map<String, StateForm> state(int dimensions) {
        var state = new LinkedHashMap<String, StateForm>();
        state.put("step", StateForm.STEP);
        state.put("square_avg", StateForm.LIKE_PARAMETER);
        if (momentum > 0) {
            state.put("momentum_buffer", StateForm.LIKE_PARAMETER);
        }
        if (centered) {
            state.put("grad_avg", StateForm.LIKE_PARAMETER);
        }
        return state;
    }
}
