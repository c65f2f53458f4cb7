package org.reptorch.samples.report;

import java.util.Arrays;
import java.util.Objects;

/**
 * One curve of a {@link LineChart}: points that are joined in the order given. A thousand are plenty: the losses of
 * single steps are better averaged first, since noisy curves of many points cover each other.
 *
 * @param name its name in the legend
 * @param x where the points are, in the unit of the horizontal axis
 * @param y how high they are, in the unit of the vertical axis; a value that is not finite is a gap
 */
public record Series(String name, double[] x, double[] y) {

    /**
     * Creates a curve; the arrays are copied.
     *
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public Series {
        Objects.requireNonNull(name, "name");
        x = x.clone();
        y = y.clone();
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "series \"" + name + "\" has " + x.length + " x and " + y.length + " y; every point needs both");
        }
    }

    /** Where the points are, as a copy. */
    @Override
    public double[] x() {
        return x.clone();
    }

    /** How high the points are, as a copy. */
    @Override
    public double[] y() {
        return y.clone();
    }

    /** The heights of the points that can be drawn. */
    double[] drawn() {
        double[] drawn = new double[y.length];
        int count = 0;
        for (int i = 0; i < y.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                drawn[count++] = y[i];
            }
        }
        return Arrays.copyOf(drawn, count);
    }

    /** Whether the other is a curve of the same name through the same points. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Series that
                && name.equals(that.name) && Arrays.equals(x, that.x) && Arrays.equals(y, that.y);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(x), Arrays.hashCode(y));
    }

    /** The name and the number of points. */
    @Override
    public String toString() {
        return "Series[" + name + ", " + x.length + " points]";
    }
}
