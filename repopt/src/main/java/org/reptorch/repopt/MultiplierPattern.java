package org.reptorch.repopt;

import java.util.Arrays;

/** The numbers that stretches of elements are multiplied by (see {@link Multipliers}), in memory of one thread's that stays in its core's cache. */
final class MultiplierPattern {

    /** How many elements until it repeats, a multiple of the lanes, or more than it is used for. */
    int period;
    /** How many of {@link #above} and {@link #below} count. */
    int terms;
    float[] gradient = {};
    float[][] above = {};
    float[][] below = {};

    /** Makes room for so many elements and terms; what was there may be lost. */
    void reserve(int elements, int terms) {
        int length = elements + SgdLanes.width(); // a vector that begins inside may end outside
        if (gradient.length < length || above.length < terms) {
            int size = Math.max(length, gradient.length);
            gradient = new float[size];
            above = new float[Math.max(terms, above.length)][size];
            below = new float[Math.max(terms, below.length)][size];
        }
    }

    /** Sets elements to the numbers at one place. */
    void spread(int from, int to, int source) {
        Arrays.fill(gradient, from, to, gradient[source]);
        for (int k = 0; k < terms; k++) {
            Arrays.fill(above[k], from, to, above[k][source]);
            Arrays.fill(below[k], from, to, below[k][source]);
        }
    }

    /** Repeats the first elements up to a place. */
    void repeat(int length, int to) {
        for (int k = -1; k < 2 * terms; k++) {
            float[] values = k < 0 ? gradient : k < terms ? above[k] : below[k - terms];
            for (int at = length; at < to; at += length) {
                System.arraycopy(values, 0, values, at, Math.min(length, to - at));
            }
        }
    }

    /** Sets everything to 1: no prior. */
    void plain(boolean maximize) {
        int lanes = SgdLanes.width();
        reserve(lanes, 1);
        terms = 1;
        period = lanes;
        Arrays.fill(gradient, 0, 2 * lanes, maximize ? -1 : 1);
        Arrays.fill(above[0], 0, 2 * lanes, 1);
        Arrays.fill(below[0], 0, 2 * lanes, 1);
    }
}
