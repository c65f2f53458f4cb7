package org.reptorch.quant;

import java.util.Locale;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Tensor;

/**
 * How the range of an activation is chosen from what calibration shows of it: an immutable description.
 *
 * <p>All choose a range [lo, hi] around 0, from which {@link AffineQuantizer#of} makes scale and zero point. With x the numbers of one batch, X those of all batches
 * and x' what a number becomes when it is rounded:
 *
 * <pre>
 *     min-max               lo = min X,  hi = max X
 *     moving-average        lo = lo + c (min x - lo),  hi = hi + c (max x - hi),  batch after batch; the first as it is
 *     percentile            a share (1 - p) / 2 of X lies below lo, as much above hi; above hi alone, (1 - p), where X is not negative
 *     mse                   [a min X, a max X] with the a of 0.01, 0.02, ..., 1 for which sum (x' - x)^2 is least
 *     mean-absolute-error   ... sum |x' - x| is least
 *     entropy               ... KL(P || Q) = sum P log (P / Q) is least, P and Q the histograms of X, cut off at the range, and of what is rounded
 * </pre>
 *
 * <p>Names, where text has to name one: {@code min-max}, {@code moving-average}, {@code percentile}, {@code mse}, {@code entropy},
 * {@code mean-absolute-error}.
 */
public sealed interface Observer {

    /** From the least to the greatest number of all batches ({@code torch.ao.quantization.MinMaxObserver}). */
    record MinMax() implements Observer {
    }

    /**
     * From the mean least to the mean greatest number of a batch, later ones counting more ({@code torch.ao.quantization.MovingAverageMinMaxObserver}).
     *
     * @param constant the weight of the newest batch, PyTorch's default being 0.01
     */
    record MovingAverage(double constant) implements Observer {

        /** Refuses what is no weight. */
        public MovingAverage {
            if (!(constant > 0 && constant <= 1)) {
                throw new IllegalArgumentException("MovingAverage: the weight of the newest batch must be above 0 and at most 1, not " + constant);
            }
        }
    }

    /**
     * The range outside of which a share of all numbers lies, half on each side; where none are negative, all on the far side
     * (pytorch-quantization's {@code percentile}).
     *
     * @param percent what lies inside, such as 99.99
     */
    record Percentile(double percent) implements Observer {

        /** Refuses what is no share. */
        public Percentile {
            if (!(percent > 50 && percent <= 100)) {
                throw new IllegalArgumentException("Percentile: the share inside must be above 50 and at most 100 percent, not " + percent);
            }
        }
    }

    /**
     * The part of the range, shrunk on both sides by the same factor, that loses least, judged by a histogram of all numbers.
     *
     * @param criterion what is lost
     */
    record Histogram(Criterion criterion) implements Observer {

        /** What makes one range better than another. */
        public enum Criterion {
            /** The mean squared difference of a number and its rounded self. */
            MSE,
            /** The Kullback-Leibler divergence of the rounded distribution from the original (Migacz, GTC 2017; TensorRT). */
            ENTROPY,
            /** The mean absolute difference of a number and its rounded self. */
            MEAN_ABSOLUTE_ERROR
        }
    }

    /** Returns the observer of a name. */
    static Observer of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "min-max" -> new MinMax();
            case "moving-average" -> new MovingAverage(0.01);
            case "percentile" -> new Percentile(99.99);
            case "mse" -> new Histogram(Histogram.Criterion.MSE);
            case "entropy" -> new Histogram(Histogram.Criterion.ENTROPY);
            case "mean-absolute-error" -> new Histogram(Histogram.Criterion.MEAN_ABSOLUTE_ERROR);
            default -> throw new IllegalArgumentException("no observer is called '" + name
                    + "'; known are min-max, moving-average, percentile, mse, entropy, mean-absolute-error");
        };
    }

    /** Begins to observe. */
    default Observation begin() {
        return switch (this) {
            case MinMax minMax -> new RangeObservation(1, true);
            case MovingAverage average -> new RangeObservation(average.constant(), false);
            case Percentile percentile -> new HistogramObservation(this);
            case Histogram histogram -> new HistogramObservation(this);
        };
    }

    /** What one activation was seen to hold so far. */
    sealed interface Observation permits RangeObservation, HistogramObservation {

        /**
         * Looks at a batch.
         *
         * @param real float32, of any shape
         * @throws ReptorchException where a number is NaN or infinite
         */
        void see(Tensor real);

        /** Returns the quantizer for what was seen; one for zeros where that is nothing. */
        AffineQuantizer quantizer(ActivationScheme scheme);
    }

    /** Returns the least and the greatest number, having refused those that are none. */
    static double[] range(Tensor real) {
        var range = real.aminmax();
        try (Tensor min = range.min(); Tensor max = range.max()) {
            double[] found = {min.item(), max.item()};
            if (!Double.isFinite(found[0]) || !Double.isFinite(found[1])) {
                throw new ReptorchException("activations reach from " + found[0] + " to " + found[1]
                        + ", which no range holds; calibrate a checkpoint from before training diverged, with images of finite numbers");
            }
            return found;
        }
    }
}
