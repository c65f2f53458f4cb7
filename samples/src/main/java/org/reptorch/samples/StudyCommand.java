package org.reptorch.samples;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.reptorch.samples.Study.Variant;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The paper's study (RepOptimizers, section 4 and appendices B, C, E), each part one command. */
@Command(name = "study", mixinStandardHelpOptions = true, description = "Trains what the paper's tables compare, and writes tables and plots.",
        synopsisSubcommandLabel = "STUDY", subcommands = {StudyCommand.Ablation.class, StudyRunCommand.class})
final class StudyCommand {

    private static final List<String> NO_LABELS = List.of("-", "-", "-");

    private StudyCommand() {
    }

    /** Returns the search of a recipe's scales. */
    private static Variant search(String name, RunRecipe recipe) {
        return Variant.of(name, List.of(), recipe.with(Method.HS));
    }

    /** Table 4. */
    @Command(name = "ablation", mixinStandardHelpOptions = true,
            description = "Table 4: the RepOptimizer, without each of its rules, under other scales; other optimizers; RepVGG.",
            footer = {"", "Example: ./reptorch study ablation --recipe samples/recipes/cifar10-small.yaml --set data=DIR --seeds 0,1,2 --jobs 2 --out DIR"})
    static final class Ablation implements Callable<Integer> {

        @Mixin
        private StudyOptions options;

        @Override
        public Integer call() {
            RunRecipe recipe = options.recipe();
            var search = Optional.of(search("hyper-search", recipe));
            RunRecipe repopt = recipe.with(Method.REPOPT);
            return options.run(new Study("ablation", "The RepOptimizer and what it consists of", List.of("scales", "changes the start", "multiplies gradients"), List.of(
                    new Variant("RepOptimizer", List.of("searched", "yes", "yes"), repopt, search),
                    new Variant("without re-initialization", List.of("searched", "no", "yes"), repopt.set(List.of("reinitialize=false")), search),
                    new Variant("unmodified gradients", List.of("searched", "yes", "no"), repopt.set(List.of("gradMults=false")), search),
                    Variant.of("all scales 1", List.of("1", "yes", "yes"), repopt.set(List.of("scaling=ones"))),
                    Variant.of("scales as initialized", List.of("as a search starts", "yes", "yes"), repopt.set(List.of("scaling=initial"))),
                    new Variant("averaged scales", List.of("averaged over channels", "yes", "yes"), repopt.set(List.of("scaling=averaged")), search),
                    Variant.of("plain SGD", NO_LABELS, recipe),
                    Variant.of("plain AdamW", NO_LABELS, recipe.set(List.of("optimizer=adamw", "learningRate=0.001", "weightDecay=0.05"))),
                    Variant.of("RepVGG", NO_LABELS, recipe.with(Method.REPVGG))), Accuracies::of));
        }
    }
}
