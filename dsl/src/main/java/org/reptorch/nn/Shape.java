package org.reptorch.nn;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sizes of what a layer gets or gives for one image: channels x height x width, or features. The batch is left out.
 *
 * @param sizes positive, or {@link #UNKNOWN}
 */
public record Shape(List<Integer> sizes) {

    /** Stands for a size that depends on the images. */
    public static final int UNKNOWN = -1;

    /** Copies the list and refuses what is no size. */
    public Shape {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1 && size != UNKNOWN)) {
            throw new IllegalArgumentException("Shape: sizes must be positive, not " + sizes);
        }
    }

    /** A shape of so many sizes. */
    public static Shape of(int... sizes) {
        return new Shape(IntStream.of(sizes).boxed().toList());
    }

    /** Returns one of the sizes, from 0. */
    public int size(int dimension) {
        return sizes.get(dimension);
    }

    /** Returns how many sizes there are: 3 for images, 1 for vectors. */
    public int rank() {
        return sizes.size();
    }

    /** Tells whether every size is known. */
    public boolean isKnown() {
        return !sizes.contains(UNKNOWN);
    }

    /** Returns how many numbers it holds; only of a known shape. */
    public long elements() {
        if (!isKnown()) {
            throw new IllegalStateException("the shape " + this + " is not known entirely");
        }
        return sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** Prints {@code 3 x 224 x 224}; a size that is not known as {@code ?}. */
    @Override
    public String toString() {
        return sizes.stream().map(size -> size == UNKNOWN ? "?" : size.toString()).collect(Collectors.joining(" x "));
    }
}
