package org.reptorch.torch.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.reptorch.torch.DType;
import org.reptorch.torch.io.TorchGlobal.ElementType;
import org.reptorch.torch.io.TorchGlobal.Foreign;
import org.reptorch.torch.io.TorchGlobal.Function;
import org.reptorch.torch.io.TorchGlobal.StorageType;

/**
 * What the names and calls in a checkpoint's pickle mean: tensors, the few Python types around them, and data for the rest.
 *
 * <p>The forms are those of {@code torch/_utils.py} and {@code torch/serialization.py}.
 */
final class TorchObjects {

    /** Longer than any class's, storage's or device's name; a pickle may use one long text very often. */
    private static final int LONGEST_NAME = 256;

    private final MappedFile file;
    private final Set<String> foreign = new LinkedHashSet<>();
    /** By key: the storages that lie in the file themselves. */
    private final Map<String, TorchStorage> storages = new LinkedHashMap<>();
    /** What a text became as bytes: a pickle may encode the same one very often. */
    private final Map<String, byte[]> encoded = new IdentityHashMap<>();

    /**
     * Creates the objects of one pickle.
     *
     * @param file the file, for messages
     */
    TorchObjects(MappedFile file) {
        this.file = file;
    }

    /** Returns the names that stand for nothing here, in the pickle's order. */
    Set<String> foreign() {
        return Collections.unmodifiableSet(foreign);
    }

    /** Returns the storages that the pickle has named, by key. */
    Map<String, TorchStorage> storages() {
        return storages;
    }

    /** Returns what a name stands for, or refuses one that nobody mentions who means well. */
    TorchGlobal global(String module, String name) {
        if (module.length() > LONGEST_NAME || name.length() > LONGEST_NAME) {
            throw malformed("name of " + Math.max(module.length(), name.length()) + " characters");
        }
        if (TorchGlobal.isHostile(module, name)) {
            throw file.error("mentions " + Quote.of(module + "." + name) + ", which runs code of the author's choice when Python "
                    + "loads the file; nothing was executed here: do not use this file");
        }
        TorchGlobal global = TorchGlobal.of(module, name);
        if (global.meaning() == Foreign.FOREIGN) {
            foreign.add(global.name());
        }
        return global;
    }

    /**
     * Returns what a persistent id stands for: {@code ('storage', type, key, device, number of elements)}, with
     * {@code (key, offset, number of elements)} of a part or None behind it in the old format, or
     * {@code ('module', class, file, source)}, which is the class.
     */
    Object persistent(Object id) {
        if (id instanceof Tuple t && t.size() >= 5 && t.size() <= 6 && "storage".equals(t.get(0))
                && t.get(1) instanceof TorchGlobal(String name, StorageType(DType dtype))
                && t.get(2) instanceof String key && key.length() <= LONGEST_NAME && t.get(4) instanceof Long elements) {
            var whole = new TorchStorage(key, dtype, elements, 0);
            if (elements < 0 || elements > Long.MAX_VALUE / dtype.byteSize()) {
                throw malformed("persistent id of a storage of " + elements + " elements");
            }
            TorchStorage before = storages.putIfAbsent(key, whole);
            if (before != null && before.byteSize() != whole.byteSize()) {
                throw malformed("persistent id of a storage with two sizes");
            }
            if (t.size() == 5 || t.get(5) == null) {
                return whole;
            }
            if (t.get(5) instanceof Tuple part && part.size() == 3 && part.get(1) instanceof Long first
                    && part.get(2) instanceof Long length && first >= 0 && length >= 0 && length <= elements
                    && first <= elements - length) {
                return new TorchStorage(key, dtype, elements, first);
            }
        }
        if (id instanceof Tuple t && t.size() == 4 && "module".equals(t.get(0)) && t.get(1) instanceof TorchGlobal type) {
            return type;
        }
        throw malformed("persistent id");
    }

    /** Returns the result of a call; of what is not known, the data of the call. Sets are the machine's own. */
    Object call(Object callee, Tuple arguments, Map<?, ?> keywords) {
        return switch (callee) {
            case TorchGlobal(String name, Foreign unknown) -> new PickledObject(name, arguments, keywords);
            // A method of an object that was never made.
            case PickledObject object -> new PickledObject(object.className, Tuple.of(object, arguments), keywords);
            case TorchGlobal(String name, Function function) when keywords.isEmpty() -> switch (function) {
                case ORDERED_DICT -> orderedDict(arguments);
                case DICT -> new LinkedHashMap<>();
                case LIST, SET -> list(arguments);
                case BYTES -> bytes(arguments);
                case ENCODE -> encoded(arguments);
                case SIZE -> size(arguments);
                case DEVICE -> device(arguments);
                case REBUILD_TENSOR_V1, REBUILD_TENSOR -> tensor(arguments, false);
                case REBUILD_TENSOR_V3 -> tensor(arguments, true);
                case REBUILD_PARAMETER -> parameter(arguments);
                case REBUILD_FROM_TYPE -> fromType(arguments);
            };
            case null, default -> throw malformed("call");
        };
    }

