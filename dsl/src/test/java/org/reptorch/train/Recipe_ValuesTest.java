package org.reptorch.train;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.reptorch.data.HorizontalFlip;
import org.reptorch.data.RandomCrop;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class Recipe_ValuesTest {

    @DataProvider
    Object[][] refusals() {
        return new Object[][] {
            {"recipe: epochs is 0 and must be at least 1", (Runnable) () -> recipe(0, 8, 0.1, 0, 0, 0, 0)},
            {"recipe: batch is 1 and must be at least 2, since batch norms need more than one image", (Runnable) () -> recipe(1, 1, 0.1, 0, 0, 0, 0)},
            {"recipe: learningRate is -0.1 and must be not negative", (Runnable) () -> recipe(1, 8, -0.1, 0, 0, 0, 0)},
            {"recipe: learningRate is NaN and must be not negative", (Runnable) () -> recipe(1, 8, Double.NaN, 0, 0, 0, 0)},
            {"recipe: warmupEpochs is -1.0 and must be from 0 to the epochs", (Runnable) () -> recipe(1, 8, 0.1, -1, 0, 0, 0)},
            {"recipe: warmupEpochs is 2.0 and must be from 0 to the epochs", (Runnable) () -> recipe(1, 8, 0.1, 2, 0, 0, 0)},
            {"recipe: weightDecay is -1.0E-4 and must be not negative", (Runnable) () -> recipe(1, 8, 0.1, 0, -1e-4, 0, 0)},
            {"recipe: labelSmoothing is 1.0 and must be at least 0 and below 1", (Runnable) () -> recipe(1, 8, 0.1, 0, 0, 1, 0)},
            {"recipe: labelSmoothing is NaN and must be at least 0 and below 1", (Runnable) () -> recipe(1, 8, 0.1, 0, 0, Double.NaN, 0)},
            {"recipe: cropPadding is -1 and must be not negative", (Runnable) () -> recipe(1, 8, 0.1, 0, 0, 0, -1)},
        };
    }

    private static Recipe recipe(int epochs, int batch, double learningRate, double warmupEpochs, double weightDecay, double labelSmoothing, int cropPadding) {
        return new Recipe(epochs, batch, learningRate, warmupEpochs, SgdRule.NESTEROV, weightDecay, labelSmoothing, cropPadding, false, 0);
    }

    @Test(dataProvider = "refusals")
    public void aNumberThatNoTrainingHasIsRefusedByItsName(String message, Runnable made) {
        assertEquals(expectThrows(IllegalArgumentException.class, made::run).getMessage(), message);
    }

    @Test
    public void eachCopyChangesOneField() {
        Recipe base = Recipe.DEFAULT;

        assertEquals(base.withSeed(7), new Recipe(6, 128, 0.1, 1, SgdRule.NESTEROV, 4e-5, 0.1, 4, true, 7));
        assertEquals(base.withBatch(32), new Recipe(6, 32, 0.1, 1, SgdRule.NESTEROV, 4e-5, 0.1, 4, true, 0));
        assertEquals(base.withEpochs(12), new Recipe(12, 128, 0.1, 1, SgdRule.NESTEROV, 4e-5, 0.1, 4, true, 0));
    }

    @Test
    public void fewerEpochsThanTheWarmupShortenIt() {
        assertEquals(recipe(8, 8, 0.1, 5, 0, 0, 0).withEpochs(3).warmupEpochs(), 3.0);
    }

    @Test
    public void theScheduleCountsStepsOfThatManyEpochs() {
        assertEquals(recipe(6, 8, 0.2, 1.5, 0, 0, 0).schedule(11), new LearningRate.WarmupCosine(0.2, 0, 0, 17, 66, 17));
    }

    @Test
    public void theAugmentationsAreACropAndThenAFlip() {
        assertEquals(Recipe.DEFAULT.augmentations(), List.of(new RandomCrop(4), new HorizontalFlip(0.5)));
        assertEquals(recipe(1, 8, 0.1, 0, 0, 0, 0).augmentations(), List.of());
        assertEquals(recipe(1, 8, 0.1, 0, 0, 0, 2).augmentations(), List.of(new RandomCrop(2)));
    }
}
