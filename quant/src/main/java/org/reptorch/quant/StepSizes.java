package org.reptorch.quant;

/** Where the quantization steps of a network that trains under quantization come from: an immutable description. */
public sealed interface StepSizes {

    /** Those of calibration stay from the first step to the last (pytorch-quantization, YOLOv6). */
    record Calibrated() implements StepSizes {
    }

    /**
     * They follow the numbers while observers live, then stay ({@code torch.ao.quantization.FakeQuantize}): activations' ranges as a moving average that
     * starts where calibration ended, weights' ranges as they are.
     *
     * @param averaging the weight of the newest batch, PyTorch's default being 0.01
     */
    record Observed(double averaging) implements StepSizes {

        /** PyTorch's default. */
        public static final Observed DEFAULT = new Observed(0.01);

        /** Refuses what is no weight. */
        public Observed {
            if (!(averaging > 0 && averaging <= 1)) {
                throw new IllegalArgumentException("Observed: the weight of the newest batch must be above 0 and at most 1, not " + averaging);
            }
        }
    }

    /**
     * They are parameters, trained with the weights (LSQ: Esser et al., ICLR 2020). With v a number, s the step, -Qn and Qp the ends of the range in steps:
     *
     * <pre>
     *     v' = round(clamp(v / s, -Qn, Qp)) s
     *     dv'/ds = round(v / s) - v / s inside, -Qn below, Qp above                (equation 3)
     *     dv'/dv = 1 inside, 0 outside                                             (equation 5)
     * </pre>
     *
     * <p>and the step's gradient is multiplied by {@code 1 / sqrt(N Qp)} for N numbers that share it (section 2.2).
     *
     * @param calibrated whether they start where calibration ended; else at {@code 2 mean|v| / sqrt(Qp)}, as published
     */
    record Learned(boolean calibrated) implements StepSizes {
    }
}
