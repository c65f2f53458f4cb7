package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.reptorch.data.RandomErasing.Mode;
import org.testng.annotations.Test;

public class Erasing_ValuesTest {

    private static final ImageSize SIZE = new ImageSize(32, 32);
    private static final int PIXELS = 32 * 32;

    @Test
    public void cutoutErasesASquareAroundEveryPixelAlike() {
        double erased = 0;
        SplittableRandom random = new SplittableRandom(0);
        for (int i = 0; i < 2000; i++) {
            erased += erased(new Cutout(16), random) / 2000.0;
        }
        // A side reaches 16 - 2 in the mean of all centres: the border cuts off up to a half.
        assertEquals(erased, 14.0 * 14.0, 5);
    }

    @Test
    public void erasingTakesTheAreaThatItIsGiven() {
        SplittableRandom random = new SplittableRandom(0);
        for (Mode mode : Mode.values()) {
            double erased = 0;
            for (int i = 0; i < 2000; i++) {
                erased += erased(RandomErasing.of(0.5, mode), random) / 2000.0 / PIXELS;
            }
            assertEquals(erased, 0.5 * (0.02 + 1 / 3.0) / 2, 0.015, mode.toString());
        }
    }

    @Test
    public void constErasesToZeroAndPixelToNoise() {
        float[] values = new float[PIXELS * 3];
        SplittableRandom random = new SplittableRandom(2);
        Arrays.fill(values, 7);
        RandomErasing.of(1, Mode.CONST).apply(values, 0, SIZE, random);
        assertTrue(distinct(values) == 2);
        Arrays.fill(values, 7);
        RandomErasing.of(1, Mode.RAND).apply(values, 0, SIZE, random);
        assertEquals(distinct(values), 4);
        Arrays.fill(values, 7);
        RandomErasing.of(1, Mode.PIXEL).apply(values, 0, SIZE, random);
        assertTrue(distinct(values) > 20);
    }

    @Test
    public void anErasingTransformComesLast() {
        Loader loader = Loader.of(new NumberedImages(4), Normalization.CIFAR10);

        assertEquals(expectThrows(IllegalArgumentException.class, () -> loader.transform(List.of(new Cutout(2), new HorizontalFlip(0.5)))).getMessage(),
                "transforms: HorizontalFlip[probability=0.5] cannot follow Cutout[size=2], which works on normalised values; move it to the front");
    }

    private static int erased(ValueTransform transform, SplittableRandom random) {
        float[] values = new float[PIXELS * 3 + 3];
        Arrays.fill(values, 7);
        transform.apply(values, 3, SIZE, random);
        int erased = 0;
        for (int at = 3; at < values.length; at += 3) {
            erased += values[at] != 7 ? 1 : 0;
        }
        assertEquals(values[0], 7f);
        return erased;
    }

    private static int distinct(float[] values) {
        return (int) IntStream.range(0, values.length).mapToObj(i -> values[i]).distinct().count();
    }
}
