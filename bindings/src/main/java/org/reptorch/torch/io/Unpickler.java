package org.reptorch.torch.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Python's pickle language as far as torch.save writes it (protocols 2 to 5), without executing anything.
 *
 * <p>A pickle is a program for a stack machine. Python's has instructions that call any function; in this one names and
 * calls mean what {@link TorchObjects} says. Every instruction creates at most one value from values that are there or
 * from the bytes that follow it, so memory and time are proportional to the pickle's length. The instructions and their
 * names are those of Python's {@code Lib/pickletools.py}.
 */
final class Unpickler {

    /** The remedy for a checkpoint that holds more than is read. */
    static final String WEIGHTS_ALONE =
            "save the weights alone in Python: torch.save(model.state_dict(), 'weights.pth')";

    private static final int NEWEST_PROTOCOL = 5;
    /** An instruction of one byte can take some 60 bytes of heap; real checkpoints have some 30 for every tensor. */
    private static final int MOST_INSTRUCTIONS = 10_000_000;

    private final ByteCursor pickle;
    private final TorchObjects objects;
    private final List<Object> stack = new ArrayList<>();
    /** Where on the stack a sequence began whose end is still to come. */
    private final ArrayDeque<Integer> marks = new ArrayDeque<>();
    /** Values that the pickle refers to again. */
    private final Map<Long, Object> memo = new HashMap<>();

    /**
     * Creates a machine at the pickle's first instruction.
     *
     * @param pickle  the pickle
     * @param objects what names and calls mean
     */
    Unpickler(ByteCursor pickle, TorchObjects objects) {
        this.pickle = pickle;
        this.objects = objects;
    }

    /**
     * Runs the program and returns its result: scalars, ArrayLists (lists and sets), LinkedHashMaps, {@link Tuple}s,
     * StoredTensors, and where the file is forged also storages and globals; lists and maps may contain themselves.
     *
     * @throws FileFormatException if an instruction is unknown or makes no sense, or a name is not allowed
     */
    Object run() {
        for (int i = 0; i < MOST_INSTRUCTIONS; i++) {
            int opcode = pickle.u8();
            switch (opcode) {
                case 0x80 -> checkProtocol(pickle.u8()); // PROTO
                case 0x95 -> pickle.skip(Long.BYTES); // FRAME: only a hint for buffering
                case '.' -> { // STOP
                    return pop();
                }

                case 'N' -> push(null); // NONE
                case 0x88 -> push(true); // NEWTRUE
                case 0x89 -> push(false); // NEWFALSE
                case 'J' -> push((long) pickle.i32()); // BININT
                case 'K' -> push((long) pickle.u8()); // BININT1
                case 'M' -> push((long) pickle.u16()); // BININT2
                case 0x8a -> push(longOf(pickle.take(pickle.u8()))); // LONG1
                case 'G' -> push(pickle.bigEndianDouble()); // BINFLOAT
                case 0x8c -> push(pickle.utf8(pickle.u8())); // SHORT_BINUNICODE
                case 'X' -> push(pickle.utf8(pickle.u32())); // BINUNICODE
                case 0x8d -> push(pickle.utf8(pickle.i64())); // BINUNICODE8

                case '(' -> marks.push(stack.size()); // MARK
                case ')' -> push(new Tuple(List.of())); // EMPTY_TUPLE
                case 0x85 -> push(new Tuple(popLast(1))); // TUPLE1
                case 0x86 -> push(new Tuple(popLast(2))); // TUPLE2
                case 0x87 -> push(new Tuple(popLast(3))); // TUPLE3
                case 't' -> push(new Tuple(popToMark())); // TUPLE
                case ']', 0x8f -> push(new ArrayList<>()); // EMPTY_LIST, EMPTY_SET
                case 'a' -> append(popLast(1)); // APPEND
                case 'e', 0x90 -> append(popToMark()); // APPENDS, ADDITEMS
                case 0x91 -> push(popToMark()); // FROZENSET
                case '}' -> push(new LinkedHashMap<>()); // EMPTY_DICT
                case 's' -> put(popLast(2)); // SETITEM
                case 'u' -> put(popToMark()); // SETITEMS

                case 'q' -> memo.put((long) pickle.u8(), top()); // BINPUT
                case 'r' -> memo.put(pickle.u32(), top()); // LONG_BINPUT
                case 0x94 -> memo.put((long) memo.size(), top()); // MEMOIZE
                case 'h' -> push(recall(pickle.u8())); // BINGET
                case 'j' -> push(recall(pickle.u32())); // LONG_BINGET

                case 'c' -> push(objects.global(pickle.line(), pickle.line())); // GLOBAL
                case 0x93 -> push(stackGlobal(popLast(2))); // STACK_GLOBAL
                case 'Q' -> push(objects.storage(pop())); // BINPERSID
                case 'R' -> { // REDUCE
                    List<Object> call = popLast(2);
                    push(objects.call(call.get(0), call.get(1)));
                }
                case 'b' -> ignoreState(); // BUILD

                default -> throw pickle.unsupported("has the instruction 0x%02x, which weights do not need; ".formatted(opcode)
                        + WEIGHTS_ALONE);
            }
        }
        throw pickle.unsupported("has more than " + MOST_INSTRUCTIONS + " instructions; " + WEIGHTS_ALONE);
    }

