package org.reptorch.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How many pixels or images of each class were taken for which.
 *
 * @param counts by true class, then by predicted class
 */
public record ConfusionMatrix(List<long[]> counts) {

    /** Copies the list. */
    public ConfusionMatrix {
        counts = List.copyOf(counts);
    }

    /**
     * Counts pixels.
     *
     * @param classes   how many there are
     * @param truth     one array per image, a class per pixel
     * @param predicted the same, in the same order
     * @throws IllegalArgumentException where sizes differ or a class is none
     */
    public static ConfusionMatrix of(int classes, List<byte[]> truth, List<byte[]> predicted) {
        long[][] counts = new long[classes][classes];
        if (truth.size() != predicted.size()) {
            throw new IllegalArgumentException(truth.size() + " true masks cannot be compared with " + predicted.size() + " predicted ones");
        }
        for (int i = 0; i < truth.size(); i++) {
            byte[] wanted = truth.get(i);
            byte[] found = predicted.get(i);
            if (wanted.length != found.length) {
                throw new IllegalArgumentException("mask " + i + " has " + wanted.length + " pixels and the predicted one " + found.length);
            }
            for (int pixel = 0; pixel < wanted.length; pixel++) {
                if (wanted[pixel] < 0 || wanted[pixel] >= classes || found[pixel] < 0 || found[pixel] >= classes) {
                    throw new IllegalArgumentException("mask " + i + ", pixel " + pixel + ": classes are 0 to " + (classes - 1) + ", not " + wanted[pixel] + " and "
                            + found[pixel]);
                }
                counts[wanted[pixel]][found[pixel]]++;
            }
        }
        return new ConfusionMatrix(Arrays.asList(counts));
    }

    /**
     * Counts images.
     *
     * @param classes   how many there are
     * @param truth     the class of each
     * @param predicted what each was taken for, in the same order
     * @throws IllegalArgumentException where lengths differ or a class is none
     */
    public static ConfusionMatrix of(int classes, long[] truth, long[] predicted) {
        long[][] counts = new long[classes][classes];
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(truth.length + " true classes cannot be compared with " + predicted.length + " predicted ones");
        }
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] < 0 || truth[i] >= classes || predicted[i] < 0 || predicted[i] >= classes) {
                throw new IllegalArgumentException("image " + i + ": classes are 0 to " + (classes - 1) + ", not " + truth[i] + " and " + predicted[i]);
            }
            counts[(int) truth[i]][(int) predicted[i]]++;
        }
        return new ConfusionMatrix(Arrays.asList(counts));
    }

    /** Returns the counts of both; they are of the same classes. */
    public ConfusionMatrix plus(ConfusionMatrix other) {
        if (other.counts.size() != counts.size()) {
            throw new IllegalArgumentException("counts of " + counts.size() + " and of " + other.counts.size() + " classes have no sum");
        }
        var sum = new ArrayList<long[]>();
        for (int truth = 0; truth < counts.size(); truth++) {
            long[] row = counts.get(truth).clone();
            for (int predicted = 0; predicted < row.length; predicted++) {
                row[predicted] += other.counts.get(truth)[predicted];
            }
            sum.add(row);
        }
        return new ConfusionMatrix(sum);
    }

    /**
     * What was taken for something else.
     *
     * @param truth     its class
     * @param predicted what it was taken for
     * @param count     how often
     */
    public record Confusion(int truth, int predicted, long count) {
    }

    /** Returns what was taken for something else, the most frequent first. */
    public List<Confusion> confusions() {
        var confusions = new ArrayList<Confusion>();
        for (int truth = 0; truth < counts.size(); truth++) {
            for (int predicted = 0; predicted < counts.size(); predicted++) {
                if (truth != predicted && counts.get(truth)[predicted] > 0) {
                    confusions.add(new Confusion(truth, predicted, counts.get(truth)[predicted]));
                }
            }
        }
        confusions.sort(Comparator.comparingLong(Confusion::count).reversed());
        return confusions;
    }

    /** Returns the share of pixels or images that are right, from 0 to 1. */
    public double accuracy() {
        long right = 0;
        long all = 0;
        for (int i = 0; i < counts.size(); i++) {
            right += counts.get(i)[i];
            all += Arrays.stream(counts.get(i)).sum();
        }
        return (double) right / all;
    }

    /** Returns the pixels that are of a class and were taken for it, over those of which either holds; NaN where there are none. */
    public double intersectionOverUnion(int label) {
        long truth = Arrays.stream(counts.get(label)).sum();
        long predicted = counts.stream().mapToLong(row -> row[label]).sum();
        long both = counts.get(label)[label];
        return (double) both / (truth + predicted - both);
    }

    /** Returns the mean over the classes that there are, in truth or prediction. */
    public double meanIntersectionOverUnion() {
        double sum = 0;
        int classes = 0;
        for (int i = 0; i < counts.size(); i++) {
            double one = intersectionOverUnion(i);
            if (!Double.isNaN(one)) {
                sum += one;
                classes++;
            }
        }
        return sum / classes;
    }
}
