package example;

import java.util.List;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.RepOptimizer;
import org.reptorch.repopt.RuleOfInitialization;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.train.Progress;
import org.reptorch.train.Recipe;
import org.reptorch.train.SgdRule;
import org.reptorch.train.Trainer;

/** Trains a plain network under a prior that lives in the optimizer. */
public final class Example {

    private Example() {
    }

    /** Prints the history of a short run. */
    public static void main(String[] arguments) {
        RepOptVgg net = RepOptVgg.of(List.of(1, 1, 1, 1), List.of(0.125, 0.125, 0.125, 0.125), List.of(1, 2, 2, 2, 1));
        ModelSpec plain = net.spec(RepOptVgg.Mode.TARGET, 4);
        Scales scales = Scales.initial(Prior.REPOPT_VGG, plain, net.spec(RepOptVgg.Mode.HS, 4));
        Splits data = GeneratedImages.of(4, 20, 10, 32, 0);
        Recipe recipe = Recipe.DEFAULT.withEpochs(1).withBatch(20);
        try (Model model = Model.build(plain, 0)) {
            RuleOfInitialization.apply(scales, model);
            try (var optimizer = new RepOptimizer(UpdatePlan.of(SgdRule.NESTEROV, model, recipe.weightDecay(), scales), model)) {
                System.out.println(optimizer);
                System.out.println(new Trainer("example", model, optimizer, recipe, data, Normalization.of(data.train()), Progress.NONE).run());
            }
        }
    }
}
