package org.reptorch.data;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Does one of 25 pairs of changes to an image that a search on a data set found: Cubuk et al., <i>AutoAugment</i>, 2018.
 *
 * <p>Source: torchvision's {@code AutoAugment} of a Pillow image, which takes the nearest pixel and fills with black; equal bit for
 * bit for the same draws.
 *
 * @param name  to print
 * @param pairs one of these is drawn
 */
public record AutoAugment(String name, List<Pair> pairs) implements ImageTransform {

    /** A change that torchvision's policies name; the bin is its strength. */
    public enum Change {
        /** Leans sideways. */
        SHEAR_X,
        /** Leans up or down. */
        SHEAR_Y,
        /** Moves sideways. */
        TRANSLATE_X,
        /** Moves up or down. */
        TRANSLATE_Y,
        /** Turns. */
        ROTATE,
        /** More or less brightness. */
        BRIGHTNESS,
        /** More or less colourfulness. */
        COLOR,
        /** More or less contrast. */
        CONTRAST,
        /** More or less sharpness. */
        SHARPNESS,
        /** Keeps the highest bits. */
        POSTERIZE,
        /** Inverts what is bright. */
        SOLARIZE,
        /** Spreads each channel over all values. */
        AUTO_CONTRAST,
        /** Makes all values of each channel about as frequent. */
        EQUALIZE,
        /** Turns light to dark. */
        INVERT
    }

    /**
     * A change that may be made.
     *
     * @param change      which
     * @param probability how often, between 0 and 1
     * @param bin         how strongly, from 0 to 9; of no meaning for the last three
     */
    public record Step(Change change, double probability, int bin) {

        /** Checks the values. */
        public Step {
            Range.probability("AutoAugment", probability);
            if (bin < 0 || bin >= BINS) {
                throw new IllegalArgumentException("AutoAugment: the bin must be 0 to " + (BINS - 1) + ", not " + bin);
            }
        }

        @Override
        public String toString() {
            return change + " " + probability + " " + bin;
        }
    }

    /**
     * Two changes, one after the other.
     *
     * @param first  comes first
     * @param second comes second, whether the first was made or not
     */
    public record Pair(Step first, Step second) {
        @Override
        public String toString() {
            return first + ", " + second;
        }
    }

    private static final int BINS = 10;

    /** The policy found on ImageNet. */
    public static final AutoAugment IMAGENET = parse("imagenet", """
            POSTERIZE 0.4 8, ROTATE 0.6 9
            SOLARIZE 0.6 5, AUTO_CONTRAST 0.6 0
            EQUALIZE 0.8 0, EQUALIZE 0.6 0
            POSTERIZE 0.6 7, POSTERIZE 0.6 6
            EQUALIZE 0.4 0, SOLARIZE 0.2 4
            EQUALIZE 0.4 0, ROTATE 0.8 8
            SOLARIZE 0.6 3, EQUALIZE 0.6 0
            POSTERIZE 0.8 5, EQUALIZE 1.0 0
            ROTATE 0.2 3, SOLARIZE 0.6 8
            EQUALIZE 0.6 0, POSTERIZE 0.4 6
            ROTATE 0.8 8, COLOR 0.4 0
            ROTATE 0.4 9, EQUALIZE 0.6 0
            EQUALIZE 0.0 0, EQUALIZE 0.8 0
            INVERT 0.6 0, EQUALIZE 1.0 0
            COLOR 0.6 4, CONTRAST 1.0 8
            ROTATE 0.8 8, COLOR 1.0 2
            COLOR 0.8 8, SOLARIZE 0.8 7
            SHARPNESS 0.4 7, INVERT 0.6 0
            SHEAR_X 0.6 5, EQUALIZE 1.0 0
            COLOR 0.4 0, EQUALIZE 0.6 0
            EQUALIZE 0.4 0, SOLARIZE 0.2 4
            SOLARIZE 0.6 5, AUTO_CONTRAST 0.6 0
            INVERT 0.6 0, EQUALIZE 1.0 0
            COLOR 0.6 4, CONTRAST 1.0 8
            EQUALIZE 0.8 0, EQUALIZE 0.6 0
            """);

