package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.reptorch.torch.capi.Libreptorch;

/**
 * The arguments of one call as the shim reads them (rt_call): a kind and a slot each, lists and strings beside them, the
 * tensors pinned until {@link #clear()}. Results come back in the same slots.
 */
final class Arguments {

    /** The most arguments, and the most results. */
    static final int MOST = 64;
    /** How many tensors of a list a message describes. */
    private static final int SHOWN = 4;
    private static final long SCRATCH_BYTES = 16 * 1024;

    private final MemorySegment kinds;
    private final MemorySegment slots;
    private final MemorySegment scratch;
    /** Lists too large for the scratch: referred to until the call ends, so that they stay alive. */
    private final List<MemorySegment> oversized = new ArrayList<>();
    private long scratchUsed;

    private Handle[] pinned = new Handle[MOST];
    private int pins;
    /** Which of the pinned handles each argument brought. */
    private final int[] pinnedFrom = new int[MOST];
    private final int[] pinnedTo = new int[MOST];
    /** How many elements each argument has that is a list. */
    private final int[] lengths = new int[MOST];
    private int count;
    /** The elements of the list that was written last and is not yet an argument. */
    private int listLength;

    Arguments() {
        Arena arena = Arena.ofAuto();
        kinds = arena.allocate(MOST);
        slots = arena.allocate(JAVA_LONG, MOST);
        scratch = arena.allocate(SCRATCH_BYTES, 8);
    }

    MemorySegment kinds() {
        return kinds;
    }

    MemorySegment slots() {
        return slots;
    }

    /** Returns how many there are. */
    int count() {
        return count;
    }

    /** Adds one; it has the tensors that were pinned since the one before. */
    void put(int kind, long slot) {
        kinds.set(JAVA_BYTE, count, (byte) kind);
        slots.setAtIndex(JAVA_LONG, count, slot);
        pinnedFrom[count] = count == 0 ? 0 : pinnedTo[count - 1];
        pinnedTo[count] = pins;
        lengths[count] = listLength;
        listLength = 0;
        count++;
    }

    /** Pins a tensor for the next argument and returns its address, or 0 where it is closed. */
    long pin(Handle handle) {
        long address = handle.pin();
        if (address != 0) {
            if (pins == pinned.length) {
                pinned = Arrays.copyOf(pinned, pins * 2);
            }
            pinned[pins++] = handle;
        }
        return address;
    }

    /** Gives back what the arguments pinned; there are none then. */
    void clear() {
        for (int i = 0; i < pins; i++) {
            pinned[i].unpin();
            pinned[i] = null;
        }
        pins = 0;
        count = 0;
        scratchUsed = 0;
        listLength = 0;
        oversized.clear();
    }

    /** Writes a list of 64-bit elements. */
    MemorySegment list(long[] values) {
        MemorySegment list = counted(values.length, values.length);
        MemorySegment.copy(values, 0, list, JAVA_LONG, 8, values.length);
        return list;
    }

    /** Writes a string in UTF-8. */
    MemorySegment text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        MemorySegment text = counted(bytes.length, (bytes.length + 7) / 8);
        MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 8, bytes.length);
        return text;
    }

    /** Room for a count and so many 64-bit words behind it. */
    MemorySegment counted(long elements, int words) {
        long bytes = (words + 1L) * 8;
        MemorySegment segment;
        if (scratchUsed + bytes <= SCRATCH_BYTES) {
            segment = scratch.asSlice(scratchUsed, bytes);
            scratchUsed += bytes;
        } else {
            segment = Arena.ofAuto().allocate(bytes, 8);
            oversized.add(segment);
        }
        segment.set(JAVA_LONG, 0, elements);
        listLength = (int) elements;
        return segment;
    }

    /** Returns all tensors. */
    List<Handle> tensors() {
        return Arrays.asList(pinned).subList(0, pins);
    }

    /** Returns the kind of an argument or, after the call, of a result. */
    int kindAt(int index) {
        return kinds.get(JAVA_BYTE, index);
    }

    /** Tells whether an optional argument is absent. */
    boolean isNone(int argument) {
        return kindAt(argument) == Libreptorch.RT_NONE();
    }

    /** Returns an argument that is an integer, a truth value or a dtype's code. */
    long integerAt(int argument) {
        return slots.getAtIndex(JAVA_LONG, argument);
    }

    /** Returns an argument that is a Scalar, as a double. */
    double scalarAt(int argument) {
        return kindAt(argument) == Libreptorch.RT_DOUBLE() ? Double.longBitsToDouble(integerAt(argument)) : integerAt(argument);
    }

    /** Returns an argument that is a list of integers. */
    long[] integersAt(int argument) {
        return MemorySegment.ofAddress(integerAt(argument)).reinterpret((lengths[argument] + 1L) * 8).asSlice(8).toArray(JAVA_LONG);
    }

    /** Returns how many elements an argument has that is a list. */
    int lengthAt(int argument) {
        return lengths[argument];
    }

    /** Returns how many tensors an argument has: those of a list, or one, or none. */
    int tensorsAt(int argument) {
        return pinnedTo[argument] - pinnedFrom[argument];
    }

    /** Returns the tensor of an argument that is one. */
    Handle handleAt(int argument) {
        return pinned[pinnedFrom[argument]];
    }

    /** Returns an argument that is a string. */
    String stringAt(int argument) {
        MemorySegment bytes = MemorySegment.ofAddress(integerAt(argument)).reinterpret(8L + lengths[argument]).asSlice(8);
        return new String(bytes.toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    }

    /** Returns what a tensor of an argument is, the only one or one of a list. */
    Native.Description tensorAt(int argument, int index) {
        return Native.describe(pinned[pinnedFrom[argument] + index]);
    }

    /** Returns the tensors among the arguments in words, for the message of a failure. */
    String describe(Schema schema) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            Schema.Argument declared = schema.arguments().get(i);
            if (pinnedTo[i] == pinnedFrom[i]) {
                continue;
            }
            text.append(text.isEmpty() ? " (" : ", ").append(declared.name()).append(": ").append(declared.type().list() ? "[" : "");
            int shown = Math.min(pinnedTo[i], pinnedFrom[i] + SHOWN);
            for (int k = pinnedFrom[i]; k < shown; k++) {
                text.append(k > pinnedFrom[i] ? ", " : "").append(Native.summary(pinned[k]));
            }
            if (shown < pinnedTo[i]) {
                text.append(", ... ").append(pinnedTo[i] - pinnedFrom[i]).append(" in all");
            }
            text.append(declared.type().list() ? "]" : "");
        }
        return text.isEmpty() ? "" : text.append(')').toString();
    }
}
