package org.reptorch.samples;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.reparam.Deployment;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.SafetensorsFile;
import org.reptorch.train.Checkpoint;
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
        SafetensorsFile read = Safetensors.read(file);
        String recipe = read.metadata().get(Training.RECIPE);
        if (recipe == null) {
            throw new ReptorchException(file + " does not say what it is of: its metadata has no " + Training.RECIPE + "; give a file that train wrote");
        }
        Training training = Training.open(RunRecipe.ofJson(file.toString(), recipe).set(settings), Progress.NONE);
        ModelSpec trained = training.spec(training.recipe().method());
        ModelSpec spec = read.metadata().containsKey(DeployCommand.DEPLOYED) ? Deployment.deploy(trained) : trained;
        try (Model model = Model.of(spec, DType.FLOAT32, Checkpoint.modelIn(read))) {
            Evaluation evaluation = Evaluation.of(model, training.data().test(), training.normalization(),
                    training.recipe().training().testTransforms());
            System.out.println(json ? JsonFile.line(evaluation)
                    : "top-1 %.2f %%, loss %.4f on %d images".formatted(evaluation.top1(), evaluation.loss(), evaluation.images())
                            + (evaluation.unreadable().isEmpty() ? "" : "; unreadable: " + String.join(", ", evaluation.unreadable())));
        }
        return 0;
    }
}
