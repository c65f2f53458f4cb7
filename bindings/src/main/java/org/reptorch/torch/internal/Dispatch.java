package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
 * The thread keeps the memory of its arguments; a call allocates nothing but its results.
 */
public final class Dispatch implements AutoCloseable {

    private static final ThreadLocal<Dispatch> OF_THREAD = ThreadLocal.withInitial(Dispatch::new);

    private final Arguments arguments = new Arguments();
    private Operator operator;
    private Operator.Resolved resolved;
    private boolean busy;
    /** Whether this call only mends what another left behind. */
    private boolean recovering;

    private Dispatch() {
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
        if (arguments.count() == resolved.schema().arguments().size()) {
            throw new IllegalArgumentException(operator + " takes " + arguments.count() + " arguments: " + resolved.schema());
        }
        arguments.put(kind, slot);
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
        long address = arguments.pin(required(handle, "a tensor"));
        if (address == 0) {
            throw Handle.closed(operator + ", argument '" + argumentName() + "'");
        }
        return address;
    }

    private String argumentName() {
        List<Schema.Argument> declared = resolved.schema().arguments();
        int next = arguments.count();
        return next < declared.size() ? declared.get(next).name() : "#" + next;
    }

    /** Adds a tensor. */
    public Dispatch tensor(Handle handle) {
        return put(Libreptorch.RT_TENSOR(), pin(handle));
    }

    /** Adds a tensor or, for null, none. */
    public Dispatch optionalTensor(Handle handle) {
        return handle == null ? none() : tensor(handle);
    }

    /** Adds a list of tensors; with {@code optional} its elements may be null. */
    public Dispatch tensors(List<Handle> handles, boolean optional) {
        required(handles, "a list of tensors");
        MemorySegment list = arguments.counted(handles.size(), handles.size());
        for (int i = 0; i < handles.size(); i++) {
            Handle handle = handles.get(i);
            list.setAtIndex(JAVA_LONG, i + 1L, handle == null && optional ? 0 : pin(handle));
        }
        return put(optional ? Libreptorch.RT_OPTIONAL_TENSORS() : Libreptorch.RT_TENSORS(), list.address());
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
        return put(Libreptorch.RT_INTS(), arguments.list(required(values, "a list of integers")).address());
    }

    /** Adds a list of integers or, for null, none. */
    public Dispatch optionalIntegers(long[] values) {
        return values == null ? none() : integers(values);
    }

    /** Adds a list of floating-point numbers. */
    public Dispatch reals(double[] values) {
        return put(Libreptorch.RT_DOUBLES(), arguments.list(bits(required(values, "a list of numbers"))).address());
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
        return put(Libreptorch.RT_BOOLS(), arguments.list(integers).address());
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
        return put(Libreptorch.RT_STRING(), arguments.text(required(value, "a string")).address());
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
        MemorySegment list = arguments.counted(size, Math.multiplyExact(size, 2));
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

    /** Calls the operator. */
    public Dispatch run() {
        Schema schema = resolved.schema();
        if (arguments.count() != schema.arguments().size()) {
            throw new IllegalArgumentException(operator + " takes " + schema.arguments().size() + " arguments, not " + arguments.count() + ": " + schema);
        }
        String problem = resolved.guard() == null ? null : resolved.guard().problem(arguments);
        if (problem != null) {
            throw new IllegalArgumentException(operator + ": " + problem + arguments.describe(schema));
        }
        int status = Libreptorch.rt_call(resolved.address(), arguments.count(), Arguments.MOST, arguments.kinds(), arguments.slots());
        if (status != 0) {
            String reason = Callbacks.reason();
            String given = arguments.describe(schema);
            if (!recovering) {
                arguments.tensors().forEach(Dispatch::emptyBeyondStorage);
            }
            throw new TorchException(operator + ": " + reason + given);
        }
        return this;
    }

    /**
     * libtorch gives a tensor its new sizes before it finds out that its memory cannot grow, and leaves them so: the tensor
     * loses its elements here, since the next operator would read beyond their end.
     */
    private static void emptyBeyondStorage(Handle tensor) {
        if (Native.describe(tensor).exceedsStorage()) {
            try (Dispatch call = begin(Operator.find("resize_", ""))) {
                call.recovering = true;
                call.tensor(tensor).integers(new long[] {0}).none().run().dropTensorResult(0);
            }
        }
    }

    /** Returns result {@code index}, a tensor that the caller now owns; null for an undefined one, which PyTorch shows as None. */
    public Handle tensorResult(int index) {
        return Handle.orNull(integerResult(index));
    }

    /** Gives back result {@code index}, a tensor that nobody wants. */
    public void dropTensorResult(int index) {
        Libreptorch.rt_delete(MemorySegment.ofAddress(integerResult(index)));
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
        long list = integerResult(index);
        long size = Libreptorch.rt_list_size(list);
        MemorySegment elements = arena.allocate(JAVA_LONG, size);
        Native.check(Libreptorch.rt_list_take(list, arena.allocate(size), elements), operator.toString());
        return elements;
    }

    /** Returns result {@code index}, a Scalar: a Long, a Double, or for a truth value 0 or 1. */
    public Number scalarResult(int index) {
        if (arguments.kindAt(index) == Libreptorch.RT_DOUBLE()) {
            return realResult(index);
        }
        return integerResult(index);
    }

    /** Returns result {@code index}, an integer. */
    public long integerResult(int index) {
        return arguments.integerAt(index);
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
        return Double.longBitsToDouble(integerResult(index));
    }

    @Override
    public void close() {
        arguments.clear();
        recovering = false;
        busy = false;
    }
}
