package org.reptorch.data;

import org.reptorch.data.Canvas.Field;

/** An outline within a circle of radius 1 around the origin. */
enum Shape {
    DISC((x, y) -> Math.sqrt(x * x + y * y) - 0.85),
    RING((x, y) -> Math.abs(Math.sqrt(x * x + y * y) - 0.7) - 0.28),
    SQUARE((x, y) -> box(x, y, 0.75, 0.75)),
    TRIANGLE((x, y) -> Math.max(y, Math.abs(x) * Math.sqrt(0.75) - y * 0.5) - 0.52),
    CROSS((x, y) -> Math.min(box(x, y, 0.95, 0.32), box(x, y, 0.32, 0.95)));

    private final Field outside;

    Shape(Field outside) {
        this.outside = outside;
    }

    /** Returns how far a point lies outside the outline, negative inside. */
    double outside(double x, double y) {
        return outside.at(x, y);
    }

    private static double box(double x, double y, double halfWidth, double halfHeight) {
        return Math.max(Math.abs(x) - halfWidth, Math.abs(y) - halfHeight);
    }
}
