package org.reptorch.reparam;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

import org.reptorch.nn.CustomLayer;
import org.reptorch.nn.Initialization;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Named;
import org.reptorch.nn.Layer.Sum;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ParameterSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.PreciseBatchNorm;

/**
 * Training-aware re-parameterization (DyRep, section 4.1): one convolution of a network that trains becomes a block, and what the network computes
 * in evaluation stays.
 *
 * <p>A pure function: the same network, seed and batches give the same result, and the default generator stands afterwards where it stood.
 *
 * @param block   what a convolution becomes
 * @param gamma   where the factors of a new branch's last batch norm start
 * @param batches of training images on which the new norms are calibrated
 */
public record Growth(Block.DyRep block, double gamma, int batches) {

    /** The paper's: all operations, factors 0.01, 20 batches. */
    public static final Growth PUBLISHED = new Growth(Block.dyRep(), 0.01, 20);

    /** Refuses a negative number of batches. */
    public Growth {
        if (batches < 0) {
            throw new IllegalArgumentException("Growth: batches must not be negative, but is " + batches);
        }
    }

    /**
     * Returns the convolutions that can grow: those with a square kernel larger than 1x1 inside fewer than so many blocks, by path, in order.
     *
     * @param depth 2 in the published code
     */
    public static List<String> candidates(ModelSpec spec, int depth) {
        return spec.layers().entrySet().stream().filter(entry -> entry.getValue() instanceof Conv2d conv && conv.kernel().height() > 1
                && conv.kernel().height() == conv.kernel().width() && depth(entry.getKey()) < depth).map(Map.Entry::getKey).toList();
    }

    private static long depth(String path) {
        return Arrays.stream(path.split("\\.")).filter(name -> Operation.ofBranch(name).isPresent()).count();
    }

    /**
     * Grows one convolution.
     *
     * <p>Kernels of new branches are drawn from N(0, 2 / (height width out)), their inner norms start at 1, their last at {@link #gamma}. The norms'
     * statistics become the mean over the batches of what the block's input in evaluation gives them. Then {@code W_KxK = W - W_others} (eq. 6).
     *
     * @param path   of the convolution
     * @param images gives the n-th batch, from 0, N x C x H x W in the network's dtype, as a tensor of the innermost scope
     * @param seed   of the draws
     */
    public Adjusted grow(Network network, String path, IntFunction<Tensor> images, long seed) {
        return grow(network, path, branches(network, path, images, seed));
    }

