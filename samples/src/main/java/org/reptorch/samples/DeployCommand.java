package org.reptorch.samples;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

import org.reptorch.nn.Architecture;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.reparam.Augmentation;
import org.reptorch.reparam.Deployment;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TensorFile;
import org.reptorch.train.Checkpoint;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Folds a trained network into plain convolutions. */
@Command(name = "deploy", mixinStandardHelpOptions = true,
        description = "Folds the branches and batch norms of a trained network into plain convolutions that compute the same.",
        footer = {"", "Examples: ./reptorch deploy runs/latest/model.safetensors --out deployed.safetensors",
            "          ./reptorch deploy RepVGG-A0-train.pth --model repvgg-a0 --out deployed.safetensors"})
final class DeployCommand implements Callable<Integer> {

    /** The metadata of a file that says that its network was folded. */
    static final String DEPLOYED = "reptorch.deployed";

    private static final double TOLERANCE = 1e-10;

    @Parameters(paramLabel = "CHECKPOINT", description = "A model.safetensors or checkpoint.safetensors of a run, or any file of tensors with --model.")
    private Path file;

    @Option(names = "--model", paramLabel = "NAME", description = "What a file is of that no run wrote, such as repvgg-a0.")
    private String model;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The .safetensors to write.")
    private Path out;

    @Mixin
    private MachineOptions machine;

    /** A network as it was trained, and what the file that it becomes says of it. */
    private record Trained(ModelSpec spec, Map<String, StoredTensor> state, Map<String, String> metadata) {
    }

    @Override
    public Integer call() {
        machine.apply();
        Trained trained = model == null ? ofRun() : published();
        deploy(trained, machine.seed(), file.toString(), out);
        return 0;
    }

    /** Folds a model that a run has just trained into a file, checking it as the command does. */
    static void deploy(Model model, Map<String, String> metadata, Path out) {
        var all = new LinkedHashMap<>(metadata);
        all.put(DEPLOYED, "true");
        deploy(new Trained(model.spec(), model.stateDict(), all), 0, model.spec().name(), out);
    }

    private static void deploy(Trained trained, long seed, String source, Path out) {
        DType dtype = trained.state.values().stream().map(StoredTensor::dtype).filter(DType::isFloatingPoint).findFirst().orElse(DType.FLOAT32);
        try (Model whole = Model.of(trained.spec, DType.FLOAT64, trained.state).eval(); Model deployed = Deployment.deploy(whole)) {
            double difference = difference(whole, deployed, seed);
            if (!(difference <= TOLERANCE)) {
                throw new ReptorchException("the folded network is off by " + difference + " of the largest output; are there NaN or huge numbers in " + source + "?");
            }
            Safetensors.write(out, rounded(deployed.stateDict(), dtype), trained.metadata);
            System.err.println("%s: %d layers with %,d parameters became %d with %,d, in %s; on random images the outputs differ by %.1e, relative, in float64"
                    .formatted(trained.spec.name(), trained.spec.layers().size(), trained.spec.parameterCount(), deployed.spec().layers().size(),
                            deployed.spec().parameterCount(), out, difference));
        }
    }

    private Trained ofRun() {
        var read = Safetensors.read(file);
        String recipe = read.metadata().get(Training.RECIPE);
        if (recipe == null) {
            throw new ReptorchException(file + " does not say what it is of: its metadata has no " + Training.RECIPE
                    + "; give a file that train wrote, or name the network with --model");
        }
        if (read.metadata().containsKey(DEPLOYED)) {
            throw new ReptorchException(file + " is deployed already");
        }
        RunRecipe run = RunRecipe.ofJson(file.toString(), recipe);
        Map<String, StoredTensor> state = Checkpoint.modelIn(read);
        ModelSpec spec = sized(file, classes -> run.spec(file.toString(), read.metadata(), classes), state);
        var metadata = new LinkedHashMap<>(Map.of(Training.RECIPE, recipe));
        // From recipe and structure a reader knows what was folded.
        Optional.ofNullable(read.metadata().get(Augmentation.NOTE)).ifPresent(structure -> metadata.put(Augmentation.NOTE, structure));
        metadata.put(DEPLOYED, "true");
        return new Trained(spec, state, metadata);
    }

    private Trained published() {
        Architecture network = Architecture.of(model);
        Map<String, StoredTensor> state = TensorFile.read(file);
        return new Trained(sized(file, network::spec, state), state, Map.of("reptorch.model", model, DEPLOYED, "true"));
    }

    /** Describes the network for as many classes as its classifier in the file has. */
    static ModelSpec sized(Path file, IntFunction<ModelSpec> network, Map<String, StoredTensor> state) {
        String classifier = network.apply(1).layers().entrySet().stream().filter(entry -> entry.getValue() instanceof Layer.Linear)
                .map(Map.Entry::getKey).reduce((first, second) -> second).orElseThrow();
        StoredTensor weight = state.get(classifier + ".weight");
        if (weight == null || weight.shape().length != 2) {
            throw new ReptorchException(file + " has no " + classifier + ".weight, the classifier of " + network.apply(1).name() + "; is it of another network?");
        }
        return network.apply(Math.toIntExact(weight.shape()[0]));
    }

    /** The largest difference of two images' logits, relative to the largest logit; on small images where the network takes any. */
    static double difference(Model whole, Model deployed, long seed) {
        int side = List.of(64, 32, 224).stream().filter(size -> takes(whole.spec(), size)).findFirst()
                .orElseThrow(() -> new ReptorchException(whole.spec().name() + " takes no images of 32, 64 or 224 pixels to be checked on"));
        Torch.manualSeed(seed);
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor images = Ops.randn(new long[] {2, 3, side, side}, DType.FLOAT64);
            Tensor expected = whole.forward(images);
            return expected.sub(deployed.forward(images)).abs().amax().item() / expected.abs().amax().item();
        }
    }

    private static boolean takes(ModelSpec spec, int side) {
        try {
            spec.table(3, side, side);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, StoredTensor> rounded(Map<String, StoredTensor> state, DType dtype) {
        var rounded = new LinkedHashMap<String, StoredTensor>();
        state.forEach((name, tensor) -> {
            try (var scope = Scope.open()) {
                rounded.put(name, tensor.dtype() == DType.FLOAT64 ? Tensor.of(tensor).to(dtype).toStored() : tensor);
            }
        });
        return rounded;
    }
}
