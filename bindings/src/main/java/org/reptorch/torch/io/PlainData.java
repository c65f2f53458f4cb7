package org.reptorch.torch.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns what an {@link Unpickler} returns into plain data that is safe to walk, print and hash.
 *
 * <p>A forged pickle may nest deeply, contain itself, or refer to one list so often that its text has no end. All three
 * are refused, so that whoever uses the result need not think of them.
 */
final class PlainData {

    /** The deepest nesting of maps and lists; real checkpoints have fewer than ten levels. */
    private static final int DEEPEST = 200;
    /** The most values, with those of a shared list counted each time it occurs. */
    private static final long MOST_VALUES = 10_000_000;

    private static final Plain UNFINISHED = new Plain(null, 0, 0);

    /** A finished value, the number of values in it including itself, and how deep it nests: 0 for scalars. */
    private record Plain(Object value, long size, int height) {
    }

    private final MappedFile file;
    private final Map<Object, Plain> containers = new IdentityHashMap<>();

    private PlainData(MappedFile file) {
        this.file = file;
    }

    /**
     * Copies maps, lists and tuples into unmodifiable maps and lists.
     *
     * @throws FileFormatException if they hold something else than plain data, or nest or repeat beyond all measure
     */
    static Object of(MappedFile file, Object pickled) {
        return new PlainData(file).copy(pickled, 0).value();
    }

    private Plain copy(Object value, int depth) {
        return switch (value) {
            case null -> new Plain(null, 1, 0);
            case String s -> new Plain(s, 1, 0);
            case Long l -> new Plain(l, 1, 0);
            case Double d -> new Plain(d, 1, 0);
            case Boolean b -> new Plain(b, 1, 0);
            case StoredTensor tensor -> new Plain(tensor, 1, 0);
            case Tuple tuple -> container(tuple, depth);
            case List<?> list -> container(list, depth);
            case Map<?, ?> map -> container(map, depth);
            default -> throw file.error("holds a Python class or storage where data should be; "
                    + Unpickler.WEIGHTS_ALONE);
        };
    }

    private Plain container(Object container, int depth) {
        Plain done = containers.get(container);
        if (done == UNFINISHED) {
            throw file.error("holds a list or dict that contains itself; " + Unpickler.WEIGHTS_ALONE);
        }
        if (depth + (done == null ? 0 : done.height) > DEEPEST) {
            throw file.error("nests more than " + DEEPEST + " lists or dicts; " + Unpickler.WEIGHTS_ALONE);
        }
        if (done == null) {
            containers.put(container, UNFINISHED);
            done = switch (container) {
                case Tuple tuple -> list(tuple.items(), depth);
                case List<?> list -> list(list, depth);
                default -> map((Map<?, ?>) container, depth);
            };
            containers.put(container, done);
        }
        return done;
    }

    private Plain list(List<?> items, int depth) {
        var copies = new ArrayList<Object>(items.size());
        long size = 1;
        int height = 0;
        for (Object item : items) {
            Plain copy = copy(item, depth + 1);
            copies.add(copy.value);
            size = sum(size, copy.size);
            height = Math.max(height, copy.height);
        }
        return new Plain(Collections.unmodifiableList(copies), size, height + 1);
    }

    private Plain map(Map<?, ?> entries, int depth) {
        var copies = new LinkedHashMap<Object, Object>();
        long size = 1;
        int height = 0;
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            Plain copy = copy(entry.getValue(), depth + 1);
            copies.put(entry.getKey(), copy.value);
            size = sum(size, copy.size + 1);
            height = Math.max(height, copy.height);
        }
        return new Plain(Collections.unmodifiableMap(copies), size, height + 1);
    }

    private long sum(long size, long more) {
        if (size + more > MOST_VALUES) {
            throw file.error("holds more than " + MOST_VALUES + " values; " + Unpickler.WEIGHTS_ALONE);
        }
        return size + more;
    }
}
