package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.reptorch.torch.DType;
import org.reptorch.torch.TorchException;
import org.reptorch.torch.capi.Libreptorch;

/**
 * The one way to an operator: arguments are written to this thread's slots in the schema's order, the shim makes the
 * dispatcher's stack of them, and the results come back in the same slots.
 *
 * <pre>{@code
 * try (Dispatch call = Dispatch.begin(operator)) {
 *     Handle result = call.tensor(self).tensor(other).run().tensorResult(0);
 * }
 * }</pre>
 *
 * Slots and lists live in memory that the thread keeps; a call allocates nothing but its results.
 */
public final class Dispatch implements AutoCloseable {

    private static final int MAX_SLOTS = 64;
    /** How many tensors of a list the message of a failure describes. */
    private static final int SHOWN_OPERANDS = 4;
    private static final long SCRATCH_BYTES = 16 * 1024;
    private static final ThreadLocal<Dispatch> OF_THREAD = ThreadLocal.withInitial(Dispatch::new);

    private final MemorySegment kinds;
    private final MemorySegment slots;
    private final MemorySegment scratch;
    private Handle[] pinned = new Handle[MAX_SLOTS];
    /** Which of the pinned handles each argument brought, for the message of a failure. */
    private final int[] pinnedFrom = new int[MAX_SLOTS];
    private final int[] pinnedTo = new int[MAX_SLOTS];
    /** How many elements each argument has that is a list. */
    private final int[] lengths = new int[MAX_SLOTS];

    private Operator operator;
    private Operator.Resolved resolved;
    private int count;
    private int pins;
    private long scratchUsed;
    /** The elements of the list that was written last and is not yet an argument. */
    private int listLength;
    private boolean busy;
    /** Whether this call only mends what another left behind. */
    private boolean recovering;
    /** Lists too large for the scratch: referred to until the call ends, so that they stay alive. */
    private final List<MemorySegment> oversized = new ArrayList<>();

    private Dispatch() {
        Arena arena = Arena.ofAuto();
        kinds = arena.allocate(MAX_SLOTS);
        slots = arena.allocate(JAVA_LONG, MAX_SLOTS);
        scratch = arena.allocate(SCRATCH_BYTES, 8);
    }

    /** Begins a call of the operator, which is looked up now if it is the first. */
    public static Dispatch begin(Operator operator) {
        Operator.Resolved resolved = operator.resolve();
        Dispatch call = OF_THREAD.get();
        if (call.busy) {
            call = new Dispatch();
        }
        call.busy = true;
        call.operator = operator;
        call.resolved = resolved;
        return call;
    }

    private Dispatch put(int kind, long slot) {
        if (count == resolved.schema().arguments().size()) {
            throw new IllegalArgumentException(operator + " takes " + count + " arguments: " + resolved.schema());
        }
        kinds.set(JAVA_BYTE, count, (byte) kind);
        slots.setAtIndex(JAVA_LONG, count, slot);
        pinnedFrom[count] = 0;
        pinnedTo[count] = 0;
        lengths[count] = listLength;
        listLength = 0;
        count++;
        return this;
    }

