package org.reptorch.train;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.reptorch.data.HorizontalFlip;
import org.reptorch.data.Mixing;
import org.reptorch.data.RandomCrop;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class Recipe_ValuesTest {

    @DataProvider
    Object[][] refusals() {
        return new Object[][] {
            {"recipe: epochs is 0 and must be at least 1", (Runnable) () -> recipe(0, 8, 0.1, 0, 0, 0)},
            {"recipe: batch is 1 and must be at least 2, since batch norms need more than one image", (Runnable) () -> recipe(1, 1, 0.1, 0, 0, 0)},
            {"recipe: learningRate is -0.1 and must be not negative", (Runnable) () -> recipe(1, 8, -0.1, 0, 0, 0)},
            {"recipe: learningRate is NaN and must be not negative", (Runnable) () -> recipe(1, 8, Double.NaN, 0, 0, 0)},
            {"recipe: warmupEpochs is -1.0 and must be not negative", (Runnable) () -> recipe(1, 8, 0.1, -1, 0, 0)},
            {"recipe: warmupEpochs is 2.0 and must be from 0 to the epochs", (Runnable) () -> recipe(1, 8, 0.1, 2, 0, 0)},
            {"recipe: weightDecay is -1.0E-4 and must be not negative", (Runnable) () -> recipe(1, 8, 0.1, 0, -1e-4, 0)},
            {"recipe: labelSmoothing is 1.0 and must be at least 0 and below 1", (Runnable) () -> recipe(1, 8, 0.1, 0, 0, 1)},
            {"recipe: labelSmoothing is NaN and must be at least 0 and below 1", (Runnable) () -> recipe(1, 8, 0.1, 0, 0, Double.NaN)},
            {"recipe: clipNorm is 0.0 and must be above 0", (Runnable) () -> new Clipping(0, false)},
            {"recipe: accumulation is 0 and must be at least 1", (Runnable) () -> StepSpec.PLAIN.withAccumulation(0)},
            {"recipe: emaDecay is 1.0 and must be at least 0 and below 1", (Runnable) () -> Recipe.DEFAULT.withEmaDecay(1)},
            {"recipe: normBatches is -1 and must be not negative", (Runnable) () -> Recipe.DEFAULT.withNormBatches(-1)},
            {"recipe: mixing's own label smoothing is 0.1 and must be 0: that of the loss goes for mixed images too",
                (Runnable) () -> Recipe.DEFAULT.withMixing(Mixing.mixup(1).labelSmoothing(0.1))},
            {"recipe: patience is -1 and must be not negative", (Runnable) () -> Recipe.DEFAULT.withPatience(-1)},
        };
    }

    private static Recipe recipe(int epochs, int batch, double learningRate, double warmupEpochs, double weightDecay, double labelSmoothing) {
        return new Recipe(epochs, batch, Schedule.cosine(learningRate, warmupEpochs), SgdRule.NESTEROV, weightDecay, false,
                StepSpec.PLAIN.withLabelSmoothing(labelSmoothing), 0, 0, List.of(), List.of(), Mixing.NONE, 0, 0);
    }

    @Test(dataProvider = "refusals")
    public void aNumberThatNoTrainingHasIsRefusedByItsName(String message, Runnable made) {
        assertEquals(expectThrows(IllegalArgumentException.class, made::run).getMessage(), message);
    }

    @Test
    public void eachCopyChangesOneField() {
        Recipe base = Recipe.DEFAULT;
        List<Recipe> copies = List.of(base.withSeed(7), base.withBatch(32), base.withEpochs(12), base.withRule(AdamRule.ADAMW, 0.05), base.withEmaDecay(0.9), base.withNormBatches(2),
                base.withSchedule(Schedule.constant(1)), base.withStep(StepSpec.PLAIN), base.withAugmentations(List.of()), base.withPatience(2),
                base.withMixing(Mixing.mixup(0.2)), base.withTestTransforms(List.of(new RandomCrop(1))));

        assertEquals(copies.stream().distinct().count(), copies.size());
        assertEquals(base.withSeed(7).withBatch(32).withSeed(0).withBatch(128), base);
        assertEquals(base.withRule(AdamRule.ADAMW, 0.05).rule(), AdamRule.ADAMW);
    }

    @Test
    public void fewerEpochsThanTheWarmupShortenIt() {
        assertEquals(recipe(8, 8, 0.1, 5, 0, 0).withEpochs(3).schedule().warmupEpochs(), 3.0);
    }

    @Test
    public void theScheduleCountsStepsOfThatManyEpochs() {
        assertEquals(recipe(6, 8, 0.2, 1.5, 0, 0).rates(11), new LearningRate.Warmup(0, 17, false, new LearningRate.Cosine(0.2, 0, 49)));
    }

    @Test
    public void theAugmentationsOfTheDefaultAreACropAndThenAFlip() {
        assertEquals(Recipe.DEFAULT.augmentations(), List.of(new RandomCrop(4), new HorizontalFlip(0.5)));
    }
}
