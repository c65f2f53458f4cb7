package org.reptorch.data;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import org.reptorch.data.Canvas.Field;

/**
 * One random picture with a shape in it. All but the shape and its fill is drawn alike for every class.
 *
 * <p>StrictMath, as the same seed has to give the same bytes on every machine.
 */
final class Scene {

    private static final Field EVERYWHERE = (x, y) -> -1;
    private static final Field NOWHERE = (x, y) -> 0;
    private static final int CLOUDS = 5;
    private static final double TILT = 0.5;
    /** Colours as far apart as this look different. Each rules out one corner of the colour cube at most, so some stay. */
    private static final double CONTRAST = 0.45;

    private static final int TRIES = 20;
    /** How much of the smaller of two objects may lie under the other. */
    private static final double OVERLAP = 0.1;

    private final int size;
    private final RandomGenerator random;
    private final Canvas canvas;

    Scene(int size, RandomGenerator random) {
        this.size = size;
        this.random = random;
        this.canvas = new Canvas(size);
    }

    /** Returns the picture: height x width x RGB bytes. To be called once. */
    byte[] draw(Shape shape, Fill fill) {
        double[] near = colour();
        double[] far = colour();
        scenery(near, far);
        place(shape, fill, near, far);
        line();
        return canvas.develop(between(0.01, 0.06), random);
    }

    /**
     * Returns a picture of one to so many small shapes, each in one colour, with where they are. To be called once.
     *
     * @param most how many at most; one that finds no place is left out
     */
    AnnotatedImage drawSeveral(int most) {
        double[] near = colour();
        double[] far = colour();
        scenery(near, far);
        byte[] mask = new byte[size * size];
        var objects = new ArrayList<ObjectBox>();
        int wanted = 1 + random.nextInt(most);
        for (int i = 0; i < wanted; i++) {
            Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
            for (int tries = 0; tries < TRIES; tries++) {
                Field outside = outline(shape, between(0.14, 0.24) * size);
                ObjectBox box = around(outside, shape.ordinal());
                if (box != null && objects.stream().allMatch(other -> box.intersection(other) <= OVERLAP * Math.min(box.area(), other.area()))) {
                    fill(outside, Fill.PLAIN, near, far);
                    mark(outside, (byte) (shape.ordinal() + 1), mask);
                    objects.add(box);
                    break;
                }
            }
        }
        return new AnnotatedImage(new Image(size, size, canvas.develop(between(0.01, 0.06), random)), mask, List.copyOf(objects));
    }

    /** The smallest rectangle of pixels whose centres are inside; null where none is. */
    private ObjectBox around(Field outside, int label) {
        int left = size;
        int top = size;
        int right = 0;
        int bottom = 0;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                if (outside.at(column + 0.5, row + 0.5) <= 0) {
                    left = Math.min(left, column);
                    top = Math.min(top, row);
                    right = Math.max(right, column + 1);
                    bottom = Math.max(bottom, row + 1);
                }
            }
        }
        return left < right ? new ObjectBox(label, left, top, right, bottom) : null;
    }

    private void mark(Field outside, byte value, byte[] mask) {
        for (int i = 0; i < mask.length; i++) {
            if (outside.at(i % size + 0.5, i / size + 0.5) <= 0) {
                mask[i] = value;
            }
        }
    }

    /** A gradient in some direction, disturbed by soft clouds. */
    private Field sky() {
        double angle = angle();
        double slopeX = StrictMath.cos(angle) / size;
        double slopeY = StrictMath.sin(angle) / size;
        double[][] clouds = new double[CLOUDS + 1][CLOUDS + 1];
        for (double[] row : clouds) {
            for (int i = 0; i < row.length; i++) {
                row[i] = between(-0.4, 0.4);
            }
        }
        return (x, y) -> {
            double u = x / size * CLOUDS;
            double v = y / size * CLOUDS;
            int column = (int) u;
            int row = (int) v;
            double above = mix(clouds[row][column], clouds[row][column + 1], u - column);
            double below = mix(clouds[row + 1][column], clouds[row + 1][column + 1], u - column);
            return 0.5 + (x - size / 2.0) * slopeX + (y - size / 2.0) * slopeY + mix(above, below, v - row);
        };
    }

    /** What every picture has behind its shapes. */
    private void scenery(double[] near, double[] far) {
        canvas.paint(EVERYWHERE, near, far, sky());
        line();
        line();
        dot();
    }

    /** A thin line somewhere: an edge that tells nothing. */
    private void line() {
        double angle = angle();
        double alongX = StrictMath.cos(angle);
        double alongY = StrictMath.sin(angle);
        double centreX = between(0, size);
        double centreY = between(0, size);
        double halfLength = between(0.1, 0.3) * size;
        double halfWidth = between(0.01, 0.025) * size;
        double[] colour = colour();
        canvas.paint((x, y) -> {
            double dx = x - centreX;
            double dy = y - centreY;
            return Math.max(Math.abs(dx * alongX + dy * alongY) - halfLength,
                    Math.abs(dy * alongX - dx * alongY) - halfWidth);
        }, colour, colour, NOWHERE);
    }

    /** A small dot somewhere: something round that tells nothing. */
    private void dot() {
        double centreX = between(0, size);
        double centreY = between(0, size);
        double radius = between(0.03, 0.08) * size;
        double[] colour = colour();
        canvas.paint((x, y) -> Math.sqrt(square(x - centreX) + square(y - centreY)) - radius, colour, colour, NOWHERE);
    }

    /** The shape, in colours unlike those of the sky and, if filled with two, unlike each other. */
    private void place(Shape shape, Fill fill, double[] near, double[] far) {
        fill(outline(shape, between(0.32, 0.44) * size), fill, near, far);
    }

    /** The shape somewhere, upright but for a tilt. */
    private Field outline(Shape shape, double radius) {
        double margin = 0.9 * radius;
        double centreX = between(margin, size - margin);
        double centreY = between(margin, size - margin);
        double angle = between(-TILT, TILT);
        double cos = StrictMath.cos(angle) / radius;
        double sin = StrictMath.sin(angle) / radius;
        return (x, y) -> {
            double dx = x - centreX;
            double dy = y - centreY;
            return radius * shape.outside(dx * cos + dy * sin, dy * cos - dx * sin);
        };
    }

    private void fill(Field outside, Fill fill, double[] near, double[] far) {
        double[] first = colourUnlike(near, far);
        double[] second = colourUnlike(near, far, first);
        double period = between(0.11, 0.16) * size;
        double direction = angle();
        double acrossX = StrictMath.cos(direction);
        double acrossY = StrictMath.sin(direction);
        canvas.paint(outside, first, second,
                (x, y) -> fill.second(x * acrossX + y * acrossY, y * acrossX - x * acrossY, period));
    }

    private double[] colour() {
        return new double[] {between(0, 1), between(0, 1), between(0, 1)};
    }

    private double[] colourUnlike(double[]... others) {
        while (true) {
            double[] colour = colour();
            boolean unlike = true;
            for (double[] other : others) {
                double distance = square(colour[0] - other[0]) + square(colour[1] - other[1]) + square(colour[2] - other[2]);
                unlike &= distance > square(CONTRAST);
            }
            if (unlike) {
                return colour;
            }
        }
    }

    private double angle() {
        return between(0, 2 * Math.PI);
    }

    private double between(double low, double high) {
        return mix(low, high, random.nextDouble());
    }

    private static double mix(double low, double high, double share) {
        return low + share * (high - low);
    }

    private static double square(double value) {
        return value * value;
    }
}
