package org.reptorch.nn;

/**
 * A height and a width in pixels: of a kernel, a step, a margin.
 *
 * @param height not negative
 * @param width  not negative
 */
public record Size(int height, int width) {

    /** Refuses negative numbers. */
    public Size {
        if (height < 0 || width < 0) {
            throw new IllegalArgumentException("Size: height " + height + " and width " + width + " must not be negative");
        }
    }

    /** The same in both directions. */
    public static Size of(int side) {
        return new Size(side, side);
    }

    /** Returns the side of a square. */
    public int side() {
        if (height != width) {
            throw new IllegalStateException(this + " is not a square; ask for its height and its width");
        }
        return height;
    }

    /** Returns height and width, as libtorch takes them. */
    public long[] toArray() {
        return new long[] {height, width};
    }

    /** Prints {@code 3} for a square and {@code 1x3} for anything else. */
    @Override
    public String toString() {
        return height == width ? String.valueOf(height) : height + "x" + width;
    }
}
