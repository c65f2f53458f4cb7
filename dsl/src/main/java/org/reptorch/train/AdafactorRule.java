package org.reptorch.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Adafactor as {@code torch.optim.Adafactor} defines it: of a matrix's mean squares only those of rows and columns are kept.
 *
 * <pre>
 *     w = w - learningRate * weightDecay * w
 *     a = max(eps2, rms(w)) * min(learningRate, 1 / sqrt(t))
 *     r, c = r + t^beta2Decay * (mean over a row, a column of gradient^2 - r, c)
 *     v = r c / mean(r)                         a vector has its own v instead
 *     u = gradient / sqrt(max(v, eps1^2))
 *     w = w - a * u / max(1, rms(u) / d)
 * </pre>
 *
 * @param beta2Decay how the weight of a new square falls with the steps, not above 0
 * @param eps1       floor of the mean squares; empty for the dtype's machine epsilon
 * @param eps2       floor of the parameter's scale
 * @param d          how large an update may be
 */
public record AdafactorRule(double beta2Decay, OptionalDouble eps1, double eps2, double d) implements UpdateRule {

    /** {@code torch.optim.Adafactor}'s defaults. */
    public static final AdafactorRule DEFAULT = new AdafactorRule(-0.8, OptionalDouble.empty(), 1e-3, 1);

    /** Refuses what {@code torch.optim.Adafactor} refuses. */
    public AdafactorRule {
        if (!(beta2Decay <= 0)) {
            throw new IllegalArgumentException("beta2Decay must not be above 0, it is " + beta2Decay);
        }
        if (!(eps1.orElse(0) >= 0) || !(eps2 >= 0)) {
            throw new IllegalArgumentException("eps1 and eps2 must not be negative, they are " + eps1 + " and " + eps2);
        }
        if (!(d >= 1)) {
            throw new IllegalArgumentException("the clipping threshold d must be at least 1, it is " + d);
        }
    }

    @Override
    public Map<String, StateForm> state(int dimensions) {
        var state = new LinkedHashMap<String, StateForm>();
        state.put("step", StateForm.STEP);
        if (dimensions > 1) {
            state.put("row_var", StateForm.ROWS);
            state.put("col_var", StateForm.COLUMNS);
        } else {
            state.put("variance", StateForm.LIKE_PARAMETER);
        }
        return state;
    }
}
