package org.reptorch.torch.io;

import java.lang.foreign.MemorySegment;

import org.reptorch.torch.DType;

/**
 * A storage that a checkpoint's pickle names, whose bytes lie elsewhere in the file.
 *
 * @param key      its name in the file
 * @param dtype    the type of its elements
 * @param elements how many it has, as the pickle says
 * @param first    where the part begins that is meant, for a storage that is a part of another; else 0
 */
record TorchStorage(String key, DType dtype, long elements, long first) {

    /** Returns the bytes that it takes; the pickle's number of elements is known to be one. */
    long byteSize() {
        return elements * dtype.byteSize();
    }

    /** Where the bytes of storages are. */
    @FunctionalInterface
    interface Place {
        /**
         * Returns the bytes of all of a storage, an equal segment each time.
         *
         * @throws FileFormatException if there are none, or not as many as the pickle says
         */
        MemorySegment bytes(TorchStorage storage);
    }
}
