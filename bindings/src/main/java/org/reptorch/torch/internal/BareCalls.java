package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.reptorch.torch.capi.Libreptorch;

/**
 * The C functions as the self-test needs them: everything above asks for a libtorch that has already passed it. The tensors
 * that it gives out are its own and go when it is closed.
 */
final class BareCalls implements AutoCloseable {

    private static final int ROOM = 16;
    private static final int DESCRIBED = 8 + 2 * ROOM;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment out = arena.allocate(JAVA_LONG, 1);
    private final List<MemorySegment> owned = new ArrayList<>();

    /** Eight bytes for what a function writes; the next call may write there too. */
    MemorySegment out() {
        return out;
    }

    /** Eight bytes for what is to last. */
    MemorySegment word() {
        return arena.allocate(JAVA_LONG);
    }

    MemorySegment text(String text) {
        return arena.allocateFrom(text);
    }

    MemorySegment floats(float... values) {
        return arena.allocateFrom(JAVA_FLOAT, values);
    }

    MemorySegment own(MemorySegment tensor) {
        owned.add(tensor);
        return tensor;
    }

    void delete(MemorySegment tensor) {
        owned.remove(tensor);
        Libreptorch.rt_delete(tensor);
    }

    /** Type and index of a device. */
    long[] device(String name) {
        MemorySegment device = arena.allocate(JAVA_INT, 2);
        Native.check(Libreptorch.rt_device(text(name), device, device.asSlice(4)), "device");
        return new long[] {device.get(JAVA_INT, 0), device.get(JAVA_INT, 4)};
    }

    /** A tensor on the CPU that the caller deletes. */
    MemorySegment empty(int elements) {
        long[] cpu = device("cpu");
        Native.check(Libreptorch.rt_empty(1, arena.allocateFrom(JAVA_LONG, elements), Libreptorch.rt_dtype(text("float32")), (int) cpu[0], (int) cpu[1],
                out), "empty");
        return out.get(ADDRESS, 0);
    }

    /** A vector that the caller deletes. */
    MemorySegment unowned(float... values) {
        MemorySegment tensor = empty(values.length);
        data(tensor, values.length).copyFrom(MemorySegment.ofArray(values));
        return tensor;
    }

    MemorySegment vector(float... values) {
        return own(unowned(values));
    }

    float[] read(MemorySegment tensor, int count) {
        return data(tensor, count).toArray(JAVA_FLOAT);
    }

    private MemorySegment data(MemorySegment tensor, int count) {
        long elements = 1;
        long[] described = describe(tensor);
        for (int i = 0; i < described[7]; i++) {
            elements *= described[8 + i];
        }
        if (elements != count) {
            throw new IllegalStateException("a tensor has " + elements + " elements instead of " + count);
        }
        Native.check(Libreptorch.rt_data(tensor, out), "data");
        return out.get(ADDRESS, 0).reinterpret(4L * count);
    }

    /** What rt_describe writes. */
    long[] describe(MemorySegment tensor) {
        MemorySegment described = arena.allocate(JAVA_LONG, DESCRIBED);
        Native.check(Libreptorch.rt_describe(tensor, ROOM, described), "describe");
        return described.toArray(JAVA_LONG);
    }

    MemorySegment lend(MemorySegment floats, long id) {
        Native.check(Libreptorch.rt_borrow(floats, floats.byteSize(), Libreptorch.rt_dtype(text("float32")), id, out), "borrow");
        return own(out.get(ADDRESS, 0));
    }

    void backward(MemorySegment tensor) {
        Native.check(Libreptorch.rt_backward(1, arena.allocateFrom(ADDRESS, tensor), MemorySegment.NULL, 0, 0, 0, MemorySegment.NULL), "backward");
    }

    MemorySegment grad(MemorySegment tensor) {
        Native.check(Libreptorch.rt_grad(tensor, out), "grad");
        if (out.get(ADDRESS, 0).address() == 0) {
            throw new IllegalStateException("a gradient is missing");
        }
        return own(out.get(ADDRESS, 0));
    }

    long heldBytes() {
        MemorySegment bytes = arena.allocate(JAVA_LONG, 2);
        Libreptorch.rt_tensor_memory(bytes, bytes.asSlice(8));
        return bytes.get(JAVA_LONG, 0);
    }

