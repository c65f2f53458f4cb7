package org.reptorch.data;

import java.util.random.RandomGenerator;

/**
 * Exchanges left and right.
 *
 * @param probability how often, between 0 and 1
 */
public record HorizontalFlip(double probability) implements ImageTransform {

    /**
     * Checks the probability.
     *
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public HorizontalFlip {
        Range.probability("HorizontalFlip", probability);
    }

    @Override
    public Image apply(Image image, RandomGenerator random) {
        if (random.nextDouble() >= probability) {
            return image;
        }
        Image mirrored = Image.black(image.height(), image.width());
        byte[] in = image.rgb();
        byte[] out = mirrored.rgb();
        int row = image.width() * Image.CHANNELS;
        for (int start = 0; start < in.length; start += row) {
            for (int from = start, to = start + row - Image.CHANNELS; from < start + row; from += Image.CHANNELS, to -= Image.CHANNELS) {
                out[to] = in[from];
                out[to + 1] = in[from + 1];
                out[to + 2] = in[from + 2];
            }
        }
        return mirrored;
    }
}
