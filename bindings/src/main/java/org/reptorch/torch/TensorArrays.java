package org.reptorch.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;

import org.reptorch.torch.internal.Dispatch;
import org.reptorch.torch.internal.Native;
import org.reptorch.torch.internal.Operator;

/** Copies between tensors and Java's arrays and buffers. */
final class TensorArrays {

    private static final Operator ITEM = Operator.of("aten::item(Tensor self) -> Scalar");
    private static final Operator IS_CONJ = Operator.of("aten::is_conj(Tensor self) -> bool");
    private static final Operator IS_NEG = Operator.of("aten::is_neg(Tensor self) -> bool");
    private static final Operator IS_ZEROTENSOR = Operator.of("aten::_is_zerotensor(Tensor self) -> bool");

    private TensorArrays() {
    }

    // ------------------------------------------------------------------------------------------ to tensors

    /** Copies elements, as they lie in memory, into a new tensor on the CPU. */
    static Tensor copy(MemorySegment values, DType dtype, long[] shape) {
        verifyDtype(dtype);
        verifySize(values.byteSize(), dtype, shape);
        Scope.innermost();
        Tensor tensor = Tensor.owned(Native.empty(shape, dtype, Device.CPU.code()));
        Native.access(tensor.handle(), values.byteSize(), memory -> memory.copyFrom(values));
        return tensor;
    }

    /** As {@link #copy(MemorySegment, DType, long[])}; no shape makes a vector. */
    static Tensor copyOrVector(MemorySegment values, DType dtype, long[] shape) {
        return copy(values, dtype, shapeOrVector(values.byteSize() / dtype.byteSize(), shape));
    }

    static Tensor copyOrVector(boolean[] values, long[] shape) {
        var bytes = new byte[required(values).length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (values[i] ? 1 : 0);
        }
        return copyOrVector(MemorySegment.ofArray(bytes), DType.BOOL, shape);
    }

    static Tensor copyOrVector(Buffer values, long[] shape) {
        DType dtype = dtype(required(values));
        MemorySegment given = MemorySegment.ofBuffer(values);
        MemorySegment ordered = order(values) == ByteOrder.nativeOrder() ? given : reversed(given, dtype);
        return copyOrVector(ordered, dtype, shape);
    }

    static <T> T required(T values) {
        if (values == null) {
            throw new IllegalArgumentException("the values are null; an empty array makes an empty tensor");
        }
        return values;
    }

    static long[] shapeOrVector(long count, long[] shape) {
        if (shape == null) {
            throw new IllegalArgumentException("the shape is null; none at all makes a vector");
        }
        return shape.length == 0 ? new long[] {count} : shape;
    }

    /** Checks that a tensor can be made of plain bytes of this type. */
    static void verifyDtype(DType dtype) {
        if (dtype == null) {
            throw new IllegalArgumentException("the dtype is null");
        }
        if (dtype.isQuantized()) {
            throw new IllegalArgumentException("a " + dtype + " tensor is not made of plain bytes: it needs scale and zero point, see quantizePerTensor");
        }
    }

    /** Checks that so many bytes are the elements of the shape, and no more. */
    static void verifySize(long bytes, DType dtype, long[] shape) {
        long expected = elements(shape);
        if (bytes % dtype.byteSize() != 0) {
            throw new IllegalArgumentException(bytes + " bytes are no whole number of " + dtype + " elements of " + dtype.byteSize() + " bytes");
        }
        long count = bytes / dtype.byteSize();
        if (expected != count) {
            throw new IllegalArgumentException(count + " values do not fill the shape " + Arrays.toString(shape)
                    + (expected == Long.MAX_VALUE ? "" : " of " + expected));
        }
    }

