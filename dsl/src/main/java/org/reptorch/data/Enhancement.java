package org.reptorch.data;

import java.util.Arrays;

/**
 * Mixtures of an image with one that lacks something: with factor 1 the image stays, with 0 all of it is lost, above 1 it is
 * exaggerated.
 *
 * <p>Source: {@code ImageEnhance}, {@code Image.blend}, {@code ImageFilter.SMOOTH} and the mode HSV of Pillow, equal bit for bit.
 */
final class Enhancement {

    /** The weights of SMOOTH: five times the pixel, its eight neighbours once. */
    private static final float NEIGHBOUR = 1f / 13f;
    private static final float CENTRE = 5f / 13f;

    private Enhancement() {
    }

    /** Mixes with black. */
    static Image brightness(Image image, double factor) {
        return blend(new byte[image.rgb().length], image, factor);
    }

    /** Mixes with the mean grey of the image. */
    static Image contrast(Image image, double factor) {
        byte[] rgb = image.rgb();
        long total = 0;
        for (int at = 0; at < rgb.length; at += Image.CHANNELS) {
            total += grey(rgb, at);
        }
        byte[] mean = new byte[rgb.length];
        Arrays.fill(mean, (byte) (int) ((double) total / (rgb.length / Image.CHANNELS) + 0.5));
        return blend(mean, image, factor);
    }

    /** Mixes with the image in grey; also called saturation. */
    static Image color(Image image, double factor) {
        byte[] rgb = image.rgb();
        byte[] grey = new byte[rgb.length];
        for (int at = 0; at < rgb.length; at += Image.CHANNELS) {
            byte value = (byte) grey(rgb, at);
            grey[at] = value;
            grey[at + 1] = value;
            grey[at + 2] = value;
        }
        return blend(grey, image, factor);
    }

    /** Mixes with the image smoothed. */
    static Image sharpness(Image image, double factor) {
        return blend(smooth(image), image, factor);
    }

    /** Turns all hues by a share of the circle, from -0.5 to 0.5, as torchvision does: in whole 256ths of it. */
    static Image hue(Image image, double share) {
        byte[] in = image.rgb();
        byte[] out = new byte[in.length];
        int turn = (int) (share * 255);
        for (int at = 0; at < in.length; at += Image.CHANNELS) {
            turnHue(in, out, at, turn);
        }
        return new Image(image.height(), image.width(), out);
    }

    /** ITU-R 601-2 luma in fixed point. */
    private static int grey(byte[] rgb, int at) {
        return ((rgb[at] & 0xFF) * 19595 + (rgb[at + 1] & 0xFF) * 38470 + (rgb[at + 2] & 0xFF) * 7471 + 0x8000) >> 16;
    }

    private static Image blend(byte[] lacking, Image image, double factor) {
        byte[] in = image.rgb();
        if (factor == 1) {
            return image;
        }
        float alpha = (float) factor;
        byte[] out = new byte[in.length];
        for (int at = 0; at < in.length; at++) {
            int base = lacking[at] & 0xFF;
            float value = base + alpha * ((in[at] & 0xFF) - base);
            out[at] = (byte) (int) Math.max(0, Math.min(255, value));
        }
        return new Image(image.height(), image.width(), out);
    }

    private static byte[] smooth(Image image) {
        byte[] in = image.rgb();
        byte[] out = in.clone();
        int row = image.width() * Image.CHANNELS;
        // The border stays as it is.
        for (int y = 1; y < image.height() - 1; y++) {
            for (int at = y * row + Image.CHANNELS; at < (y + 1) * row - Image.CHANNELS; at++) {
                float sum = 0.5f;
                sum += three(in, at + row, NEIGHBOUR);
                sum += three(in, at, CENTRE);
                sum += three(in, at - row, NEIGHBOUR);
                out[at] = (byte) (int) Math.max(0, Math.min(255, sum));
            }
        }
        return out;
    }

    private static float three(byte[] in, int at, float middle) {
        return (in[at - Image.CHANNELS] & 0xFF) * NEIGHBOUR + (in[at] & 0xFF) * middle + (in[at + Image.CHANNELS] & 0xFF) * NEIGHBOUR;
    }

    private static void turnHue(byte[] in, byte[] out, int at, int turn) {
        int red = in[at] & 0xFF;
        int green = in[at + 1] & 0xFF;
        int blue = in[at + 2] & 0xFF;
        int max = Math.max(red, Math.max(green, blue));
        int min = Math.min(red, Math.min(green, blue));
        int saturation = max == min ? 0 : (int) ((float) (max - min) / max * 255.0);
        if (saturation == 0) {
            out[at] = (byte) max;
            out[at + 1] = (byte) max;
            out[at + 2] = (byte) max;
            return;
        }
        int hue = hueOf(red, green, blue, max, min) + turn & 0xFF;
        float sixth = (float) (hue * 6.0f / 255.0);
        int sector = (int) sixth;
        float rest = (float) (hue * 6.0f / 255.0 - sector);
        float share = (float) (saturation / 255.0);
        int low = clip(Math.floor(max * (1.0 - share) + 0.5));
        int falling = clip(Math.floor(max * (1.0 - share * rest) + 0.5));
        int rising = clip(Math.floor(max * (1.0 - share * (1.0 - rest)) + 0.5));
        switch (sector % 6) {
            case 0 -> set(out, at, max, rising, low);
            case 1 -> set(out, at, falling, max, low);
            case 2 -> set(out, at, low, max, rising);
            case 3 -> set(out, at, low, falling, max);
            case 4 -> set(out, at, rising, low, max);
            default -> set(out, at, max, low, falling);
        }
    }

    private static int hueOf(int red, int green, int blue, int max, int min) {
        float range = max - min;
        float toRed = (max - red) / range;
        float toGreen = (max - green) / range;
        float toBlue = (max - blue) / range;
        float sixths;
        if (red == max) {
            sixths = toBlue - toGreen;
        } else if (green == max) {
            sixths = (float) (2.0 + toRed - toBlue);
        } else {
            sixths = (float) (4.0 + toGreen - toRed);
        }
        float turns = (float) ((sixths / 6.0 + 1.0) % 1.0);
        return clip(turns * 255.0);
    }

    private static int clip(double value) {
        return (int) Math.max(0, Math.min(255, value));
    }

    private static void set(byte[] out, int at, int red, int green, int blue) {
        out[at] = (byte) red;
        out[at + 1] = (byte) green;
        out[at + 2] = (byte) blue;
    }
}
