package org.reptorch.samples;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.reptorch.train.Evaluation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates a model that {@code train} wrote. */
@Command(name = "eval", mixinStandardHelpOptions = true, description = "Evaluates a model on the test images.",
        footer = {"", "Example: ./reptorch eval runs/latest/model.safetensors"})
final class EvalCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "A model.safetensors or checkpoint.safetensors of a run, or what deploy made of it.")
    private Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one setting of the run, such as --set data=DIR.")
    private List<String> settings = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        machine.apply();
        try (TrainedModel trained = TrainedModel.read(file, settings)) {
            Training training = trained.training();
            Evaluation evaluation = Evaluation.of(trained.model(), training.data().test(), training.normalization(),
                    training.recipe().training().testTransforms());
            System.out.println(json ? JsonFile.line(evaluation)
                    : "top-1 %.2f %%, loss %.4f on %d images".formatted(evaluation.top1(), evaluation.loss(), evaluation.images())
                            + (evaluation.unreadable().isEmpty() ? "" : "; unreadable: " + String.join(", ", evaluation.unreadable())));
        }
        return 0;
    }
}
