package org.reptorch.torch.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

import org.reptorch.torch.DType;

/**
 * A tensor as a file stores it: element type, shape and little-endian bytes in row-major order without gaps.
 *
 * <p>Tensors are equal when type, shape and bytes are. The bytes of a tensor that was read are usually a part of the
 * mapped file: nothing is copied, they stay mapped as long as the segment is reachable, and they may start at any address,
 * so read them with unaligned layouts.
 *
 * @param dtype the type of the elements
 * @param shape the length of every dimension, outermost first; empty for a scalar; copied in and out
 * @param data  {@code elements() * dtype.byteSize()} bytes, read-only
 */
public record StoredTensor(DType dtype, long[] shape, MemorySegment data) {

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** The longest array that every Java virtual machine allocates. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

    /** The most dimensions that PyTorch's operators take; it also keeps messages about forged shapes short. */
    static final int MOST_DIMENSIONS = 64;

    /** The alignment of memory that is allocated here: what vector instructions and libtorch's own allocator prefer. */
    static final long ALIGNMENT = 64;

    /**
     * Creates a tensor over bytes that exist already; they must not change afterwards.
     *
     * @throws IllegalArgumentException if there are more than 64 dimensions or a negative one, or the bytes are not as many
     *                                  as type and shape need
     */
    public StoredTensor {
        Objects.requireNonNull(dtype, "dtype");
        shape = shape.clone();
        long expected = byteSize(dtype, shape);
        if (data.byteSize() != expected) {
            throw new IllegalArgumentException("%s%s takes %d bytes, but there are %d"
                    .formatted(dtype, Arrays.toString(shape), expected, data.byteSize()));
        }
        data = data.asReadOnly();
    }

    /**
     * Copies floats into a tensor of type float32.
     *
     * @param values the elements in row-major order
     * @param shape  the shape; none for a scalar
     * @throws IllegalArgumentException if shape and number of values differ
     */
    public static StoredTensor of(float[] values, long... shape) {
        MemorySegment bytes = Arena.ofAuto().allocate((long) values.length * Float.BYTES, ALIGNMENT);
        MemorySegment.copy(values, 0, bytes, FLOAT, 0, values.length);
        return new StoredTensor(DType.FLOAT32, shape, bytes);
    }

    /**
     * Copies doubles into a tensor of type float64.
     *
     * @param values the elements in row-major order
     * @param shape  the shape; none for a scalar
     * @throws IllegalArgumentException if shape and number of values differ
     */
    public static StoredTensor of(double[] values, long... shape) {
        MemorySegment bytes = Arena.ofAuto().allocate((long) values.length * Double.BYTES, ALIGNMENT);
        MemorySegment.copy(values, 0, bytes, DOUBLE, 0, values.length);
        return new StoredTensor(DType.FLOAT64, shape, bytes);
    }

    /**
     * Copies longs into a tensor of type int64.
     *
     * @param values the elements in row-major order
     * @param shape  the shape; none for a scalar
     * @throws IllegalArgumentException if shape and number of values differ
     */
    public static StoredTensor of(long[] values, long... shape) {
        MemorySegment bytes = Arena.ofAuto().allocate((long) values.length * Long.BYTES, ALIGNMENT);
        MemorySegment.copy(values, 0, bytes, LONG, 0, values.length);
        return new StoredTensor(DType.INT64, shape, bytes);
    }

    /** Returns a copy of the shape. */
    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** Returns the number of elements: the product of the shape, 1 for a scalar. */
    public long elements() {
        return data.byteSize() / dtype.byteSize();
    }

