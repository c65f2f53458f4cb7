package org.reptorch.torch.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

import org.reptorch.torch.DType;

/**
 * A tensor as a file stores it: element type, shape and little-endian bytes.
 *
 * <p>Tensors are equal when type, shape and elements are, bit for bit and wherever they lie. The bytes of a tensor that was
 * read are usually a part of the mapped file: nothing is copied, they stay mapped as long as the segment is reachable, and
 * they may start at any address, so read them with unaligned layouts.
 *
 * <p>Like PyTorch's tensors these are views of a storage. {@link #data()} gives the elements in row-major order, which is
 * all that most need; {@link #storage()}, {@link #offset()} and {@link #strides()} tell where they lie. Tensors of equal
 * storage segments share it: a {@link TorchCheckpoint} is written with it once and is read with it shared.
 */
public final class StoredTensor {

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

    private final StorageView view;
    private final boolean requiresGrad;
    /** The bytes in row-major order; made on first use where they do not lie so. */
    private volatile MemorySegment data;

    private StoredTensor(StorageView view, boolean requiresGrad) {
        this.view = view;
        this.requiresGrad = requiresGrad;
    }

    /**
     * Creates a tensor over bytes in row-major order that exist already; they must not change afterwards.
     *
     * @param dtype the type of the elements
     * @param shape the length of every dimension, outermost first; empty for a scalar; copied
     * @param data  the elements' bytes, little-endian: the storage of this tensor
     * @throws IllegalArgumentException if there are more than 64 dimensions or a negative one, or the bytes are not as many
     *                                  as type and shape need
     */
    public StoredTensor(DType dtype, long[] shape, MemorySegment data) {
        this(StorageView.ofAll(plain(dtype), data.asReadOnly(), shape.clone()), false);
        long expected = byteSize(dtype, shape);
        if (data.byteSize() != expected) {
            throw new IllegalArgumentException("%s%s takes %d bytes, but there are %d"
                    .formatted(dtype, Arrays.toString(shape), expected, data.byteSize()));
        }
    }

