package org.reptorch.samples.report;

import java.util.Arrays;

/** How numbers spread: the share of them per unit, in bins that reach as far as they do. */
public final class Density {

    private static final int BINS = 60;

    private Density() {
    }

    /**
     * Counts numbers.
     *
     * @param name   of the curve
     * @param values all numbers, in parts that are asked for twice, so that a large network's need not be held at once
     * @return the density in the middle of each bin; nothing of no numbers
     */
    public static Series of(String name, Iterable<double[]> values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        long count = 0;
        for (double[] part : values) {
            least = Math.min(least, Arrays.stream(part).filter(Double::isFinite).min().orElse(least));
            most = Math.max(most, Arrays.stream(part).filter(Double::isFinite).max().orElse(most));
            count += Arrays.stream(part).filter(Double::isFinite).count();
        }
        if (count == 0) {
            return new Series(name, new double[0], new double[0]);
        }
        double width = Math.max(most - least, Double.MIN_NORMAL) / BINS;
        double from = least;
        var x = new double[BINS];
        var y = new double[BINS];
        Arrays.setAll(x, bin -> from + (bin + 0.5) * width);
        for (double[] part : values) {
            for (double value : part) {
                if (Double.isFinite(value)) {
                    y[Math.min(BINS - 1, (int) ((value - least) / width))] += 1 / (count * width);
                }
            }
        }
        return new Series(name, x, y);
    }
}