    /**
     * Copies the elements into floats, exactly: from float32, float16, bfloat16, int16, int8, uint8 and bool (0 or 1).
     *
     * @throws IllegalStateException if floats do not hold every value of this type, or an array not so many elements
     */
    public float[] toFloatArray() {
        float[] floats = new float[arrayLength()];
        switch (dtype) {
            case FLOAT32 -> MemorySegment.copy(data, FLOAT, 0, floats, 0, floats.length);
            case FLOAT16, BFLOAT16, INT16, INT8, UINT8, BOOL -> {
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = smallValue(i);
                }
            }
            default -> throw doesNotWidenTo("float");
        }
        return floats;
    }

    /**
     * Copies the elements into doubles, exactly: from every type except int64 and the complex ones; bool gives 0 and 1.
     *
     * @throws IllegalStateException if doubles do not hold every value of this type, or an array not so many elements
     */
    public double[] toDoubleArray() {
        double[] doubles = new double[arrayLength()];
        switch (dtype) {
            case FLOAT64 -> MemorySegment.copy(data, DOUBLE, 0, doubles, 0, doubles.length);
            case FLOAT32, INT32, FLOAT16, BFLOAT16, INT16, INT8, UINT8, BOOL -> {
                for (int i = 0; i < doubles.length; i++) {
                    doubles[i] = switch (dtype) {
                        case FLOAT32 -> data.getAtIndex(FLOAT, i);
                        case INT32 -> data.getAtIndex(INT, i);
                        default -> smallValue(i);
                    };
                }
            }
            default -> throw doesNotWidenTo("double");
        }
        return doubles;
    }

    /**
     * Copies the elements into longs: from the integer types and bool (0 or 1).
     *
     * @throws IllegalStateException if this type is none of these, or an array holds not so many elements
     */
    public long[] toLongArray() {
        long[] longs = new long[arrayLength()];
        switch (dtype) {
            case INT64 -> MemorySegment.copy(data, LONG, 0, longs, 0, longs.length);
            case INT32, INT16, INT8, UINT8, BOOL -> {
                for (int i = 0; i < longs.length; i++) {
                    longs[i] = dtype == DType.INT32 ? data.getAtIndex(INT, i) : (long) smallValue(i);
                }
            }
            default -> throw doesNotWidenTo("long");
        }
        return longs;
    }

    /** Returns an element of one of the types whose values all are floats. */
    private float smallValue(int index) {
        return switch (dtype) {
            case FLOAT16 -> Float.float16ToFloat(data.getAtIndex(SHORT, index));
            case BFLOAT16 -> Float.intBitsToFloat(data.getAtIndex(SHORT, index) << Short.SIZE);
            case INT16 -> data.getAtIndex(SHORT, index);
            case INT8 -> data.get(ValueLayout.JAVA_BYTE, index);
            case UINT8 -> Byte.toUnsignedInt(data.get(ValueLayout.JAVA_BYTE, index));
            case BOOL -> data.get(ValueLayout.JAVA_BYTE, index) == 0 ? 0 : 1;
            case FLOAT64, FLOAT32, INT64, INT32, COMPLEX64, COMPLEX128, QINT8, QUINT8, QINT32 -> throw doesNotWidenTo("float");
        };
    }

    private int arrayLength() {
        if (elements() > LONGEST_ARRAY) {
            throw new IllegalStateException(this + " has more elements than a Java array; read data() in parts");
        }
        return (int) elements();
    }

    private IllegalStateException doesNotWidenTo(String type) {
        return new IllegalStateException(dtype + " does not widen to " + type + " without loss");
    }

    /**
     * Returns the bytes that a tensor takes.
     *
     * @throws IllegalArgumentException if there are more than 64 dimensions or a negative one, or the product is too large
     */
    static long byteSize(DType dtype, long[] shape) {
        if (shape.length > MOST_DIMENSIONS) {
            throw new IllegalArgumentException("has %d dimensions, more than %d".formatted(shape.length, MOST_DIMENSIONS));
        }
        long size = dtype.byteSize();
        for (long length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException(Arrays.toString(shape) + " has a negative dimension");
            }
            try {
                size = Math.multiplyExact(size, length);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(Arrays.toString(shape) + " takes more than 2^63-1 bytes", e);
            }
        }
        return size;
    }

    /** Tells whether the other is a tensor of the same type, shape and bytes; of floats, not the values but the bits count. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StoredTensor that && dtype == that.dtype && Arrays.equals(shape, that.shape)
                && data.mismatch(that.data) == -1;
    }

    /** Returns a hash of type, shape and the first bytes, so that it stays cheap for large tensors. */
    @Override
    public int hashCode() {
        MemorySegment start = data.asSlice(0, Math.min(64, data.byteSize()));
        return Objects.hash(dtype, Arrays.hashCode(shape), Arrays.hashCode(start.toArray(ValueLayout.JAVA_BYTE)));
    }

    /** Returns type and shape: {@code float32[64, 3, 3, 3]}. */
    @Override
    public String toString() {
        return dtype + Arrays.toString(shape);
    }
}
