package org.reptorch.quant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

import org.reptorch.nn.CustomLayer;
import org.reptorch.nn.Initialization;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ParameterSpec;
import org.reptorch.nn.Pooling;
import org.reptorch.nn.Shape;
import org.reptorch.nn.Size;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * A network with rounding in its forward pass, described: what {@link QuantizationAwareTraining} trains, and what it lowers to the engine.
 *
 * <p>Its {@link #spec} is one layer that holds the tensors of the network in floating point under their own names, and besides: {@code forward_passes}, a
 * counter by which observers and batch norms freeze; {@code stage0.conv.weight_scale} of every rounded weight; {@code activations.N.range} of every
 * rounded result, or {@code activations.N.step} where steps are learned. So a checkpoint holds all that a resumed training needs. Dropout and
 * stochastic depth are left out.
 */
public final class FakeQuantizedNetwork {

    /** The counter of forward passes in training. */
    public static final String PASSES = "forward_passes";

    private static final String WEIGHT = "weight";
    private static final String BIAS = "bias";

    private final QuantizationAwareTraining setting;
    private final ModelSpec real;
    private final ModelSpec folded;
    private final Graph graph;
    private final QuantizationPlan plan;
    private final Map<String, BatchNormFolding.Pair> norms = new LinkedHashMap<>();
    /** Those of them that the network in floating point does not have. */
    private final Set<String> inserted = new TreeSet<>();
    /** For every leader of a group the results that share its quantizer, without those that only pass numbers on. */
    private final Map<Integer, List<Integer>> members = new TreeMap<>();
    private final long observed;
    private final long normalized;
    private final long steps;
    private final ModelSpec spec;

    FakeQuantizedNetwork(QuantizationAwareTraining setting, ModelSpec real, long steps) {
        this.setting = setting;
        this.real = real;
        this.steps = steps;
        folded = BatchNormFolding.fold(real);
        graph = Graph.of(folded);
        plan = QuantizationPlan.of(graph, setting.calibration().keptFloat());
        for (BatchNormFolding.Pair pair : BatchNormFolding.pairs(real)) {
            if (norms.put(pair.layer(), pair) != null) {
                throw new ReptorchException(real.name() + ": two batch norms stand behind " + pair.layer() + "; fold them before training under quantization");
            }
        }
        if (setting.measuredNorms()) {
            graph.nodes().forEach(node -> {
                if (!node.gate() && node.operation() instanceof Operation.Convolution conv && conv.layer().bias()) {
                    norms.computeIfAbsent(conv.path(), path -> {
                        inserted.add(path);
                        return new BatchNormFolding.Pair(path, Operation.tensor(path, "measured"), Layers.batchNorm(conv.layer().out()));
                    });
                }
            });
        }
        plan.groups().forEach((node, leader) -> {
            if (!graph.nodes().get(node).operation().passesThrough()) {
                members.computeIfAbsent(leader, ignored -> new ArrayList<>()).add(node);
            }
        });
        observed = Math.round(setting.observerShare() * steps);
        normalized = Math.round(setting.normShare() * steps);
        spec = new ModelSpec(real.name(), new CustomLayer("FakeQuantized", parameters(), this::shape,
                (images, tensors, training) -> new FakeQuantizedPass(this, tensors, training).run(images, null)), real.classes());
    }

    private Shape shape(Shape input) {
        return real.table(input.sizes().stream().mapToInt(Integer::intValue).toArray()).output();
    }

    private List<ParameterSpec> parameters() {
        var all = new ArrayList<>(real.parameters());
        all.add(ParameterSpec.counter(PASSES));
        inserted.forEach(path -> norms.get(path).description().parameters().forEach(parameter ->
                all.add(new ParameterSpec(norms.get(path).norm(parameter.name()), parameter.shape(), parameter.initialization(), parameter.role()))));
        var one = new Initialization.Constant(1);
        for (ParameterSpec parameter : folded.parameters()) {
            String path = quantizedLayer(parameter.name());
            if (path != null) {
                long scales = setting.calibration().weights().perChannel() ? parameter.sizes()[0] : 1;
                all.add(learns() ? ParameterSpec.trainable(scaleOf(path), one, scales) : ParameterSpec.buffer(scaleOf(path), one, scales));
                if (!setting.calibration().weights().symmetric()) {
                    all.add(ParameterSpec.buffer(zeroPointOf(path), new Initialization.Constant(0), scales));
                }
            }
        }
        members.forEach((leader, nodes) -> {
            if (learns()) {
                all.add(ParameterSpec.trainable(stepOf(leader), one, 1));
                all.add(ParameterSpec.buffer(activation(leader, "zero_point"), new Initialization.Constant(0), 1));
            } else {
                nodes.forEach(node -> all.add(ParameterSpec.buffer(rangeOf(node), new Initialization.Constant(0), 2)));
            }
        });
        return all;
    }

    /** Returns the layer whose rounded weight this is; null where it is none. */
    private String quantizedLayer(String tensor) {
        String path = tensor.equals(WEIGHT) ? "" : tensor.endsWith("." + WEIGHT) ? tensor.substring(0, tensor.length() - WEIGHT.length() - 1) : null;
        return path != null && plan.layers().contains(path) ? path : null;
    }

    static String scaleOf(String path) {
        return Operation.tensor(path, "weight_scale");
    }

    private static String zeroPointOf(String path) {
        return Operation.tensor(path, "weight_zero_point");
    }

    static String rangeOf(int node) {
        return activation(node, "range");
    }

    static String stepOf(int leader) {
        return activation(leader, "step");
    }

    private static String activation(int node, String name) {
        return "activations." + node + "." + name;
    }

    // ------------------------------------------------------------------------------------------ what it is

    /** Returns the network as any training takes it: build a model of it, and load its checkpoints into that. */
    public ModelSpec spec() {
        return spec;
    }

    /** Returns the operations between which numbers are rounded; {@link QuantizedModel#graph} of what it lowers to. */
    public Graph graph() {
        return graph;
    }

    /** Returns the positions of the last results of each resolution: what a strided convolution or a pooling reads. */
    public List<Integer> stages() {
        return graph.nodes().stream().filter(node -> !node.gate() && isStrided(node.operation())).map(node -> node.inputs().getFirst()).filter(node -> node > 0)
                .distinct().sorted().toList();
    }

    private static boolean isStrided(Operation operation) {
        return switch (operation) {
            case Operation.Convolution conv -> !conv.layer().stride().equals(Size.of(1));
            case Operation.Single single -> single.layer() instanceof Pooling;
            default -> false;
        };
    }

    QuantizationAwareTraining setting() {
        return setting;
    }

    /** Tells whether steps are parameters. */
    boolean learns() {
        return setting.stepSizes() instanceof StepSizes.Learned;
    }

    boolean observes(long pass) {
        return pass < observed;
    }

    boolean normalizes(long pass) {
        return pass < normalized;
    }

    /** Returns how much of the training a model has behind it, from 0 to 1. */
    public double progress(Model model) {
        return Math.min(1, model.buffers().get(PASSES).itemLong() / (double) Math.max(1, steps));
    }

    /**
     * Computes the logits in training and shows every result on the way; autograd follows.
     *
     * @param model   of this network's {@link #spec}
     * @param images  N x C x H x W, of the model's dtype
     * @param visitor takes a node's position and what it gives, rounded where it is rounded; the tensor is closed once no operation needs it
     * @return N x classes, in the innermost scope
     */
    public Tensor forward(Model model, Tensor images, BiConsumer<Integer, Tensor> visitor) {
        var tensors = new HashMap<>(model.parameters());
        tensors.putAll(model.buffers());
        return new FakeQuantizedPass(this, tensors, true).run(images, visitor);
    }

    // ------------------------------------------------------------------------------------------ where it starts

    /** Calibrates a trained model and starts from that, without telling how it goes. */
    public Model start(Model trained, CalibrationData data) {
        return start(trained, setting.calibration().apply(trained, data), data);
    }

    /**
     * Starts from a trained model and what calibration made of it.
     *
     * @param trained    of the network in floating point; stays as it is
     * @param calibrated by this setting's calibration
     * @param data       for learned steps that start as published, and for norms that are inserted; else nobody looks at it
     * @return in training mode; the caller closes it
     * @throws ReptorchException where the calibrated model is none of the trained one's
     */
    public Model start(Model trained, QuantizedModel calibrated, CalibrationData data) {
        verify(trained, calibrated);
        var state = new LinkedHashMap<>(trained.stateDict());
        state.put(PASSES, StoredTensor.of(new long[] {0}));
        Map<Integer, Double> magnitudes = setting.stepSizes() instanceof StepSizes.Learned learned && !learned.calibrated() ? magnitudes(trained, data) : Map.of();
        members.forEach((leader, nodes) -> {
            AffineQuantizer quantizer = calibrated.quantizer(leader);
            if (learns()) {
                Double magnitude = magnitudes.get(leader);
                double step = magnitude == null ? quantizer.scale()
                        : LearnedStep.start(magnitude, LearnedStep.qp(quantizer.zeroPoint(), quantizer.least(), quantizer.most()));
                state.put(stepOf(leader), StoredTensor.of(new double[] {step}, 1));
                state.put(activation(leader, "zero_point"), StoredTensor.of(new double[] {quantizer.zeroPoint()}, 1));
            } else {
                nodes.forEach(node -> state.put(rangeOf(node), StoredTensor.of(quantizer.range(setting.calibration().activations()), 2)));
            }
        });
        if (!inserted.isEmpty()) {
            try (Engine engine = teacher(trained)) {
                state.putAll(new MeasuredNorms(graph, norms, inserted, trained).measured(engine, data));
            }
        }
        for (ParameterSpec parameter : spec.parameters()) {
            state.computeIfAbsent(parameter.name(), ignored -> StoredTensor.of(new double[Math.toIntExact(parameter.elements())], parameter.sizes()));
        }
        Model model = Model.of(spec, trained.device(), trained.dtype(), state);
        try (Scope scope = Scope.open(); var noGrad = NoGrad.open()) {
            FakeQuantizedPass pass = evaluation(model);
            plan.layers().forEach(path -> pass.observe(path, pass.foldedWeight(path)));
        }
        return model.train();
    }

    private void verify(Model trained, QuantizedModel calibrated) {
        var state = new LinkedHashMap<String, StoredTensor>();
        try (Model plain = BatchNormFolding.fold(trained)) {
            state.putAll(plain.stateDict());
        }
        var own = new LinkedHashMap<>(calibrated.realState());
        if (calibrated.graph().equals(graph) && calibrated.weights().keySet().equals(plan.layers()) && calibrated.quantizers().keySet().equals(plan.groups().keySet())) {
            calibrated.weights().forEach((path, weight) -> {
                StoredTensor floats = state.get(Operation.tensor(path, WEIGHT));
                if (Arrays.equals(floats.shape(), weight.values().shape())
                        && QuantizedWeight.of(path, floats, setting.calibration().weights()).values().equals(weight.values())) {
                    own.put(Operation.tensor(path, WEIGHT), floats);
                }
            });
        }
        for (Map.Entry<String, StoredTensor> each : state.entrySet()) {
            if (!each.getValue().equals(own.get(each.getKey()))) {
                throw new ReptorchException("the calibrated " + calibrated.graph().name() + " was not made of this " + real.name() + " (" + each.getKey()
                        + " differs); calibrate the model that is to be trained, by the same setting");
            }
        }
    }

    /** The mean magnitude of the numbers that share a quantizer, in floating point, by leader. */
    private Map<Integer, Double> magnitudes(Model trained, CalibrationData data) {
        var sums = new HashMap<Integer, double[]>();
        try (Engine engine = teacher(trained)) {
            data.forEach(images -> {
                try (Scope scope = Scope.open()) {
                    engine.run(images, (node, value) -> {
                        Integer leader = plan.groups().get(node);
                        if (leader != null && members.get(leader).contains(node)) {
                            double[] sum = sums.computeIfAbsent(leader, ignored -> new double[2]);
                            sum[0] += value.abs().mean().item() * value.elements();
                            sum[1] += value.elements();
                        }
                    });
                }
            });
        }
        var means = new HashMap<Integer, Double>();
        sums.forEach((leader, sum) -> means.put(leader, sum[0] / sum[1]));
        return means;
    }

    /** Builds what computes the same operations in floating point; its positions are this network's. */
    Engine teacher(Model trained) {
        if (!trained.spec().parameters().equals(real.parameters())) {
            throw new ReptorchException(trained.spec().name() + " has other tensors than " + real.name() + ", which is trained; the teacher must be of the same network");
        }
        try (Model plain = BatchNormFolding.fold(trained)) {
            return RealKernels.engine(graph, plain.stateDict(), trained.dtype(), Map.of(), trained.dtype() == DType.FLOAT32, Map.of());
        }
    }

    // ------------------------------------------------------------------------------------------ what a pass asks

    boolean isQuantized(String path) {
        return plan.layers().contains(path);
    }

    /** Returns the norm behind a layer; null for none. */
    BatchNormFolding.Pair norm(String path) {
        return norms.get(path);
    }

    /** Returns the leader of a result that is to be rounded; null for one that is not, or whose numbers are rounded already. */
    Integer leader(int node) {
        return graph.nodes().get(node).operation().passesThrough() ? null : plan.groups().get(node);
    }

    /** Returns the quantizer that a group has now. */
    AffineQuantizer quantizer(int leader, Map<String, Tensor> tensors) {
        ActivationScheme scheme = setting.calibration().activations();
        if (learns()) {
            try (Scope scope = Scope.open(); var noGrad = NoGrad.open()) {
                return new AffineQuantizer((float) LearnedStep.positive(tensors.get(stepOf(leader))).item(), zeroPoint(leader, tensors), 0, most());
            }
        }
        double least = 0;
        double most = 0;
        for (int node : members.get(leader)) {
            double[] range = tensors.get(rangeOf(node)).to(DType.FLOAT64).toDoubleArray();
            least = Math.min(least, range[0]);
            most = Math.max(most, range[1]);
        }
        return AffineQuantizer.of(least, most, scheme);
    }

    int zeroPoint(int leader, Map<String, Tensor> tensors) {
        return (int) tensors.get(activation(leader, "zero_point")).item();
    }

    int most() {
        return (1 << setting.calibration().activations().bits()) - 1;
    }

    /** Returns a weight's zero points; null where the scheme has none. */
    static Tensor zeroPoints(String path, Map<String, Tensor> tensors) {
        return tensors.get(zeroPointOf(path));
    }

    // ------------------------------------------------------------------------------------------ where it ends

    private FakeQuantizedPass evaluation(Model model) {
        var tensors = new HashMap<>(model.parameters());
        tensors.putAll(model.buffers());
        return new FakeQuantizedPass(this, tensors, false);
    }

    /**
     * Lowers what training made: the weights, steps and biases of the model as they are, batch norms folded. Its simulation computes what the model
     * computes in evaluation.
     *
     * @param model of this network's {@link #spec}, float32; stays as it is
     * @throws ReptorchException where a weight or a bias is no finite number; it names the layer
     */
    public QuantizedModel lower(Model model) {
        var weights = new LinkedHashMap<String, QuantizedWeight>();
        var rest = new LinkedHashMap<String, StoredTensor>();
        var quantizers = new TreeMap<Integer, AffineQuantizer>();
        try (Scope scope = Scope.open(); var noGrad = NoGrad.open()) {
            FakeQuantizedPass pass = evaluation(model);
            Map<String, StoredTensor> state = model.stateDict();
            for (ParameterSpec parameter : folded.parameters()) {
                String name = parameter.name();
                String path = quantizedLayer(name);
                BatchNormFolding.Pair norm = norms.values().stream().filter(pair -> pair.layer(WEIGHT).equals(name) || pair.layer(BIAS).equals(name)).findFirst().orElse(null);
                if (path != null) {
                    weights.put(path, pass.weightQuantizer(path).quantized(path, pass.foldedWeight(path).toStored()));
                } else if (norm != null) {
                    rest.put(name, (name.equals(norm.layer(WEIGHT)) ? pass.foldedWeight(norm.layer()) : pass.foldedBias(norm.layer())).toStored());
                } else {
                    rest.put(name, state.get(name));
                }
                verifyFinite(name, rest.get(name));
            }
            plan.groups().forEach((node, leader) -> quantizers.put(node, quantizer(leader, pass.tensors())));
        }
        return new QuantizedModel(graph, weights, Collections.unmodifiableMap(quantizers), rest, Map.of());
    }

    private static void verifyFinite(String name, StoredTensor tensor) {
        if (tensor != null && tensor.dtype().isFloatingPoint() && Arrays.stream(tensor.toDoubleArray()).anyMatch(value -> !Double.isFinite(value))) {
            throw new ReptorchException(name + " holds what is no finite number; lower a checkpoint from before training diverged");
        }
    }
}
