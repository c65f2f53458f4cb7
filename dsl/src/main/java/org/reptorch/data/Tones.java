package org.reptorch.data;

import java.util.function.IntUnaryOperator;

/**
 * Changes that look at each byte alone, or at it and at how often each value occurs.
 *
 * <p>Source: {@code ImageOps} of Pillow and {@code solarize_add} of timm, equal bit for bit.
 */
final class Tones {

    private static final int VALUES = 256;

    private Tones() {
    }

    /** Spreads each channel so that its darkest value becomes 0 and its brightest 255. */
    static Image autoContrast(Image image) {
        int[][] histograms = histograms(image);
        byte[][] tables = new byte[Image.CHANNELS][];
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            int[] counts = histograms[channel];
            int low = 0;
            while (low < VALUES - 1 && counts[low] == 0) {
                low++;
            }
            int high = VALUES - 1;
            while (high > 0 && counts[high] == 0) {
                high--;
            }
            double scale = 255.0 / (high - low);
            double offset = -low * scale;
            tables[channel] = table(high <= low ? value -> value : value -> (int) (value * scale + offset));
        }
        return map(image, tables);
    }

    /** Spreads each channel so that every value occurs about as often as any other. */
    static Image equalize(Image image) {
        int[][] histograms = histograms(image);
        byte[][] tables = new byte[Image.CHANNELS][];
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            int[] counts = histograms[channel];
            int last = VALUES - 1;
            while (counts[last] == 0) {
                last--;
            }
            int step = (image.height() * image.width() - counts[last]) / 255;
            int[] before = new int[VALUES];
            before[0] = step / 2;
            for (int value = 1; value < VALUES; value++) {
                before[value] = before[value - 1] + counts[value - 1];
            }
            tables[channel] = table(step == 0 ? value -> value : value -> before[value] / step);
        }
        return map(image, tables);
    }

    /** Turns light to dark. */
    static Image invert(Image image) {
        return map(image, value -> 255 - value);
    }

    /** Keeps the highest bits: none leaves black, 8 and more the image as it was. */
    static Image posterize(Image image, int bits) {
        return bits >= 8 ? image : map(image, value -> value & -(1 << (8 - bits)));
    }

    /** Inverts what is not below a threshold. */
    static Image solarize(Image image, double threshold) {
        return map(image, value -> value < threshold ? value : 255 - value);
    }

    /** Brightens what is below 128. */
    static Image solarizeAdd(Image image, int add) {
        return map(image, value -> value < 128 ? value + add : value);
    }

    private static int[][] histograms(Image image) {
        int[][] counts = new int[Image.CHANNELS][VALUES];
        byte[] rgb = image.rgb();
        for (int at = 0; at < rgb.length; at += Image.CHANNELS) {
            counts[0][rgb[at] & 0xFF]++;
            counts[1][rgb[at + 1] & 0xFF]++;
            counts[2][rgb[at + 2] & 0xFF]++;
        }
        return counts;
    }

    private static byte[] table(IntUnaryOperator function) {
        byte[] table = new byte[VALUES];
        for (int value = 0; value < VALUES; value++) {
            table[value] = (byte) Math.max(0, Math.min(255, function.applyAsInt(value)));
        }
        return table;
    }

    private static Image map(Image image, IntUnaryOperator function) {
        byte[] table = table(function);
        return map(image, new byte[][] {table, table, table});
    }

    private static Image map(Image image, byte[][] tables) {
        byte[] in = image.rgb();
        byte[] out = new byte[in.length];
        byte[] red = tables[0];
        byte[] green = tables[1];
        byte[] blue = tables[2];
        for (int at = 0; at < in.length; at += Image.CHANNELS) {
            out[at] = red[in[at] & 0xFF];
            out[at + 1] = green[in[at + 1] & 0xFF];
            out[at + 2] = blue[in[at + 2] & 0xFF];
        }
        return new Image(image.height(), image.width(), out);
    }
}
