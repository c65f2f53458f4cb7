package org.reptorch.train;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.HorizontalFlip;
import org.reptorch.data.Normalization;
import org.reptorch.data.RandomCrop;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Torch;

/**
 * A run of a tiny net with everything that has a state: AdamW, averages, measured norms, accumulation, clipping, augmentation, draws of the generator. As a
 * program it goes on from the checkpoint in a folder, if there is one, and may be killed at a step:
 * {@code SmallRun FOLDER [KILL_AT_STEP MILLISECONDS_LATER]}.
 */
final class SmallRun {

    static final ModelSpec SPEC = new ModelSpec("tiny", sequence().then("conv", conv(3, 4, 3).stride(2)).then("bn", batchNorm(4)).then(relu())
            .then(globalAveragePool()).then(flatten()).then("linear", linear(4, 4)), 4);
    static final Recipe RECIPE = Recipe.DEFAULT.withEpochs(3).withBatch(4).withRule(AdamRule.ADAMW, 0.05).withSchedule(Schedule.cosine(0.01, 1)).withEmaDecay(0.9).withNormBatches(2)
            .withStep(StepSpec.PLAIN.withLabelSmoothing(0.1).withAccumulation(2).withClipping(new Clipping(1, false)))
            .withAugmentations(List.of(new RandomCrop(2), new HorizontalFlip(0.5))).withSeed(3);
    /** Of an epoch. */
    static final int STEPS = 8;

    private SmallRun() {
    }

    /** Draws of the generator in every step stand for a dropout's, and their loss tells where it stands. */
    static Progress drawing(Progress progress) {
        return Progress.all(new Progress() {
            @Override
            public void stepEnds(Step step) {
                try (var scope = Scope.open()) {
                    Ops.rand(new long[] {3});
                }
            }
        }, progress);
    }

    static Trainer.Result train(Recipe recipe, CheckpointPolicy policy, BooleanSupplier stop, Progress progress) {
        Splits data = GeneratedImages.of(4, 16, 4, 16, 1);
        try (Model model = Model.build(SPEC, recipe.seed()); Optimizer optimizer = recipe.optimizer(model)) {
            var trainer = new Trainer("small", model, optimizer, recipe, data, Normalization.CIFAR10, drawing(progress));
            Path last = policy.folder().map(CheckpointPolicy::last).orElse(null);
            return last != null && Files.exists(last) ? trainer.resume(Checkpoint.read(last), policy, stop) : trainer.run(policy, stop);
        }
    }

    public static void main(String[] arguments) {
        Torch.setThreads(1);
        Path folder = Path.of(arguments[0]);
        int killAt = arguments.length > 1 ? Integer.parseInt(arguments[1]) : -1;
        Progress killer = new Progress() {
            @Override
            public void stepEnds(Step step) {
                if (step.number() == killAt) {
                    kill(Integer.parseInt(arguments[2]));
                }
            }
        };
        try (var metrics = new MetricsFile(folder.resolve("metrics.jsonl"))) {
            train(RECIPE, CheckpointPolicy.in(folder).everySteps(3).best(true).everyEpochs(2), Trainer.NEVER, Progress.all(metrics, killer));
        }
    }

    /** Not from within: kill -9 comes from another process, at any moment of what this one does then. */
    private static void kill(int milliseconds) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "sleep 0.%03d; kill -9 %d".formatted(milliseconds, ProcessHandle.current().pid())).start();
            if (milliseconds == 0) {
                kill.waitFor();
            }
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
