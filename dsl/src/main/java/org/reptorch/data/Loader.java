package org.reptorch.data;

import java.util.List;
import java.util.SplittableRandom;

import org.reptorch.torch.ReptorchException;

/**
 * How a data set becomes batches: an immutable description, from which any {@linkplain #epoch epoch} can be started.
 *
 * <pre>{@code
 * Loader loader = Loader.of(train, Normalization.CIFAR10).batchSize(128).shuffle(true)
 *         .augment(List.of(new RandomCrop(4), new HorizontalFlip(0.5)));
 * try (Epoch epoch = loader.epoch(0)) {
 *     for (Batch batch : epoch) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>The batches of an epoch depend on nothing but the data and this description: not on the number of threads, and not
 * on which epochs were run before.
 *
 * @param images        the images to deliver
 * @param normalization what turns bytes into floats
 * @param batchSize     the number of images in a batch, 1 or more
 * @param shuffle       whether every epoch has an order of its own, not the data set's
 * @param augmentations what is done to each image, in this order
 * @param seed          what all random draws depend on
 * @param threads       the number of threads that prepare batches, 1 or more
 * @param dropLast      whether the last batch is left out where it would be smaller than the others
 */
public record Loader(ImageDataset images, Normalization normalization, int batchSize, boolean shuffle,
        List<Augmentation> augmentations, long seed, int threads, boolean dropLast) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the batch size or the number of threads is below 1
     */
    public Loader {
        augmentations = List.copyOf(augmentations);
        if (batchSize < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "batch size and threads must be 1 or more, not " + batchSize + " and " + threads);
        }
    }

    /** Returns a loader of batches of 128 in the data set's order, as they are, the last one smaller, by two threads. */
    public static Loader of(ImageDataset images, Normalization normalization) {
        return new Loader(images, normalization, 128, false, List.of(), 0, 2, false);
    }

    /** Returns a loader of batches of another size. */
    public Loader batchSize(int batchSize) {
        return new Loader(images, normalization, batchSize, shuffle, augmentations, seed, threads, dropLast);
    }

    /** Returns a loader that shuffles every epoch anew, or keeps the data set's order. */
    public Loader shuffle(boolean shuffle) {
        return new Loader(images, normalization, batchSize, shuffle, augmentations, seed, threads, dropLast);
    }

    /** Returns a loader that changes images by these augmentations, each after the one before. */
    public Loader augment(List<Augmentation> augmentations) {
        return new Loader(images, normalization, batchSize, shuffle, augmentations, seed, threads, dropLast);
    }

    /** Returns a loader with other random draws. */
    public Loader seed(long seed) {
        return new Loader(images, normalization, batchSize, shuffle, augmentations, seed, threads, dropLast);
    }

    /** Returns a loader that prepares the same batches on another number of threads. */
    public Loader threads(int threads) {
        return new Loader(images, normalization, batchSize, shuffle, augmentations, seed, threads, dropLast);
    }

    /** Returns a loader that leaves out a smaller last batch, or delivers it. */
    public Loader dropLast(boolean dropLast) {
        return new Loader(images, normalization, batchSize, shuffle, augmentations, seed, threads, dropLast);
    }

    /** Returns the number of batches in an epoch. */
    public int batches() {
        return dropLast ? images.size() / batchSize : Math.ceilDiv(images.size(), batchSize);
    }

    /**
     * Starts preparing the batches of one pass over the data; close it when done.
     *
     * @param epoch the number of the pass, which sets its order and random draws
     * @throws ReptorchException if there is not a single batch in it
     */
    public Epoch epoch(int epoch) {
        return epoch(epoch, 0);
    }

    /** Starts preparing the batches of one pass from one of them on: what an interrupted run goes on with. */
    public Epoch epoch(int epoch, int first) {
        if (batches() == 0) {
            throw new ReptorchException(images.name() + ": " + images.size() + " images do not fill a batch of "
                    + batchSize + "; choose a smaller batch size or keep the last batch");
        }
        return new Epoch(this, epoch, first);
    }

    /** Returns the order in which an epoch visits the images. */
    int[] order(int epoch) {
        int[] order = new int[images.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (shuffle) {
            // -1 is no image: the order shares no draw with an augmentation.
            SplittableRandom random = Randomness.of(seed, epoch, -1);
            for (int i = order.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[other];
                order[other] = swapped;
            }
        }
        return order;
    }

    /** Prepares one batch of an epoch. */
    Batch prepare(int epoch, int index, int[] order) {
        int first = index * batchSize;
        int size = Math.min(batchSize, order.length - first);
        int imageSize = images.height() * images.width() * images.channels();
        byte[] image = new byte[imageSize];
        float[] pixels = new float[Math.multiplyExact(size, imageSize)];
        long[] labels = new long[size];
        View view = new View(images.height(), images.width(), normalization.tables());
        for (int i = 0; i < size; i++) {
            int sample = order[first + i];
            images.read(sample, image, 0);
            view.draw(augmentations, Randomness.of(seed, epoch, sample));
            view.write(image, pixels, i * imageSize);
            labels[i] = images.label(sample);
        }
        return new Batch(pixels, size, images.height(), images.width(), images.channels(), labels, index);
    }
}
