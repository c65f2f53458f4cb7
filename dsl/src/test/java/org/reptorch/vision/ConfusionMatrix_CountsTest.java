package org.reptorch.vision;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.testng.annotations.Test;

/** Counts and quotients that can be told by looking. */
public class ConfusionMatrix_CountsTest {

    private static final ConfusionMatrix SEEN = ConfusionMatrix.of(4, List.of(new byte[] {0, 0, 1, 1}, new byte[] {1, 2, 2, 2}),
            List.of(new byte[] {0, 1, 1, 1}, new byte[] {0, 2, 2, 1}));

    @Test
    public void pixelsAreCountedByTruthAndPrediction() {
        assertEquals(SEEN.counts().get(0), new long[] {1, 1, 0, 0});
        assertEquals(SEEN.counts().get(1), new long[] {1, 2, 0, 0});
        assertEquals(SEEN.counts().get(2), new long[] {0, 1, 2, 0});
        assertEquals(SEEN.accuracy(), 5 / 8.0, 1e-12);
    }

    @Test
    public void intersectionsOverUnions() {
        assertEquals(SEEN.intersectionOverUnion(0), 1 / 3.0, 1e-12);
        assertEquals(SEEN.intersectionOverUnion(1), 2 / 5.0, 1e-12);
        assertEquals(SEEN.intersectionOverUnion(2), 2 / 3.0, 1e-12);
        assertTrue(Double.isNaN(SEEN.intersectionOverUnion(3)));
    }

    @Test
    public void aClassThatIsNowhereDoesNotCount() {
        assertEquals(SEEN.meanIntersectionOverUnion(), (1 / 3.0 + 2 / 5.0 + 2 / 3.0) / 3, 1e-12);
    }

    @Test
    public void whatCannotBeComparedIsRefused() {
        refused("1 true masks cannot be compared with 0 predicted ones", List.of(new byte[1]), List.of());
        refused("mask 0 has 1 pixels and the predicted one 2", List.of(new byte[1]), List.of(new byte[2]));
        refused("mask 0, pixel 1: classes are 0 to 1, not 0 and 2", List.of(new byte[2]), List.of(new byte[] {0, 2}));
    }

    @Test
    public void imagesAreCountedAlike() {
        var some = ConfusionMatrix.of(3, new long[] {0, 0, 1, 2}, new long[] {0, 1, 1, 1});
        var all = some.plus(ConfusionMatrix.of(3, new long[] {2, 2}, new long[] {1, 2}));

        assertEquals(all.counts().get(2), new long[] {0, 2, 1});
        assertEquals(all.accuracy(), 0.5, 1e-12);
        assertEquals(some.counts().get(2), new long[] {0, 1, 0});
        assertEquals(all.confusions(), List.of(new ConfusionMatrix.Confusion(2, 1, 2), new ConfusionMatrix.Confusion(0, 1, 1)));
        assertEquals(expectThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(2, new long[] {1}, new long[] {2})).getMessage(),
                "image 0: classes are 0 to 1, not 1 and 2");
        assertEquals(expectThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(2, new long[2], new long[1])).getMessage(),
                "2 true classes cannot be compared with 1 predicted ones");
        assertEquals(expectThrows(IllegalArgumentException.class, () -> some.plus(SEEN)).getMessage(), "counts of 3 and of 4 classes have no sum");
    }

    private static void refused(String message, List<byte[]> truth, List<byte[]> predicted) {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(2, truth, predicted)).getMessage(), message);
    }
}
