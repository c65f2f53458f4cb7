package org.reptorch.data;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** A transform of an image's bytes, before they are normalised. */
public sealed interface ImageTransform extends Transform
        permits Resize, CenterCrop, RandomCrop, RandomResizedCrop, HorizontalFlip, ColorJitter, RandAugment, AutoAugment {

    /**
     * Returns the changed image; the given one stays as it is, and is what comes back where nothing changes.
     *
     * @param image  the image
     * @param random what all draws are made from
     */
    Image apply(Image image, RandomGenerator random);

    /**
     * Returns the size that images have afterwards, or nothing if they may differ; by default the size that they had.
     *
     * @param before the size of all images before, or nothing if they differ
     */
    default Optional<ImageSize> sizeAfter(Optional<ImageSize> before) {
        return before;
    }
}
