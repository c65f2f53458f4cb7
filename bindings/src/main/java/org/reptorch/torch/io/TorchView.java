package org.reptorch.torch.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * A tensor as PyTorch saves it: element {@code i} of dimension {@code d} lies {@code i * strides[d]} elements further on.
 *
 * @param storage what the elements lie in
 * @param offset  the place of the first element, counted in elements
 * @param shape   the length of every dimension
 * @param strides the step of every dimension, counted in elements
 */
record TorchView(TorchStorage storage, long offset, long[] shape, long[] strides) {

    /**
     * Checks that every element lies in the storage.
     *
     * @throws FileFormatException if one does not, or the shape is none
     */
    void check(MappedFile file) {
        if (shape.length != strides.length) {
            throw error(file, "has %d dimensions and %d strides".formatted(shape.length, strides.length));
        }
        long last = offset;
        try {
            // Also for elements that lie nowhere, of an empty tensor: its shape must be a shape.
            StoredTensor.byteSize(storage.dtype(), shape);
            for (int d = 0; d < shape.length; d++) {
                if (strides[d] < 0) {
                    throw error(file, "has a negative stride");
                }
                last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape[d] - 1), strides[d]));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw error(file, "has an impossible shape or strides");
        }
        if (offset < 0 || !isEmpty() && last >= storage.elements()) {
            throw error(file, "reaches to element %d of %d".formatted(last, storage.elements()));
        }
    }

    /** Returns the bytes that the tensor takes when it is contiguous. */
    long byteSize() {
        return StoredTensor.byteSize(storage.dtype(), shape);
    }

    /** Tells whether the elements lie in row-major order without gaps, so that nothing need be copied. */
    boolean isContiguous() {
        long expected = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            // The stride of a dimension of length 1 is never used, and PyTorch leaves anything in it.
            if (shape[d] != 1 && strides[d] != expected) {
                return isEmpty();
            }
            expected *= shape[d];
        }
        return true;
    }

    /** Returns the tensor, a part of the mapped file where it is contiguous and otherwise a copy; after {@link #check}. */
    StoredTensor toTensor() {
        long elementSize = storage.dtype().byteSize();
        MemorySegment data = isEmpty() ? MemorySegment.ofArray(new byte[0])
                : isContiguous() ? storage.bytes().asSlice(offset * elementSize, byteSize())
                : gathered();
        return new StoredTensor(storage.dtype(), shape, data);
    }

    private boolean isEmpty() {
        return Arrays.stream(shape).anyMatch(length -> length == 0);
    }

    private MemorySegment gathered() {
        long elementSize = storage.dtype().byteSize();
        MemorySegment data = Arena.ofAuto().allocate(byteSize(), StoredTensor.ALIGNMENT);
        long[] index = new long[shape.length];
        long source = offset;
        for (long target = 0; target < data.byteSize(); target += elementSize) {
            MemorySegment.copy(storage.bytes(), source * elementSize, data, target, elementSize);
            for (int d = shape.length - 1; d >= 0; d--) {
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

    private FileFormatException error(MappedFile file, String problem) {
        return file.error("the tensor of shape %s, strides %s, offset %d in storage %s %s: it is damaged; "
                .formatted(Arrays.toString(shape), Arrays.toString(strides), offset, Quote.of(storage.key()), problem)
                + "download or save it again");
    }
}