    private void checkProtocol(int protocol) {
        if (protocol > NEWEST_PROTOCOL) {
            throw pickle.unsupported("has the unknown protocol " + protocol
                    + "; save it with pickle_protocol=2, PyTorch's default");
        }
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object pop() {
        return popLast(1).getFirst();
    }

    /** Removes values from the top and returns them, the topmost last; what is below a mark stays. */
    private List<Object> popLast(int count) {
        int bottom = marks.isEmpty() ? 0 : marks.peek();
        if (stack.size() - count < bottom) {
            throw pickle.damaged("takes a value that is not there");
        }
        return popFrom(stack.size() - count);
    }

    private List<Object> popToMark() {
        if (marks.isEmpty()) {
            throw pickle.damaged("ends a sequence that was not begun");
        }
        return popFrom(marks.pop());
    }

    private List<Object> popFrom(int start) {
        List<Object> values = stack.subList(start, stack.size());
        var popped = new ArrayList<>(values);
        values.clear();
        return popped;
    }

    private Object top() {
        if (stack.isEmpty()) {
            throw pickle.damaged("takes a value that is not there");
        }
        return stack.getLast();
    }

    private void append(List<Object> items) {
        if (!(top() instanceof ArrayList<?>)) {
            throw pickle.damaged("appends to what is no list");
        }
        @SuppressWarnings("unchecked") // push() is given no other lists
        var list = (List<Object>) top();
        list.addAll(items);
    }

    private void put(List<Object> keysAndValues) {
        if (!(top() instanceof LinkedHashMap<?, ?>) || keysAndValues.size() % 2 != 0) {
            throw pickle.damaged("puts keys into what is no dict");
        }
        @SuppressWarnings("unchecked") // push() is given no other maps
        var map = (Map<Object, Object>) top();
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            map.put(key(keysAndValues.get(i)), keysAndValues.get(i + 1));
        }
    }

    /** Lets only values be keys whose hash cannot change or run in a circle. */
    private Object key(Object key) {
        return switch (key) {
            case null -> null;
            case String s -> s;
            case Long l -> l;
            case Double d -> d;
            case Boolean b -> b;
            default -> throw pickle.unsupported(
                    "has a dict key that is neither a text nor a number; " + WEIGHTS_ALONE);
        };
    }

    private Object recall(long key) {
        Object value = memo.get(key);
        if (value == null && !memo.containsKey(key)) {
            throw pickle.damaged("refers to a value that it did not number");
        }
        return value;
    }

    private TorchGlobal stackGlobal(List<Object> names) {
        if (names.get(0) instanceof String module && names.get(1) instanceof String name) {
            return objects.global(module, name);
        }
        throw pickle.damaged("has a name that is no text");
    }

    /** Drops an object's attributes; the only ones here are {@code _metadata} of a state dict: versions of its modules. */
    private void ignoreState() {
        pop();
        if (!(top() instanceof Map<?, ?>)) {
            throw pickle.damaged("sets attributes of what is no OrderedDict");
        }
    }

    /** Returns an integer of any length up to 8 bytes, two's complement, lowest byte first. */
    private long longOf(MemorySegment bytes) {
        if (bytes.byteSize() > Long.BYTES) {
            throw pickle.unsupported("holds an integer of more than 64 bits; save it as a text, or " + WEIGHTS_ALONE);
        }
        long value = 0;
        for (long i = bytes.byteSize() - 1; i >= 0; i--) {
            value = value << Byte.SIZE | Byte.toUnsignedLong(bytes.get(ValueLayout.JAVA_BYTE, i));
        }
        int unused = Long.SIZE - Byte.SIZE * (int) bytes.byteSize();
        return unused == Long.SIZE ? 0 : value << unused >> unused;
    }
}
