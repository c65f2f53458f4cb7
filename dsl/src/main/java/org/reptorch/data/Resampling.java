package org.reptorch.data;

import java.util.Locale;

/** How pixels between pixels are made up; the same as Pillow's of these names. */
public enum Resampling {
    /** The pixel that the point lies in. */
    NEAREST(0) {
        @Override
        double weight(double distance) {
            throw new UnsupportedOperationException("no weights");
        }
    },
    /** Linear between the two neighbours on either axis. */
    BILINEAR(1) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            return x < 1 ? 1 - x : 0;
        }
    },
    /** Cubic between the four neighbours on either axis. */
    BICUBIC(2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((A + 2) * x - (A + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
        }
    };

    /** Keys' parameter, as Pillow resizes with. */
    private static final double A = -0.5;

    private final double support;

    Resampling(double support) {
        this.support = support;
    }

    /** Returns how far in pixels a pixel reaches when an image keeps its size. */
    double support() {
        return support;
    }

    /** Returns the weight of a pixel so far away, not yet normalised. */
    abstract double weight(double distance);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
