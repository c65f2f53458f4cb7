package org.reptorch.torch.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

import org.reptorch.torch.DType;

/**
 * Where a tensor's elements lie: element {@code i} of dimension {@code d} lies {@code i * strides[d]} elements further on.
 *
 * @param dtype   the type of the elements
 * @param storage the bytes that this and perhaps other tensors are views of
 * @param offset  the place of the first element, counted in elements
 * @param shape   the length of every dimension
 * @param strides the step of every dimension, counted in elements
 */
record StorageView(DType dtype, MemorySegment storage, long offset, long[] shape, long[] strides) {

    /** Returns the view of all of a storage in row-major order. */
    static StorageView ofAll(DType dtype, MemorySegment storage, long[] shape) {
        return new StorageView(dtype, storage, 0, shape, rowMajor(shape));
    }

    /** Returns the strides of elements in row-major order without gaps, as PyTorch counts them. */
    static long[] rowMajor(long[] shape) {
        long[] strides = new long[shape.length];
        long step = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = step;
            step *= Math.max(1, shape[d]);
        }
        return strides;
    }

    /** Returns the strides of elements in column-major (Fortran's) order without gaps. */
    static long[] columnMajor(long[] shape) {
        long[] strides = new long[shape.length];
        long step = 1;
        for (int d = 0; d < shape.length; d++) {
            strides[d] = step;
            step *= Math.max(1, shape[d]);
        }
        return strides;
    }

    /** Returns what keeps elements from lying in the storage, or null if all do. */
    String problem() {
        if (shape.length != strides.length) {
            return "has %d dimensions and %d strides".formatted(shape.length, strides.length);
        }
        long last = offset;
        try {
            // Also for elements that lie nowhere, of an empty tensor: its shape must be a shape.
            StoredTensor.byteSize(dtype, shape);
            for (int d = 0; d < shape.length; d++) {
                if (strides[d] < 0) {
                    return "has a negative stride";
                }
                last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape[d] - 1), strides[d]));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            return "has an impossible shape or strides";
        }
        long elements = storage.byteSize() / dtype.byteSize();
        return offset < 0 || !isEmpty() && last >= elements ? "reaches to element %d of %d".formatted(last, elements) : null;
    }

    /** Returns the bytes that the tensor takes when it is contiguous. */
    long byteSize() {
        return StoredTensor.byteSize(dtype, shape);
    }

    /** Tells whether the elements lie in row-major order without gaps, so that nothing need be copied. */
    boolean isContiguous() {
        return isEmpty() || lies(rowMajor(shape));
    }

    /** Tells whether the elements lie in column-major order without gaps. */
    boolean isColumnMajor() {
        return isEmpty() || lies(columnMajor(shape));
    }

    private boolean lies(long[] expected) {
        for (int d = 0; d < shape.length; d++) {
            // The stride of a dimension of length 1 is never used, and PyTorch leaves anything in it.
            if (shape[d] != 1 && strides[d] != expected[d]) {
                return false;
            }
        }
        return true;
    }

    private boolean isEmpty() {
        return Arrays.stream(shape).anyMatch(length -> length == 0);
    }

    /** Returns the bytes of the elements where they lie without gaps, whatever their order. */
    MemorySegment slice() {
        return isEmpty() ? MemorySegment.ofArray(new byte[0]) : storage.asSlice(offset * dtype.byteSize(), byteSize());
    }

    /** Returns the bytes in row-major order: a part of the storage where they lie so, otherwise a copy. */
    MemorySegment bytes() {
        return isContiguous() ? slice() : gathered();
    }

    private MemorySegment gathered() {
        long elementSize = dtype.byteSize();
        MemorySegment data = Arena.ofAuto().allocate(byteSize(), StoredTensor.ALIGNMENT);
        // Rows that lie in one piece are copied in one piece.
        int rows = shape.length;
        long run = elementSize;
        while (rows > 0 && (shape[rows - 1] == 1 || strides[rows - 1] * elementSize == run)) {
            run *= shape[--rows];
        }
        long[] index = new long[rows];
        long source = offset;
        for (long target = 0; target < data.byteSize(); target += run) {
            MemorySegment.copy(storage, source * elementSize, data, target, run);
            for (int d = rows - 1; d >= 0; d--) {
                source += strides[d];
                if (++index[d] < shape[d]) {
                    break;
                }
                source -= index[d] * strides[d];
                index[d] = 0;
            }
        }
        return data;
    }
}
