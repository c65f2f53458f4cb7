package org.reptorch.samples.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.reptorch.data.ImagePreparation;
import org.reptorch.quant.Engine;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.run.ModelFile;
import org.reptorch.samples.run.TrainedModel;
import org.reptorch.samples.run.Training;
import org.reptorch.torch.DType;
import org.reptorch.train.Evaluation;
import org.reptorch.train.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates a model that {@code train} wrote. */
@Command(name = "eval", mixinStandardHelpOptions = true, description = "Evaluates a model on the test images.",
        footer = {"", "Example: ./reptorch eval runs/latest/model.safetensors"})
public final class EvalCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "A model.safetensors or checkpoint.safetensors of a run, or what deploy or quantize made of it.")
    private Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one setting of the run, such as --set data=DIR.")
    private List<String> settings = List.of();

    @Mixin
    private JsonOption json;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        machine.apply();
        Evaluation evaluation = switch (ModelFile.read(file)) {
            case ModelFile.Quantized quantized -> quantized(quantized);
            case ModelFile.Trained trained -> trained(trained);
        };
        json.print(evaluation, () -> "top-1 %.2f %%, loss %.4f on %d images".formatted(evaluation.top1(), evaluation.loss(), evaluation.images())
                + (evaluation.unreadable().isEmpty() ? "" : "; unreadable: " + String.join(", ", evaluation.unreadable())));
        return 0;
    }

    private Evaluation trained(ModelFile.Trained opened) {
        try (TrainedModel trained = opened.open(settings)) {
            Training training = trained.training();
            return Evaluation.of(trained.model().to(machine.device()), training.data().test(), training.normalization(), training.recipe().training().testTransforms());
        }
    }

    /** By the INT8 engine, with the images normalized as the file says. */
    private Evaluation quantized(ModelFile.Quantized quantized) {
        machine.verifyCpu("an INT8 engine");
        Training training = Training.open(quantized.recipe().set(settings), Progress.NONE);
        try (Engine engine = quantized.model().engine()) {
            return Evaluation.of(engine::predict, DType.FLOAT32, training.data().test(), quantized.preparation().normalization(),
                    training.recipe().training().testTransforms());
        }
    }
}
