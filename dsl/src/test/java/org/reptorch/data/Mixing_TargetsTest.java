package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.SplittableRandom;

import org.reptorch.data.Mixing.Mode;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class Mixing_TargetsTest {

    private static final ImageSize SIZE = new ImageSize(4, 6);
    private static final int LENGTH = 4 * 6 * 3;
    private static final int IMAGES = 6;
    private static final long[] LABELS = {0, 1, 2, 3, 4, 5};

    @DataProvider
    Object[][] mixings() {
        return new Object[][] {{Mixing.mixup(0.8)}, {Mixing.cutmix(1)}, {Mixing.of(0.8, 1)}, {Mixing.of(0.2, 1).mode(Mode.PAIR)},
            {Mixing.of(0.8, 0.5).mode(Mode.ELEMENT)}, {Mixing.of(0.8, 1).mode(Mode.ELEMENT).probability(0.5)}};
    }

    @Test(dataProvider = "mixings")
    public void theShareOfAClassIsTheShareOfItsPixels(Mixing mixing) {
        for (int seed = 0; seed < 50; seed++) {
            float[] pixels = pixels();
            float[] targets = mixing.apply(pixels, LABELS, SIZE, IMAGES, new SplittableRandom(seed));
            for (int i = 0; i < IMAGES; i++) {
                double mean = 0;
                double expected = 0;
                for (int at = 0; at < LENGTH; at++) {
                    mean += pixels[i * LENGTH + at] / LENGTH;
                }
                for (int c = 0; c < IMAGES; c++) {
                    expected += targets[i * IMAGES + c] * 10 * c;
                }
                assertEquals(mean, expected, 1e-4, mixing + ", image " + i);
                assertEquals(targets[i * IMAGES + i] + targets[i * IMAGES + IMAGES - 1 - i], 1f, 1e-6f);
            }
        }
    }

    @Test
    public void mixupAddsAndCutMixPutsABoxIn() {
        float[] before = {0, 0, 0, 1, 1, 1, 8, 8, 8, 9, 9, 9};
        float[] added = before.clone();
        Mixing.mix(added, 0, before, 6, 6, new ImageSize(1, 2), new Mixing.Draw(0.75, null));
        float[] cut = before.clone();
        Mixing.mix(cut, 0, before, 6, 6, new ImageSize(1, 2), new Mixing.Draw(0.5, new Box(0, 1, 1, 2)));

        assertEquals(added, new float[] {2, 2, 2, 3, 3, 3, 8, 8, 8, 9, 9, 9});
        assertEquals(cut, new float[] {0, 0, 0, 9, 9, 9, 8, 8, 8, 9, 9, 9});
    }

    @Test
    public void smoothingSpreadsOverAllClassesAsTimmDoes() {
        float[] targets = Mixing.mixup(1).probability(0).labelSmoothing(0.1).apply(new float[3], new long[] {1}, new ImageSize(1, 1), 4, new SplittableRandom(0));

        assertEquals(targets, new float[] {0.025f, 0.925f, 0.025f, 0.025f}, 1e-6f);
    }

    @Test
    public void aShareOfMixupHasTheMomentsOfABetaDistribution() {
        double[] alphas = {0.2, 1, 3};
        for (double alpha : alphas) {
            double sum = 0;
            double squares = 0;
            int draws = 20_000;
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < draws; i++) {
                double share = Mixing.mixup(alpha).apply(new float[6], new long[] {0, 1}, new ImageSize(1, 1), 2, random)[0];
                sum += share / draws;
                squares += share * share / draws;
            }
            assertEquals(sum, 0.5, 0.02);
            assertEquals(squares - sum * sum, 0.25 / (2 * alpha + 1), 0.01, "variance for " + alpha);
        }
    }

    @Test
    public void aBatchHasTargetsOnlyIfItIsMixed() {
        Loader loader = Loader.of(new NumberedImages(8), Normalization.CIFAR10).batchSize(4);
        try (Epoch plain = loader.epoch(0); Epoch mixed = loader.mix(Mixing.of(0.2, 1)).epoch(0)) {
            assertEquals(plain.next().isMixed(), false);
            Batch batch = mixed.next();
            assertTrue(batch.isMixed());
            assertEquals(batch.targets().length, 4 * 8);
        }
    }

    @Test
    public void impossibleValuesAreRefused() {
        for (var wrong : List.<Runnable>of(() -> Mixing.mixup(-1), () -> Mixing.cutmix(Double.NaN), () -> Mixing.mixup(1).labelSmoothing(1),
                () -> Mixing.mixup(1).probability(2))) {
            assertTrue(expectThrows(IllegalArgumentException.class, wrong::run).getMessage().startsWith("Mixing: "));
        }
    }

    /** Image i is 10 i all over. */
    private static float[] pixels() {
        float[] pixels = new float[IMAGES * LENGTH];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = at / LENGTH * 10;
        }
        return pixels;
    }
}
