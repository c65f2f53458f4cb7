package org.reptorch.samples.study;

import java.util.List;
import java.util.Locale;

/**
 * One number of several runs that differ in their seed alone.
 *
 * @param mean      of the values
 * @param deviation the sample's standard deviation (divided by one less than there are); NaN for a single value
 * @param values    in the order of the seeds
 * @param places    behind the point, for people
 */
record Spread(double mean, double deviation, List<Double> values, int places) {

    /** Of any numbers: four places, or two where they are large. */
    static Spread of(List<Double> values) {
        Spread spread = points(values);
        return Math.abs(spread.mean) >= 10 ? spread : new Spread(spread.mean, spread.deviation, spread.values, 4);
    }

    /** Of percents or differences of percents: two places. */
    static Spread points(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
        return new Spread(mean, values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1)), List.copyOf(values), 2);
    }

    /** Returns mean and deviation: {@code 78.12 ± 0.31}. */
    @Override
    public String toString() {
        String number = "%." + places + "f";
        return Double.isNaN(mean) ? "-" : String.format(Locale.ROOT, Double.isNaN(deviation) ? number : number + " ± " + number, mean, deviation);
    }
}
