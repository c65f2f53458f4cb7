package org.reptorch.samples;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.reptorch.data.ImagePreparation;
import org.reptorch.quant.Engine;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.torch.DType;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.SafetensorsFile;
import org.reptorch.train.Evaluation;
import org.reptorch.train.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates a model that {@code train} wrote. */
@Command(name = "eval", mixinStandardHelpOptions = true, description = "Evaluates a model on the test images.",
        footer = {"", "Example: ./reptorch eval runs/latest/model.safetensors"})
final class EvalCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "A model.safetensors or checkpoint.safetensors of a run, or what deploy or quantize made of it.")
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
        SafetensorsFile read = Safetensors.read(file);
        Evaluation evaluation = read.metadata().containsKey(QuantizedModel.FORMAT) ? quantized() : trained(read);
        System.out.println(json ? JsonFile.line(evaluation)
                : "top-1 %.2f %%, loss %.4f on %d images".formatted(evaluation.top1(), evaluation.loss(), evaluation.images())
                        + (evaluation.unreadable().isEmpty() ? "" : "; unreadable: " + String.join(", ", evaluation.unreadable())));
        return 0;
    }

    private Evaluation trained(SafetensorsFile read) {
        try (TrainedModel trained = TrainedModel.of(file, read, settings)) {
            Training training = trained.training();
            return Evaluation.of(trained.model(), training.data().test(), training.normalization(), training.recipe().training().testTransforms());
        }
    }

    /** By the INT8 engine, with the images normalized as the file says. */
    private Evaluation quantized() {
        QuantizedModel model = QuantizedModel.read(file);
        Training training = Training.open(QuantizedNotes.recipe(file.toString(), model).set(settings), Progress.NONE);
        try (Engine engine = model.engine()) {
            return Evaluation.of(engine::predict, DType.FLOAT32, training.data().test(), ImagePreparation.of(file.toString(), model.notes()).normalization(),
                    training.recipe().training().testTransforms());
        }
    }
}
