package org.reptorch.train;

import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.reptorch.data.Batch;
import org.reptorch.data.Epoch;
import org.reptorch.data.ImageDataset;
import org.reptorch.data.Loader;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.Test;

/** Batches at an epoch's end that are too few for an update are left out, as the reference leaves them out. */
public class Trainer_AccumulationTest extends OneThread {

    private static final int BATCH = 3;
    private static final int ACCUMULATION = 4;
    /** Ten batches and one image: two updates of four batches each, and two batches are left. */
    private static final ImageDataset IMAGES = new ColouredImages(31);
    private static final Recipe RECIPE = Recipe.DEFAULT.withEpochs(2).withBatch(BATCH).withAugmentations(List.of())
            .withStep(StepSpec.PLAIN.withAccumulation(ACCUMULATION));

    @Test
    public void leftoversAreNeitherCountedNorCarriedIntoTheNextEpoch() {
        var losses = new ArrayList<Double>();
        Progress progress = new Progress() {
            @Override
            public void stepEnds(Step step) {
                assertEquals(step.steps(), 2);
                losses.add(step.loss());
            }
        };
        Map<String, StoredTensor> trained;
        try (Model model = Model.build(SmallRun.SPEC, 0); Optimizer optimizer = RECIPE.optimizer(model)) {
            new Trainer("accumulating", model, optimizer, RECIPE, new Splits(IMAGES, IMAGES), Normalization.CIFAR10, progress).run();
            trained = model.stateDict();
        }
        var expected = new ArrayList<Double>();
        assertEquals(trained, byHand(expected));
        assertEquals(losses, expected);
    }

    /** The first eight batches of each epoch, four to an update. */
    private static Map<String, StoredTensor> byHand(List<Double> losses) {
        LearningRate rates = RECIPE.rates(2);
        Loader loader = Loader.of(IMAGES, Normalization.CIFAR10).batchSize(BATCH).shuffle(true).seed(RECIPE.seed()).dropLast(true);
        try (Model model = Model.build(SmallRun.SPEC, 0); Optimizer optimizer = RECIPE.optimizer(model)) {
            var step = new TrainingStep(model.train().to(MemoryFormat.CHANNELS_LAST), optimizer, RECIPE.step());
            for (int number = 0; number < 4; number++) {
                try (Epoch epoch = loader.epoch(number / 2, number % 2 * ACCUMULATION)) {
                    double loss = 0;
                    for (int i = 0; i < ACCUMULATION; i++) {
                        Batch batch = epoch.next();
                        loss += step.accumulate(() -> Batches.images(batch, model.device(), model.dtype(), true),
                                () -> Batches.targets(batch, model.device(), model.dtype()));
                    }
                    losses.add(loss / ACCUMULATION);
                }
                step.update(rates.at(number));
            }
            return model.stateDict();
        }
    }
}
