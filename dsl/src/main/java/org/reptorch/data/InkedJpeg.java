package org.reptorch.data;

import java.awt.image.Raster;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * JPEG in four inks, whose samples ImageIO hands out raw, or brought to RGB by a colour profile as nobody else does: CMYK and Adobe's YCCK, as ImageNet has a few among its training images.
 *
 * <p>The samples are taken to be inverted, as Adobe writes them, and become RGB without a colour profile: the arithmetic of libjpeg
 * (jdcolor.c, {@code ycck_cmyk_convert}) and of Pillow ({@code convert("RGB")}), bit for bit.
 */
final class InkedJpeg {

    private static final int INKS = 4;

    private static final int FRACTION = 16;
    private static final int HALF = 1 << FRACTION - 1;
    /** Start-of-frame markers go from here to 0xCF, but for three of other tables. */
    private static final int FIRST_FRAME = 0xC0;
    private static final Set<Integer> OTHER_TABLES = Set.of(0xC4, 0xC8, 0xCC);
    /** Where the number of channels stands behind a frame's marker: length, precision, height and width come first. */
    private static final int CHANNELS_AT = 9;
    private static final int APP14 = 0xEE;
    private static final int START_OF_SCAN = 0xDA;
    /** Where the transform stands behind Adobe's marker: length, "Adobe", version and two sets of flags come first. */
    private static final int TRANSFORM_AT = 15;
    private static final int YCCK = 2;

    private InkedJpeg() {
    }

    /** Tells whether a JPEG file has four inks. */
    static boolean isIn(byte[] file) {
        int frame = segment(file, marker -> marker >= FIRST_FRAME && marker < FIRST_FRAME + 16 && !OTHER_TABLES.contains(marker));
        return frame >= 0 && frame + CHANNELS_AT < file.length && file[frame + CHANNELS_AT] == INKS;
    }

    /** Converts raw samples; {@code file} says which kind they are. */
    static byte[] rgb(Raster raster, byte[] file) {
        int[] samples = raster.getPixels(raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), (int[]) null);
        boolean ycck = isYcck(file);
        byte[] rgb = new byte[samples.length / INKS * Image.CHANNELS];
        for (int from = 0, to = 0; from < samples.length; from += INKS, to += Image.CHANNELS) {
            if (ycck) {
                toInverted(samples, from);
            }
            int white = samples[from + 3];
            for (int c = 0; c < Image.CHANNELS; c++) {
                int product = (255 - samples[from + c]) * white + 128;
                rgb[to + c] = (byte) Math.max(0, white - ((product >> 8) + product >> 8));
            }
        }
        return rgb;
    }

    /** Luminance and two colour differences become three inks, in place. */
    private static void toInverted(int[] samples, int at) {
        int y = samples[at];
        int cb = samples[at + 1] - 128;
        int cr = samples[at + 2] - 128;
        samples[at] = inverted(y + (fixed(1.40200) * cr + HALF >> FRACTION));
        samples[at + 1] = inverted(y + (-fixed(0.34414) * cb - fixed(0.71414) * cr + HALF >> FRACTION));
        samples[at + 2] = inverted(y + (fixed(1.77200) * cb + HALF >> FRACTION));
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << FRACTION) + 0.5);
    }

    private static int inverted(int value) {
        return 255 - Math.clamp(value, 0, 255);
    }

    private static boolean isYcck(byte[] file) {
        int adobe = segment(file, marker -> marker == APP14);
        return adobe >= 0 && adobe + TRANSFORM_AT < file.length && file[adobe + 4] == 'A' && file[adobe + 5] == 'd' && file[adobe + TRANSFORM_AT] == YCCK;
    }

    /** Returns where the first segment of a kind begins in the head of a file, or -1. */
    private static int segment(byte[] file, IntPredicate wanted) {
        int at = 2;
        while (at + 3 < file.length && (file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xFF) != START_OF_SCAN) {
            if (wanted.test(file[at + 1] & 0xFF)) {
                return at;
            }
            at += 2 + ((file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF);
        }
        return -1;
    }
}
