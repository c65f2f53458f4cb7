package org.reptorch.torch;

import org.reptorch.torch.internal.Native;

/** The order in which a four-dimensional tensor's elements lie in memory; its shape stays N, C, H, W in both. */
public enum MemoryFormat {
    /** {@code torch.contiguous_format}: the last dimension varies fastest. */
    CONTIGUOUS,
    /** {@code torch.channels_last}: the channel varies fastest, which convolutions on the CPU prefer. */
    CHANNELS_LAST;

    long code() {
        return Native.memoryFormatCode(this == CHANNELS_LAST);
    }
}
