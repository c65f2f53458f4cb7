package org.reptorch.data;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An affine map from the pixels of the result to those of the image: at (x, y) is seen what the image has at
 * (a x + b y + c, d x + e y + f); outside the image a colour fills in.
 *
 * <p>Source: {@code Image.transform} and {@code Image.rotate} of Pillow ({@code Geometry.c}), equal bit for bit.
 */
record Affine(double a, double b, double c, double d, double e, double f) {

    private static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    /** Returns the map under which an image leans sideways: each row moves by {@code factor} pixels more than the one above. */
    static Affine shearX(double factor) {
        return new Affine(1, factor, 0, 0, 1, 0);
    }

    /** Returns the map under which each column moves by {@code factor} pixels more than the one to its left. */
    static Affine shearY(double factor) {
        return new Affine(1, 0, 0, factor, 1, 0);
    }

    /** Returns the map that looks so many pixels further right and down: the image moves left and up. */
    static Affine translate(double dx, double dy) {
        return new Affine(1, 0, dx, 0, 1, dy);
    }

    /** Returns the map that turns an image of this size around its centre, counter-clockwise. */
    static Affine rotate(double degrees, int height, int width) {
        double turn = degrees % 360;
        turn = turn < 0 ? turn + 360 : turn;
        if (turn == 0) {
            return IDENTITY;
        }
        double angle = -Math.toRadians(turn);
        double cos = round15(Math.cos(angle));
        double sin = round15(Math.sin(angle));
        double minusSin = round15(-Math.sin(angle));
        double centreX = width / 2.0;
        double centreY = height / 2.0;
        return new Affine(cos, sin, cos * -centreX + sin * -centreY + centreX,
                minusSin, cos, minusSin * -centreX + cos * -centreY + centreY);
    }

    /** Rounds to 15 digits behind the point as Pillow does, so that a quarter turn has no rounding errors. */
    private static double round15(double value) {
        return new BigDecimal(value).setScale(15, RoundingMode.HALF_EVEN).doubleValue();
    }

    /**
     * Returns what is seen of an image.
     *
     * @param fill the colour outside, 0xRRGGBB
     */
    Image of(Image image, Resampling resampling, int fill) {
        Image result = Image.black(image.height(), image.width());
        fill(result.rgb(), fill);
        switch (resampling) {
            case NEAREST -> nearest(image, result);
            case BILINEAR -> interpolate(image, result, false);
            case BICUBIC -> interpolate(image, result, true);
        }
        return result;
    }

    private static void fill(byte[] rgb, int colour) {
        if (colour != 0) {
            for (int at = 0; at < rgb.length; at += Image.CHANNELS) {
                rgb[at] = (byte) (colour >> 16);
                rgb[at + 1] = (byte) (colour >> 8);
                rgb[at + 2] = (byte) colour;
            }
        }
    }

    private void nearest(Image image, Image result) {
        if (b == 0 && d == 0) {
            for (int y = 0; y < result.height(); y++) {
                int fromY = cell(f + e * 0.5 + y * e);
                for (int x = 0; x < result.width(); x++) {
                    copyPixel(image, cell(c + a * 0.5 + x * a), fromY, result, x, y);
                }
            }
            return;
        }
        // Pillow steps in 16.16 fixed point, with its rounding.
        int startX = fixed(c + a * 0.5 + b * 0.5);
        int startY = fixed(f + d * 0.5 + e * 0.5);
        for (int y = 0; y < result.height(); y++) {
            int fromX = startX + y * fixed(b);
            int fromY = startY + y * fixed(e);
            for (int x = 0; x < result.width(); x++) {
                copyPixel(image, fromX >> 16, fromY >> 16, result, x, y);
                fromX += fixed(a);
                fromY += fixed(d);
            }
        }
    }

    private static int cell(double position) {
        return position < 0 ? -1 : (int) position;
    }

    private static int fixed(double value) {
        return (int) Math.floor(value * 65536 + 0.5);
    }

    private static void copyPixel(Image image, int fromX, int fromY, Image result, int x, int y) {
        if (fromX >= 0 && fromX < image.width() && fromY >= 0 && fromY < image.height()) {
            System.arraycopy(image.rgb(), (fromY * image.width() + fromX) * Image.CHANNELS, result.rgb(),
                    (y * result.width() + x) * Image.CHANNELS, Image.CHANNELS);
        }
    }

    private void interpolate(Image image, Image result, boolean cubic) {
        int width = image.width();
        int height = image.height();
        int reach = cubic ? 1 : 0;
        int taps = cubic ? 4 : 2;
        int[] columns = new int[taps];
        int[] rows = new int[taps];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double fromX = a * (x + 0.5) + b * (y + 0.5) + c;
                double fromY = d * (x + 0.5) + e * (y + 0.5) + f;
                if (fromX < 0 || fromX >= width || fromY < 0 || fromY >= height) {
                    continue;
                }
                double left = Math.floor(fromX - 0.5);
                double top = Math.floor(fromY - 0.5);
                double dx = fromX - 0.5 - left;
                double dy = fromY - 0.5 - top;
                for (int i = 0; i < taps; i++) {
                    columns[i] = clip((int) left - reach + i, width) * Image.CHANNELS;
                    rows[i] = clip((int) top - reach + i, height) * width * Image.CHANNELS;
                }
                int to = (y * width + x) * Image.CHANNELS;
                if (cubic) {
                    cubic(image.rgb(), columns, rows, dx, dy, result.rgb(), to);
                } else {
                    linear(image.rgb(), columns, rows, dx, dy, result.rgb(), to);
                }
            }
        }
    }

    private static int clip(int position, int size) {
        return Math.max(0, Math.min(position, size - 1));
    }

    private static void linear(byte[] in, int[] columns, int[] rows, double dx, double dy, byte[] out, int to) {
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            double upper = between(in[rows[0] + columns[0] + channel] & 0xFF, in[rows[0] + columns[1] + channel] & 0xFF, dx);
            double lower = between(in[rows[1] + columns[0] + channel] & 0xFF, in[rows[1] + columns[1] + channel] & 0xFF, dx);
            out[to + channel] = (byte) (int) between(upper, lower, dy);
        }
    }

    private static double between(double first, double second, double share) {
        return first + (second - first) * share;
    }

    private static void cubic(byte[] in, int[] columns, int[] rows, double dx, double dy, byte[] out, int to) {
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            double value = between(row(in, rows[0] + channel, columns, dx), row(in, rows[1] + channel, columns, dx),
                    row(in, rows[2] + channel, columns, dx), row(in, rows[3] + channel, columns, dx), dy);
            out[to + channel] = (byte) (int) Math.max(0, Math.min(255, value));
        }
    }

    private static double row(byte[] in, int at, int[] columns, double dx) {
        return between(in[at + columns[0]] & 0xFF, in[at + columns[1]] & 0xFF, in[at + columns[2]] & 0xFF, in[at + columns[3]] & 0xFF, dx);
    }

    /** The cubic through the middle two of four numbers; Pillow's for transforms is steeper than the one it resizes with. */
    private static double between(double v1, double v2, double v3, double v4, double share) {
        double p2 = -v1 + v3;
        double p3 = 2 * (v1 - v2) + v3 - v4;
        double p4 = -v1 + v2 - v3 + v4;
        return v2 + share * (p2 + share * (p3 + share * p4));
    }
}