    /** Sets an object's attributes. */
    void setState(Object state, Object target) {
        switch (target) {
            case PickledObject object -> object.state = state;
            case PickledDict dict -> dict.attributes = state;
            case Map<?, ?> dict -> { } // Of a Counter or defaultdict: there is no place for them.
            case null, default -> throw malformed("state of what has none");
        }
    }

    private Map<Object, Object> orderedDict(Tuple arguments) {
        if (!arguments.isEmpty()) {
            throw malformed("call of OrderedDict");
        }
        return new PickledDict();
    }

    private ArrayList<Object> list(Tuple arguments) {
        if (!arguments.isEmpty()) {
            throw malformed("call of list");
        }
        return new ArrayList<>();
    }

    private byte[] bytes(Tuple arguments) {
        if (arguments.isEmpty()) {
            return new byte[0];
        }
        if (arguments.size() == 1 && arguments.get(0) instanceof byte[] bytes) {
            return bytes;
        }
        // Protocol 2 writes a bytearray so: its bytes as a text, and what encodes it.
        if (arguments.size() == 2 && arguments.get(0) instanceof String text && "latin-1".equals(arguments.get(1))) {
            return latin1(text);
        }
        throw malformed("call of bytes");
    }

    private byte[] encoded(Tuple arguments) {
        if (arguments.size() == 2 && arguments.get(0) instanceof String text
                && arguments.get(1) instanceof String encoding && encoding.startsWith("latin")) {
            return latin1(text);
        }
        throw malformed("call of _codecs.encode");
    }

    private byte[] latin1(String text) {
        return encoded.computeIfAbsent(text, missing -> missing.getBytes(StandardCharsets.ISO_8859_1));
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

    /**
     * {@code (storage, offset, size, stride)}, since 0.4 {@code requires_grad, backward_hooks}, of an untyped storage
     * {@code dtype}, and in some files {@code metadata}.
     */
    private PickledTensor tensor(Tuple arguments, boolean untyped) {
        int most = untyped ? 8 : 7;
        if (arguments.size() >= (untyped ? 7 : 4) && arguments.size() <= most
                && arguments.get(0) instanceof TorchStorage storage && arguments.get(1) instanceof Long offset
                && arguments.get(2) instanceof Tuple shape && arguments.get(3) instanceof Tuple strides) {
            // Metadata are two marks, that elements are still to be conjugated or negated: we would read them wrong.
            if (arguments.size() == most && arguments.get(most - 1) instanceof Map<?, ?> marks
                    && (marks.size() > 2 || marks.containsValue(true))) {
                throw file.error("storage " + Quote.of(storage.key()) + " has a view with pending conjugation or negation; "
                        + "call resolve_conj() and resolve_neg() on its tensor before saving");
            }
            boolean requiresGrad = arguments.size() > 4 && Boolean.TRUE.equals(arguments.get(4));
            DType dtype = untyped ? elementType(arguments.get(6)) : storage.dtype();
            return new PickledTensor(dtype, storage, offset, longs(shape), longs(strides), requiresGrad);
        }
        throw malformed("tensor");
    }

    private DType elementType(Object named) {
        return switch (named) {
            case TorchGlobal(String name, ElementType(DType dtype)) -> dtype;
            case TorchGlobal(String name, Foreign unknown) -> throw file.error("holds a tensor of type " + Quote.of(name)
                    + ", which is not supported; convert it before saving: x.to(torch.float32)");
            case null, default -> throw malformed("tensor");
        };
    }

    /** {@code (tensor, requires_grad, backward_hooks)} and in some files the state, or until 0.4 the first two. */
    private PickledTensor parameter(Tuple arguments) {
        if (arguments.size() >= 1 && arguments.size() <= 4 && arguments.get(0) instanceof PickledTensor tensor) {
            boolean trained = arguments.size() == 1 || Boolean.TRUE.equals(arguments.get(1));
            return tensor.withRequiresGrad(trained);
        }
        throw malformed("parameter");
    }

    /** {@code (function, type, arguments, state)}: the tensor that the function makes, its attributes left out. */
    private Object fromType(Tuple arguments) {
        if (arguments.size() == 4 && arguments.get(0) instanceof TorchGlobal(String name, Function function)
                && function != Function.REBUILD_FROM_TYPE && arguments.get(2) instanceof Tuple inner) {
            return call(arguments.get(0), inner, Map.of());
        }
        throw malformed("tensor with attributes");
    }

    private long[] longs(Tuple tuple) {
        if (tuple.size() > StoredTensor.MOST_DIMENSIONS) {
            throw malformed("shape or strides");
        }
        return tuple.stream()
                .mapToLong(item -> {
                    if (item instanceof Long number) {
                        return number;
                    }
                    throw malformed("shape or strides");
                })
                .toArray();
    }

    /** Returns the exception for a call or id that PyTorch does not write. */
    FileFormatException malformed(String what) {
        return file.error("its pickle holds a malformed " + what + "; download or save it again");
    }
}