    /** The policy found on CIFAR-10. */
    public static final AutoAugment CIFAR10 = parse("cifar10", """
            INVERT 0.1 0, CONTRAST 0.2 6
            ROTATE 0.7 2, TRANSLATE_X 0.3 9
            SHARPNESS 0.8 1, SHARPNESS 0.9 3
            SHEAR_Y 0.5 8, TRANSLATE_Y 0.7 9
            AUTO_CONTRAST 0.5 0, EQUALIZE 0.9 0
            SHEAR_Y 0.2 7, POSTERIZE 0.3 7
            COLOR 0.4 3, BRIGHTNESS 0.6 7
            SHARPNESS 0.3 9, BRIGHTNESS 0.7 9
            EQUALIZE 0.6 0, EQUALIZE 0.5 0
            CONTRAST 0.6 7, SHARPNESS 0.6 5
            COLOR 0.7 7, TRANSLATE_X 0.5 8
            EQUALIZE 0.3 0, AUTO_CONTRAST 0.4 0
            TRANSLATE_Y 0.4 3, SHARPNESS 0.2 6
            BRIGHTNESS 0.9 6, COLOR 0.2 8
            SOLARIZE 0.5 2, INVERT 0.0 0
            EQUALIZE 0.2 0, AUTO_CONTRAST 0.6 0
            EQUALIZE 0.2 0, EQUALIZE 0.6 0
            COLOR 0.9 9, EQUALIZE 0.6 0
            AUTO_CONTRAST 0.8 0, SOLARIZE 0.2 8
            BRIGHTNESS 0.1 3, COLOR 0.7 0
            SOLARIZE 0.4 5, AUTO_CONTRAST 0.9 0
            TRANSLATE_Y 0.9 9, TRANSLATE_Y 0.7 9
            AUTO_CONTRAST 0.9 0, SOLARIZE 0.8 3
            EQUALIZE 0.8 0, INVERT 0.1 0
            TRANSLATE_Y 0.7 9, AUTO_CONTRAST 0.9 0
            """);

    private static final int BLACK = 0;

    /**
     * Copies the pairs.
     *
     * @throws IllegalArgumentException if there is none
     */
    public AutoAugment {
        pairs = List.copyOf(pairs);
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("AutoAugment: " + name + " has no pair of changes; give at least one");
        }
    }

    private static AutoAugment parse(String name, String lines) {
        return new AutoAugment(name, lines.lines().map(line -> {
            List<Step> steps = Arrays.stream(line.split(", ")).map(words -> words.split(" "))
                    .map(words -> new Step(Change.valueOf(words[0]), Double.parseDouble(words[1]), Integer.parseInt(words[2]))).toList();
            return new Pair(steps.get(0), steps.get(1));
        }).toList());
    }

    @Override
    public Image apply(Image image, RandomGenerator random) {
        Pair pair = pairs.get(random.nextInt(pairs.size()));
        Image result = image;
        for (Step step : List.of(pair.first, pair.second)) {
            boolean wanted = random.nextDouble() < step.probability;
            boolean negative = random.nextBoolean();
            result = wanted ? apply(result, step.change, step.bin, negative ? -1 : 1) : result;
        }
        return result;
    }

    /** Makes a change of a strength; the sign is its direction where it has one. */
    static Image apply(Image image, Change change, int bin, int sign) {
        return switch (change) {
            case SHEAR_X -> nearest(image, Affine.shearX(sign * bin(0.3f, bin)));
            case SHEAR_Y -> nearest(image, Affine.shearY(sign * bin(0.3f, bin)));
            // torchvision moves the image where RandAugment moves the eye.
            case TRANSLATE_X -> nearest(image, Affine.translate(-sign * (int) bin((float) (150.0 / 331.0 * image.width()), bin), 0));
            case TRANSLATE_Y -> nearest(image, Affine.translate(0, -sign * (int) bin((float) (150.0 / 331.0 * image.height()), bin)));
            case ROTATE -> nearest(image, Affine.rotate(sign * bin(30, bin), image.height(), image.width()));
            case BRIGHTNESS -> Enhancement.brightness(image, 1 + sign * bin(0.9f, bin));
            case COLOR -> Enhancement.color(image, 1 + sign * bin(0.9f, bin));
            case CONTRAST -> Enhancement.contrast(image, 1 + sign * bin(0.9f, bin));
            case SHARPNESS -> Enhancement.sharpness(image, 1 + sign * bin(0.9f, bin));
            case POSTERIZE -> Tones.posterize(image, 8 - (int) Math.rint(bin / 2.25));
            case SOLARIZE -> Tones.solarize(image, bin(255, BINS - 1 - bin));
            case AUTO_CONTRAST -> Tones.autoContrast(image);
            case EQUALIZE -> Tones.equalize(image);
            case INVERT -> Tones.invert(image);
        };
    }

    private static Image nearest(Image image, Affine map) {
        return map.of(image, Resampling.NEAREST, BLACK);
    }

    /** Returns an entry of {@code torch.linspace(0, last, 10)}, in float32 as there: from both ends to the middle. */
    private static double bin(float last, int bin) {
        float step = last / (BINS - 1);
        return bin < BINS / 2 ? step * bin : last - step * (BINS - 1 - bin);
    }

    @Override
    public String toString() {
        return "AutoAugment[" + name + ", " + pairs.size() + " pairs]";
    }

    /** Returns all pairs, one a line. */
    public String describe() {
        return pairs.stream().map(Pair::toString).collect(Collectors.joining("\n"));
    }
}
