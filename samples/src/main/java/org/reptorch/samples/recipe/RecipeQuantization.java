package org.reptorch.samples.recipe;

import java.util.Optional;

import org.reptorch.quant.Distillation;
import org.reptorch.quant.PostTrainingQuantization;
import org.reptorch.quant.QuantizationAwareTraining;

/**
 * How a recipe's training under quantization rounds and what it follows.
 *
 * @param recipe whose
 */
public record RecipeQuantization(RunRecipe recipe) {

    /** Returns how a training under quantization starts from a calibration. */
    public QuantizationAwareTraining from(PostTrainingQuantization calibration) {
        var steps = (RecipeKey.StepSizesName) recipe.values().get(RecipeKey.STEP_SIZES);
        return new QuantizationAwareTraining(calibration, steps.sizes(), recipe.number(RecipeKey.OBSERVER_SHARE),
                recipe.number(RecipeKey.NORM_SHARE), recipe.flag(RecipeKey.MEASURED_NORMS));
    }

    /** Returns what of the float model a training under quantization follows; nothing where it follows labels alone. */
    public Optional<Distillation.Weights> distillation() {
        var weights = new Distillation.Weights(recipe.number(RecipeKey.DISTILL_LOGITS), recipe.number(RecipeKey.DISTILL_TEMPERATURE),
                recipe.number(RecipeKey.DISTILL_FEATURES), recipe.number(RecipeKey.DISTILL_END));
        return weights.logits() > 0 || weights.features() > 0 ? Optional.of(weights) : Optional.empty();
    }
}
