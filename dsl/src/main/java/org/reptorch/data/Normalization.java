package org.reptorch.data;

import java.util.Arrays;
import java.util.List;

/**
 * What is subtracted from and then divides each colour, so that a network meets values around 0 of variance around 1.
 *
 * <p>Both are in units in which the brightest byte, 255, is 1, as in torchvision.
 *
 * @param mean what is subtracted from red, green and blue
 * @param std  what then divides red, green and blue, each above 0
 */
public record Normalization(float[] mean, float[] std) {

    /** CIFAR-10's training images. */
    public static final Normalization CIFAR10 = new Normalization(
            new float[] {0.4914f, 0.4822f, 0.4465f}, new float[] {0.2470f, 0.2435f, 0.2616f});

    /** CIFAR-100's training images. */
    public static final Normalization CIFAR100 = new Normalization(
            new float[] {0.50707516f, 0.48654887f, 0.44091784f}, new float[] {0.26733429f, 0.25643846f, 0.27615047f});

    /** ImageNet's training images, as in the models of torchvision and timm. */
    public static final Normalization IMAGENET = new Normalization(
            new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});

    private static final int CHANNELS = 3;
    private static final int BYTES = 256;
    private static final int MOST_DECODED = 10_000;

    /**
     * Checks and copies the values.
     *
     * @throws IllegalArgumentException if there are not three finite values each, or a deviation is not above 0
     */
    public Normalization {
        mean = mean.clone();
        std = std.clone();
        boolean valid = mean.length == CHANNELS && std.length == CHANNELS;
        for (int c = 0; valid && c < CHANNELS; c++) {
            valid = Float.isFinite(mean[c]) && Float.isFinite(std[c]) && std[c] > 0;
        }
        if (!valid) {
            throw new IllegalArgumentException("mean " + Arrays.toString(mean) + " and std " + Arrays.toString(std)
                    + " must be three finite numbers each, the latter above 0");
        }
    }

    /**
     * Measures the mean and standard deviation of all pixels of a data set; a colour that never varies gets deviation 1. Of images that
     * are decoded on demand some 10,000 are looked at, spread evenly.
     */
    public static Normalization of(ImageDataset images) {
        long[][] histograms = new long[CHANNELS][BYTES];
        int step = images.height() > 0 ? 1 : Math.ceilDiv(images.size(), MOST_DECODED);
        for (int i = 0; i < images.size(); i += step) {
            byte[] pixels;
            try {
                pixels = images.image(i).rgb();
            } catch (UnreadableImageException e) {
                // The loader tells of it.
                continue;
            }
            for (int at = 0; at < pixels.length; at++) {
                histograms[at % CHANNELS][pixels[at] & 0xFF]++;
            }
        }
        float[] mean = new float[CHANNELS];
        float[] std = new float[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            double count = 0;
            double sum = 0;
            double squares = 0;
            for (int value = 0; value < BYTES; value++) {
                double unit = value / 255.0;
                count += histograms[c][value];
                sum += histograms[c][value] * unit;
                squares += histograms[c][value] * unit * unit;
            }
            double average = sum / count;
            double variance = squares / count - average * average;
            mean[c] = (float) average;
            // Rounding alone leaves a variance of around 1e-16, which must not be mistaken for contrast.
            std[c] = variance > 1e-9 ? (float) Math.sqrt(variance) : 1;
        }
        return new Normalization(mean, std);
    }

    /**
     * Returns the normalised values of images of one size: count x height x width x 3.
     *
     * @throws IllegalArgumentException if there is none, or they differ in size
     */
    public float[] apply(List<Image> images) {
        if (images.isEmpty() || images.stream().anyMatch(image -> !image.hasSizeOf(images.getFirst()))) {
            throw new IllegalArgumentException("images of one size become a batch, not " + images);
        }
        int length = images.getFirst().rgb().length;
        float[] values = new float[Math.multiplyExact(length, images.size())];
        float[][] tables = tables();
        for (int i = 0; i < images.size(); i++) {
            write(images.get(i), tables, values, i * length);
        }
        return values;
    }

    /** Writes the normalised values of an image from {@code at} on. */
    static void write(Image image, float[][] tables, float[] out, int at) {
        byte[] rgb = image.rgb();
        float[] red = tables[0];
        float[] green = tables[1];
        float[] blue = tables[2];
        for (int from = 0, to = at; from < rgb.length; from += CHANNELS, to += CHANNELS) {
            out[to] = red[rgb[from] & 0xFF];
            out[to + 1] = green[rgb[from + 1] & 0xFF];
            out[to + 2] = blue[rgb[from + 2] & 0xFF];
        }
    }

    /** Returns what each byte of each channel becomes: 3 x 256 values, rounded as torchvision rounds them. */
    float[][] tables() {
        float[][] tables = new float[CHANNELS][BYTES];
        for (int c = 0; c < CHANNELS; c++) {
            for (int value = 0; value < BYTES; value++) {
                tables[c][value] = (value / 255f - mean[c]) / std[c];
            }
        }
        return tables;
    }

    /** Returns a copy of the means, one per colour. */
    @Override
    public float[] mean() {
        return mean.clone();
    }

    /** Returns a copy of the deviations, one per colour. */
    @Override
    public float[] std() {
        return std.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Normalization that && Arrays.equals(mean, that.mean) && Arrays.equals(std, that.std);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(std);
    }

    @Override
    public String toString() {
        return "mean " + Arrays.toString(mean) + ", std " + Arrays.toString(std);
    }
}
