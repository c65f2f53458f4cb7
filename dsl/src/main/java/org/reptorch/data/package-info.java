/**
 * Images on their way to a training step: opened or generated as bytes, then shuffled, transformed, normalised, batched and mixed.
 *
 * <p>An {@link org.reptorch.data.ImageDataset} comes from {@link org.reptorch.data.ImageData} (a folder, an archive, CIFAR) or
 * from {@link org.reptorch.data.GeneratedImages} (no download); a {@link org.reptorch.data.Loader} turns it into
 * {@linkplain org.reptorch.data.Batch batches} by a list of {@linkplain org.reptorch.data.Transform transforms}, whose pixels equal those
 * of Pillow and torchvision bit for bit. Nothing here knows tensors or native code.
 */
package org.reptorch.data;
