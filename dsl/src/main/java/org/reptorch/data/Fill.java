package org.reptorch.data;

import org.reptorch.data.Canvas.Field;

/** How a shape is painted with two colours: a number below 0 stands for the first and above 0 for the second. */
enum Fill {
    PLAIN((u, v) -> -1),
    STRIPED((u, v) -> wave(u)),
    CHECKED((u, v) -> wave(u) * wave(v));

    private final Field pattern;

    Fill(Field pattern) {
        this.pattern = pattern;
    }

    /** Returns the share of the second colour at a point, in a pattern that repeats every {@code period} pixels. */
    double second(double x, double y, double period) {
        // The wave climbs by 4 a period: this makes an edge one pixel wide.
        return Canvas.clamp(0.5 + pattern.at(x / period, y / period) * period / 4);
    }

    /** Returns a triangle wave of period 1 between -1 and 1. */
    private static double wave(double u) {
        return 4 * Math.abs(u - Math.floor(u) - 0.5) - 1;
    }
}
