package org.reptorch.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Erases a square around a random pixel: the normalised values become 0, the mean colour; what lies outside the image is lost.
 *
 * <p>Source: DeVries and Taylor, <i>Improved Regularization of Convolutional Neural Networks with Cutout</i>, 2017, with one hole.
 *
 * @param size of the square in pixels, 1 or more
 */
public record Cutout(int size) implements ValueTransform {

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Cutout {
        if (size < 1) {
            throw new IllegalArgumentException("Cutout: size must be 1 or more, not " + size);
        }
    }

    @Override
    public void apply(float[] values, int at, ImageSize image, RandomGenerator random) {
        int y = random.nextInt(image.height());
        int x = random.nextInt(image.width());
        Box hole = Box.around(y, x, size, size, image);
        for (int row = hole.top(); row < hole.bottom(); row++) {
            int start = at + row * image.width() * Image.CHANNELS;
            Arrays.fill(values, start + hole.left() * Image.CHANNELS, start + hole.right() * Image.CHANNELS, 0);
        }
    }
}
