package org.reptorch.data;

import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.reptorch.data.Operation.*;

/**
 * Does a few random changes to an image, each of a random strength: Cubuk et al., <i>RandAugment</i>, 2019.
 *
 * <p>{@link #policy} is what the RepOptimizers are trained with, {@link #timm} what timm's {@code rand-m9-mstd0.5-inc1} and its
 * like mean. The pixels of each change equal Pillow's bit for bit.
 *
 * @param operations  one of these is drawn in each layer
 * @param layers      the number of changes, one after the other, 0 or more
 * @param probability how often a drawn change is made, between 0 and 1
 * @param magnitude   how strong it is
 * @param resampling  one of these is drawn for every turned, leaning or moved image
 * @param fill        what comes in around those, 0xRRGGBB
 */
public record RandAugment(List<Operation> operations, int layers, double probability, Magnitude magnitude, List<Resampling> resampling, int fill)
        implements ImageTransform {

    /** How strong changes are; 10 is what the levels of {@link Operation} call 1. */
    public sealed interface Magnitude {

        /** Draws one. */
        double draw(RandomGenerator random);
    }

    /**
     * A whole number from 0 on, all equally likely.
     *
     * @param below the first number that is too great, 1 or more
     */
    public record WholeBelow(int below) implements Magnitude {

        /** Checks the bound. */
        public WholeBelow {
            if (below < 1) {
                throw new IllegalArgumentException("RandAugment: magnitude must be 1 or more, not " + below);
            }
        }

        @Override
        public double draw(RandomGenerator random) {
            return random.nextInt(below);
        }

        @Override
        public String toString() {
            return "0 to " + (below - 1);
        }
    }

    /**
     * A normal deviate, cut off at 0 and 10.
     *
     * @param mean of it, from 0 to 10
     * @param std  its standard deviation, 0 for always the same
     */
    public record Normal(double mean, double std) implements Magnitude {

        /** Checks the values. */
        public Normal {
            if (!(mean >= 0 && mean <= 10 && std >= 0 && std < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("RandAugment: magnitude must be 0 to 10 and its deviation 0 or more, not " + mean + " and " + std);
            }
        }

        @Override
        public double draw(RandomGenerator random) {
            double drawn = std == 0 ? mean : mean + std * random.nextGaussian();
            return Math.max(0, Math.min(10, drawn));
        }

        @Override
        public String toString() {
            return mean + " +- " + std;
        }
    }

    private static final List<Resampling> RANDOM_RESAMPLING = List.of(Resampling.BILINEAR, Resampling.BICUBIC);
    private static final List<Operation> POLICY = List.of(AUTO_CONTRAST, EQUALIZE, INVERT, ROTATE, POSTERIZE, SOLARIZE, SOLARIZE_ADD, COLOR, CONTRAST,
            BRIGHTNESS, SHARPNESS, SHEAR_X, SHEAR_Y, TRANSLATE_X_REL, TRANSLATE_Y_REL, CUTOUT);
    private static final List<Operation> TIMM = POLICY.subList(0, POLICY.size() - 1);
    private static final List<Operation> TIMM_INCREASING = List.of(AUTO_CONTRAST, EQUALIZE, INVERT, ROTATE, POSTERIZE_INCREASING, SOLARIZE_INCREASING,
            SOLARIZE_ADD, COLOR_INCREASING, CONTRAST_INCREASING, BRIGHTNESS_INCREASING, SHARPNESS_INCREASING, SHEAR_X, SHEAR_Y, TRANSLATE_X_REL,
            TRANSLATE_Y_REL);
    private static final int GREY = 0x808080;
    /** ImageNet's mean in bytes, (124, 116, 104), which timm's create_transform fills with. */
    private static final int IMAGENET_MEAN = 0x7C7468;
    private static final Pattern SECTION = Pattern.compile("(mstd|m|n|p|inc)(\\d+(?:\\.\\d+)?)");

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public RandAugment {
        operations = List.copyOf(operations);
        resampling = List.copyOf(resampling);
        Range.probability("RandAugment", probability);
        if (operations.isEmpty() || resampling.isEmpty() || layers < 0) {
            throw new IllegalArgumentException("RandAugment: needs an operation, a resampling and 0 layers or more, not " + operations + ", " + resampling
                    + ", " + layers);
        }
    }

    /**
     * Returns the RepOptimizers' {@code RandAugPolicy}: two of sixteen changes, always made, levels from 0 to 0.1 * (magnitude - 1)
     * in tenths and not clipped, grey around.
     *
     * @param magnitude 15 in the published trainings
     */
    public static RandAugment policy(int magnitude) {
        return new RandAugment(POLICY, 2, 1, new WholeBelow(magnitude), RANDOM_RESAMPLING, GREY);
    }

    /**
     * Returns what a configuration of timm means, such as {@code rand-m9-mstd0.5-inc1}, as its {@code create_transform} makes it for
     * ImageNet: fifteen changes, filled with the mean colour, resampled at random.
     *
     * @param configuration {@code rand}, then in any order {@code m} (magnitude, 10), {@code n} (layers, 2), {@code p}
     *                      (probability, 0.5), {@code mstd} (its standard deviation, 0), {@code inc} (1: changes grow with the magnitude)
     * @throws IllegalArgumentException if there is any other word in it
     */
    public static RandAugment timm(String configuration) {
        double magnitude = 10;
        double std = 0;
        int layers = 2;
        double probability = 0.5;
        boolean increasing = false;
        String[] sections = configuration.split("-");
        for (int i = 0; i < sections.length; i++) {
            Matcher section = SECTION.matcher(sections[i]);
            if (i == 0 ? !sections[0].equals("rand") : !section.matches()) {
                throw new IllegalArgumentException("RandAugment: cannot read '" + sections[i] + "' in " + configuration
                        + "; write rand, then -m9 -n2 -p0.5 -mstd0.5 -inc1 as needed");
            }
            if (i > 0) {
                double value = Double.parseDouble(section.group(2));
                switch (section.group(1)) {
                    case "m" -> magnitude = value;
                    case "mstd" -> std = value;
                    case "n" -> layers = (int) value;
                    case "p" -> probability = value;
                    default -> increasing = value != 0;
                }
            }
        }
        return new RandAugment(increasing ? TIMM_INCREASING : TIMM, layers, probability, new Normal(magnitude, std), RANDOM_RESAMPLING, IMAGENET_MEAN);
    }

    /** Returns one that draws its resampling among these. */
    public RandAugment resampling(Resampling... among) {
        return new RandAugment(operations, layers, probability, magnitude, List.of(among), fill);
    }

    /** Returns one that fills with another colour, 0xRRGGBB. */
    public RandAugment fill(int fill) {
        return new RandAugment(operations, layers, probability, magnitude, resampling, fill);
    }

    @Override
    public Image apply(Image image, RandomGenerator random) {
        Image result = image;
        for (int layer = 0; layer < layers; layer++) {
            Operation operation = operations.get(random.nextInt(operations.size()));
            if (probability == 1 || random.nextDouble() < probability) {
                double level = magnitude.draw(random) / 10;
                if (operation.isSigned() && random.nextBoolean()) {
                    level = -level;
                }
                Resampling how = resampling.get(random.nextInt(resampling.size()));
                result = operation.apply(result, operation.argument(level), how, fill, random.nextDouble(), random.nextDouble());
            }
        }
        return result;
    }

    @Override
    public String toString() {
        return "RandAugment[" + layers + " of " + operations.size() + " operations" + (EnumSet.copyOf(operations).contains(COLOR_INCREASING) ? ", increasing" : "")
                + ", probability " + probability + ", magnitude " + magnitude + ", " + resampling + ", fill #" + "%06x".formatted(fill) + "]";
    }
}
