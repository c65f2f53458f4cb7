package org.reptorch.data;

import java.util.random.RandomGenerator;

/**
 * Changes brightness, contrast, saturation and hue by random factors, in random order.
 *
 * <p>Source: torchvision's {@code ColorJitter} of a Pillow image. A factor is uniform between 1 - x, at least 0, and 1 + x.
 *
 * @param brightness the greatest change, 0 for none
 * @param contrast   the greatest change, 0 for none
 * @param saturation the greatest change, 0 for none
 * @param hue        the greatest turn as a share of the circle of colours, 0 to 0.5
 */
public record ColorJitter(double brightness, double contrast, double saturation, double hue) implements ImageTransform {

    private static final int CHANGES = 4;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public ColorJitter {
        if (!(brightness >= 0 && contrast >= 0 && saturation >= 0 && hue >= 0 && hue <= 0.5)) {
            throw new IllegalArgumentException("ColorJitter: brightness, contrast and saturation must be 0 or more, hue 0 to 0.5, not "
                    + brightness + ", " + contrast + ", " + saturation + ", " + hue);
        }
    }

    /** Creates the one that timm's {@code color_jitter} stands for: the same for all but the hue, which stays. */
    public ColorJitter(double change) {
        this(change, change, change, 0);
    }

    @Override
    public Image apply(Image image, RandomGenerator random) {
        int[] order = {0, 1, 2, 3};
        for (int i = CHANGES - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        double brighter = factor(brightness, random);
        double moreContrast = factor(contrast, random);
        double moreColor = factor(saturation, random);
        double turn = Range.uniform(-hue, hue, random);
        Image result = image;
        for (int change : order) {
            result = switch (change) {
                case 0 -> brightness == 0 ? result : Enhancement.brightness(result, brighter);
                case 1 -> contrast == 0 ? result : Enhancement.contrast(result, moreContrast);
                case 2 -> saturation == 0 ? result : Enhancement.color(result, moreColor);
                default -> hue == 0 ? result : Enhancement.hue(result, turn);
            };
        }
        return result;
    }

    private static double factor(double change, RandomGenerator random) {
        return Range.uniform(Math.max(0, 1 - change), 1 + change, random);
    }
}
