package org.reptorch.samples.report;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bars of one kind in a {@link BarChart}, one for each category.
 *
 * @param name their name in the legend
 * @param values their heights, in the unit of the vertical axis; one that is not finite is left out
 */
public record Bars(String name, double[] values) {

    /** Creates bars; the array is copied. */
    public Bars {
        Objects.requireNonNull(name, "name");
        values = values.clone();
    }

    /** The heights, as a copy. */
    @Override
    public double[] values() {
        return values.clone();
    }

    /** How many values there are, finite or not. */
    int count() {
        return values.length;
    }

    /** Whether the other has the same name and the same heights. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Bars that && name.equals(that.name) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(values));
    }

    /** The name and the heights. */
    @Override
    public String toString() {
        return "Bars[" + name + ", " + Arrays.toString(values) + "]";
    }
}
