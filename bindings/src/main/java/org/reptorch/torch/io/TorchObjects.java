package org.reptorch.torch.io;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the names and calls in a checkpoint's pickle mean: tensors, and the few Python types around them.
 *
 * <p>The forms are those of {@code torch/_utils.py} and {@code torch/serialization.py}.
 */
final class TorchObjects {

    /** Copying views that are not contiguous may take this many times the file's size. */
    private static final int MOST_COPIES = 4;
    /** What copying may take in a small file; a view may repeat one element very often. */
    private static final long SMALL = 16L << 20;

    /** Longer than any storage's key or device's name; a pickle may use one long text very often. */
    private static final int LONGEST_NAME = 1000;

    private final MappedFile file;
    private final ZipDirectory zip;
    private final String storages;
    private long bytesToCopy;

    /**
     * Creates the objects of one checkpoint.
     *
     * @param file     the file, for messages
     * @param zip      its entries
     * @param storages the folder of the entries that hold storages, such as {@code archive/data/}
     */
    TorchObjects(MappedFile file, ZipDirectory zip, String storages) {
        this.file = file;
        this.zip = zip;
        this.storages = storages;
        this.bytesToCopy = Math.max(SMALL, MOST_COPIES * file.size());
    }

    /** Returns what a name stands for, or refuses it. */
    TorchGlobal global(String module, String name) {
        String full = module + "." + name;
        TorchGlobal global = TorchGlobal.ALLOWED.get(full);
        if (global == null) {
            throw file.error("mentions " + Quote.of(full) + ", which is not allowed and was not executed; "
                    + Unpickler.WEIGHTS_ALONE);
        }
        return global;
    }

    /** Returns the storage of a persistent id: {@code ('storage', type, key, device, number of elements)}. */
    TorchStorage storage(Object id) {
        if (id instanceof Tuple t && t.size() == 5 && "storage".equals(t.get(0))
                && t.get(1) instanceof TorchGlobal.StorageType type
                && t.get(2) instanceof String key && key.length() <= LONGEST_NAME && t.get(4) instanceof Long elements) {
            MemorySegment bytes = zip.bytes(storages + key);
            long elementSize = type.dtype().byteSize();
            if (bytes.byteSize() % elementSize != 0 || elements != bytes.byteSize() / elementSize) {
                throw file.error("storage %s should be %d elements of %s, but has %d bytes; download or save it again"
                        .formatted(Quote.of(key), elements, type.dtype(), bytes.byteSize()));
            }
            return new TorchStorage(key, type.dtype(), bytes);
        }
        throw malformed("persistent id");
    }

    /** Returns the result of a call. */
    Object call(Object callee, Object arguments) {
        if (callee instanceof TorchGlobal.Function function && arguments instanceof Tuple tuple) {
            return switch (function) {
                case ORDERED_DICT -> orderedDict(tuple);
                case SET -> set(tuple);
                case SIZE -> size(tuple);
                case DEVICE -> device(tuple);
                case REBUILD_TENSOR -> tensor(tuple);
                case REBUILD_PARAMETER -> parameter(tuple);
            };
        }
        throw malformed("call");
    }

    private Map<Object, Object> orderedDict(Tuple arguments) {
        if (arguments.size() != 0) {
            throw malformed("call of OrderedDict");
        }
        return new LinkedHashMap<>();
    }

    private List<?> set(Tuple arguments) {
        if (arguments.size() == 1 && arguments.get(0) instanceof List<?> items) {
            return items;
        }
        throw malformed("call of set");
    }

    private Tuple size(Tuple arguments) {
        if (arguments.size() == 1 && arguments.get(0) instanceof Tuple size) {
            longs(size);
            return size;
        }
        throw malformed("call of torch.Size");
    }

    private String device(Tuple arguments) {
        if (arguments.size() == 1 && arguments.get(0) instanceof String type) {
            return type;
        }
        if (arguments.size() == 2 && arguments.get(0) instanceof String type && type.length() <= LONGEST_NAME
                && arguments.get(1) instanceof Long index) {
            return type + ":" + index;
        }
        throw malformed("call of torch.device");
    }

    /** {@code (storage, offset, size, stride, requires_grad, backward_hooks)} and in some files {@code metadata}. */
    private StoredTensor tensor(Tuple arguments) {
        if ((arguments.size() == 6 || arguments.size() == 7)
                && arguments.get(0) instanceof TorchStorage storage && arguments.get(1) instanceof Long offset
                && arguments.get(2) instanceof Tuple shape && arguments.get(3) instanceof Tuple strides) {
            // Metadata are two marks, that elements are still to be conjugated or negated: we would read them wrong.
            if (arguments.size() == 7 && arguments.get(6) instanceof Map<?, ?> marks
                    && (marks.size() > 2 || marks.containsValue(true))) {
                throw file.error("storage " + Quote.of(storage.key()) + " has a view with pending conjugation or negation; "
                        + "call resolve_conj() and resolve_neg() on its tensor before saving");
            }
            var view = new TorchView(storage, offset, longs(shape), longs(strides));
            view.check(file);
            if (!view.isContiguous()) {
                bytesToCopy -= view.byteSize();
                if (bytesToCopy < 0) {
                    throw file.error("holds views (storage " + Quote.of(storage.key()) + ") that copy far more than the file's "
                            + file.size() + " bytes; save tensors that are contiguous(), not expanded");
                }
            }
            return view.toTensor();
        }
        throw malformed("tensor");
    }

    /** {@code (tensor, requires_grad, backward_hooks)}. */
    private StoredTensor parameter(Tuple arguments) {
        if (arguments.size() == 3 && arguments.get(0) instanceof StoredTensor tensor) {
            return tensor;
        }
        throw malformed("parameter");
    }

    private long[] longs(Tuple tuple) {
        if (tuple.size() > StoredTensor.MOST_DIMENSIONS) {
            throw malformed("shape or strides");
        }
        return tuple.items().stream()
                .mapToLong(item -> {
                    if (item instanceof Long number) {
                        return number;
                    }
                    throw malformed("shape or strides");
                })
                .toArray();
    }

    private FileFormatException malformed(String what) {
        return file.error("its pickle holds a malformed " + what + "; download or save it again");
    }
}
