package org.reptorch.data;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What of an image is seen after augmentation, and where: shifts and flips are gathered first, so that each pixel is
 * looked up, normalised and written once.
 *
 * <p>Seen at (x, y) is the image's (startX + stepX * x, startY + y) within the window, and black around it.
 */
final class View {

    private static final int CHANNELS = 3;

    private final int height;
    private final int width;
    private final float[][] tables;
    private int stepX;
    private int startX;
    private int startY;
    private int left;
    private int right;
    private int top;
    private int bottom;

    /** Creates a view of images of one size; the tables hold what each byte of each channel becomes. */
    View(int height, int width, float[][] tables) {
        this.height = height;
        this.width = width;
        this.tables = tables;
    }

    /** Turns to the next image: all of it, then changed by each augmentation in turn. */
    void draw(List<Augmentation> augmentations, RandomGenerator random) {
        stepX = 1;
        startX = 0;
        startY = 0;
        left = 0;
        right = width;
        top = 0;
        bottom = height;
        for (Augmentation augmentation : augmentations) {
            switch (augmentation) {
                case RandomCrop(int padding) -> move(shift(padding, random), shift(padding, random));
                case HorizontalFlip(double probability) -> {
                    if (random.nextDouble() < probability) {
                        mirror();
                    }
                }
            }
        }
    }

    private static int shift(int padding, RandomGenerator random) {
        return random.nextInt(2 * padding + 1) - padding;
    }

    private void move(int dx, int dy) {
        startX += stepX * dx;
        startY += dy;
        left = clamp(left - dx, width);
        right = clamp(right - dx, width);
        top = clamp(top - dy, height);
        bottom = clamp(bottom - dy, height);
    }

    private static int clamp(int position, int size) {
        return Math.max(0, Math.min(position, size));
    }

    private void mirror() {
        startX += stepX * (width - 1);
        stepX = -stepX;
        int mirroredLeft = width - right;
        right = width - left;
        left = mirroredLeft;
    }

    /** Writes what is seen of an image, height x width x RGB values from {@code at} on. */
    void write(byte[] image, float[] out, int at) {
        float[] red = tables[0];
        float[] green = tables[1];
        float[] blue = tables[2];
        int step = stepX * CHANNELS;
        int to = black(out, at, top * width);
        for (int y = top; y < bottom; y++) {
            to = black(out, to, left);
            int from = ((startY + y) * width + startX + stepX * left) * CHANNELS;
            for (int x = left; x < right; x++) {
                out[to] = red[image[from] & 0xFF];
                out[to + 1] = green[image[from + 1] & 0xFF];
                out[to + 2] = blue[image[from + 2] & 0xFF];
                from += step;
                to += CHANNELS;
            }
            to = black(out, to, width - right);
        }
        black(out, to, (height - bottom) * width);
    }

    private int black(float[] out, int at, int pixels) {
        int end = at + pixels * CHANNELS;
        for (int to = at; to < end; to += CHANNELS) {
            out[to] = tables[0][0];
            out[to + 1] = tables[1][0];
            out[to + 2] = tables[2][0];
        }
        return end;
    }
}
