package org.reptorch.torch.io;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.reptorch.torch.DType;

/**
 * Writes plain data and tensors in Python's pickle language, as torch.save does by default (protocol 2).
 *
 * <p>Only instructions and names that {@code torch.load(weights_only=True)} allows are used. Their names are those of Python's
 * {@code Lib/pickletools.py}.
 */
final class Pickler {

    private static final int DEEPEST = 200;
    private static final String UNTYPED = "torch.storage\nUntypedStorage\n";

    /**
     * A finished pickle.
     *
     * @param program  its bytes
     * @param storages the bytes of its storages; the key of each is its place in this list
     */
    record Pickle(byte[] program, List<MemorySegment> storages) {
    }

    /** A storage and the name of its type in Python. */
    private record TypedStorage(MemorySegment bytes, String type) {
    }

    private final ByteArrayOutputStream program = new ByteArrayOutputStream();
    private final Map<TypedStorage, String> storages = new LinkedHashMap<>();

    private Pickler() {
    }

    /**
     * Writes a value and everything in it.
     *
     * @throws IllegalArgumentException if it holds something else than plain data and tensors, or nests too deeply
     */
    static Pickle pickle(Object root) {
        var pickler = new Pickler();
        pickler.put(0x80, 2); // PROTO
        pickler.value(root, 0);
        pickler.put('.'); // STOP
        return new Pickle(pickler.program.toByteArray(), pickler.storages.keySet().stream().map(TypedStorage::bytes).toList());
    }

