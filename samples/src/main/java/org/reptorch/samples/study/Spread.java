package org.reptorch.samples.study;

import java.util.List;
import java.util.Locale;

/**
 * One number of several runs that differ in their seed alone.
 *
 * @param mean      of the values
 * @param deviation the sample's standard deviation (divided by one less than there are); NaN for a single value
 * @param values    in the order of the seeds
 */
record Spread(double mean, double deviation, List<Double> values) {

    static Spread of(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
        return new Spread(mean, values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1)), List.copyOf(values));
    }

    /** Returns mean and deviation, percents to two places, smaller numbers to four: {@code 78.12 ± 0.31}. */
    @Override
    public String toString() {
        String number = Math.abs(mean) >= 10 ? "%.2f" : "%.4f";
        return Double.isNaN(mean) ? "-" : String.format(Locale.ROOT, Double.isNaN(deviation) ? number : number + " ± " + number, mean, deviation);
    }
}
