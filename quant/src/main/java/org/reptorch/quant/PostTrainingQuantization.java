package org.reptorch.quant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.torch.DType;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * How a trained model is quantized without training: an immutable description, applied to a model and some images.
 *
 * <pre>{@code
 * QuantizedModel quantized = PostTrainingQuantization.DEFAULT.withObserver(Observer.of("entropy"))
 *         .apply(model, CalibrationData.of(Loader.of(train, normalization).shuffle(true).batchSize(32), 16));
 * }</pre>
 *
 * <p>Batch norms are folded first. Weights are rounded from their own numbers, activations from what the images make them.
 *
 * @param weights        bits, granularity and symmetry of weights
 * @param activations    bits and symmetry of activations
 * @param observer       chooses the range of an activation
 * @param equalization   whether {@link CrossLayerEqualization} goes before
 * @param biasCorrection whether biases take up the mean error that rounding makes in each output channel on the images (Nagel et al., ICCV 2019, section 4.2)
 * @param keptFloat      paths of layers that stay in floating point
 */
public record PostTrainingQuantization(WeightScheme weights, ActivationScheme activations, Observer observer, boolean equalization, boolean biasCorrection,
        Set<String> keptFloat) {

    /** Eight bits, weights per channel, ranges by the mean squared error, nothing else. */
    public static final PostTrainingQuantization DEFAULT = new PostTrainingQuantization(WeightScheme.INT8, ActivationScheme.INT8,
            new Observer.Histogram(Observer.Histogram.Criterion.MSE), false, false, Set.of());

    /** Hears how calibration goes. */
    @FunctionalInterface
    public interface Listener {

        /** Hears nothing. */
        Listener NONE = (done, all) -> {
        };

        /** So many of all batches are done. */
        void batchEnds(int done, int all);
    }

    /** Copies the set. */
    public PostTrainingQuantization {
        keptFloat = Set.copyOf(keptFloat);
    }

    /** Returns this with other weights. */
    public PostTrainingQuantization withWeights(WeightScheme weights) {
        return new PostTrainingQuantization(weights, activations, observer, equalization, biasCorrection, keptFloat);
    }

    /** Returns this with other activations. */
    public PostTrainingQuantization withActivations(ActivationScheme activations) {
        return new PostTrainingQuantization(weights, activations, observer, equalization, biasCorrection, keptFloat);
    }

    /** Returns this with another observer. */
    public PostTrainingQuantization withObserver(Observer observer) {
        return new PostTrainingQuantization(weights, activations, observer, equalization, biasCorrection, keptFloat);
    }

    /** Returns this with or without equalization. */
    public PostTrainingQuantization withEqualization(boolean equalization) {
        return new PostTrainingQuantization(weights, activations, observer, equalization, biasCorrection, keptFloat);
    }

    /** Returns this with or without bias correction. */
    public PostTrainingQuantization withBiasCorrection(boolean biasCorrection) {
        return new PostTrainingQuantization(weights, activations, observer, equalization, biasCorrection, keptFloat);
    }

    /** Returns this with other layers in floating point. */
    public PostTrainingQuantization withKeptFloat(Set<String> keptFloat) {
        return new PostTrainingQuantization(weights, activations, observer, equalization, biasCorrection, keptFloat);
    }

    /** Quantizes without telling how it goes. */
    public QuantizedModel apply(Model model, CalibrationData data) {
        return apply(model, data, Listener.NONE);
    }

    /**
     * Quantizes.
     *
     * @param model stays as it is
     * @param data  some hundred images of those that the model was trained on
     * @throws ReptorchException where there are no images, or a weight or an activation is NaN or infinite; it names the layer
     */
    public QuantizedModel apply(Model model, CalibrationData data, Listener listener) {
        return apply(folded(model), data, listener);
    }

    /**
     * A network before anything of it is rounded.
     *
     * @param graph its operations
     * @param state its tensors, in floating point
     * @param plan  what is to be rounded
     */
    record Folded(Graph graph, Map<String, StoredTensor> state, QuantizationPlan plan) {
    }

    /** Folds and, where it is wanted, equalizes. */
    Folded folded(Model model) {
        Graph graph;
        Map<String, StoredTensor> state;
        try (Model folded = BatchNormFolding.fold(model)) {
            graph = Graph.of(folded.spec());
            state = new LinkedHashMap<>(folded.stateDict());
        }
        QuantizationPlan plan = QuantizationPlan.of(graph, keptFloat);
        if (equalization) {
            CrossLayerEqualization.apply(graph, state);
        }
        return new Folded(biasCorrection ? biased(graph, plan, state) : graph, Collections.unmodifiableMap(state), plan);
    }

    QuantizedModel apply(Folded folded, CalibrationData data, Listener listener) {
        if (data.batches() < 1) {
            throw new ReptorchException("there are no images to calibrate with; give some hundred of those that the model was trained on");
        }
        Graph graph = folded.graph();
        var state = new LinkedHashMap<>(folded.state());
        QuantizationPlan plan = folded.plan();
        var quantized = new LinkedHashMap<String, QuantizedWeight>();
        for (Graph.Node node : graph.nodes()) {
            node.operation().weightPath().filter(plan.layers()::contains)
                    .ifPresent(path -> quantized.put(path, QuantizedWeight.of(path, state.get(Operation.tensor(path, "weight")), weights)));
        }
        var rest = new LinkedHashMap<>(state);
        quantized.keySet().forEach(path -> rest.remove(Operation.tensor(path, "weight")));
        rest.forEach(PostTrainingQuantization::verify);
        try (Engine real = RealKernels.engine(graph, state, DType.FLOAT32, Map.of(), true, Map.of())) {
            var progress = new Progress(listener, data.batches() * (biasCorrection ? 2 : 1));
            Map<Integer, AffineQuantizer> quantizers = observe(graph, plan, real, data, progress);
            if (biasCorrection) {
                correct(graph, real, quantized, quantizers, state, data, progress);
            }
            quantized.keySet().forEach(path -> state.remove(Operation.tensor(path, "weight")));
            return new QuantizedModel(graph, quantized, quantizers, state, Map.of());
        }
    }

    /** A ReLU in the same kernel makes zeros of what is no number, so that activations would not show it. */
    private static void verify(String name, StoredTensor tensor) {
        for (double value : tensor.dtype().isFloatingPoint() ? tensor.toDoubleArray() : new double[0]) {
            if (Double.isNaN(value)) {
                throw new ReptorchException(name + " holds NaN; quantize a checkpoint from before training diverged");
            }
        }
    }

    /** Counts batches. */
    private static final class Progress {

        private final Listener listener;
        private final int all;
        private int done;

        Progress(Listener listener, int all) {
            this.listener = listener;
            this.all = all;
        }

        void batchEnds() {
            listener.batchEnds(++done, all);
        }
    }

    private Map<Integer, AffineQuantizer> observe(Graph graph, QuantizationPlan plan, Engine real, CalibrationData data, Progress progress) {
        var observations = new HashMap<Integer, Observer.Observation>();
        data.forEach(images -> {
            try (Scope scope = Scope.open()) {
                real.run(images, (node, value) -> {
                    Integer group = plan.groups().get(node);
                    // What passes numbers on holds none that its inputs do not hold.
                    if (group != null && !graph.nodes().get(node).operation().passesThrough()) {
                        see(graph, node, observations.computeIfAbsent(group, ignored -> observer.begin()), value);
                    }
                });
            }
            progress.batchEnds();
        });
        if (observations.isEmpty()) {
            throw new ReptorchException("there are no images to calibrate with: not one of them can be read; convert them to JPEG or PNG, or fetch them again");
        }
        var quantizers = new TreeMap<Integer, AffineQuantizer>();
        plan.groups().forEach((node, group) -> quantizers.put(node, observations.get(group).quantizer(activations)));
        return quantizers;
    }

    private static void see(Graph graph, int node, Observer.Observation observation, Tensor value) {
        try {
            observation.see(value);
        } catch (ReptorchException e) {
            throw new ReptorchException(node == 0 ? "the calibration images themselves: " + e.getMessage() : graph.title(node) + ": " + e.getMessage(), e);
        }
    }

    /** Gives every quantized convolution and linear layer a bias, zeros where it had none. */
    private static Graph biased(Graph graph, QuantizationPlan plan, Map<String, StoredTensor> state) {
        var nodes = new ArrayList<Graph.Node>();
        for (Graph.Node node : graph.nodes()) {
            Operation operation = switch (node.operation()) {
                case Operation.Convolution conv when plan.layers().contains(conv.path()) -> {
                    state.putIfAbsent(Operation.tensor(conv.path(), "bias"), StoredTensor.of(new float[conv.layer().out()], conv.layer().out()));
                    yield new Operation.Convolution(conv.path(), conv.layer().bias(true), conv.sum(), conv.activation());
                }
                case Operation.Dense dense when plan.layers().contains(dense.path()) -> {
                    state.putIfAbsent(Operation.tensor(dense.path(), "bias"), StoredTensor.of(new float[dense.layer().out()], dense.layer().out()));
                    yield new Operation.Dense(dense.path(), dense.layer().bias(true), dense.activation());
                }
                case Operation other -> other;
            };
            nodes.add(new Graph.Node(operation, node.inputs(), node.gate()));
        }
        return new Graph(graph.name(), nodes, graph.classes());
    }

    /** b' = b + E[W x] - E[W' x'], channel by channel, x being what the layer reads in floating point. */
    private void correct(Graph graph, Engine real, Map<String, QuantizedWeight> quantized, Map<Integer, AffineQuantizer> quantizers,
            Map<String, StoredTensor> state, CalibrationData data, Progress progress) {
        var errors = new LinkedHashMap<String, double[]>();
        var images = new long[1];
        try (Scope weights = Scope.open()) {
            var before = new HashMap<String, Tensor>();
            var after = new HashMap<String, Tensor>();
            quantized.forEach((path, weight) -> {
                before.put(path, Tensor.of(state.get(Operation.tensor(path, "weight"))).to(DType.FLOAT32));
                after.put(path, Tensor.of(weight.dequantized()).to(DType.FLOAT32));
            });
            data.forEach(batch -> {
                var live = new Tensor[graph.nodes().size()];
                images[0] += batch.size(0);
                try (Scope scope = Scope.open()) {
                    real.run(batch, (node, value) -> {
                        live[node] = value;
                        Operation operation = graph.nodes().get(node).operation();
                        operation.weightPath().filter(quantized::containsKey).ifPresent(path -> {
                            int from = graph.nodes().get(node).inputs().getFirst();
                            try (Scope inner = Scope.open()) {
                                Tensor exact = linear(operation, live[from], before.get(path));
                                Tensor rounded = linear(operation, quantizers.get(from).fakeQuantize(live[from]), after.get(path));
                                double[] means = channelMeans(exact.sub_(rounded));
                                double[] sums = errors.computeIfAbsent(path, ignored -> new double[means.length]);
                                for (int c = 0; c < means.length; c++) {
                                    sums[c] += means[c] * batch.size(0);
                                }
                            }
                        });
                    });
                }
                progress.batchEnds();
            });
        }
        errors.forEach((path, sums) -> {
            String name = Operation.tensor(path, "bias");
            double[] bias = state.get(name).toDoubleArray();
            for (int c = 0; c < bias.length; c++) {
                bias[c] += sums[c] / images[0];
            }
            state.put(name, StoredTensor.of(bias, bias.length));
        });
    }

    private static Tensor linear(Operation operation, Tensor input, Tensor weight) {
        return switch (operation) {
            case Operation.Convolution conv -> {
                Layer.Conv2d layer = conv.layer();
                yield Ops.conv2d(input, weight, null, layer.stride().toArray(), layer.padding().toArray(), layer.dilation().toArray(), layer.groups());
            }
            case Operation.Dense dense -> Ops.linear(input, weight, null);
            default -> throw new IllegalStateException(operation + " has no weight");
        };
    }

    /** The mean of every output channel: over images, and over pixels where there are any. */
    private static double[] channelMeans(Tensor values) {
        return values.to(DType.FLOAT64).mean(values.dimensions() == 4 ? new long[] {0, 2, 3} : new long[] {0}).toDoubleArray();
    }

    /** Prints what is done in words. */
    @Override
    public String toString() {
        var parts = new ArrayList<>(List.of("weights " + weights.bits() + " bits " + (weights.perChannel() ? "per channel" : "per tensor"),
                "activations " + activations.bits() + " bits", "ranges by " + observer));
        if (equalization) {
            parts.add("cross-layer equalization");
        }
        if (biasCorrection) {
            parts.add("bias correction");
        }
        if (!keptFloat.isEmpty()) {
            parts.add("in floating point " + new TreeSet<>(keptFloat));
        }
        return String.join(", ", parts);
    }
}