    private void value(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("a checkpoint cannot nest more than " + DEEPEST
                    + " lists or maps, or contain itself; write less at once");
        }
        switch (value) {
            case null -> put('N'); // NONE
            case Boolean b -> put(b ? 0x88 : 0x89); // NEWTRUE, NEWFALSE
            case Byte b -> integer(b);
            case Short s -> integer(s);
            case Integer i -> integer(i);
            case Long l -> integer(l);
            case BigInteger i -> longInteger(i);
            case Float f -> real(f);
            case Double d -> real(d);
            case String s -> text(s);
            case byte[] bytes -> bytes(bytes);
            case DType dtype -> global("torch\n" + dtype.torchName() + "\n");
            case StoredTensor tensor -> tensor(tensor);
            case Tuple tuple -> tuple(tuple, depth);
            case List<?> list -> list(list, depth);
            case Set<?> set -> set(set, depth);
            case OrderedDict dict -> orderedDict(dict, depth);
            case Map<?, ?> map -> {
                put('}'); // EMPTY_DICT
                entries(map, depth);
            }
            default -> throw new IllegalArgumentException("a checkpoint cannot hold " + described(value)
                    + "; write numbers, texts, lists, maps and StoredTensors");
        }
    }

    private static String described(Object value) {
        return value instanceof ForeignObject object ? "an object of the Python class " + Quote.of(object.className())
                : "a " + value.getClass().getTypeName();
    }

    private void integer(long value) {
        if (value >= 0 && value <= 0xFF) {
            put('K', (int) value); // BININT1
        } else if (value == (int) value) {
            put('J'); // BININT
            int32((int) value);
        } else {
            longInteger(BigInteger.valueOf(value));
        }
    }

    private void longInteger(BigInteger value) {
        byte[] bytes = value.toByteArray();
        if (bytes.length > 0xFF) {
            throw new IllegalArgumentException("a checkpoint cannot hold an integer of " + bytes.length + " bytes; write it as a text");
        }
        put(0x8a, bytes.length); // LONG1
        for (int i = bytes.length - 1; i >= 0; i--) {
            put(bytes[i]);
        }
    }

    private void real(double value) {
        put('G'); // BINFLOAT
        program.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    private void text(String text) {
        ByteBuffer utf8;
        try {
            utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a checkpoint cannot hold the text " + Quote.of(text) + ": it has half a surrogate pair", e);
        }
        put('X'); // BINUNICODE
        int32(utf8.remaining());
        program.write(utf8.array(), 0, utf8.remaining());
    }

    /** Protocol 2 has no bytes: a text of as many characters and a call that makes bytes of it. */
    private void bytes(byte[] bytes) {
        global("_codecs\nencode\n");
        text(new String(bytes, StandardCharsets.ISO_8859_1));
        text("latin1");
        put(0x86, 'R'); // TUPLE2, REDUCE
    }

    private void tuple(Tuple tuple, int depth) {
        put('('); // MARK
        tuple.forEach(item -> value(item, depth + 1));
        put('t'); // TUPLE
    }

    private void list(Collection<?> items, int depth) {
        put(']', '('); // EMPTY_LIST, MARK
        items.forEach(item -> value(item, depth + 1));
        put('e'); // APPENDS
    }

    private void set(Set<?> set, int depth) {
        global("__builtin__\nset\n");
        list(set, depth);
        put(0x85, 'R'); // TUPLE1, REDUCE
    }

    private void orderedDict(OrderedDict dict, int depth) {
        emptyOrderedDict();
        entries(dict, depth);
        if (!dict.attributes().isEmpty()) {
            value(dict.attributes(), depth + 1);
            put('b'); // BUILD
        }
    }

    private void emptyOrderedDict() {
        global("collections\nOrderedDict\n");
        put(')', 'R'); // EMPTY_TUPLE, REDUCE
    }

    private void entries(Map<?, ?> map, int depth) {
        put('('); // MARK
        map.forEach((key, value) -> {
            if (key instanceof Collection<?> && !(key instanceof Tuple) || key instanceof Map<?, ?>) {
                throw new IllegalArgumentException("a checkpoint cannot have a list, set or map as a key; use a text, a number or a Tuple");
            }
            value(key, depth + 1);
            value(value, depth + 1);
        });
        put('u'); // SETITEMS
    }

    /** The arguments of {@code torch._utils._rebuild_tensor_v2} or {@code _v3}, which see {@link TorchObjects}. */
    private void tensor(StoredTensor tensor) {
        String storageName = TorchGlobal.storageName(tensor.dtype());
        global(storageName == null ? "torch._utils\n_rebuild_tensor_v3\n" : "torch._utils\n_rebuild_tensor_v2\n");
        put('('); // MARK
        storage(tensor, storageName);
        integer(tensor.offset());
        longs(tensor.shape());
        longs(tensor.strides());
        put(tensor.requiresGrad() ? 0x88 : 0x89); // NEWTRUE, NEWFALSE
        emptyOrderedDict();
        if (storageName == null) {
            value(tensor.dtype(), 0);
        }
        put('t', 'R'); // TUPLE, REDUCE
    }

    private void storage(StoredTensor tensor, String name) {
        String type = name == null ? UNTYPED : "torch\n" + name + "\n";
        MemorySegment bytes = tensor.storage();
        int elementSize = name == null ? 1 : tensor.dtype().byteSize();
        // A storage is a whole number of elements; what is behind the last one belongs to no tensor.
        long elements = bytes.byteSize() / elementSize;
        var typed = new TypedStorage(bytes.asSlice(0, elements * elementSize), type);
        String key = storages.computeIfAbsent(typed, missing -> Integer.toString(storages.size()));
        put('('); // MARK
        text("storage");
        global(type);
        text(key);
        text("cpu");
        integer(elements);
        put('t', 'Q'); // TUPLE, BINPERSID
    }

    private void longs(long[] values) {
        put('('); // MARK
        for (long value : values) {
            integer(value);
        }
        put('t'); // TUPLE
    }

    private void global(String moduleAndName) {
        put('c'); // GLOBAL
        program.writeBytes(moduleAndName.getBytes(StandardCharsets.US_ASCII));
    }

    private void put(int... bytes) {
        for (int b : bytes) {
            program.write(b);
        }
    }

    private void int32(int value) {
        program.writeBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }
}
