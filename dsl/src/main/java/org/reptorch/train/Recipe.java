package org.reptorch.train;

import java.util.List;

import org.reptorch.data.HorizontalFlip;
import org.reptorch.data.RandomCrop;
import org.reptorch.data.Transform;

/**
 * How a model is trained; everything that a result depends on besides model, optimizer and data.
 *
 * @param epochs         passes over the data
 * @param batch          images per step; a smaller last batch is dropped
 * @param learningRate   at the end of the warm-up
 * @param warmupEpochs   of linear warm-up from 0
 * @param rule           of the update
 * @param weightDecay    of what decays
 * @param labelSmoothing of the cross-entropy
 * @param cropPadding    zeros around an image before a random crop of its size; 0 for no crop
 * @param flip           whether half of the images are mirrored
 * @param seed           of the initial weights and of the data's order and augmentation
 */
public record Recipe(int epochs, int batch, double learningRate, double warmupEpochs, SgdRule rule, double weightDecay, double labelSmoothing,
        int cropPadding, boolean flip, long seed) {

    /** The setting of the hyper-search and the small nets: lr 0.1, one epoch of warm-up, weight decay 4e-5, label smoothing 0.1, crop and flip. */
    public static final Recipe DEFAULT = new Recipe(6, 128, 0.1, 1, SgdRule.NESTEROV, 4e-5, 0.1, 4, true, 0);

    /** Refuses numbers that no training has. */
    public Recipe {
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(batch >= 2, "batch", batch, "at least 2, since batch norms need more than one image");
        require(learningRate >= 0, "learningRate", learningRate, "not negative");
        require(warmupEpochs >= 0 && warmupEpochs <= epochs, "warmupEpochs", warmupEpochs, "from 0 to the epochs");
        require(weightDecay >= 0, "weightDecay", weightDecay, "not negative");
        require(labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing", labelSmoothing, "at least 0 and below 1");
        require(cropPadding >= 0, "cropPadding", cropPadding, "not negative");
    }

    private static void require(boolean holds, String field, Number value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("recipe: " + field + " is " + value + " and must be " + wanted);
        }
    }

    /** Returns the recipe for another number of epochs. */
    public Recipe withEpochs(int epochs) {
        return new Recipe(epochs, batch, learningRate, Math.min(warmupEpochs, epochs), rule, weightDecay, labelSmoothing, cropPadding, flip, seed);
    }

    /** Returns the recipe with another batch size. */
    public Recipe withBatch(int batch) {
        return new Recipe(epochs, batch, learningRate, warmupEpochs, rule, weightDecay, labelSmoothing, cropPadding, flip, seed);
    }

    /** Returns the recipe with another seed. */
    public Recipe withSeed(long seed) {
        return new Recipe(epochs, batch, learningRate, warmupEpochs, rule, weightDecay, labelSmoothing, cropPadding, flip, seed);
    }

    /** Returns the learning rate of every step, for so many steps per epoch: the warm-up, then a cosine to 0 over all the rest. */
    public LearningRate schedule(int stepsPerEpoch) {
        long warmupSteps = Math.round(warmupEpochs * stepsPerEpoch);
        return new LearningRate.WarmupCosine(learningRate, 0, 0, warmupSteps, (long) epochs * stepsPerEpoch, warmupSteps);
    }

    /** Returns what is done to each training image. */
    public List<Transform> augmentations() {
        var augmentations = new java.util.ArrayList<Transform>();
        if (cropPadding > 0) {
            augmentations.add(new RandomCrop(cropPadding));
        }
        if (flip) {
            augmentations.add(new HorizontalFlip(0.5));
        }
        return List.copyOf(augmentations);
    }
}
