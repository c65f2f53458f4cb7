package org.reptorch.torch;

/** The order in which a tensor's elements lie in memory; its shape stays N, C, H, W whatever the order is. */
public enum MemoryFormat {
    /** {@code torch.contiguous_format}: the last dimension varies fastest. */
    CONTIGUOUS,
    /** {@code torch.channels_last}, of four dimensions: the channel varies fastest, which convolutions on the CPU prefer. */
    CHANNELS_LAST,
    /** {@code torch.channels_last_3d}, of five dimensions: the channel varies fastest. */
    CHANNELS_LAST_3D,
    /** {@code torch.preserve_format}: that of the tensor which is copied; an argument only, no tensor is in this format. */
    PRESERVE
}
