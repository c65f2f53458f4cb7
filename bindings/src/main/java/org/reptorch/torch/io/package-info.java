/**
 * Tensor files in plain Java, without libtorch: safetensors (read and write) and PyTorch's zip checkpoints (read).
 *
 * <p>{@link org.reptorch.torch.io.TensorFile} takes either kind of file. Every number in a file is checked before it is
 * used, so a truncated or forged one ends in a {@link org.reptorch.torch.io.FileFormatException} and nothing else.
 */
package org.reptorch.torch.io;