    /** Draws and calibrates the branches that a convolution gets beside KxK, and leaves the network as it is; otherwise as {@link #grow}. */
    public Network branches(Network network, String path, IntFunction<Tensor> images, long seed) {
        Conv2d conv = convolution(network, path);
        Sum others = others(conv).orElseThrow(() -> new IllegalArgumentException(path + ": none of " + block.operations() + " fits " + conv
                + " beside KxK; allow more operations"));
        DType dtype = network.dtypeOf(ModelSpec.join(path, "weight"));
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            var branches = new Network(new ModelSpec("branches", others, 0), drawn(others, dtype, seed));
            return batches == 0 ? branches : new Network(branches.spec(), calibrated(network, path, branches, dtype, images));
        }
    }

    /** Tells whether a convolution would get a branch beside KxK. */
    public boolean fits(Conv2d conv) {
        return others(conv).isPresent();
    }

    private Optional<Sum> others(Conv2d conv) {
        List<Named> others = block.around(conv).children().stream().filter(child -> !child.name().equals(Operation.KERNEL.branch())).toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(new Sum(others));
    }

    private static Conv2d convolution(Network network, String path) {
        if (network.spec().layers().get(path) instanceof Conv2d conv) {
            return conv;
        }
        throw new IllegalArgumentException(network.spec().name() + " has no convolution '" + path + "'; those that can grow are " + candidates(network.spec(), 2));
    }

    /**
     * Grows one convolution with branches that {@link #branches} made, of this network or of one that is the same but for its numbers: the average
     * of a network's weights grows with the network's own branches, and goes on computing what it computed.
     */
    public Adjusted grow(Network network, String path, Network branches) {
        Conv2d conv = convolution(network, path);
        Sum grown = (Sum) block.around(conv);
        DType dtype = network.dtypeOf(ModelSpec.join(path, "weight"));
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Map<String, StoredTensor> calibrated = branches.to(dtype).state();
            var state = new LinkedHashMap<>(network.state());
            StoredTensor weight = state.remove(ModelSpec.join(path, "weight"));
            StoredTensor bias = state.remove(ModelSpec.join(path, "bias"));
            calibrated.forEach((name, tensor) -> state.put(ModelSpec.join(path, name), tensor));
            var kernel = new KernelBranch(grown, path);
            kernel.absorb(new Kernel(exact(weight), bias == null ? null : exact(bias)), state, dtype);
            ModelSpec spec = network.spec().rewritten((at, layer) -> at.equals(path) && layer instanceof Conv2d ? grown : layer);
            Map<String, Adjusted.Origin> origins = origins(kernel, path, bias != null, state);
            var fresh = new HashSet<String>();
            new ModelSpec("block", grown, 0).parameters().forEach(parameter -> fresh.add(ModelSpec.join(path, parameter.name())));
            fresh.removeAll(origins.keySet());
            return new Adjusted(new Network(spec, ordered(spec, state)), origins, fresh);
        }
    }

    private static Map<String, Adjusted.Origin> origins(KernelBranch kernel, String path, boolean biased, Map<String, StoredTensor> state) {
        double[] gain = kernel.gain(state);
        var origins = new LinkedHashMap<String, Adjusted.Origin>();
        origins.put(kernel.innermost() + ".weight", new Adjusted.Origin(ModelSpec.join(path, "weight"), gain));
        if (biased) {
            origins.put(kernel.innermost() + ".bias", new Adjusted.Origin(ModelSpec.join(path, "bias"), gain));
        }
        return origins;
    }

    static Tensor exact(StoredTensor stored) {
        return Tensor.of(stored).to(DType.FLOAT64);
    }

    static Map<String, StoredTensor> ordered(ModelSpec spec, Map<String, StoredTensor> state) {
        var ordered = new LinkedHashMap<String, StoredTensor>();
        spec.parameters().forEach(parameter -> ordered.put(parameter.name(), state.get(parameter.name())));
        return ordered;
    }

    // ------------------------------------------------------------------------------------------ new branches

    private Map<String, StoredTensor> drawn(Sum branches, DType dtype, long seed) {
        Tensor before = Torch.rngState();
        Torch.manualSeed(seed);
        try {
            var state = new LinkedHashMap<String, StoredTensor>();
            for (ParameterSpec parameter : new ModelSpec("branches", branches, 0).parameters()) {
                state.put(parameter.name(), start(parameter, dtype));
            }
            return state;
        } finally {
            Torch.setRngState(before);
        }
    }

    private StoredTensor start(ParameterSpec parameter, DType dtype) {
        if (parameter.role() == ParameterSpec.Role.COUNTER) {
            return Tensor.zeros(DType.INT64).toStored();
        }
        boolean last = Arrays.stream(Operation.values()).anyMatch(operation -> parameter.name().equals(operation.norm() + ".weight"));
        Initialization start = last ? new Initialization.Constant(gamma)
                : parameter.shape().size() == 4 ? Initialization.Normal.kaimingFanOut(parameter.shape()) : parameter.initialization();
        return start.draw(parameter.sizes()).to(dtype).toStored();
    }

    // ------------------------------------------------------------------------------------------ calibration

    /** Ends a forward pass where all that is wanted of it is seen. */
    private static final class Reached extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Reached() {
            super(null, null, false, false);
        }
    }

    /**
     * Runs the network in evaluation as far as to the convolution, and the new branches, on what comes there, in training: the statistics end as
     * the mean over the batches.
     */
    private Map<String, StoredTensor> calibrated(Network network, String path, Network branches, DType dtype, IntFunction<Tensor> images) {
        var current = new Object() {
            Map<String, StoredTensor> state = branches.state();
            int batch;
        };
        CustomLayer probe = Layers.custom("probe", shape -> shape, (input, tensors, training) -> {
            current.state = PreciseBatchNorm.seen(branches.spec(), Device.CPU, dtype, current.state, input, current.batch);
            throw new Reached();
        });
        ModelSpec probed = network.spec().rewritten((at, layer) -> at.equals(path) && layer instanceof Conv2d ? Layers.sequence().then(probe).then(layer) : layer);
        try (Model model = Model.of(probed, dtype, network.state()).eval()) {
            for (int batch = 0; batch < batches; batch++) {
                try (var scope = Scope.open()) {
                    current.batch = batch;
                    model.forward(images.apply(batch));
                    throw new IllegalStateException("no image came to " + path);
                } catch (Reached e) {
                    // What comes behind does not matter.
                }
            }
        }
        return current.state;
    }
}
