package org.reptorch.vision;

import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.reptorch.data.ObjectBox;
import org.testng.annotations.Test;

/** Of boxes that mean the same object the surest stays. */
public class Detected_SuppressionTest {

    @Test
    public void boxesOfOneClassThatCoverEachOtherAreOne() {
        var sure = new Detected(new ObjectBox(0, 0, 0, 10, 10), 0.9);
        var near = new Detected(new ObjectBox(0, 1, 0, 11, 10), 0.8);
        var otherClass = new Detected(new ObjectBox(1, 1, 0, 11, 10), 0.7);
        var apart = new Detected(new ObjectBox(0, 20, 20, 30, 30), 0.6);
        assertEquals(Detected.suppressed(List.of(apart, near, otherClass, sure), 0.5), List.of(sure, otherClass, apart));
    }

    @Test
    public void onlyAGreaterOverlapThanTheThresholdCounts() {
        // 5 of 10 square units each: 5 / 15.
        var sure = new Detected(new ObjectBox(0, 0, 0, 10, 1), 0.9);
        var half = new Detected(new ObjectBox(0, 5, 0, 15, 1), 0.8);
        assertEquals(Detected.suppressed(List.of(sure, half), 1 / 3.0), List.of(sure, half));
        assertEquals(Detected.suppressed(List.of(sure, half), 0.33), List.of(sure));
    }

    @Test
    public void whatIsSuppressedSuppressesNothing() {
        var first = new Detected(new ObjectBox(0, 0, 0, 10, 10), 0.9);
        var second = new Detected(new ObjectBox(0, 3, 0, 13, 10), 0.8);
        var third = new Detected(new ObjectBox(0, 6, 0, 16, 10), 0.7);
        assertEquals(Detected.suppressed(List.of(first, second, third), 0.5), List.of(first, third));
    }

    @Test
    public void sixtyBoxesOfTwoClassesAsRecorded() {
        double[] corners = RecordedHeads.tensor("nms/boxes").toDoubleArray();
        double[] scores = RecordedHeads.tensor("nms/scores").toDoubleArray();
        double[] labels = RecordedHeads.tensor("nms/labels").toDoubleArray();
        var found = new ArrayList<Detected>();
        for (int i = 0; i < scores.length; i++) {
            found.add(new Detected(new ObjectBox((int) labels[i], corners[4 * i], corners[4 * i + 1], corners[4 * i + 2], corners[4 * i + 3]), scores[i]));
        }
        assertEquals(Detected.suppressed(found, 0.5), Arrays.stream(RecordedHeads.tensor("nms/kept").toDoubleArray()).mapToObj(i -> found.get((int) i)).toList());
        double[] overlaps = RecordedHeads.tensor("nms/iou").toDoubleArray();
        for (int i = 0; i < overlaps.length; i++) {
            assertEquals(found.get(i / 60).box().intersectionOverUnion(found.get(i % 60).box()), overlaps[i], 1e-12);
        }
    }
}
