package org.reptorch.data;

/**
 * A change of {@link RandAugment} whose strength is a level: 1 where the published magnitude is 10.
 *
 * <p>Source: {@code auto_augment.py} of timm. Where a change goes either way the level's sign says which. Levels above 1 go on as
 * below it: nothing is clipped.
 */
public enum Operation {
    /** Spreads each channel over all values. */
    AUTO_CONTRAST,
    /** Makes all values of each channel about as frequent. */
    EQUALIZE,
    /** Turns light to dark. */
    INVERT,
    /** Turns by 30 degrees times the level. */
    ROTATE,
    /** Keeps the 4 highest bits times the level; timm's {@code Posterize}, elsewhere {@code PosterizeTpu}: level 0 is black. */
    POSTERIZE,
    /** Keeps 4 bits at level 0 and none at 1. */
    POSTERIZE_INCREASING,
    /** Inverts what is not below 256 times the level. */
    SOLARIZE,
    /** Inverts everything at level 1 and nothing at 0. */
    SOLARIZE_INCREASING,
    /** Adds 110 times the level to what is below 128. */
    SOLARIZE_ADD,
    /** Colourfulness, from 0.1 at level 0 to 1.9 at 1. */
    COLOR,
    /** Contrast, from 0.1 at level 0 to 1.9 at 1. */
    CONTRAST,
    /** Brightness, from 0.1 at level 0 to 1.9 at 1. */
    BRIGHTNESS,
    /** Sharpness, from 0.1 at level 0 to 1.9 at 1. */
    SHARPNESS,
    /** Colourfulness, from 1 at level 0 to 0.1 or 1.9 at 1. */
    COLOR_INCREASING,
    /** Contrast, from 1 at level 0 to 0.1 or 1.9 at 1. */
    CONTRAST_INCREASING,
    /** Brightness, from 1 at level 0 to 0.1 or 1.9 at 1. */
    BRIGHTNESS_INCREASING,
    /** Sharpness, from 1 at level 0 to 0.1 or 1.9 at 1. */
    SHARPNESS_INCREASING,
    /** Leans sideways, by 0.3 pixels a row times the level. */
    SHEAR_X,
    /** Leans up or down, by 0.3 pixels a column times the level. */
    SHEAR_Y,
    /** Moves sideways, by 0.45 of the width times the level. */
    TRANSLATE_X_REL,
    /** Moves up or down, by 0.45 of the height times the level. */
    TRANSLATE_Y_REL,
    /** Paints a square of 40 pixels times the level, 2 at least, in (125, 122, 113). */
    CUTOUT;

    private static final int CUTOUT_FILL = 0x7D7A71;

    /** Tells whether a level may be positive or negative. */
    boolean isSigned() {
        return switch (this) {
            case ROTATE, SHEAR_X, SHEAR_Y, TRANSLATE_X_REL, TRANSLATE_Y_REL, COLOR_INCREASING, CONTRAST_INCREASING, BRIGHTNESS_INCREASING,
                    SHARPNESS_INCREASING -> true;
            case AUTO_CONTRAST, EQUALIZE, INVERT, POSTERIZE, POSTERIZE_INCREASING, SOLARIZE, SOLARIZE_INCREASING, SOLARIZE_ADD, COLOR, CONTRAST,
                    BRIGHTNESS, SHARPNESS, CUTOUT -> false;
        };
    }

    /** Returns what a level means: degrees, bits, a threshold, a factor, pixels a pixel, a share, pixels; 0 where it means nothing. */
    double argument(double level) {
        return switch (this) {
            case AUTO_CONTRAST, EQUALIZE, INVERT -> 0;
            case ROTATE -> level * 30;
            case POSTERIZE -> (int) (level * 4);
            case POSTERIZE_INCREASING -> 4 - (int) (level * 4);
            case SOLARIZE -> (int) (level * 256);
            case SOLARIZE_INCREASING -> 256 - (int) (level * 256);
            case SOLARIZE_ADD -> (int) (level * 110);
            case COLOR, CONTRAST, BRIGHTNESS, SHARPNESS -> level * 1.8 + 0.1;
            case COLOR_INCREASING, CONTRAST_INCREASING, BRIGHTNESS_INCREASING, SHARPNESS_INCREASING -> Math.max(0.1, 1 + level * 0.9);
            case SHEAR_X, SHEAR_Y -> level * 0.3;
            case TRANSLATE_X_REL, TRANSLATE_Y_REL -> level * 0.45;
            case CUTOUT -> Math.max(2, level * 40);
        };
    }

    /**
     * Changes an image.
     *
     * @param argument   what the level means
     * @param resampling of turned, leaning and moved images
     * @param fill       what comes in around those, 0xRRGGBB
     * @param centreY    where a square is painted, as a share of the height
     * @param centreX    where a square is painted, as a share of the width
     */
    Image apply(Image image, double argument, Resampling resampling, int fill, double centreY, double centreX) {
        return switch (this) {
            case AUTO_CONTRAST -> Tones.autoContrast(image);
            case EQUALIZE -> Tones.equalize(image);
            case INVERT -> Tones.invert(image);
            case ROTATE -> Affine.rotate(argument, image.height(), image.width()).of(image, resampling, fill);
            case POSTERIZE, POSTERIZE_INCREASING -> Tones.posterize(image, (int) argument);
            case SOLARIZE, SOLARIZE_INCREASING -> Tones.solarize(image, argument);
            case SOLARIZE_ADD -> Tones.solarizeAdd(image, (int) argument);
            case COLOR, COLOR_INCREASING -> Enhancement.color(image, argument);
            case CONTRAST, CONTRAST_INCREASING -> Enhancement.contrast(image, argument);
            case BRIGHTNESS, BRIGHTNESS_INCREASING -> Enhancement.brightness(image, argument);
            case SHARPNESS, SHARPNESS_INCREASING -> Enhancement.sharpness(image, argument);
            case SHEAR_X -> Affine.shearX(argument).of(image, resampling, fill);
            case SHEAR_Y -> Affine.shearY(argument).of(image, resampling, fill);
            case TRANSLATE_X_REL -> Affine.translate(argument * image.width(), 0).of(image, resampling, fill);
            case TRANSLATE_Y_REL -> Affine.translate(0, argument * image.height()).of(image, resampling, fill);
            case CUTOUT -> cutOut(image, (int) argument, centreY, centreX);
        };
    }

    private static Image cutOut(Image image, int size, double centreY, double centreX) {
        Box hole = Box.around((int) (centreY * image.height()), (int) (centreX * image.width()), size, size, new ImageSize(image.height(), image.width()));
        Image result = new Image(image.height(), image.width(), image.rgb().clone());
        for (int y = hole.top(); y < hole.bottom(); y++) {
            for (int x = hole.left(); x < hole.right(); x++) {
                int at = (y * image.width() + x) * Image.CHANNELS;
                result.rgb()[at] = (byte) (CUTOUT_FILL >> 16);
                result.rgb()[at + 1] = (byte) (CUTOUT_FILL >> 8);
                result.rgb()[at + 2] = (byte) CUTOUT_FILL;
            }
        }
        return result;
    }
}
