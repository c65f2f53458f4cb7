package org.reptorch.data;

import java.util.random.RandomGenerator;

/**
 * Mixes each image of a batch with the one as far from the batch's end as it is from its beginning, and their classes alike.
 *
 * <p>Mixup adds the two (Zhang et al., 2017), CutMix puts a rectangle of one into the other (Yun et al., 2019). Source:
 * {@code Mixup} of timm. A mixed {@link Batch} has soft {@linkplain Batch#targets targets}, smoothed here and not again by the loss.
 *
 * @param mixupAlpha        of the Beta distribution that shares are drawn from; 0 for no Mixup
 * @param cutmixAlpha       of the Beta distribution that shares are drawn from; 0 for no CutMix
 * @param probability       how often anything is mixed, between 0 and 1
 * @param cutmixProbability how often it is CutMix where both are wanted, between 0 and 1
 * @param mode              what shares the draws
 * @param labelSmoothing    of the targets, at least 0 and below 1
 */
public record Mixing(double mixupAlpha, double cutmixAlpha, double probability, double cutmixProbability, Mode mode, double labelSmoothing) {

    /** What shares the draws. */
    public enum Mode {
        /** All images of a batch. */
        BATCH,
        /** Two images that are mixed with each other. */
        PAIR,
        /** Each image has draws of its own. */
        ELEMENT
    }

    /** No mixing: batches have labels alone. */
    public static final Mixing NONE = new Mixing(0, 0, 0, 0, Mode.BATCH, 0);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Mixing {
        Range.probability("Mixing", probability);
        Range.probability("Mixing", cutmixProbability);
        if (!(mixupAlpha >= 0 && cutmixAlpha >= 0 && mixupAlpha < Double.POSITIVE_INFINITY && cutmixAlpha < Double.POSITIVE_INFINITY
                && labelSmoothing >= 0 && labelSmoothing < 1)) {
            throw new IllegalArgumentException("Mixing: alphas must be 0 or more, label smoothing at least 0 and below 1, not " + mixupAlpha + ", "
                    + cutmixAlpha + ", " + labelSmoothing);
        }
    }

    /** Returns Mixup of whole batches. */
    public static Mixing mixup(double alpha) {
        return new Mixing(alpha, 0, 1, 0, Mode.BATCH, 0);
    }

    /** Returns CutMix of whole batches. */
    public static Mixing cutmix(double alpha) {
        return new Mixing(0, alpha, 1, 1, Mode.BATCH, 0);
    }

    /** Returns Mixup and CutMix in turn, by chance, as timm does with both. */
    public static Mixing of(double mixupAlpha, double cutmixAlpha) {
        return new Mixing(mixupAlpha, cutmixAlpha, 1, mixupAlpha == 0 ? 1 : cutmixAlpha == 0 ? 0 : 0.5, Mode.BATCH, 0);
    }

    /** Returns one that mixes less often. */
    public Mixing probability(double probability) {
        return new Mixing(mixupAlpha, cutmixAlpha, probability, cutmixProbability, mode, labelSmoothing);
    }

    /** Returns one that draws more or less often. */
    public Mixing mode(Mode mode) {
        return new Mixing(mixupAlpha, cutmixAlpha, probability, cutmixProbability, mode, labelSmoothing);
    }

    /** Returns one that smooths the targets. */
    public Mixing labelSmoothing(double labelSmoothing) {
        return new Mixing(mixupAlpha, cutmixAlpha, probability, cutmixProbability, mode, labelSmoothing);
    }

    boolean isNone() {
        return mixupAlpha == 0 && cutmixAlpha == 0;
    }

    /** What is done to an image: it keeps a share; the rest comes from the other, all over or in a box alone. */
    record Draw(double share, Box box) {

        static final Draw KEEP = new Draw(1, null);
    }

    /** Mixes normalised images in place and returns their targets, images x classes. */
    float[] apply(float[] pixels, long[] labels, ImageSize size, int classes, RandomGenerator random) {
        float[] before = pixels.clone();
        int count = labels.length;
        int length = count == 0 ? 0 : pixels.length / count;
        Draw[] draws = draws(count, size, random);
        float[] targets = new float[Math.multiplyExact(count, classes)];
        for (int i = 0; i < count; i++) {
            int other = count - 1 - i;
            mix(pixels, i * length, before, other * length, length, size, draws[i]);
            target(targets, i * classes, classes, (int) labels[i], (int) labels[other], (float) draws[i].share);
        }
        return targets;
    }

    private Draw[] draws(int count, ImageSize size, RandomGenerator random) {
        Draw[] draws = new Draw[count];
        for (int i = 0; i < count; i++) {
            draws[i] = switch (mode) {
                case BATCH -> i == 0 ? draw(size, random) : draws[0];
                case PAIR -> i > count - 1 - i ? draws[count - 1 - i] : draw(size, random);
                case ELEMENT -> draw(size, random);
            };
        }
        return draws;
    }

    private Draw draw(ImageSize size, RandomGenerator random) {
        if (random.nextDouble() >= probability) {
            return Draw.KEEP;
        }
        boolean cutmix = cutmixAlpha > 0 && (mixupAlpha == 0 || random.nextDouble() < cutmixProbability);
        double share = beta(cutmix ? cutmixAlpha : mixupAlpha, random);
        if (!cutmix) {
            return new Draw(share, null);
        }
        double side = Math.sqrt(1 - share);
        Box box = Box.around(random.nextInt(size.height()), random.nextInt(size.width()), (int) (size.height() * side), (int) (size.width() * side), size);
        // What the border cut off is not mixed in.
        return new Draw(1 - box.area() / (double) (size.height() * size.width()), box);
    }

    static void mix(float[] pixels, int at, float[] before, int other, int length, ImageSize size, Draw draw) {
        if (draw.box != null) {
            Box box = draw.box;
            for (int y = box.top(); y < box.bottom(); y++) {
                int start = (y * size.width() + box.left()) * Image.CHANNELS;
                System.arraycopy(before, other + start, pixels, at + start, (box.right() - box.left()) * Image.CHANNELS);
            }
        } else if (draw.share != 1) {
            float share = (float) draw.share;
            float rest = (float) (1 - draw.share);
            for (int i = 0; i < length; i++) {
                pixels[at + i] = before[at + i] * share + before[other + i] * rest;
            }
        }
    }

    private void target(float[] targets, int at, int classes, int label, int other, float share) {
        float off = (float) (labelSmoothing / classes);
        float on = (float) (1 - labelSmoothing + labelSmoothing / classes);
        for (int c = 0; c < classes; c++) {
            targets[at + c] = (c == label ? on : off) * share + (c == other ? on : off) * (1 - share);
        }
    }

    private static double beta(double alpha, RandomGenerator random) {
        double first = gamma(alpha, random);
        double second = gamma(alpha, random);
        // Both underflow for tiny alphas, where the share is 0 or 1.
        return first + second > 0 ? first / (first + second) : random.nextBoolean() ? 1 : 0;
    }

    /** Marsaglia and Tsang, <i>A Simple Method for Generating Gamma Variables</i>, 2000. */
    private static double gamma(double alpha, RandomGenerator random) {
        if (alpha < 1) {
            return gamma(alpha + 1, random) * Math.pow(random.nextDouble(), 1 / alpha);
        }
        double d = alpha - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
