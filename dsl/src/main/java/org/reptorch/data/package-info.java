/**
 * Images on their way to a training step: opened or generated as bytes, then shuffled, augmented, normalised and batched.
 *
 * <p>An {@link org.reptorch.data.ImageDataset} comes from {@link org.reptorch.data.ImageFolder} (a folder or a tar file) or
 * from {@link org.reptorch.data.GeneratedImages} (no download); a {@link org.reptorch.data.Loader} turns it into
 * {@linkplain org.reptorch.data.Batch batches}. Nothing here knows tensors or native code.
 */
package org.reptorch.data;
