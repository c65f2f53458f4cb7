package org.reptorch.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.reptorch.data.ObjectBox;

/**
 * The area under each class's curve of precision over recall, the precision taken as the greatest at that recall or a higher one (PASCAL VOC from 2010 on).
 * Boxes are matched as COCO does: the surest first, each with the object of its class that it covers best among those not taken yet.
 *
 * @param perClass from 0 to 1; NaN for a class without objects
 */
public record AveragePrecision(List<Double> perClass) {

    /** Copies the list. */
    public AveragePrecision {
        perClass = List.copyOf(perClass);
    }

    private record Candidate(int image, Detected detected) {
    }

    /**
     * Judges detections.
     *
     * @param classes   how many there are
     * @param truth     the objects of each image
     * @param found     what was found on each image, in the same order
     * @param threshold the least intersection over union with which a box counts as right
     */
    public static AveragePrecision of(int classes, List<List<ObjectBox>> truth, List<List<Detected>> found, double threshold) {
        if (truth.size() != found.size()) {
            throw new IllegalArgumentException("the objects of " + truth.size() + " images cannot be compared with detections on " + found.size());
        }
        return new AveragePrecision(IntStream.range(0, classes).mapToObj(label -> ofClass(label, truth, found, threshold)).toList());
    }

    private static double ofClass(int label, List<List<ObjectBox>> truth, List<List<Detected>> found, double threshold) {
        List<List<ObjectBox>> left = new ArrayList<>();
        truth.forEach(objects -> left.add(new ArrayList<>(objects.stream().filter(object -> object.label() == label).toList())));
        int objects = left.stream().mapToInt(List::size).sum();
        if (objects == 0) {
            return Double.NaN;
        }
        var candidates = new ArrayList<Candidate>();
        for (int image = 0; image < found.size(); image++) {
            for (Detected detected : found.get(image)) {
                if (detected.box().label() == label) {
                    candidates.add(new Candidate(image, detected));
                }
            }
        }
        candidates.sort((one, other) -> Detected.BY_SCORE.compare(one.detected(), other.detected()));
        double[] precisions = new double[candidates.size()];
        boolean[] right = new boolean[candidates.size()];
        int hits = 0;
        for (int i = 0; i < right.length; i++) {
            right[i] = take(left.get(candidates.get(i).image()), candidates.get(i).detected().box(), threshold);
            hits += right[i] ? 1 : 0;
            precisions[i] = (double) hits / (i + 1);
        }
        double area = 0;
        double best = 0;
        for (int i = right.length - 1; i >= 0; i--) {
            best = Math.max(best, precisions[i]);
            area += right[i] ? best / objects : 0;
        }
        return area;
    }

    /** Takes away the object that a box covers best, if it covers one well enough. */
    private static boolean take(List<ObjectBox> objects, ObjectBox box, double threshold) {
        int best = -1;
        for (int i = 0; i < objects.size(); i++) {
            double covered = objects.get(i).intersectionOverUnion(box);
            if (covered >= threshold && (best < 0 || covered > objects.get(best).intersectionOverUnion(box))) {
                best = i;
            }
        }
        return best >= 0 && objects.remove(best) != null;
    }

    /** Returns mAP: the mean over the classes that have objects. */
    public double mean() {
        return perClass.stream().filter(one -> !Double.isNaN(one)).mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
