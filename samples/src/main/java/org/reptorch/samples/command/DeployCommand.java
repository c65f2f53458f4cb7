package org.reptorch.samples.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.reptorch.nn.Architecture;
import org.reptorch.reparam.Augmentation;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.run.DeployedFile;
import org.reptorch.samples.run.StoredNetwork;
import org.reptorch.samples.run.Training;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.train.Checkpoint;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Folds a trained network into plain convolutions. */
@Command(name = "deploy", mixinStandardHelpOptions = true,
        description = "Folds the branches and batch norms of a trained network into plain convolutions that compute the same.",
        footer = {"", "Examples: ./reptorch deploy runs/latest/model.safetensors \\",
                "              --out deployed.safetensors",
            "          ./reptorch deploy RepVGG-A0-train.pth --model repvgg-a0 \\",
                "              --out deployed.safetensors"})
public final class DeployCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CHECKPOINT", description = "A model.safetensors or checkpoint.safetensors of a run, or any file of tensors with --model.")
    private Path file;

    @Option(names = "--model", paramLabel = "NAME", description = "What a file is of that no run wrote, such as repvgg-a0.")
    private String model;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The .safetensors to write.")
    private Path out;

    @Mixin
    private JsonOption json;

    @Mixin
    private MachineOptions machine;

    @Spec
    private picocli.CommandLine.Model.CommandSpec command;

    @Override
    public Integer call() {
        machine.applyOnCpu("deploy");
        Map<String, Object> folded = model == null ? ofRun()
                : DeployedFile.write(out, StoredNetwork.published(file, architecture()), Map.of("reptorch.model", model), machine.seed(), file.toString());
        json.printIfAsked(folded);
        return 0;
    }

    /** A name that is none is a wrong argument. */
    private Architecture architecture() {
        try {
            return Architecture.of(model);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private Map<String, Object> ofRun() {
        var read = Safetensors.read(file);
        String recipe = read.metadata().get(Training.RECIPE);
        if (recipe == null) {
            throw new ReptorchException(file + " does not say what it is of: its metadata has no " + Training.RECIPE
                    + "; give a file that train wrote, or name the network with --model");
        }
        if (read.metadata().containsKey(DeployedFile.DEPLOYED)) {
            throw new ReptorchException(file + " is deployed already");
        }
        RunRecipe run = RunRecipe.ofJson(file.toString(), recipe);
        StoredNetwork trained = StoredNetwork.of(file, classes -> run.network().spec(file.toString(), read.metadata(), classes), Checkpoint.modelIn(read));
        var metadata = new LinkedHashMap<>(Map.of(Training.RECIPE, recipe));
        // From recipe and structure a reader knows what was folded.
        Optional.ofNullable(read.metadata().get(Augmentation.NOTE)).ifPresent(structure -> metadata.put(Augmentation.NOTE, structure));
        return DeployedFile.write(out, trained, metadata, machine.seed(), file.toString());
    }
}
