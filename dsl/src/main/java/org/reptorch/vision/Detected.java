package org.reptorch.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.reptorch.data.ObjectBox;

/**
 * What a detector believes to have found.
 *
 * @param box   where and of which class
 * @param score how sure it is, from 0 to 1
 */
public record Detected(ObjectBox box, double score) {

    /** The surest first. */
    public static final Comparator<Detected> BY_SCORE = Comparator.comparingDouble(Detected::score).reversed();

    /**
     * Keeps of boxes of one class that lie over each other the surest (non-maximum suppression, {@code torchvision.ops.batched_nms}).
     *
     * @param threshold boxes whose intersection over union is greater stand for the same object
     * @return what is kept, the surest first; of equal scores in the given order
     */
    public static List<Detected> suppressed(List<Detected> found, double threshold) {
        var kept = new ArrayList<Detected>();
        for (Detected next : found.stream().sorted(BY_SCORE).toList()) {
            if (kept.stream().noneMatch(other -> other.box.label() == next.box.label() && other.box.intersectionOverUnion(next.box) > threshold)) {
                kept.add(next);
            }
        }
        return kept;
    }
}
