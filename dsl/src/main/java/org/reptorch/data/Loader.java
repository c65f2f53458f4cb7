package org.reptorch.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.reptorch.torch.ReptorchException;

/**
 * How a data set becomes batches: an immutable description, from which any {@linkplain #epoch epoch} can be started.
 *
 * <pre>{@code
 * Loader loader = Loader.of(train, Normalization.CIFAR10).batchSize(128).shuffle(true)
 *         .transform(List.of(new RandomCrop(4), new HorizontalFlip(0.5), RandAugment.policy(15), new Cutout(16)));
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
 * @param transforms    what is done to each image, in this order
 * @param mixing        what is done to the images of a batch among each other
 * @param seed          what all random draws depend on
 * @param threads       the number of threads that prepare batches, 1 or more
 * @param dropLast      whether all batches have the same size: a smaller last one is left out, and where an image cannot be read, the next one
 *                      in the data set stands in for it; otherwise such an image is left out, and a batch may have fewer, even none
 */
public record Loader(ImageDataset images, Normalization normalization, int batchSize, boolean shuffle,
        List<Transform> transforms, Mixing mixing, long seed, int threads, boolean dropLast) {

    /** So many unreadable images one after another are no accident. */
    private static final int MOST_IN_A_ROW = 20;
    private static final float[] NO_TARGETS = {};

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the batch size or the number of threads is below 1, or a transform stands in the wrong place
     */
    public Loader {
        transforms = List.copyOf(transforms);
        Pipeline.check(transforms);
        if (batchSize < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "batch size and threads must be 1 or more, not " + batchSize + " and " + threads);
        }
    }

    /** Returns a loader of batches of 128 in the data set's order, as they are, the last one smaller, by all cores. */
    public static Loader of(ImageDataset images, Normalization normalization) {
        return new Loader(images, normalization, 128, false, List.of(), Mixing.NONE, 0, Runtime.getRuntime().availableProcessors(), false);
    }

    /** Returns a loader of batches of another size. */
    public Loader batchSize(int batchSize) {
        return new Loader(images, normalization, batchSize, shuffle, transforms, mixing, seed, threads, dropLast);
    }

    /** Returns a loader that shuffles every epoch anew, or keeps the data set's order. */
    public Loader shuffle(boolean shuffle) {
        return new Loader(images, normalization, batchSize, shuffle, transforms, mixing, seed, threads, dropLast);
    }

    /** Returns a loader that changes images by these transforms, each after the one before. */
    public Loader transform(List<? extends Transform> transforms) {
        return new Loader(images, normalization, batchSize, shuffle, List.copyOf(transforms), mixing, seed, threads, dropLast);
    }

    /** Returns a loader that mixes the images of each batch, or does not. */
    public Loader mix(Mixing mixing) {
        return new Loader(images, normalization, batchSize, shuffle, transforms, mixing, seed, threads, dropLast);
    }

    /** Returns a loader with other random draws. */
    public Loader seed(long seed) {
        return new Loader(images, normalization, batchSize, shuffle, transforms, mixing, seed, threads, dropLast);
    }

    /** Returns a loader that prepares the same batches on another number of threads. */
    public Loader threads(int threads) {
        return new Loader(images, normalization, batchSize, shuffle, transforms, mixing, seed, threads, dropLast);
    }

    /** Returns a loader whose batches all have the same size, as to train, or that delivers every image once, as to evaluate. */
    public Loader dropLast(boolean dropLast) {
        return new Loader(images, normalization, batchSize, shuffle, transforms, mixing, seed, threads, dropLast);
    }

    /** Returns the number of batches in an epoch. */
    public int batches() {
        return dropLast ? images.size() / batchSize : Math.ceilDiv(images.size(), batchSize);
    }

    /**
     * Returns the size of the images in its batches.
     *
     * @throws ReptorchException if images differ in size after the transforms
     */
    public ImageSize size() {
        return new Pipeline(images, transforms, normalization).size();
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
    Batch prepare(int epoch, int index, int[] order, Pipeline pipeline) {
        int first = index * batchSize;
        int most = Math.min(batchSize, order.length - first);
        ImageSize imageSize = pipeline.size();
        int imageLength = imageSize.height() * imageSize.width() * Image.CHANNELS;
        float[] pixels = new float[Math.multiplyExact(most, imageLength)];
        long[] labels = new long[most];
        List<String> unreadable = new ArrayList<>();
        int size = 0;
        for (int place = first; place < first + most; place++) {
            Sample sample = read(order[place], unreadable);
            if (sample != null) {
                pipeline.write(sample.image, images.describe(sample.index), Randomness.of(seed, epoch, sample.index), pixels, size * imageLength);
                labels[size++] = images.label(sample.index);
            }
        }
        if (size < most) {
            pixels = Arrays.copyOf(pixels, size * imageLength);
            labels = Arrays.copyOf(labels, size);
        }
        // -2 is no image and not the order: batches share no draw with either.
        float[] targets = mixing.isNone() ? NO_TARGETS
                : mixing.apply(pixels, labels, imageSize, images.classes().size(), Randomness.of(seed, epoch, -2, index));
        return new Batch(pixels, size, imageSize.height(), imageSize.width(), Image.CHANNELS, labels, targets, index, List.copyOf(unreadable));
    }

    private record Sample(int index, Image image) {
    }

    /** Reads an image; where it cannot be read, the next one that can, or null for none. */
    private Sample read(int wanted, List<String> unreadable) {
        for (int tries = 0;; tries++) {
            int index = (wanted + tries) % images.size();
            try {
                return new Sample(index, images.image(index));
            } catch (UnreadableImageException e) {
                unreadable.add(e.getMessage());
                if (!dropLast) {
                    return null;
                }
                if (tries == MOST_IN_A_ROW) {
                    throw new ReptorchException(images.name() + ": " + (tries + 1) + " images in a row cannot be read, the last one being "
                            + e.getMessage() + "; convert them to JPEG or PNG, or fetch them again", e);
                }
            }
        }
    }
}
