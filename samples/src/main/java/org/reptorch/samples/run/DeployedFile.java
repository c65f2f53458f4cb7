package org.reptorch.samples.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
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

/** The file of a network folded into plain convolutions, written once the folded network was seen to compute the same. */
public final class DeployedFile {

    /** The metadata of a file that says that its network was folded. */
    public static final String DEPLOYED = "reptorch.deployed";

    private static final double TOLERANCE = 1e-10;

    private DeployedFile() {
    }

    /** Folds a model that a run has just trained into a file; {@code metadata} says of which run it is. */
    public static void write(Path out, Model model, Map<String, String> metadata) {
        write(out, new StoredNetwork(model.spec(), model.stateDict()), metadata, 0, model.spec().name());
    }

    /**
     * Folds a network in float64 into a file of the dtype that it had, and says on stderr how far apart their outputs are.
     *
     * @param metadata what the file says beside that it was folded
     * @param seed     of the images that both are shown
     * @param source   for messages
     * @return what was folded into what, by name, for programs
     * @throws ReptorchException where the outputs differ by more than 1e-10 of the largest
     */
    public static Map<String, Object> write(Path out, StoredNetwork trained, Map<String, String> metadata, long seed, String source) {
        DType dtype = trained.state().values().stream().map(StoredTensor::dtype).filter(DType::isFloatingPoint).findFirst().orElse(DType.FLOAT32);
        try (Model whole = Model.of(trained.spec(), DType.FLOAT64, trained.state()).eval(); Model deployed = Deployment.deploy(whole)) {
            double difference = difference(whole, deployed, seed);
            if (!(difference <= TOLERANCE)) {
                throw new ReptorchException("the folded network is off by " + difference + " of the largest output; are there NaN or huge numbers in " + source + "?");
            }
            var all = new LinkedHashMap<>(metadata);
            all.put(DEPLOYED, "true");
            Safetensors.write(out, rounded(deployed.stateDict(), dtype), all);
            System.err.println("%s: %d layers with %,d parameters became %d with %,d, in %s; on random images the outputs differ by %.1e, relative, in float64"
                    .formatted(trained.spec().name(), trained.spec().layers().size(), trained.spec().parameterCount(), deployed.spec().layers().size(),
                            deployed.spec().parameterCount(), out, difference));
            var numbers = new LinkedHashMap<String, Object>();
            numbers.put("model", trained.spec().name());
            numbers.put("layers_before", trained.spec().layers().size());
            numbers.put("parameters_before", trained.spec().parameterCount());
            numbers.put("layers", deployed.spec().layers().size());
            numbers.put("parameters", deployed.spec().parameterCount());
            numbers.put("difference", difference);
            numbers.put("out", out.toString());
            return numbers;
        }
    }

    /** The largest difference of two images' logits, relative to the largest logit; on small images where the network takes any. */
    public static double difference(Model whole, Model deployed, long seed) {
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
