package org.reptorch.train;

import java.util.List;

import org.reptorch.data.HorizontalFlip;
import org.reptorch.data.ImageDataset;
import org.reptorch.data.Loader;
import org.reptorch.data.Mixing;
import org.reptorch.data.Normalization;
import org.reptorch.data.RandomCrop;
import org.reptorch.data.Transform;
import org.reptorch.nn.Model;

/**
 * How a model is trained; everything that a result depends on besides model, optimizer and data.
 *
 * @param epochs        passes over the data
 * @param batch         images per forward pass; a smaller last batch is dropped
 * @param schedule      of the learning rate
 * @param rule          of the update
 * @param weightDecay   of what decays
 * @param decayAll      whether vectors and biases decay too
 * @param step          what a step does besides
 * @param emaDecay      of the moving average of the weights; 0 for none
 * @param normBatches   training batches by which the batch norms' running statistics are measured anew at the end of every epoch ({@link PreciseBatchNorm});
 *                      0 to leave them as training moved them
 * @param augmentations what is done to each training image, in this order
 * @param testTransforms what is done to each test image, in this order
 * @param mixing        what is done to the training images of a batch among each other
 * @param patience      after how many epochs without a better accuracy the run ends; 0 for never
 * @param seed          of the initial weights and of the data's order and augmentation
 */