    /**
     * Creates a view of a storage, which other tensors may share; its bytes must not change afterwards.
     *
     * <p>In a {@link TorchCheckpoint} all of the storage is written, as {@code torch.save} does.
     *
     * @param dtype   the type of the elements
     * @param storage bytes, little-endian
     * @param offset  the place of the first element in the storage, counted in elements
     * @param shape   the length of every dimension, outermost first; empty for a scalar; copied
     * @param strides the step of every dimension, counted in elements, none negative; copied
     * @throws IllegalArgumentException if an element lies outside the storage
     */
    public static StoredTensor view(DType dtype, MemorySegment storage, long offset, long[] shape, long[] strides) {
        var view = new StorageView(plain(dtype), storage.asReadOnly(), offset, shape.clone(), strides.clone());
        String problem = view.problem();
        if (problem != null) {
            throw new IllegalArgumentException("the view of shape %s, strides %s, offset %d %s; choose one inside the storage"
                    .formatted(Arrays.toString(shape), Arrays.toString(strides), offset, problem));
        }
        return new StoredTensor(view, false);
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

    private static DType plain(DType dtype) {
        if (Objects.requireNonNull(dtype, "dtype").isQuantized()) {
            throw new IllegalArgumentException("a " + dtype + " tensor is not stored: its integers mean nothing without scale and zero point; store those of intRepr");
        }
        return dtype;
    }

    /** Returns the type of the elements. */
    public DType dtype() {
        return view.dtype();
    }

    /** Returns a copy of the shape: the length of every dimension, outermost first; empty for a scalar. */
    public long[] shape() {
        return view.shape().clone();
    }

    /** Returns the number of elements: the product of the shape, 1 for a scalar. */
    public long elements() {
        return view.byteSize() / dtype().byteSize();
    }

    /**
     * Returns the elements in row-major order without gaps: {@code elements() * dtype().byteSize()} bytes, read-only.
     *
     * <p>They are a part of the storage where they lie so there; otherwise they are copied on the first call.
     */
    public MemorySegment data() {
        MemorySegment bytes = data;
        if (bytes == null) {
            bytes = view.bytes().asReadOnly();
            data = bytes;
        }
        return bytes;
    }

    /** Returns the bytes that this tensor is a view of, read-only. */
    public MemorySegment storage() {
        return view.storage();
    }

    /** Returns the place of the first element in the storage, counted in elements. */
    public long offset() {
        return view.offset();
    }

    /** Returns a copy of the strides: the step of every dimension in the storage, counted in elements. */
    public long[] strides() {
        return view.strides().clone();
    }

    /** Tells whether the elements lie in the storage in row-major order without gaps. */
    public boolean isContiguous() {
        return view.isContiguous();
    }

    /** Tells whether the other is a view of the same storage, as tied weights are. */
    public boolean sharesStorageWith(StoredTensor other) {
        return view.storage().equals(other.view.storage());
    }

    /** Returns the same elements with a storage of their own, which holds nothing else. */
    public StoredTensor contiguous() {
        return new StoredTensor(StorageView.ofAll(dtype(), data(), view.shape()), requiresGrad);
    }

    /** Tells whether a PyTorch checkpoint marks the tensor as trained; other formats do not say. */
    public boolean requiresGrad() {
        return requiresGrad;
    }

    /**
     * Returns the tensor with the mark that it is trained, or without; it takes no part in equality.
     *
     * @throws IllegalArgumentException if the type is neither floating point nor complex: PyTorch refuses to train others
     */
    public StoredTensor withRequiresGrad(boolean trained) {
        if (trained && !dtype().isFloatingPoint() && !dtype().isComplex()) {
            throw new IllegalArgumentException(dtype() + " has no gradient; only floating point and complex types can require one");
        }
        return new StoredTensor(view, trained);
    }

    StorageView view() {
        return view;
    }

    /**
     * Copies the elements into floats, exactly: from float32 and the types of 16 and 8 bits; bool gives 0 and 1.
     *
     * @throws IllegalStateException if floats do not hold every value of this type, or an array not so many elements
     */
    public float[] toFloatArray() {
        float[] floats = new float[arrayLength()];
        switch (dtype()) {
            case FLOAT32 -> MemorySegment.copy(data(), FLOAT, 0, floats, 0, floats.length);
            case FLOAT16, BFLOAT16, FLOAT8_E4M3FN, FLOAT8_E5M2, INT16, INT8, UINT16, UINT8, BOOL -> {
                MemorySegment bytes = data();
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = smallValue(bytes, i);
                }
            }
            case FLOAT64, INT64, INT32, UINT64, UINT32, COMPLEX128, COMPLEX64, COMPLEX32, QINT8, QUINT8, QINT32 -> throw doesNotWidenTo("float");
        }
        return floats;
    }

    /**
     * Copies the elements into doubles, exactly: from every type except int64, uint64 and the complex ones; bool gives 0 and 1.
     *
     * @throws IllegalStateException if doubles do not hold every value of this type, or an array not so many elements
     */
    public double[] toDoubleArray() {
        double[] doubles = new double[arrayLength()];
        switch (dtype()) {
            case FLOAT64 -> MemorySegment.copy(data(), DOUBLE, 0, doubles, 0, doubles.length);
            case FLOAT32, INT32, UINT32, FLOAT16, BFLOAT16, FLOAT8_E4M3FN, FLOAT8_E5M2, INT16, INT8, UINT16, UINT8, BOOL -> {
                MemorySegment bytes = data();
                for (int i = 0; i < doubles.length; i++) {
                    doubles[i] = switch (dtype()) {
                        case FLOAT32 -> bytes.getAtIndex(FLOAT, i);
                        case INT32 -> bytes.getAtIndex(INT, i);
                        case UINT32 -> Integer.toUnsignedLong(bytes.getAtIndex(INT, i));
                        default -> smallValue(bytes, i);
                    };
                }
            }
            case INT64, UINT64, COMPLEX128, COMPLEX64, COMPLEX32, QINT8, QUINT8, QINT32 -> throw doesNotWidenTo("double");
        }
        return doubles;
    }