    /** Returns the elements of a shape, or the largest long where there are more. */
    static long elements(long[] shape) {
        if (shape == null) {
            throw new IllegalArgumentException("the shape is null");
        }
        long elements = 1;
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " has a negative size");
            }
            elements = Math.multiplyHigh(elements, size) == 0 && elements * size >= 0 ? elements * size : Long.MAX_VALUE;
        }
        return elements;
    }

    // ------------------------------------------------------------------------------------------ to arrays

    /** Returns the only element: a Double, or a Long. */
    static Number item(Tensor tensor, String call) {
        Native.Description what = Native.describe(tensor.handle());
        if (elements(what.sizes()) != 1) {
            throw new IllegalArgumentException(call + ": the tensor has " + elements(what.sizes()) + " elements, not one: shape " + Arrays.toString(what.sizes()));
        }
        verifyNumbers(what.dtype(), call);
        if (Native.deviceName(what.deviceType()).equals("meta")) {
            throw new IllegalArgumentException(call + ": a tensor on the device meta has a shape but no values");
        }
        if (what.dtype() == DType.UINT64) {
            return doubles(tensor)[0]; // libtorch's Scalar of one does not fit into a long
        }
        try (Dispatch item = Dispatch.begin(ITEM)) {
            return item.tensor(tensor.handle()).run().scalarResult(0);
        }
    }

    static float[] floats(Tensor tensor) {
        var values = new float[plain(tensor, "toFloatArray")];
        read(tensor, DType.FLOAT32, MemorySegment.ofArray(values));
        return values;
    }

    static double[] doubles(Tensor tensor) {
        var values = new double[plain(tensor, "toDoubleArray")];
        read(tensor, DType.FLOAT64, MemorySegment.ofArray(values));
        return values;
    }

    static long[] longs(Tensor tensor) {
        var values = new long[integers(tensor, "toLongArray", DType.INT64)];
        read(tensor, DType.INT64, MemorySegment.ofArray(values));
        return values;
    }

    static int[] ints(Tensor tensor) {
        var values = new int[integers(tensor, "toIntArray", DType.INT32)];
        read(tensor, DType.INT32, MemorySegment.ofArray(values));
        return values;
    }

    static short[] shorts(Tensor tensor) {
        var values = new short[integers(tensor, "toShortArray", DType.INT16)];
        read(tensor, DType.INT16, MemorySegment.ofArray(values));
        return values;
    }

    static byte[] bytes(Tensor tensor) {
        var values = new byte[integers(tensor, "toByteArray", DType.INT8)];
        read(tensor, tensor.dtype(), MemorySegment.ofArray(values));
        return values;
    }

    static boolean[] booleans(Tensor tensor) {
        verifyBoolean(tensor.dtype(), "toBooleanArray");
        var bytes = new byte[plain(tensor, "toBooleanArray")];
        read(tensor, DType.BOOL, MemorySegment.ofArray(bytes));
        var values = new boolean[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] != 0;
        }
        return values;
    }

    /** Copies the elements, row-major and of the tensor's own type, to memory that is exactly as large. */
    static void read(Tensor tensor, MemorySegment target) {
        DType dtype = tensor.dtype();
        verifyPlain(dtype, "copyTo");
        long bytes = Math.multiplyExact(tensor.elements(), dtype.byteSize());
        if (target == null || target.byteSize() != bytes || target.isReadOnly()) {
            throw new IllegalArgumentException("copyTo: " + tensor.summary() + " has " + bytes + " bytes, the target "
                    + (target == null ? "is null" : target.isReadOnly() ? "is read-only" : "has " + target.byteSize()));
        }
        read(tensor, dtype, target);
    }

    /** Copies the elements to a buffer of their type, from its position on, and moves the position behind them. */
    static void read(Tensor tensor, Buffer target) {
        DType dtype = tensor.dtype();
        DType wanted = dtype(required(target));
        long elements = tensor.elements();
        boolean bytes = wanted == DType.INT8 && (dtype == DType.UINT8 || dtype == DType.BOOL);
        if (dtype != wanted && !bytes) {
            throw new IllegalArgumentException("copyTo: the tensor is " + dtype + ", the buffer holds " + wanted + "; convert the tensor first: x.to(DType."
                    + wanted.name() + ")");
        }
        if (target.isReadOnly() || target.remaining() < elements) {
            throw new IllegalArgumentException("copyTo: " + tensor.summary() + " has " + elements + " elements, the buffer "
                    + (target.isReadOnly() ? "is read-only" : "has room for " + target.remaining()));
        }
        MemorySegment place = MemorySegment.ofBuffer(target).asSlice(0, elements * dtype.byteSize());
        read(tensor, dtype, place);
        if (order(target) != ByteOrder.nativeOrder()) {
            place.copyFrom(reversed(place, dtype));
        }
        target.position(target.position() + (int) elements);
    }

    private static void read(Tensor tensor, DType dtype, MemorySegment target) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor source = rowMajor(tensor.to(dtype));
            Native.access(source.handle(), target.byteSize(), target::copyFrom);
        }
    }

    /** Returns the tensor's elements on the CPU, row-major, with nothing left to do when they are read. */
    static Tensor rowMajor(Tensor tensor) {
        Tensor source = resolved(tensor);
        source = source.device().equals(Device.CPU) ? source : source.to(Device.CPU, source.dtype());
        return source.contiguous();
    }

    /** Returns the tensor without its graph, its memory holding what it says: that libtorch only notes that all is zero included. */
    static Tensor resolved(Tensor tensor) {
        Tensor source = tensor.detach();
        return holds(IS_ZEROTENSOR, source) ? source.clone() : source.resolveConj().resolveNeg();
    }

    /** Tells whether the tensor is a conjugate or negative view, whose memory still holds what it is a view of. */
    static boolean isLazy(Tensor tensor, DType dtype) {
        return dtype.isComplex() && holds(IS_CONJ, tensor)
                || (dtype.isFloatingPoint() || dtype.isComplex()) && holds(IS_NEG, tensor);
    }

    private static boolean holds(Operator question, Tensor tensor) {
        try (Dispatch call = Dispatch.begin(question)) {
            return call.tensor(tensor.handle()).run().boolResult(0);
        }
    }

    private static int integers(Tensor tensor, String call, DType widest) {
        verifyIntegers(tensor.dtype(), call, widest);
        return plain(tensor, call);
    }

    /** Checks that all numbers of the type are integers, or truth values, and fit the widest. */
    static void verifyIntegers(DType dtype, String call, DType widest) {
        verifyNumbers(dtype, call);
        boolean unsigned = dtype == DType.UINT8 || dtype == DType.UINT16 || dtype == DType.UINT32 || dtype == DType.UINT64;
        boolean fits = dtype.byteSize() < widest.byteSize() || dtype.byteSize() == widest.byteSize() && (!unsigned || widest == DType.INT8);
        if (dtype != DType.BOOL && (dtype.isFloatingPoint() || !fits)) {
            throw new IllegalArgumentException(call + ": the tensor is " + dtype + (dtype.isFloatingPoint() ? ", which would lose its fraction"
                    : ", whose numbers may not fit") + "; convert it first: x.to(DType." + widest.name() + ")");
        }
    }

    static void verifyBoolean(DType dtype, String call) {
        if (dtype != DType.BOOL) {
            throw new IllegalArgumentException(call + ": the tensor is " + dtype + "; compare it first: x.ne(0)");
        }
    }

    /** Returns the elements of a tensor whose numbers an array can hold. */
    private static int plain(Tensor tensor, String call) {
        verifyNumbers(tensor.dtype(), call);
        long elements = tensor.elements();
        if (elements > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(call + ": " + elements + " elements are more than a Java array takes; copy parts, or use segment()");
        }
        return (int) elements;
    }

    /** Checks that an element of the type is one number. */
    private static void verifyNumbers(DType dtype, String call) {
        verifyPlain(dtype, call);
        if (dtype.isComplex()) {
            throw new IllegalArgumentException(call + ": the tensor is " + dtype + ", and a complex number is two; take them apart by viewAsReal");
        }
    }

    static void verifyPlain(DType dtype, String call) {
        if (dtype.isQuantized()) {
            throw new IllegalArgumentException(call + ": the tensor is " + dtype + ", and its integers mean nothing without scale and zero point;"
                    + " intRepr gives the integers, dequantize the real numbers");
        }
    }

    // ------------------------------------------------------------------------------------------ buffers

    /** Returns the type of a buffer's elements; bytes are int8. */
    static DType dtype(Buffer buffer) {
        return switch (buffer) {
            case FloatBuffer floats -> DType.FLOAT32;
            case DoubleBuffer doubles -> DType.FLOAT64;
            case LongBuffer longs -> DType.INT64;
            case IntBuffer ints -> DType.INT32;
            case ShortBuffer shorts -> DType.INT16;
            case ByteBuffer bytes -> DType.INT8;
            case CharBuffer chars -> throw new IllegalArgumentException("a CharBuffer holds no numbers; use a ShortBuffer or an IntBuffer");
            default -> throw new IllegalArgumentException("no buffer of numbers: " + buffer);
        };
    }

    /** Returns the byte order of a buffer's elements, which that of the bytes in a ByteBuffer is not. */
    static ByteOrder order(Buffer buffer) {
        return switch (buffer) {
            case FloatBuffer floats -> floats.order();
            case DoubleBuffer doubles -> doubles.order();
            case LongBuffer longs -> longs.order();
            case IntBuffer ints -> ints.order();
            case ShortBuffer shorts -> shorts.order();
            default -> ByteOrder.nativeOrder();
        };
    }

    private static MemorySegment reversed(MemorySegment values, DType dtype) {
        MemorySegment swapped = MemorySegment.ofArray(new byte[Math.toIntExact(values.byteSize())]);
        ByteOrder other = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ValueLayout here = layout(dtype);
        MemorySegment.copy(values, here.withOrder(other), 0, swapped, here, 0, values.byteSize() / dtype.byteSize());
        return swapped;
    }

    private static ValueLayout layout(DType dtype) {
        return switch (dtype.byteSize()) {
            case 8 -> ValueLayout.JAVA_LONG_UNALIGNED;
            case 4 -> ValueLayout.JAVA_INT_UNALIGNED;
            default -> ValueLayout.JAVA_SHORT_UNALIGNED;
        };
    }
}
