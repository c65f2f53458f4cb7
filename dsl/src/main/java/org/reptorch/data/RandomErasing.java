package org.reptorch.data;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Erases random rectangles of an image's normalised values.
 *
 * <p>Source: {@code RandomErasing} of timm; the rectangle's area and the logarithm of its height by width are uniform, and a
 * rectangle that does not fit is drawn again, ten times at most.
 *
 * @param probability how often an image is erased at all, between 0 and 1
 * @param mode        what takes the place of the image
 * @param minArea     the least share of the image, above 0
 * @param maxArea     the greatest share of the image, all rectangles together
 * @param minAspect   the least height by width, above 0 and at most 1; the greatest is its inverse
 * @param maxCount    the most rectangles, 1 or more
 */
public record RandomErasing(double probability, Mode mode, double minArea, double maxArea, double minAspect, int maxCount) implements ValueTransform {

    /** What takes the place of the image. */
    public enum Mode {
        /** 0, the mean colour. */
        CONST,
        /** A normal deviate for each channel of the rectangle. */
        RAND,
        /** A normal deviate for each channel of each pixel. */
        PIXEL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int ATTEMPTS = 10;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public RandomErasing {
        Range.probability("RandomErasing", probability);
        if (!(minArea > 0 && minArea <= maxArea && maxArea <= 1 && minAspect > 0 && minAspect <= 1) || maxCount < 1) {
            throw new IllegalArgumentException("RandomErasing: areas must be above 0 and at most 1 in this order, the aspect above 0 and at most 1,"
                    + " the count 1 or more, not " + minArea + " to " + maxArea + ", " + minAspect + ", " + maxCount);
        }
    }

    /** Returns timm's erasing of one rectangle of 2 % to a third of the image. */
    public static RandomErasing of(double probability, Mode mode) {
        return new RandomErasing(probability, mode, 0.02, 1 / 3.0, 0.3, 1);
    }

    @Override
    public void apply(float[] values, int at, ImageSize image, RandomGenerator random) {
        if (random.nextDouble() >= probability) {
            return;
        }
        int count = 1 + random.nextInt(maxCount);
        for (int i = 0; i < count; i++) {
            eraseOne(values, at, image, random, count);
        }
    }

    private void eraseOne(float[] values, int at, ImageSize image, RandomGenerator random, int count) {
        double logAspect = Math.log(minAspect);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double area = Range.uniform(minArea, maxArea, random) * image.height() * image.width() / count;
            double aspect = Math.exp(Range.uniform(logAspect, -logAspect, random));
            int height = (int) Math.rint(Math.sqrt(area * aspect));
            int width = (int) Math.rint(Math.sqrt(area / aspect));
            if (width < image.width() && height < image.height()) {
                int top = random.nextInt(image.height() - height + 1);
                int left = random.nextInt(image.width() - width + 1);
                erase(values, at, image, new Box(top, left, top + height, left + width), random);
                return;
            }
        }
    }

    private void erase(float[] values, int at, ImageSize image, Box box, RandomGenerator random) {
        float[] colour = new float[Image.CHANNELS];
        if (mode == Mode.RAND) {
            draw(colour, random);
        }
        for (int y = box.top(); y < box.bottom(); y++) {
            for (int x = box.left(); x < box.right(); x++) {
                if (mode == Mode.PIXEL) {
                    draw(colour, random);
                }
                System.arraycopy(colour, 0, values, at + (y * image.width() + x) * Image.CHANNELS, Image.CHANNELS);
            }
        }
    }

    private static void draw(float[] colour, RandomGenerator random) {
        for (int channel = 0; channel < colour.length; channel++) {
            colour[channel] = (float) random.nextGaussian();
        }
    }
}