    /**
     * Copies the elements into longs: from the integer types except uint64, and from bool (0 or 1).
     *
     * @throws IllegalStateException if this type is none of these, or an array holds not so many elements
     */
    public long[] toLongArray() {
        long[] longs = new long[arrayLength()];
        switch (dtype()) {
            case INT64 -> MemorySegment.copy(data(), LONG, 0, longs, 0, longs.length);
            case INT32, UINT32, INT16, INT8, UINT16, UINT8, BOOL -> {
                MemorySegment bytes = data();
                for (int i = 0; i < longs.length; i++) {
                    longs[i] = switch (dtype()) {
                        case INT32 -> bytes.getAtIndex(INT, i);
                        case UINT32 -> Integer.toUnsignedLong(bytes.getAtIndex(INT, i));
                        default -> (long) smallValue(bytes, i);
                    };
                }
            }
            case UINT64, FLOAT64, FLOAT32, FLOAT16, BFLOAT16, FLOAT8_E4M3FN, FLOAT8_E5M2, COMPLEX128, COMPLEX64, COMPLEX32, QINT8, QUINT8,
                    QINT32 ->
                    throw doesNotWidenTo("long");
        }
        return longs;
    }

    /** Returns an element of one of the types whose values all are floats. */
    private float smallValue(MemorySegment bytes, int index) {
        return switch (dtype()) {
            case FLOAT16 -> Float.float16ToFloat(bytes.getAtIndex(SHORT, index));
            case BFLOAT16 -> Float.intBitsToFloat(bytes.getAtIndex(SHORT, index) << Short.SIZE);
            case FLOAT8_E4M3FN -> float8e4m3fn(bytes.get(ValueLayout.JAVA_BYTE, index));
            case FLOAT8_E5M2 -> Float.float16ToFloat((short) (bytes.get(ValueLayout.JAVA_BYTE, index) << Byte.SIZE));
            case INT16 -> bytes.getAtIndex(SHORT, index);
            case INT8 -> bytes.get(ValueLayout.JAVA_BYTE, index);
            case UINT16 -> Short.toUnsignedInt(bytes.getAtIndex(SHORT, index));
            case UINT8 -> Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, index));
            case BOOL -> bytes.get(ValueLayout.JAVA_BYTE, index) == 0 ? 0 : 1;
            case FLOAT64, FLOAT32, INT64, INT32, UINT64, UINT32, COMPLEX128, COMPLEX64, COMPLEX32, QINT8, QUINT8, QINT32 -> throw doesNotWidenTo("float");
        };
    }

    /** Returns the value of {@code s eeee mmm}: exponent bias 7, and all ones is the only thing that is no number. */
    private static float float8e4m3fn(byte bits) {
        int exponent = bits >> 3 & 0xF;
        int mantissa = bits & 7;
        float magnitude = (bits & 0x7F) == 0x7F ? Float.NaN
                : exponent == 0 ? mantissa * 0x1p-9f
                : (8 + mantissa) * Math.scalb(1f, exponent - 10);
        return bits < 0 ? -magnitude : magnitude;
    }

    private int arrayLength() {
        if (elements() > LONGEST_ARRAY) {
            throw new IllegalStateException(this + " has more elements than a Java array; read data() in parts");
        }
        return (int) elements();
    }

    private IllegalStateException doesNotWidenTo(String type) {
        return new IllegalStateException(dtype() + " does not widen to " + type + " without loss");
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

    /** Tells whether the other is a tensor of the same type, shape and elements; of floats, not the values but the bits count. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StoredTensor that && dtype() == that.dtype() && Arrays.equals(view.shape(), that.view.shape())
                && data().mismatch(that.data()) == -1;
    }

    /** Returns a hash of type and shape, so that it stays cheap for large tensors. */
    @Override
    public int hashCode() {
        return Objects.hash(dtype(), Arrays.hashCode(view.shape()));
    }

    /** Returns type and shape: {@code float32[64, 3, 3, 3]}. */
    @Override
    public String toString() {
        return dtype() + Arrays.toString(view.shape());
    }
}