public record Recipe(int epochs, int batch, Schedule schedule, UpdateRule rule, double weightDecay, boolean decayAll, StepSpec step, double emaDecay,
        int normBatches, List<Transform> augmentations, List<Transform> testTransforms, Mixing mixing, int patience, long seed) {

    /** The setting of the hyper-search and the small nets: lr 0.1, one epoch of warm-up, weight decay 4e-5, label smoothing 0.1, crop and flip. */
    public static final Recipe DEFAULT = new Recipe(6, 128, Schedule.cosine(0.1, 1), SgdRule.NESTEROV, 4e-5, false, StepSpec.PLAIN.withLabelSmoothing(0.1), 0, 0,
            List.of(new RandomCrop(4), new HorizontalFlip(0.5)), List.of(), Mixing.NONE, 0, 0);

    /** Refuses numbers that no training has. */
    public Recipe {
        Requirement.verify(epochs >= 1, "epochs", epochs, "at least 1");
        Requirement.verify(batch >= 2, "batch", batch, "at least 2, since batch norms need more than one image");
        Requirement.verify(schedule.warmupEpochs() <= epochs, "warmupEpochs", schedule.warmupEpochs(), "from 0 to the epochs");
        Requirement.verify(weightDecay >= 0, "weightDecay", weightDecay, "not negative");
        Requirement.verify(emaDecay >= 0 && emaDecay < 1, "emaDecay", emaDecay, "at least 0 and below 1");
        Requirement.verify(normBatches >= 0, "normBatches", normBatches, "not negative");
        Requirement.verify(patience >= 0, "patience", patience, "not negative");
        Requirement.verify(mixing.labelSmoothing() == 0, "mixing's own label smoothing", mixing.labelSmoothing(), "0: that of the loss goes for mixed images too");
        augmentations = List.copyOf(augmentations);
        testTransforms = List.copyOf(testTransforms);
    }

    /** Returns the recipe for another number of epochs; a longer warm-up is cut. */
    public Recipe withEpochs(int epochs) {
        return new Recipe(epochs, batch, schedule.withWarmupEpochs(Math.min(schedule.warmupEpochs(), epochs)), rule, weightDecay, decayAll, step, emaDecay,
                normBatches, augmentations, testTransforms, mixing, patience, seed);
    }

    /** Returns the recipe with another batch size. */
    public Recipe withBatch(int batch) {
        return new Recipe(epochs, batch, schedule, rule, weightDecay, decayAll, step, emaDecay, normBatches, augmentations, testTransforms, mixing, patience, seed);
    }

    /** Returns the recipe with another schedule. */
    public Recipe withSchedule(Schedule schedule) {
        return new Recipe(epochs, batch, schedule, rule, weightDecay, decayAll, step, emaDecay, normBatches, augmentations, testTransforms, mixing, patience, seed);
    }

    /** Returns the recipe with another rule and its weight decay. */
    public Recipe withRule(UpdateRule rule, double weightDecay) {
        return new Recipe(epochs, batch, schedule, rule, weightDecay, decayAll, step, emaDecay, normBatches, augmentations, testTransforms, mixing, patience, seed);
    }

    /** Returns the recipe with another step. */
    public Recipe withStep(StepSpec step) {
        return new Recipe(epochs, batch, schedule, rule, weightDecay, decayAll, step, emaDecay, normBatches, augmentations, testTransforms, mixing, patience, seed);
    }

    /** Returns the recipe with a moving average of the weights. */
    public Recipe withEmaDecay(double emaDecay) {
        return new Recipe(epochs, batch, schedule, rule, weightDecay, decayAll, step, emaDecay, normBatches, augmentations, testTransforms, mixing, patience, seed);
    }

    /** Returns the recipe that measures batch norms anew by so many batches. */
    public Recipe withNormBatches(int normBatches) {
        return new Recipe(epochs, batch, schedule, rule, weightDecay, decayAll, step, emaDecay, normBatches, augmentations, testTransforms, mixing, patience, seed);
    }

    /** Returns the recipe with other augmentations. */
    public Recipe withAugmentations(List<? extends Transform> augmentations) {
        return new Recipe(epochs, batch, schedule, rule, weightDecay, decayAll, step, emaDecay, normBatches, List.copyOf(augmentations), testTransforms, mixing, patience, seed);
    }

    /** Returns the recipe that brings test images into a size of its own. */
    public Recipe withTestTransforms(List<? extends Transform> testTransforms) {
        return new Recipe(epochs, batch, schedule, rule, weightDecay, decayAll, step, emaDecay, normBatches, augmentations, List.copyOf(testTransforms), mixing, patience, seed);
    }

    /** Returns the recipe that mixes the images of a batch. */
    public Recipe withMixing(Mixing mixing) {
        return new Recipe(epochs, batch, schedule, rule, weightDecay, decayAll, step, emaDecay, normBatches, augmentations, testTransforms, mixing, patience, seed);
    }

    /** Returns the recipe that ends after so many epochs without a better accuracy. */
    public Recipe withPatience(int patience) {
        return new Recipe(epochs, batch, schedule, rule, weightDecay, decayAll, step, emaDecay, normBatches, augmentations, testTransforms, mixing, patience, seed);
    }

    /** Returns the recipe with another seed. */
    public Recipe withSeed(long seed) {
        return new Recipe(epochs, batch, schedule, rule, weightDecay, decayAll, step, emaDecay, normBatches, augmentations, testTransforms, mixing, patience, seed);
    }

    /** Returns the learning rate of every step, for so many steps per epoch. */
    public LearningRate rates(int stepsPerEpoch) {
        return schedule.rates(epochs, stepsPerEpoch);
    }

    /** Returns what delivers the batches of an epoch: shuffled, changed and mixed as this recipe says, all of one size. */
    public Loader loader(ImageDataset images, Normalization normalization) {
        return Loader.of(images, normalization).batchSize(batch).shuffle(true).transform(augmentations).mix(mixing).seed(seed).dropLast(true);
    }

    /** Returns a model's parameters in the groups of this recipe. */
    public List<ParameterGroup> groups(Model model) {
        return decayAll ? ParameterGroup.whole(model, weightDecay) : ParameterGroup.of(model, weightDecay);
    }

    /** Makes the optimizer of this recipe's rule, without a prior; close it when done. */
    public Optimizer optimizer(Model model) {
        return rule.optimizer(groups(model));
    }
}
