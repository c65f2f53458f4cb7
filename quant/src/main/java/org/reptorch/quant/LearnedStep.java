package org.reptorch.quant;

import java.util.Arrays;

import org.reptorch.torch.Tensor;

/**
 * Fake quantization whose step is a parameter (LSQ: Esser et al., ICLR 2020).
 *
 * <pre>{@code
 * v' = round(clamp(v / s, -Qn, Qp)) * s            Qn = zeroPoint - least, Qp = most - zeroPoint
 * dv'/dv = 1 where -Qn <= v / s <= Qp, else 0                               (equation 5)
 * dv'/ds = round(v / s) - v / s inside, -Qn below, Qp above                 (equation 3)
 * s's gradient times g = 1 / sqrt(N Qp)                                     (section 2.2)
 * }</pre>
 *
 * <p>N are the weights that share the step, or an image's numbers in an activation. A step that an update would bring to zero or below counts by its
 * magnitude. libtorch's {@code _fake_quantize_learnable_per_tensor_affine} is close, but counts as inside what rounds to inside, half a step more.
 */
final class LearnedStep {

    /** As {@link AffineQuantizer}'s. */
    private static final double SMALLEST = 0x1p-60;

    private LearnedStep() {
    }

    /** What starts the step: {@code 2 mean|v| / sqrt(Qp)}; 1 for zeros, whose step does not matter. */
    static double start(double meanMagnitude, int qp) {
        return meanMagnitude == 0 ? 1 : 2 * meanMagnitude / Math.sqrt(qp);
    }

    /** Returns the step as a positive number; autograd follows. */
    static Tensor positive(Tensor step) {
        return step.abs().clampMin(SMALLEST);
    }

    /** Returns Qp; where there is no number above zero, Qn. */
    static int qp(int zeroPoint, int least, int most) {
        return most > zeroPoint ? most - zeroPoint : zeroPoint - least;
    }

    /**
     * Rounds an activation.
     *
     * @param real N x ...
     * @param step of one number
     */
    static Tensor activation(Tensor real, Tensor step, int zeroPoint, int least, int most) {
        return rounded(real, step, zeroPoint, least, most, (double) real.elements() / real.size(0) * qp(zeroPoint, least, most));
    }

    /**
     * Rounds a weight symmetrically.
     *
     * @param real  out x ...
     * @param steps one per output channel, or one for all
     */
    static Tensor weight(Tensor real, Tensor steps, WeightScheme scheme) {
        long[] shape = new long[real.dimensions()];
        Arrays.fill(shape, 1);
        shape[0] = steps.elements();
        return rounded(real, steps.view(shape), 0, scheme.least(), scheme.most(), (double) real.elements() / steps.elements() * scheme.most());
    }

    private static Tensor rounded(Tensor v, Tensor step, int zeroPoint, int least, int most, double nqp) {
        Tensor positive = positive(step);
        // Its value is the step to the last bit, its gradient the step's times g.
        Tensor s = positive.detach().add(positive.sub(positive.detach()), 1 / Math.sqrt(nqp));
        Tensor inside = v.div(s).clamp(least - zeroPoint, most - zeroPoint);
        return inside.add(inside.round().sub(inside).detach()).mul(s);
    }
}
