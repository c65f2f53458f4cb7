package org.reptorch.data;

import java.util.random.RandomGenerator;

/**
 * Shifts the image by up to {@code padding} pixels either way on both axes; black comes in where it leaves.
 *
 * <p>This is torchvision's {@code RandomCrop(size, padding)} of an image of that size: the border is black before
 * normalisation, so it is not 0 after it.
 *
 * @param padding the greatest shift in pixels, 0 or more
 */
public record RandomCrop(int padding) implements ImageTransform {

    /**
     * Checks the padding.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public RandomCrop {
        if (padding < 0) {
            throw new IllegalArgumentException("RandomCrop: padding must be 0 or more, not " + padding);
        }
    }

    @Override
    public Image apply(Image image, RandomGenerator random) {
        int left = random.nextInt(2 * padding + 1) - padding;
        int top = random.nextInt(2 * padding + 1) - padding;
        return Crop.of(image, top, left, image.height(), image.width());
    }
}
