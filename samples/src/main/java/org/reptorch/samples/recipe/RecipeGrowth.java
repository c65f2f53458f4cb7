package org.reptorch.samples.recipe;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Spelling;
import org.reptorch.reparam.Block;
import org.reptorch.reparam.Cutting;
import org.reptorch.reparam.DyRep;
import org.reptorch.reparam.Form;
import org.reptorch.reparam.GradientForm;
import org.reptorch.reparam.GrowingPrior;
import org.reptorch.reparam.Growth;
import org.reptorch.reparam.Metric;
import org.reptorch.reparam.Operation;
import org.reptorch.reparam.StructuralForm;
import org.reptorch.train.Recipe;

/**
 * How branches come and go while a recipe trains (DyRep, algorithm 1): what its methods dyrep, dyrep_static and gradient_dyrep grow, cut, and when.
 *
 * @param recipe whose
 */
public record RecipeGrowth(RunRecipe recipe) {

    /** Returns the block that convolutions become by method dyrep. */
    Block.DyRep block() {
        return Block.dyRep(operations().toArray(Operation[]::new));
    }

    private Set<Operation> operations() {
        List<String> known = Arrays.stream(Operation.values()).map(Operation::code).toList();
        return recipe.<String>list(RecipeKey.OPERATIONS).stream().map(code -> Operation.ofCode(code).orElseThrow(() ->
                new IllegalArgumentException("operations: '" + code + "' is none; did you mean '" + Spelling.nearest(code, known) + "'? There are "
                        + String.join(", ", known)))).collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)));
    }

    /** Returns what methods dyrep and gradient_dyrep decide. */
    public DyRep decisions() {
        Cutting rule = recipe.values().get(RecipeKey.CUTTING) == RecipeKey.CuttingName.PUBLISHED ? Cutting.PUBLISHED : Cutting.PAPER;
        return new DyRep((Metric) recipe.values().get(RecipeKey.SALIENCY), recipe.whole(RecipeKey.ADJUST_INTERVAL), recipe.whole(RecipeKey.LAST_ADJUST_EPOCH),
                recipe.values().get(RecipeKey.CUTTING) == RecipeKey.CuttingName.NONE ? Optional.empty()
                        : Optional.of(new Cutting(rule.relative(), recipe.number(RecipeKey.CUT_THRESHOLD), rule.ceiling())));
    }

    /** Returns how the method carries it out on a network. */
    public Form form(ModelSpec begun) {
        return recipe.method() == Method.GRADIENT_DYREP ? gradientForm(begun) : structuralForm(begun);
    }

    private StructuralForm structuralForm(ModelSpec begun) {
        Recipe training = recipe.training();
        if (recipe.whole(RecipeKey.BLOCK_DEPTH) < 1) {
            throw new IllegalArgumentException("blockDepth is " + recipe.whole(RecipeKey.BLOCK_DEPTH) + " and must be at least 1");
        }
        return new StructuralForm(begun, new Growth(block(), recipe.number(RecipeKey.BRANCH_GAMMA), recipe.whole(RecipeKey.CALIBRATION_BATCHES)),
                recipe.whole(RecipeKey.BLOCK_DEPTH), training.rule(), training::optimizer);
    }

    private GradientForm gradientForm(ModelSpec begun) {
        Recipe training = recipe.training();
        Set<Operation> operations = operations();
        boolean all = operations.equals(EnumSet.allOf(Operation.class));
        return new GradientForm(begun, all ? GrowingPrior.DIAGONAL : operations, recipe.number(RecipeKey.BRANCH_SCALE), training.rule(), recipe.adamForm(), training::groups);
    }
}
