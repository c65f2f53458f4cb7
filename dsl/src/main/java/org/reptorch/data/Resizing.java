package org.reptorch.data;

import java.util.Arrays;

/**
 * Resizing as Pillow does it, bit for bit: in two passes with whole numbers, each pixel the weighted sum of all pixels that
 * shrink into it (antialiased).
 *
 * <p>Source: {@code Resample.c} of Pillow, on 8 bits a channel.
 */
final class Resizing {

    private static final int PRECISION_BITS = 32 - 8 - 2;
    private static final int HALF = 1 << (PRECISION_BITS - 1);

    /** Which pixels of a line go into each pixel of a shorter or longer one, and by how much. */
    private record Weights(int[] first, int[][] taps) {

        static Weights of(int from, int to, Resampling resampling) {
            double scale = (double) from / to;
            double stretch = Math.max(scale, 1);
            double support = resampling.support() * stretch;
            var weights = new Weights(new int[to], new int[to][]);
            for (int at = 0; at < to; at++) {
                double centre = (at + 0.5) * scale;
                int first = Math.max(0, (int) (centre - support + 0.5));
                int count = Math.min(from, (int) (centre + support + 0.5)) - first;
                weights.first[at] = first;
                weights.taps[at] = fixedPoint(normalised(first, count, centre, 1 / stretch, resampling));
            }
            return weights;
        }

        private static double[] normalised(int first, int count, double centre, double shrink, Resampling resampling) {
            double[] weights = new double[count];
            double total = 0;
            for (int i = 0; i < count; i++) {
                weights[i] = resampling.weight((i + first - centre + 0.5) * shrink);
                total += weights[i];
            }
            for (int i = 0; i < count && total != 0; i++) {
                weights[i] /= total;
            }
            return weights;
        }

        private static int[] fixedPoint(double[] weights) {
            int[] taps = new int[weights.length];
            for (int i = 0; i < taps.length; i++) {
                taps[i] = (int) (Math.copySign(0.5, weights[i]) + weights[i] * (1 << PRECISION_BITS));
            }
            return taps;
        }
    }

    private Resizing() {
    }

    /** Returns the image in another size; nearest takes single pixels, the others are antialiased. */
    static Image to(int height, int width, Image image, Resampling resampling) {
        if (resampling == Resampling.NEAREST) {
            return nearest(height, width, image);
        }
        Image wide = width == image.width() ? image : horizontally(width, image, resampling);
        return height == wide.height() ? wide : vertically(height, wide, resampling);
    }

    private static Image nearest(int height, int width, Image image) {
        Image result = Image.black(height, width);
        double scaleX = (double) image.width() / width;
        double scaleY = (double) image.height() / height;
        for (int y = 0; y < height; y++) {
            int row = (int) ((y + 0.5) * scaleY) * image.width();
            for (int x = 0; x < width; x++) {
                System.arraycopy(image.rgb(), (row + (int) ((x + 0.5) * scaleX)) * Image.CHANNELS, result.rgb(),
                        (y * width + x) * Image.CHANNELS, Image.CHANNELS);
            }
        }
        return result;
    }

    private static Image horizontally(int width, Image image, Resampling resampling) {
        Weights weights = Weights.of(image.width(), width, resampling);
        Image result = Image.black(image.height(), width);
        byte[] in = image.rgb();
        byte[] out = result.rgb();
        int to = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < width; x++) {
                int[] taps = weights.taps[x];
                int from = (y * image.width() + weights.first[x]) * Image.CHANNELS;
                int red = HALF;
                int green = HALF;
                int blue = HALF;
                for (int tap : taps) {
                    red += (in[from] & 0xFF) * tap;
                    green += (in[from + 1] & 0xFF) * tap;
                    blue += (in[from + 2] & 0xFF) * tap;
                    from += Image.CHANNELS;
                }
                out[to] = clip(red);
                out[to + 1] = clip(green);
                out[to + 2] = clip(blue);
                to += Image.CHANNELS;
            }
        }
        return result;
    }

    private static Image vertically(int height, Image image, Resampling resampling) {
        Weights weights = Weights.of(image.height(), height, resampling);
        Image result = Image.black(height, image.width());
        byte[] in = image.rgb();
        byte[] out = result.rgb();
        int row = image.width() * Image.CHANNELS;
        int[] sums = new int[row];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, HALF);
            int from = weights.first[y] * row;
            for (int tap : weights.taps[y]) {
                for (int x = 0; x < row; x++) {
                    sums[x] += (in[from + x] & 0xFF) * tap;
                }
                from += row;
            }
            for (int x = 0; x < row; x++) {
                out[y * row + x] = clip(sums[x]);
            }
        }
        return result;
    }

    private static byte clip(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> PRECISION_BITS));
    }
}
