/**
 * Tensor files in plain Java, without libtorch: safetensors, PyTorch's checkpoints and NumPy's arrays, read and written.
 *
 * <p>{@link org.reptorch.torch.io.TensorFile} takes any kind of file:
 *
 * <table>
 * <caption>Kinds of files</caption>
 * <tr><th>kind</th><th>class</th><th>holds</th></tr>
 * <tr><td>.safetensors</td><td>{@link org.reptorch.torch.io.Safetensors}</td><td>named tensors, texts</td></tr>
 * <tr><td>.pt, .pth, pickle</td><td>{@link org.reptorch.torch.io.TorchCheckpoint}</td><td>nested data and tensors</td></tr>
 * <tr><td>.npy</td><td>{@link org.reptorch.torch.io.Npy}</td><td>one array</td></tr>
 * <tr><td>.npz</td><td>{@link org.reptorch.torch.io.Npz}</td><td>named arrays</td></tr>
 * </table>
 *
 * <p>Tensors are parts of the mapped file, so files of gigabytes take no heap. Every number in a file is checked before it is
 * used, so a truncated or forged one ends in a {@link org.reptorch.torch.io.FileFormatException} and nothing else. Nothing in a
 * file is executed. Writing replaces a file in one step.
 */
package org.reptorch.torch.io;
