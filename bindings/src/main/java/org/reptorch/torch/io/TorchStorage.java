package org.reptorch.torch.io;

import java.lang.foreign.MemorySegment;

import org.reptorch.torch.DType;

/**
 * A storage of a checkpoint: elements in a row, which one or more tensors are views of.
 *
 * @param key   its name in the file
 * @param dtype the type of its elements
 * @param bytes the elements, a part of the mapped file
 */
record TorchStorage(String key, DType dtype, MemorySegment bytes) {

    long elements() {
        return bytes.byteSize() / dtype.byteSize();
    }
}
