package org.reptorch.torch.io;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.reptorch.torch.io.TorchGlobal.ElementType;

/**
 * Turns what an {@link Unpickler} returns into plain data that is safe to walk, print and hash, and finds the tensors' bytes.
 *
 * <p>A forged pickle may nest deeply, contain itself, or refer to one list so often that its text has no end. All three
 * are refused, so that whoever uses the result need not think of them.
 */
final class PlainData {

    /** The deepest nesting of maps and lists; real checkpoints have fewer than ten levels. */
    private static final int DEEPEST = 200;
    /** The most values, with those of a shared list counted each time it occurs. */
    private static final long MOST_VALUES = 10_000_000;

    /** Copying views that are not contiguous may take this many times the file's size. */
    private static final int MOST_COPIES = 4;
    /** What copying may take in a small file; a view may repeat one element very often. */
    private static final long SMALL = 16L << 20;

    private static final Plain UNFINISHED = new Plain(null, 0, 0);

    /** A finished value, the number of values in it including itself, and how deep it nests: 0 for scalars. */
    private record Plain(Object value, long size, int height) {
    }

    private final MappedFile file;
    private final TorchStorage.Place place;
    private final Map<Object, Plain> finished = new IdentityHashMap<>();
    private long bytesToCopy;

    private PlainData(MappedFile file, TorchStorage.Place place) {
        this.file = file;
        this.place = place;
        this.bytesToCopy = Math.max(SMALL, MOST_COPIES * file.size());
    }

    /**
     * Copies maps, lists, sets and tuples into unmodifiable ones.
     *
     * @param file    the file, for messages
     * @param pickled what the pickle's program returned
     * @param place   where the bytes of its storages are
     * @throws FileFormatException if a tensor leaves its storage, or the values nest or repeat beyond all measure
     */
    static Object of(MappedFile file, Object pickled, TorchStorage.Place place) {
        return new PlainData(file, place).copy(pickled, 0).value();
    }

    private Plain copy(Object value, int depth) {
        return switch (value) {
            case null -> scalar(null);
            case String s -> scalar(s);
            case Long l -> scalar(l);
            case BigInteger i -> scalar(i);
            case Double d -> scalar(d);
            case Boolean b -> scalar(b);
            case byte[] bytes -> scalar(bytes);
            case TorchGlobal global -> scalar(named(global));
            case PickledTensor tensor -> finished.computeIfAbsent(tensor, once -> scalar(tensor(tensor)));
            case TorchStorage storage -> finished.computeIfAbsent(storage, once -> scalar(vector(storage)));
            default -> container(value, depth);
        };
    }

    private static Plain scalar(Object value) {
        return new Plain(value, 1, 0);
    }

    private static Object named(TorchGlobal global) {
        return global.meaning() instanceof ElementType(var dtype) ? dtype : new ForeignClass(global.name());
    }

    private Plain container(Object container, int depth) {
        Plain done = finished.get(container);
        if (done == UNFINISHED) {
            if (container instanceof PickledObject object) {
                // Objects know those that own them; lists and dicts do not.
                return scalar(new ForeignClass(object.className));
            }
            throw file.error("holds a list or dict that contains itself; " + Unpickler.WEIGHTS_ALONE);
        }
        if (depth + (done == null ? 0 : done.height) > DEEPEST) {
            throw file.error("nests more than " + DEEPEST + " lists or dicts; " + Unpickler.WEIGHTS_ALONE);
        }
        if (done == null) {
            finished.put(container, UNFINISHED);
            done = new Copy(depth + 1).of(container);
            finished.put(container, done);
        }
        return done;
    }

    /** The copy of one container, which counts what is in it. */
    private final class Copy {

        private final int depth;
        private long size = 1;
        private int height;

        Copy(int depth) {
            this.depth = depth;
        }

        Plain of(Object container) {
            Object value = switch (container) {
                case Tuple tuple -> Tuple.copyOf(list(tuple));
                case List<?> list -> Collections.unmodifiableList(list(list));
                case Set<?> set -> Collections.unmodifiableSet(new LinkedHashSet<>(list(set)));
                case PickledDict dict -> OrderedDict.over(map(dict),
                        dict.attributes instanceof Map<?, ?> attributes ? once(attributes) : Map.of());
                case Map<?, ?> map -> Collections.unmodifiableMap(map(map));
                case PickledObject object -> new ForeignObject(object.className, (Tuple) plain(object.arguments),
                        once(object.keywords), list(object.items), map(object.entries), plain(object.state));
                default -> throw new AssertionError(container.getClass());
            };
            return new Plain(value, size, height + 1);
        }

        private Object plain(Object value) {
            Plain copy = copy(value, depth);
            size += copy.size;
            height = Math.max(height, copy.height);
            if (size > MOST_VALUES) {
                throw file.error("holds more than " + MOST_VALUES + " values; " + Unpickler.WEIGHTS_ALONE);
            }
            return copy.value;
        }

        /** Returns the copy of a map that many objects may have in common. */
        @SuppressWarnings("unchecked") // it becomes a map of anything
        private Map<Object, Object> once(Map<?, ?> shared) {
            return (Map<Object, Object>) plain(shared);
        }

        private List<Object> list(Collection<?> items) {
            var copies = new ArrayList<Object>(items.size());
            items.forEach(item -> copies.add(plain(item)));
            return copies;
        }

        private Map<Object, Object> map(Map<?, ?> entries) {
            var copies = new LinkedHashMap<Object, Object>();
            // In this order: the key may be an object that the value refers to.
            entries.forEach((key, value) -> copies.put(plain(key), plain(value)));
            return copies;
        }
    }

    private StoredTensor tensor(PickledTensor tensor) {
        MemorySegment storage = place.bytes(tensor.storage());
        long[] shape = tensor.shape();
        long[] strides = tensor.strides();
        // A part begins within its storage, but a forged tensor may begin anywhere.
        long offset = tensor.offset() < 0 ? tensor.offset() : saturatedSum(tensor.offset(), tensor.storage().first());
        var view = new StorageView(tensor.dtype(), storage, offset, shape, strides);
        String problem = view.problem();
        if (problem != null) {
            throw file.error("the tensor of shape %s, strides %s, offset %d in storage %s %s: it is damaged; download or save it again"
                    .formatted(Arrays.toString(shape), Arrays.toString(strides), offset, Quote.of(tensor.storage().key()), problem));
        }
        if (!view.isContiguous()) {
            bytesToCopy -= view.byteSize();
            if (bytesToCopy < 0) {
                throw file.error("holds views (storage " + Quote.of(tensor.storage().key()) + ") that copy far more than the file's "
                        + file.size() + " bytes; save tensors that are contiguous(), not expanded");
            }
        }
        StoredTensor stored = StoredTensor.view(tensor.dtype(), storage, offset, shape, strides);
        try {
            return stored.withRequiresGrad(tensor.requiresGrad());
        } catch (IllegalArgumentException e) {
            throw file.error("storage " + Quote.of(tensor.storage().key()) + " has a tensor that is trained, but "
                    + tensor.dtype() + " has no gradient: it is damaged; download or save it again");
        }
    }

    /** Returns all of a storage that is there without a tensor. */
    private StoredTensor vector(TorchStorage storage) {
        long[] shape = {storage.elements()};
        return tensor(new PickledTensor(storage.dtype(), storage, 0, shape, new long[] {1}, false));
    }

    private static long saturatedSum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
