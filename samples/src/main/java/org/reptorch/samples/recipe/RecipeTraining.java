package org.reptorch.samples.recipe;

import java.util.OptionalDouble;

import org.reptorch.data.TransformText;
import org.reptorch.data.Mixing;
import org.reptorch.train.AdafactorRule;
import org.reptorch.train.AdamRule;
import org.reptorch.train.Clipping;
import org.reptorch.train.Recipe;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.Schedule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.StepSpec;
import org.reptorch.train.UpdateRule;

/** What the settings of a recipe make of one training: loss, steps, rates, update rule, transforms. */
final class RecipeTraining {

    private RecipeTraining() {
    }

    /** Returns the settings of the training. */
    static Recipe of(RunRecipe recipe) {
        var schedule = new Schedule((Schedule.Shape) recipe.values().get(RecipeKey.SCHEDULE), recipe.number(RecipeKey.LEARNING_RATE), recipe.warmupEpochs(),
                recipe.number(RecipeKey.WARMUP_LEARNING_RATE), recipe.number(RecipeKey.END_LEARNING_RATE),
                recipe.number(RecipeKey.DECAY_EPOCHS), recipe.number(RecipeKey.DECAY_FACTOR), (Schedule.Stepping) recipe.values().get(RecipeKey.STEPPING));
        Clipping clipping = recipe.values().containsKey(RecipeKey.CLIP_NORM)
                ? new Clipping(recipe.number(RecipeKey.CLIP_NORM), recipe.flag(RecipeKey.CLIP_UNDER_PRIOR)) : Clipping.NONE;
        var step = new StepSpec(recipe.number(RecipeKey.LABEL_SMOOTHING), recipe.whole(RecipeKey.ACCUMULATION), clipping,
                recipe.values().get(RecipeKey.PRECISION) == RecipeKey.Precision.BFLOAT16, recipe.flag(RecipeKey.CHANNELS_LAST));
        return new Recipe(recipe.epochs(), recipe.batch(), schedule, rule(recipe), recipe.weightDecay(), recipe.flag(RecipeKey.DECAY_ALL), step,
                recipe.number(RecipeKey.EMA_DECAY), recipe.whole(RecipeKey.NORM_BATCHES), TransformText.parse(RecipeKey.AUGMENTATIONS.key(), recipe.list(RecipeKey.AUGMENTATIONS)),
                TransformText.parse(RecipeKey.TEST_TRANSFORMS.key(), recipe.testTransforms()),
                Mixing.of(recipe.number(RecipeKey.MIXUP), recipe.number(RecipeKey.CUTMIX)), recipe.whole(RecipeKey.PATIENCE), recipe.seed());
    }

    private static UpdateRule rule(RunRecipe recipe) {
        double epsilon = recipe.number(RecipeKey.EPSILON);
        return switch ((RecipeKey.OptimizerName) recipe.values().get(RecipeKey.OPTIMIZER)) {
            case SGD -> new SgdRule(recipe.number(RecipeKey.MOMENTUM), 0, recipe.flag(RecipeKey.NESTEROV));
            case ADAM -> new AdamRule(recipe.number(RecipeKey.BETA1), recipe.number(RecipeKey.BETA2), epsilon, false, false);
            case ADAMW -> new AdamRule(recipe.number(RecipeKey.BETA1), recipe.number(RecipeKey.BETA2), epsilon, false, true);
            case RMSPROP -> new RmsPropRule(recipe.number(RecipeKey.ALPHA), epsilon, recipe.number(RecipeKey.MOMENTUM), false);
            case ADAFACTOR -> new AdafactorRule(AdafactorRule.DEFAULT.beta2Decay(), OptionalDouble.empty(), AdafactorRule.DEFAULT.eps2(), AdafactorRule.DEFAULT.d());
        };
    }
}
