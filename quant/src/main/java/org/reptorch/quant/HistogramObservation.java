package org.reptorch.quant;

import java.util.function.DoubleUnaryOperator;

import org.reptorch.torch.Tensor;

/**
 * Counts numbers in bins of equal width; where a batch reaches beyond them, bins are merged by twos until it fits, so that no count moves
 * by more than a bin.
 */
final class HistogramObservation implements Observer.Observation {

    private static final int BINS = 4096;
    /** Ranges that are tried: the whole, and parts of it in steps of a hundredth. */
    private static final int CANDIDATES = 100;

    private final Observer observer;
    private final double[] counts = new double[BINS];
    /** Where the first bin begins; a multiple of the width, or 0 where nothing is negative. */
    private double low;
    private double width;
    private double min;
    private double max;

    HistogramObservation(Observer observer) {
        this.observer = observer;
    }

    @Override
    public void see(Tensor real) {
        double[] range = Observer.range(real);
        min = Math.min(min, range[0]);
        max = Math.max(max, range[1]);
        if (min == 0 && max == 0) {
            counts[0] += real.elements();
            return;
        }
        if (width == 0) {
            begin();
        }
        while (min < low || max > low + width * BINS) {
            widen(min < low);
        }
        try (Tensor histogram = real.histc(BINS, low, low + width * BINS)) {
            float[] added = histogram.toFloatArray();
            for (int i = 0; i < BINS; i++) {
                counts[i] += added[i];
            }
        }
    }

    /** Chooses the first width, a power of two so that bounds are exact in float32; zeros seen before go where zero is. */
    private void begin() {
        double zeros = counts[0];
        counts[0] = 0;
        width = Math.scalb(1.0, Math.getExponent((max - min) / (BINS - 2)) + 1);
        low = Math.floor(min / width) * width;
        counts[(int) (-low / width)] = zeros;
    }

    private void widen(boolean downwards) {
        double[] merged = new double[BINS];
        int offset = downwards ? BINS / 2 : 0;
        for (int i = 0; i < BINS; i++) {
            merged[offset + i / 2] += counts[i];
        }
        System.arraycopy(merged, 0, counts, 0, BINS);
        low = downwards ? low - width * BINS : low;
        width *= 2;
    }

    @Override
    public AffineQuantizer quantizer(ActivationScheme scheme) {
        if (min == 0 && max == 0) {
            return AffineQuantizer.of(0, 0, scheme);
        }
        return switch (observer) {
            case Observer.Percentile percentile -> percentile(percentile.percent() / 100, scheme);
            case Observer.Histogram histogram -> best(histogram.criterion(), scheme);
            case Observer.MinMax minMax -> AffineQuantizer.of(min, max, scheme);
            case Observer.MovingAverage average -> AffineQuantizer.of(min, max, scheme);
        };
    }

    private AffineQuantizer percentile(double inside, ActivationScheme scheme) {
        double outside = total() * (1 - inside) / (min < 0 ? 2 : 1);
        int first = 0;
        double below = counts[0];
        while (min < 0 && below <= outside) {
            below += counts[++first];
        }
        int last = BINS - 1;
        double above = counts[last];
        while (above <= outside && last > first) {
            above += counts[--last];
        }
        return AffineQuantizer.of(Math.max(min, low + first * width), Math.min(max, low + (last + 1) * width), scheme);
    }

    private double total() {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        return total;
    }

    private AffineQuantizer best(Observer.Histogram.Criterion criterion, ActivationScheme scheme) {
        AffineQuantizer best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int i = CANDIDATES; i > 0; i--) {
            AffineQuantizer candidate = AffineQuantizer.of(min * i / CANDIDATES, max * i / CANDIDATES, scheme);
            double loss = switch (criterion) {
                case MSE -> loss(candidate, difference -> difference * difference);
                case MEAN_ABSOLUTE_ERROR -> loss(candidate, Math::abs);
                case ENTROPY -> divergence(candidate);
            };
            if (loss < least) {
                least = loss;
                best = candidate;
            }
        }
        return best;
    }

    /** The number that stands for a bin: its centre, and zero for the one that begins at zero, which holds what a ReLU cuts off. */
    private double centre(int bin) {
        double start = low + bin * width;
        return start == 0 && min == 0 ? 0 : start + width / 2;
    }

    private static int rounded(AffineQuantizer quantizer, double x) {
        return (int) Math.clamp(Math.rint(x / quantizer.scale()) + quantizer.zeroPoint(), quantizer.least(), quantizer.most());
    }

    private double loss(AffineQuantizer quantizer, DoubleUnaryOperator cost) {
        double loss = 0;
        for (int i = 0; i < BINS; i++) {
            if (counts[i] > 0) {
                double x = centre(i);
                loss += counts[i] * cost.applyAsDouble((rounded(quantizer, x) - quantizer.zeroPoint()) * (double) quantizer.scale() - x);
            }
        }
        return loss;
    }

    /**
     * KL(P || Q) in nats: P are the counts, what is beyond the range added to its outermost bins; Q has, within each quantization step, the mean of
     * the counts that were not zero, those from beyond left out (Migacz, GTC 2017).
     */
    private double divergence(AffineQuantizer quantizer) {
        int first = (int) Math.clamp(Math.floor((quantizer.min() - low) / width), 0, BINS - 1);
        int last = (int) Math.clamp(Math.ceil((quantizer.max() - low) / width) - 1, first, BINS - 1);
        double[] p = new double[BINS];
        double[] sums = new double[256];
        int[] occupied = new int[256];
        for (int i = 0; i < BINS; i++) {
            p[Math.clamp(i, first, last)] += counts[i];
            if (i >= first && i <= last && counts[i] > 0) {
                int step = rounded(quantizer, centre(i));
                sums[step] += counts[i];
                occupied[step]++;
            }
        }
        double kept = 0;
        for (double sum : sums) {
            kept += sum;
        }
        double total = total();
        double divergence = 0;
        for (int i = first; i <= last; i++) {
            if (p[i] > 0) {
                int step = rounded(quantizer, centre(i));
                double q = counts[i] > 0 ? sums[step] / occupied[step] / kept : 0;
                // An edge that only what was cut off falls into has no counterpart in Q.
                divergence += p[i] / total * Math.log(p[i] / total / Math.max(q, 1e-12));
            }
        }
        return divergence;
    }
}
