package org.reptorch.torch.io;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Reads Python's pickle language as far as protocols 2 to 5 write it, without executing anything.
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
    /** Beyond any number that is one; the text of longer ones takes ever more time. */
    private static final int LONGEST_INTEGER = 255;
    /** Keys that have no order, or are hashed item by item each time: a file must not make that often or long. */
    private static final int LONGEST_TUPLE_KEY = 64;
    private static final int MOST_RARE_KEYS = 10_000;

    private final ByteCursor pickle;
    private final TorchObjects objects;
    private final List<Object> stack = new ArrayList<>();
    /** Where on the stack a sequence began whose end is still to come. */
    private final ArrayDeque<Integer> marks = new ArrayDeque<>();
    /** Values that the pickle refers to again. */
    private final Map<Long, Object> memo = new HashMap<>();
    private int rareKeys;
    /** What a list became as a set: a pickle may make one of the same list very often. */
    private final Map<List<?>, LinkedHashSet<Object>> sets = new IdentityHashMap<>();

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
     * Runs the program and returns its result: null, Boolean, Long, BigInteger, Double, String, byte[], {@link Tuple}s, ArrayLists,
     * LinkedHashSets, LinkedHashMaps, and what {@link TorchObjects} makes of names and calls; they may contain themselves.
     *
     * @throws FileFormatException if an instruction is unknown or makes no sense, or a name is hostile
     */
    Object run() {
        for (int i = 0; i < MOST_INSTRUCTIONS; i++) {
            int opcode = pickle.u8();
            switch (opcode) {
                case 0x80 -> checkProtocol(pickle.u8()); // PROTO
                case 0x95 -> pickle.i64(); // FRAME: only a hint for buffering
                case '.' -> { // STOP
                    return pop();
                }

                case 'N' -> push(null); // NONE
                case 0x88 -> push(true); // NEWTRUE
                case 0x89 -> push(false); // NEWFALSE
                case 'J' -> push((long) pickle.i32()); // BININT
                case 'K' -> push((long) pickle.u8()); // BININT1
                case 'M' -> push((long) pickle.u16()); // BININT2
                case 0x8a -> push(integer(pickle.u8())); // LONG1
                case 0x8b -> push(integer(pickle.u32())); // LONG4
                case 'G' -> push(pickle.bigEndianDouble()); // BINFLOAT
                case 0x8c -> push(pickle.utf8(pickle.u8())); // SHORT_BINUNICODE
                case 'X' -> push(pickle.utf8(pickle.u32())); // BINUNICODE
                case 0x8d -> push(pickle.utf8(pickle.i64())); // BINUNICODE8

                // Python 2's str: text mostly, and torch.load takes it for such; in data sets such as CIFAR-10 also pixels.
                case 'U' -> push(pickle.textOrBytes(pickle.u8())); // SHORT_BINSTRING
                case 'T' -> push(pickle.textOrBytes(pickle.u32())); // BINSTRING
                case 'C' -> push(pickle.array(pickle.u8())); // SHORT_BINBYTES
                case 'B' -> push(pickle.array(pickle.u32())); // BINBYTES
                case 0x8e, 0x96 -> push(pickle.array(pickle.i64())); // BINBYTES8, BYTEARRAY8

                case '0' -> discard(); // POP
                case '1' -> popToMark(); // POP_MARK
                case '2' -> push(top()); // DUP
                case '(' -> marks.push(stack.size()); // MARK
                case ')' -> push(Tuple.of()); // EMPTY_TUPLE
                case 0x85 -> push(Tuple.copyOf(popLast(1))); // TUPLE1
                case 0x86 -> push(Tuple.copyOf(popLast(2))); // TUPLE2
                case 0x87 -> push(Tuple.copyOf(popLast(3))); // TUPLE3
                case 't' -> push(Tuple.copyOf(popToMark())); // TUPLE
                case ']' -> push(new ArrayList<>()); // EMPTY_LIST
                case 'a' -> append(popLast(1)); // APPEND
                case 'e' -> append(popToMark()); // APPENDS
                case 0x8f -> push(new LinkedHashSet<>()); // EMPTY_SET
                case 0x90 -> add(popToMark()); // ADDITEMS
                case 0x91 -> push(set(popToMark())); // FROZENSET
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
                case 'Q' -> push(objects.persistent(pop())); // BINPERSID
                case 'R', 0x81 -> { // REDUCE, NEWOBJ
                    List<Object> call = popLast(2);
                    push(call(call.get(0), call.get(1), Map.of()));
                }
                case 0x92 -> { // NEWOBJ_EX
                    List<Object> call = popLast(3);
                    push(call(call.get(0), call.get(1), call.get(2)));
                }
                case 'b' -> objects.setState(pop(), top()); // BUILD

                default -> throw pickle.unsupported("has the instruction 0x%02x, which is not read; ".formatted(opcode)
                        + WEIGHTS_ALONE);
            }
        }
        throw pickle.unsupported("has more than " + MOST_INSTRUCTIONS + " instructions; " + WEIGHTS_ALONE);
    }

    private Object call(Object callee, Object arguments, Object keywords) {
        if (!(arguments instanceof Tuple tuple) || !(keywords instanceof Map<?, ?> named)) {
            throw objects.malformed("call");
        }
        if (callee instanceof TorchGlobal(String name, TorchGlobal.Function function) && function == TorchGlobal.Function.SET) {
            return setOf(tuple);
        }
        return objects.call(callee, tuple, named);
    }

    private LinkedHashSet<Object> setOf(Tuple arguments) {
        if (arguments.isEmpty()) {
            return new LinkedHashSet<>();
        }
        if (arguments.size() == 1 && arguments.get(0) instanceof List<?> list) {
            return sets.computeIfAbsent(list, this::set);
        }
        throw objects.malformed("call of set");
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

    /** Removes the topmost value, or a mark with nothing above it. */
    private void discard() {
        if (!marks.isEmpty() && marks.peek() == stack.size()) {
            marks.pop();
        } else {
            pop();
        }
    }

    private void append(List<Object> items) {
        switch (top()) {
            case ArrayList<?> list -> cast(list).addAll(items);
            case PickledObject object -> object.items.addAll(items);
            case null, default -> throw pickle.damaged("appends to what is no list");
        }
    }

    private void add(List<Object> items) {
        switch (top()) {
            case LinkedHashSet<?> set -> items.forEach(item -> cast(set).add(key(item)));
            case PickledObject object -> object.items.addAll(items);
            case null, default -> throw pickle.damaged("adds to what is no set");
        }
    }

    private LinkedHashSet<Object> set(List<?> items) {
        var set = new LinkedHashSet<>();
        items.forEach(item -> set.add(key(item)));
        return set;
    }

    private void put(List<Object> keysAndValues) {
        Map<Object, Object> map = switch (top()) {
            case LinkedHashMap<?, ?> dict -> cast(dict);
            case PickledObject object -> object.entries;
            case null, default -> throw pickle.damaged("puts keys into what is no dict");
        };
        if (keysAndValues.size() % 2 != 0) {
            throw pickle.damaged("puts a key without a value into a dict");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            map.put(key(keysAndValues.get(i)), keysAndValues.get(i + 1));
        }
    }

    @SuppressWarnings("unchecked") // push() is given no other collections
    private static Collection<Object> cast(Collection<?> collection) {
        return (Collection<Object>) collection;
    }

    @SuppressWarnings("unchecked") // push() is given no other maps
    private static Map<Object, Object> cast(Map<?, ?> map) {
        return (Map<Object, Object>) map;
    }

    /** Lets only values be keys whose hash cannot change, run in a circle or take long. */
    private Object key(Object key) {
        return switch (key) {
            case null -> null;
            case String s -> s;
            case Long l -> l;
            case BigInteger i -> i;
            case Double d -> d;
            case Boolean b -> b;
            // These are hashed by identity or name.
            case byte[] bytes when counted() -> bytes;
            case PickledObject object when counted() -> object;
            case TorchGlobal global when counted() -> global;
            case Tuple tuple when counted() && isKey(tuple) -> tuple;
            default -> throw pickle.unsupported(
                    "has a dict key or member of a set that is neither a text, a number nor a tuple of these; " + WEIGHTS_ALONE);
        };
    }

    private boolean counted() {
        return ++rareKeys <= MOST_RARE_KEYS;
    }

    private static boolean isKey(Tuple tuple) {
        return tuple.size() <= LONGEST_TUPLE_KEY && tuple.stream().allMatch(item -> item == null || item instanceof String
                || item instanceof Long || item instanceof Double || item instanceof Boolean);
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

    /** Reads an integer in two's complement, lowest byte first: a Long where it is one. */
    private Object integer(long length) {
        if (length > LONGEST_INTEGER) {
            throw pickle.unsupported("holds an integer of " + length + " bytes; save it as a text, or " + WEIGHTS_ALONE);
        }
        byte[] bytes = pickle.array(length);
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
        var value = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }
}
