package org.reptorch.data;

import java.util.random.RandomGenerator;

/** A square image being drawn, its colours between 0 and 1; edges are one pixel wide, so nothing is jagged. */
final class Canvas {

    /** A number at every point, the point in pixels. */
    @FunctionalInterface
    interface Field {
        double at(double x, double y);
    }

    private static final int CHANNELS = 3;
    private static final double ROOT_3 = 1.7320508075688772;

    private final int size;
    private final double[] rgb;

    Canvas(int size) {
        this.size = size;
        this.rgb = new double[size * size * CHANNELS];
    }

    /**
     * Paints over what is there with a mixture of two colours.
     *
     * @param outside how many pixels a point lies outside what is painted, negative inside
     * @param share   how much of the second colour there is at a point, from 0 to 1
     */
    void paint(Field outside, double[] first, double[] second, Field share) {
        int at = 0;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double x = column + 0.5;
                double y = row + 0.5;
                double cover = clamp(0.5 - outside.at(x, y));
                if (cover > 0) {
                    double mix = clamp(share.at(x, y));
                    for (int c = 0; c < CHANNELS; c++) {
                        double colour = first[c] + mix * (second[c] - first[c]);
                        rgb[at + c] += cover * (colour - rgb[at + c]);
                    }
                }
                at += CHANNELS;
            }
        }
    }

    /** Returns the image as height x width x RGB bytes, with noise of the given standard deviation on every value. */
    byte[] develop(double noise, RandomGenerator random) {
        byte[] bytes = new byte[rgb.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(255 * clamp(rgb[i] + noise * bell(random.nextLong())));
        }
        return bytes;
    }

    /**
     * Adds up four 16-bit numbers to something like a normal deviate; unlike a logarithm it is the same everywhere. The sum
     * of four uniform numbers has variance 1/3.
     */
    private static double bell(long bits) {
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum / 65535.0 - 2) * ROOT_3;
    }

    static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