    /** Returns the value for the next argument, which must not be null. */
    private <T> T required(T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(operator + ": argument '" + argumentName() + "' is null and must be " + what);
        }
        return value;
    }

    private long pin(Handle handle) {
        required(handle, "a tensor");
        long address = handle.pin();
        if (address == 0) {
            throw Handle.closed(operator + ", argument '" + argumentName() + "'");
        }
        if (pins == pinned.length) {
            pinned = Arrays.copyOf(pinned, pins * 2);
        }
        pinned[pins++] = handle;
        return address;
    }

    private String argumentName() {
        List<Schema.Argument> declared = resolved.schema().arguments();
        return count < declared.size() ? declared.get(count).name() : "#" + count;
    }

    /** Adds a tensor. */
    public Dispatch tensor(Handle handle) {
        put(Libreptorch.RT_TENSOR(), pin(handle));
        pinnedFrom[count - 1] = pins - 1;
        pinnedTo[count - 1] = pins;
        return this;
    }

    /** Adds a tensor or, for null, none. */
    public Dispatch optionalTensor(Handle handle) {
        return handle == null ? none() : tensor(handle);
    }

    /** Adds a list of tensors; with {@code optional} its elements may be null. */
    public Dispatch tensors(List<Handle> handles, boolean optional) {
        required(handles, "a list of tensors");
        MemorySegment list = counted(handles.size(), handles.size());
        int first = pins;
        for (int i = 0; i < handles.size(); i++) {
            Handle handle = handles.get(i);
            list.setAtIndex(JAVA_LONG, i + 1L, handle == null && optional ? 0 : pin(handle));
        }
        put(optional ? Libreptorch.RT_OPTIONAL_TENSORS() : Libreptorch.RT_TENSORS(), list.address());
        pinnedFrom[count - 1] = first;
        pinnedTo[count - 1] = pins;
        return this;
    }

    /** Adds an integer. */
    public Dispatch integer(long value) {
        return put(Libreptorch.RT_INT(), value);
    }

    /** Adds the code of a memory format, which must not be null. */
    public Dispatch memoryFormat(Long code) {
        return integer(required(code, "a memory format"));
    }

    /** Adds a floating-point number. */
    public Dispatch real(double value) {
        return put(Libreptorch.RT_DOUBLE(), Double.doubleToRawLongBits(value));
    }

    /** Adds a truth value. */
    public Dispatch bool(boolean value) {
        return put(Libreptorch.RT_BOOL(), value ? 1 : 0);
    }

    /** Adds a dtype. */
    public Dispatch dtype(DType value) {
        return integer(Native.code(required(value, "a dtype")));
    }

    /** Adds a device. */
    public Dispatch device(Native.DeviceCode device) {
        required(device, "a device");
        return put(Libreptorch.RT_DEVICE(), (long) device.type() << 32 | device.index() & 0xFFFFFFFFL);
    }

    /** Adds an integer or, for null, none. */
    public Dispatch optionalInteger(Long value) {
        return value == null ? none() : integer(value);
    }

    /** Adds a floating-point number or, for null, none. */
    public Dispatch optionalReal(Double value) {
        return value == null ? none() : real(value);
    }

    /** Adds a truth value or, for null, none. */
    public Dispatch optionalBool(Boolean value) {
        return value == null ? none() : bool(value);
    }

    /** Adds a dtype or, for null, none. */
    public Dispatch optionalDtype(DType value) {
        return value == null ? none() : dtype(value);
    }

    /** Adds a device or, for null, none. */
    public Dispatch optionalDevice(Native.DeviceCode device) {
        return device == null ? none() : device(device);
    }

    /** Adds an absent optional of any type. */
    public Dispatch none() {
        return put(Libreptorch.RT_NONE(), 0);
    }

    /** Adds a list of integers. */
    public Dispatch integers(long[] values) {
        return put(Libreptorch.RT_INTS(), list(required(values, "a list of integers")).address());
    }

    /** Adds a list of integers or, for null, none. */
    public Dispatch optionalIntegers(long[] values) {
        return values == null ? none() : integers(values);
    }

    /** Adds a list of floating-point numbers. */
    public Dispatch reals(double[] values) {
        return put(Libreptorch.RT_DOUBLES(), list(bits(required(values, "a list of numbers"))).address());
    }

    /** Adds a list of floating-point numbers or, for null, none. */
    public Dispatch optionalReals(double[] values) {
        return values == null ? none() : reals(values);
    }

    /** Adds a list of truth values. */
    public Dispatch bools(boolean[] values) {
        var integers = new long[required(values, "a list of truth values").length];
        for (int i = 0; i < values.length; i++) {
            integers[i] = values[i] ? 1 : 0;
        }
        return put(Libreptorch.RT_BOOLS(), list(integers).address());
    }

    /** Adds a list of truth values or, for null, none. */
    public Dispatch optionalBools(boolean[] values) {
        return values == null ? none() : bools(values);
    }

    private static long[] bits(double[] values) {
        var integers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            integers[i] = Double.doubleToRawLongBits(values[i]);
        }
        return integers;
    }

    /** Adds a string. */
    public Dispatch string(String value) {
        return put(Libreptorch.RT_STRING(), text(required(value, "a string")).address());
    }

    /** Adds a string or, for null, none. */
    public Dispatch optionalString(String value) {
        return value == null ? none() : string(value);
    }

    /** Adds a Scalar: an integer or a floating-point number, as PyTorch tells them apart when it promotes dtypes. */
    public Dispatch scalar(Number value) {
        return put(scalarKind(value), scalarBits(value));
    }

    /** Adds a Scalar or, for null, none. */
    public Dispatch optionalScalar(Number value) {
        return value == null ? none() : scalar(value);
    }

    /** Adds a list of Scalars. */
    public Dispatch scalars(List<? extends Number> values) {
        int size = required(values, "a list of numbers").size();
        MemorySegment list = counted(size, Math.multiplyExact(size, 2));
        for (int i = 0; i < size; i++) {
            list.setAtIndex(JAVA_LONG, 2L * i + 1, scalarKind(values.get(i)));
            list.setAtIndex(JAVA_LONG, 2L * i + 2, scalarBits(values.get(i)));
        }
        return put(Libreptorch.RT_NUMBERS(), list.address());
    }

    private int scalarKind(Number value) {
        return switch (required(value, "a number")) {
            case Double d -> Libreptorch.RT_DOUBLE();
            case Float f -> Libreptorch.RT_DOUBLE();
            case Long l -> Libreptorch.RT_INT();
            case Integer i -> Libreptorch.RT_INT();
            case Short s -> Libreptorch.RT_INT();
            case Byte b -> Libreptorch.RT_INT();
            default -> throw new IllegalArgumentException(operator + ": argument '" + argumentName() + "' is a " + value.getClass().getSimpleName()
                    + ", which may not fit libtorch's numbers; convert it to a long or a double");
        };
    }

    private static long scalarBits(Number value) {
        return value instanceof Double || value instanceof Float ? Double.doubleToRawLongBits(value.doubleValue()) : value.longValue();
    }

    private MemorySegment list(long[] values) {
        MemorySegment list = counted(values.length, values.length);
        MemorySegment.copy(values, 0, list, JAVA_LONG, 8, values.length);
        return list;
    }

    private MemorySegment text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        MemorySegment text = counted(bytes.length, (bytes.length + 7) / 8);
        MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 8, bytes.length);
        return text;
    }

    /** Room for a count and so many 64-bit words behind it. */
    private MemorySegment counted(long elements, int words) {
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

    /** Calls the operator. */
    public Dispatch run() {
        Schema schema = resolved.schema();
        if (count != schema.arguments().size()) {
            throw new IllegalArgumentException(operator + " takes " + schema.arguments().size() + " arguments, not " + count + ": " + schema);
        }
        String problem = resolved.guard() == null ? null : resolved.guard().problem(this);
        if (problem != null) {
            throw new IllegalArgumentException(operator + ": " + problem + operands());
        }
        int status = Libreptorch.rt_call(resolved.address(), count, MAX_SLOTS, kinds, slots);
        if (status != 0) {
            String reason = Callbacks.reason();
            String operands = operands();
            if (!recovering) {
                emptyBeyondStorage();
            }
            throw new TorchException(operator + ": " + reason + operands);
        }
        return this;
    }

    /**
     * libtorch gives a tensor its new sizes before it finds out that its memory cannot grow, and leaves them so: the tensor
     * loses its elements here, since the next operator would read beyond their end.
     */
    private void emptyBeyondStorage() {
        for (int i = 0; i < pins; i++) {
            if (Native.describe(pinned[i]).exceedsStorage()) {
                try (Dispatch call = begin(Operator.find("resize_", ""))) {
                    call.recovering = true;
                    call.tensor(pinned[i]).integers(new long[] {0}).none().run().dropTensorResult(0);
                }
            }
        }
    }

    /** Tells whether an optional argument is absent. */
    boolean isNone(int argument) {
        return kinds.get(JAVA_BYTE, argument) == Libreptorch.RT_NONE();
    }

    /** Returns an argument that is an integer, a truth value or a dtype's code. */
    long integerAt(int argument) {
        return slots.getAtIndex(JAVA_LONG, argument);
    }

    /** Returns an argument that is a Scalar, as a double. */
    double scalarAt(int argument) {
        return kinds.get(JAVA_BYTE, argument) == Libreptorch.RT_DOUBLE() ? Double.longBitsToDouble(integerAt(argument)) : integerAt(argument);
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

    /** The tensors among the arguments, for the message of a failure. */
    private String operands() {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            Schema.Argument declared = resolved.schema().arguments().get(i);
            if (pinnedTo[i] == pinnedFrom[i]) {
                continue;
            }
            text.append(text.isEmpty() ? " (" : ", ").append(declared.name()).append(": ").append(declared.type().list() ? "[" : "");
            int shown = Math.min(pinnedTo[i], pinnedFrom[i] + SHOWN_OPERANDS);
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

    /** Returns result {@code index}, a tensor that the caller now owns; null for an undefined one, which PyTorch shows as None. */
    public Handle tensorResult(int index) {
        return Handle.orNull(slots.getAtIndex(JAVA_LONG, index));
    }

    /** Gives back result {@code index}, a tensor that nobody wants. */
    public void dropTensorResult(int index) {
        Libreptorch.rt_delete(MemorySegment.ofAddress(slots.getAtIndex(JAVA_LONG, index)));
    }

    /** Returns result {@code index}, a list of tensors that the caller now owns. */
    public Handle[] tensorsResult(int index) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment elements = listResult(index, arena);
            var handles = new Handle[(int) (elements.byteSize() / 8)];
            for (int i = 0; i < handles.length; i++) {
                handles[i] = Handle.orNull(elements.getAtIndex(JAVA_LONG, i));
            }
            return handles;
        }
    }

    /** Returns result {@code index}, a list of integers. */
    public long[] integersResult(int index) {
        try (Arena arena = Arena.ofConfined()) {
            return listResult(index, arena).toArray(JAVA_LONG);
        }
    }

    private MemorySegment listResult(int index, Arena arena) {
        long list = slots.getAtIndex(JAVA_LONG, index);
        long size = Libreptorch.rt_list_size(list);
        MemorySegment elements = arena.allocate(JAVA_LONG, size);
        Native.check(Libreptorch.rt_list_take(list, arena.allocate(size), elements), operator.toString());
        return elements;
    }

    /** Returns result {@code index}, a Scalar: a Long, a Double, or for a truth value 0 or 1. */
    public Number scalarResult(int index) {
        if (kinds.get(JAVA_BYTE, index) == Libreptorch.RT_DOUBLE()) {
            return realResult(index);
        }
        return integerResult(index);
    }

    /** Returns result {@code index}, an integer. */
    public long integerResult(int index) {
        return slots.getAtIndex(JAVA_LONG, index);
    }

    /** Returns result {@code index}, a dtype. */
    public DType dtypeResult(int index) {
        return Native.dtype((int) integerResult(index));
    }

    /** Returns result {@code index}, a truth value. */
    public boolean boolResult(int index) {
        return integerResult(index) != 0;
    }

    /** Returns result {@code index}, a floating-point number. */
    public double realResult(int index) {
        return Double.longBitsToDouble(slots.getAtIndex(JAVA_LONG, index));
    }

    @Override
    public void close() {
        for (int i = 0; i < pins; i++) {
            pinned[i].unpin();
            pinned[i] = null;
        }
        pins = 0;
        count = 0;
        scratchUsed = 0;
        listLength = 0;
        recovering = false;
        oversized.clear();
        busy = false;
    }
}
