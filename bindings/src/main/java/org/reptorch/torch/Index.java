package org.reptorch.torch;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between the brackets of {@code x[...]} in PyTorch: one of these for each dimension, from the first on.
 *
 * <pre>{@code
 * import static org.reptorch.torch.Index.*;
 *
 * x.get(0, -1)                            // x[0, -1]
 * x.get(all(), slice(1, 4), newAxis())    // x[:, 1:4, None]
 * x.get(ellipsis(), by(mask))             // x[..., mask]
 * x.get("1:, ..., ::2")                   // x[1:, ..., ::2]
 * x.set(0, by(x.lt(0)))                   // x[x < 0] = 0
 * }</pre>
 *
 * Integers and slices give views of the tensor; as soon as one index is a tensor the result is a copy. Negative places count
 * from the end. Dimensions beyond the last index stay whole.
 */
public sealed interface Index {

    /**
     * One place of a dimension, which is dropped.
     *
     * @param place from 0; from the end where it is negative
     */
    record At(long place) implements Index {
    }

    /**
     * Every {@code step}-th place from {@code start} on, before {@code end}; what lies outside the dimension is cut off.
     *
     * @param start the first place; null for 0
     * @param end   the place behind the last; null for the dimension's size
     * @param step  at least 1: PyTorch knows no negative steps, flip a dimension by {@code x.flip}
     */
    record Slice(Long start, Long end, long step) implements Index {

        /** Checks the step. */
        public Slice {
            if (step == 0) {
                throw new IllegalArgumentException("slice step cannot be zero");
            }
            if (step < 0) {
                throw new IllegalArgumentException("step must be greater than zero, not " + step);
            }
        }
    }

    /** As many whole dimensions as the other indices leave. */
    record Ellipsis() implements Index {
    }

    /** A new dimension of size 1. */
    record NewAxis() implements Index {
    }

    /**
     * The places that a tensor names.
     *
     * <p>Of integers, it stands for one dimension; several of them are broadcast against each other and picked side by side. Of
     * truth values, it stands for as many dimensions as it has and picks the places where it is true.
     *
     * @param places integers or truth values
     */
    record By(Tensor places) implements Index {

        /** Checks that there is a tensor. */
        public By {
            if (places == null) {
                throw new IllegalArgumentException("the index tensor is null; newAxis() adds a dimension");
            }
        }
    }

    /** Returns the index of one place: {@code x[place]}. */
    static Index at(long place) {
        return new At(place);
    }

    /** Returns the index of a whole dimension: {@code x[:]}. */
    static Index all() {
        return new Slice(null, null, 1);
    }

    /** Returns the index of a range: {@code x[start:end]}. */
    static Index slice(long start, long end) {
        return new Slice(start, end, 1);
    }

    /** Returns the index of a range with steps: {@code x[start:end:step]}. */
    static Index slice(long start, long end, long step) {
        return new Slice(start, end, step);
    }

    /** Returns the index of all places from one on: {@code x[start:]}. */
    static Index from(long start) {
        return new Slice(start, null, 1);
    }

    /** Returns the index of all places before one: {@code x[:end]}. */
    static Index to(long end) {
        return new Slice(null, end, 1);
    }

    /** Returns the index of every so-many-th place: {@code x[::step]}. */
    static Index every(long step) {
        return new Slice(null, null, step);
    }

    /** Returns the index that leaves as many dimensions whole as the others do not speak of: {@code x[...]}. */
    static Index ellipsis() {
        return new Ellipsis();
    }

    /** Returns the index that adds a dimension of size 1: {@code x[None]}. */
    static Index newAxis() {
        return new NewAxis();
    }

    /** Returns the index of the places that a tensor of integers or truth values names: {@code x[tensor]}. */
    static Index by(Tensor places) {
        return new By(places);
    }

    /** Returns the index of some places: {@code x[[3, 0]]}; the tensor belongs to the innermost scope. */
    static Index by(long... places) {
        return new By(Tensor.of(places));
    }

    /**
     * Parses what stands between the brackets in Python, integers, slices, {@code ...} and {@code None}: {@code "1:4, ..., -1"}.
     *
     * @throws IllegalArgumentException which quotes the part that is none of these
     */
    static Index[] of(String text) {
        if (text == null) {
            throw new IllegalArgumentException("the index is null; write it as in Python: \"1:4, ..., None, -1\"");
        }
        List<Index> indices = new ArrayList<>();
        String[] parts = text.strip().split(",", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            boolean trailingComma = part.isEmpty() && i > 0 && i == parts.length - 1;
            if (!trailingComma) {
                indices.add(parse(part, text));
            }
        }
        return indices.toArray(Index[]::new);
    }

    private static Index parse(String part, String text) {
        return switch (part) {
            case "..." -> ellipsis();
            case "None" -> newAxis();
            default -> {
                String[] bounds = part.split(":", -1);
                if (bounds.length > 3) {
                    throw unreadable(part, text);
                }
                if (bounds.length == 1) {
                    Long place = integer(part, part, text);
                    if (place == null) {
                        throw unreadable(part, text);
                    }
                    yield at(place);
                }
                Long step = bounds.length == 3 ? integer(bounds[2], part, text) : null;
                yield new Slice(integer(bounds[0], part, text), integer(bounds[1], part, text), step == null ? 1 : step);
            }
        };
    }

    /** Returns the integer, or null where nothing is written. */
    private static Long integer(String written, String part, String text) {
        try {
            return written.isBlank() ? null : Long.valueOf(written.strip());
        } catch (NumberFormatException e) {
            throw unreadable(part, text);
        }
    }

    private static IllegalArgumentException unreadable(String part, String text) {
        return new IllegalArgumentException("'" + part + "' in the index \"" + text
                + "\" is neither an integer, a slice start:end:step, ... nor None; a tensor is an index by Index.by(tensor)");
    }
}