    MemorySegment find(String name, String overload) {
        MemorySegment operator = Libreptorch.rt_find(text(name), text(overload));
        if (operator.address() == 0) {
            throw new IllegalStateException(Native.lastError());
        }
        return operator;
    }

    Call call(String name, String overload) {
        return new Call(name, find(name, overload));
    }

    /** A call whose arguments are added in the schema's order. */
    final class Call {

        private final String name;
        private final MemorySegment operator;
        private final MemorySegment kinds = arena.allocate(ROOM);
        private final MemorySegment slots = arena.allocate(JAVA_LONG, ROOM);
        private int count;

        private Call(String name, MemorySegment operator) {
            this.name = name;
            this.operator = operator;
        }

        private Call put(int kind, long bits) {
            kinds.set(JAVA_BYTE, count, (byte) kind);
            slots.setAtIndex(JAVA_LONG, count++, bits);
            return this;
        }

        Call none() {
            return put(Libreptorch.RT_NONE(), 0);
        }

        Call tensor(MemorySegment tensor) {
            return put(Libreptorch.RT_TENSOR(), tensor.address());
        }

        Call integer(long value) {
            return put(Libreptorch.RT_INT(), value);
        }

        Call real(double value) {
            return put(Libreptorch.RT_DOUBLE(), Double.doubleToRawLongBits(value));
        }

        Call bool(boolean value) {
            return put(Libreptorch.RT_BOOL(), value ? 1 : 0);
        }

        Call device(String name) {
            long[] device = BareCalls.this.device(name);
            return put(Libreptorch.RT_DEVICE(), device[0] << 32 | device[1] & 0xFFFFFFFFL);
        }

        Call string(String value) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            MemorySegment counted = arena.allocate(8L + bytes.length, 8);
            counted.set(JAVA_LONG, 0, bytes.length);
            MemorySegment.copy(bytes, 0, counted, JAVA_BYTE, 8, bytes.length);
            return put(Libreptorch.RT_STRING(), counted.address());
        }

        /** A list whose elements are one word each. */
        Call list(int kind, long... elements) {
            return put(kind, counted(elements.length, elements).address());
        }

        /** A list of numbers, a kind and the bits of each. */
        Call numbers(long... kindsAndBits) {
            return put(Libreptorch.RT_NUMBERS(), counted(kindsAndBits.length / 2, kindsAndBits).address());
        }

        private MemorySegment counted(long count, long[] words) {
            MemorySegment counted = arena.allocate(JAVA_LONG, words.length + 1L);
            counted.set(JAVA_LONG, 0, count);
            MemorySegment.copy(words, 0, counted, JAVA_LONG, 8, words.length);
            return counted;
        }

        Results run() {
            Native.check(Libreptorch.rt_call(operator, count, ROOM, kinds, slots), name);
            return new Results(name, kinds, slots);
        }
    }

    /** What a call left in its slots. */
    final class Results {

        private final String name;
        private final MemorySegment kinds;
        private final MemorySegment slots;

        private Results(String name, MemorySegment kinds, MemorySegment slots) {
            this.name = name;
            this.kinds = kinds;
            this.slots = slots;
        }

        int kind(int index) {
            return kinds.get(JAVA_BYTE, index);
        }

        long bits(int index) {
            return slots.getAtIndex(JAVA_LONG, index);
        }

        MemorySegment tensor(int index) {
            requireKind(index, Libreptorch.RT_TENSOR());
            return own(MemorySegment.ofAddress(bits(index)));
        }

        MemorySegment[] tensors(int index) {
            requireKind(index, Libreptorch.RT_LIST());
            var tensors = new MemorySegment[(int) Libreptorch.rt_list_size(bits(index))];
            MemorySegment elements = arena.allocate(JAVA_LONG, tensors.length);
            Native.check(Libreptorch.rt_list_take(bits(index), arena.allocate(tensors.length), elements), name);
            for (int i = 0; i < tensors.length; i++) {
                tensors[i] = own(MemorySegment.ofAddress(elements.getAtIndex(JAVA_LONG, i)));
            }
            return tensors;
        }

        private void requireKind(int index, int kind) {
            if (kind(index) != kind) {
                throw new IllegalStateException("a result of " + name + " is of kind " + kind(index) + " instead of " + kind);
            }
        }
    }

    @Override
    public void close() {
        owned.forEach(Libreptorch::rt_delete);
        arena.close();
    }
}
