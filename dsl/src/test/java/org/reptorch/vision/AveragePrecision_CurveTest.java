package org.reptorch.vision;

import static org.testng.Assert.assertEquals;

import java.util.List;

import org.reptorch.data.ObjectBox;
import org.testng.annotations.Test;

/** Areas under curves that were drawn by hand. */
public class AveragePrecision_CurveTest {

    private static final ObjectBox FIRST = new ObjectBox(0, 0, 0, 10, 10);
    private static final ObjectBox SECOND = new ObjectBox(0, 20, 0, 30, 10);
    private static final double[] ON_FIRST = {0, 0, 10, 10};
    private static final double[] ON_SECOND = {20, 0, 30, 10};
    private static final double[] NOWHERE = {50, 50, 60, 60};

    @Test
    public void everythingFoundFirstIsOne() {
        assertEquals(ap(0.5, ON_FIRST, ON_SECOND, NOWHERE), 1.0, 1e-12);
    }

    @Test
    public void nothingFoundIsZero() {
        assertEquals(ap(0.5, NOWHERE), 0.0, 1e-12);
        assertEquals(ap(0.5), 0.0, 1e-12);
    }

    @Test
    public void halfOfTheObjectsFoundIsHalf() {
        assertEquals(ap(0.5, ON_FIRST, NOWHERE), 0.5, 1e-12);
    }

    @Test
    public void aMistakeInBetweenCostsPrecisionBehindIt() {
        // Precisions 1, 1/2, 2/3 at recalls 1/2, 1/2, 1.
        assertEquals(ap(0.5, ON_FIRST, NOWHERE, ON_SECOND), 0.5 * 1 + 0.5 * 2 / 3, 1e-12);
    }

    @Test
    public void precisionIsThatOfTheBestHigherRecall() {
        // Precisions 0, 1/2, 2/3: at recall 1/2 too, 2/3 can be had.
        assertEquals(ap(0.5, NOWHERE, ON_FIRST, ON_SECOND), 2 / 3.0, 1e-12);
    }

    @Test
    public void anObjectFoundTwiceIsFoundOnce() {
        assertEquals(ap(0.5, ON_FIRST, ON_FIRST, ON_SECOND), 0.5 * 1 + 0.5 * 2 / 3, 1e-12);
    }

    @Test
    public void theThresholdDecidesWhatCoversWellEnough() {
        double[] shifted = {2, 0, 12, 10}; // 80 of 120
        assertEquals(ap(2 / 3.0 - 1e-9, shifted, ON_SECOND), 1.0, 1e-12);
        assertEquals(ap(0.7, shifted, ON_SECOND), 0.5 * 0.5, 1e-12);
    }

    @Test
    public void aBoxTakesTheObjectThatItCoversBest() {
        var near = new ObjectBox(0, 1, 0, 11, 10);
        var precision = AveragePrecision.of(1, List.of(List.of(near, FIRST)), List.of(RecordedHeads.found(0, 0, 10, 10, 2, 0, 12, 10)), 0.5);
        assertEquals(precision.mean(), 1.0, 1e-12);
    }

    @Test
    public void classesAndImagesAreKeptApart() {
        var other = new ObjectBox(1, 0, 0, 10, 10);
        var precision = AveragePrecision.of(3, List.of(List.of(FIRST), List.of(other)),
                List.of(List.of(new Detected(other, 0.9)), List.of(new Detected(other, 0.8), new Detected(FIRST, 0.7))), 0.5);
        assertEquals(precision.perClass(), List.of(0.0, 0.5, Double.NaN));
        assertEquals(precision.mean(), 0.25, 1e-12);
    }

    private static double ap(double threshold, double[]... found) {
        double[] corners = java.util.Arrays.stream(found).flatMapToDouble(java.util.Arrays::stream).toArray();
        return AveragePrecision.of(1, List.of(List.of(FIRST, SECOND)), List.of(RecordedHeads.found(corners)), threshold).mean();
    }
}
