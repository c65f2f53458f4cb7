package org.reptorch.torch;

import org.reptorch.torch.internal.Native;

/** The order in which a tensor's elements lie in memory; its shape stays N, C, H, W whatever the order is. */
public enum MemoryFormat {
    /** {@code torch.contiguous_format}: the last dimension varies fastest. */
    CONTIGUOUS,
    /** {@code torch.channels_last}, of four dimensions: the channel varies fastest, which convolutions on the CPU prefer. */
    CHANNELS_LAST,
    /** {@code torch.channels_last_3d}, of five dimensions: the channel varies fastest. */
    CHANNELS_LAST_3D,
    /** {@code torch.preserve_format}: that of the tensor which is copied; an argument only, no tensor is in this format. */
    PRESERVE;

    long code() {
        return Native.code(this);
    }

    /** Tells whether a tensor so described is in this format, as {@code Tensor.is_contiguous(memory_format=)} does. */
    boolean holds(Native.Description tensor) {
        return switch (this) {
            case CONTIGUOUS -> tensor.isRowMajor();
            case CHANNELS_LAST -> tensor.liesInOrder(1, 3, 2, 0);
            case CHANNELS_LAST_3D -> tensor.liesInOrder(1, 4, 3, 2, 0);
            case PRESERVE -> throw new IllegalArgumentException("isContiguous: no tensor is in the format PRESERVE, it names that of another tensor;"
                    + " ask for CONTIGUOUS, CHANNELS_LAST or CHANNELS_LAST_3D");
        };
    }
}
