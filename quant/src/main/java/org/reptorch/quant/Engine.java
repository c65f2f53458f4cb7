package org.reptorch.quant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import org.reptorch.nn.Model;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.InferenceMode;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/**
 * Computes logits as quickly as the processor can: a {@link Graph} with its kernels, weights laid out once, no autograd.
 *
 * <pre>{@code
 * try (Engine engine = Engine.of(model, DType.FLOAT32); Scope scope = Scope.open()) {
 *     Tensor logits = engine.predict(images);
 * }
 * }</pre>
 *
 * <p>Any number of threads may call {@link #predict} at once. Close it when none does any more.
 */
public final class Engine implements AutoCloseable {

    /** Computes one node. */
    @FunctionalInterface
    interface Kernel {

        /**
         * Computes the result.
         *
         * @param inputs   in the form that the step wants
         * @param lastRead whether nobody reads the last input afterwards, so that it may be overwritten
         * @return a new tensor, or a view of the input of an operation with one
         */
        Tensor apply(List<Tensor> inputs, boolean lastRead);
    }

    /**
     * A node with its kernel.
     *
     * @param kernel computes it
     * @param wants  whether the inputs are read as uint8
     * @param gives  whether the result is uint8
     */
    record Step(Kernel kernel, boolean wants, boolean gives) {
    }

    /** How the results that are quantized become so. */
    enum Rounding {
        /** To uint8 and back, as readers want them. */
        WHOLE,
        /** In floating point. */
        FAKE
    }

    private final Graph graph;
    private final DType dtype;
    private final Map<Integer, AffineQuantizer> quantizers;
    private final Rounding rounding;
    private final List<Step> steps;
    private final List<AutoCloseable> owned;
    private final Map<String, String> floats;
    /** For every node the last that reads it. */
    private final int[] lastReader;

    /**
     * Takes what it is made of.
     *
     * @param steps  one per node; null for the input
     * @param owned  closed with the engine
     * @param floats what is computed in floating point although it might be quantized, and why
     */
    Engine(Graph graph, DType dtype, Map<Integer, AffineQuantizer> quantizers, Rounding rounding, List<Step> steps, List<AutoCloseable> owned,
            Map<String, String> floats) {
        this.graph = graph;
        this.dtype = dtype;
        this.quantizers = Map.copyOf(quantizers);
        this.rounding = rounding;
        this.steps = new ArrayList<>(steps);
        this.owned = List.copyOf(owned);
        this.floats = new LinkedHashMap<>(floats);
        lastReader = new int[graph.nodes().size()];
        for (int i = 0; i < lastReader.length; i++) {
            int reader = i;
            graph.nodes().get(i).inputs().forEach(input -> lastReader[input] = reader);
        }
    }

    /**
     * Builds the engine of a trained model in floating point: batch norms folded, kernels laid out for the processor, activations fused.
     *
     * @param model stays as it is
     * @param dtype FLOAT32 or BFLOAT16
     * @return the caller closes it
     */
    public static Engine of(Model model, DType dtype) {
        if (dtype != DType.FLOAT32 && dtype != DType.BFLOAT16) {
            throw new IllegalArgumentException("a floating-point engine computes in float32 or bfloat16, not in " + dtype);
        }
        try (Model folded = BatchNormFolding.fold(model)) {
            Graph graph = Graph.of(folded.spec());
            return RealKernels.engine(graph, folded.stateDict(), dtype, Map.of(), true, Map.of());
        }
    }

    /** Builds an engine; what was made for one that cannot be built is closed. */
    static Engine built(BiFunction<Scope, List<AutoCloseable>, Engine> build) {
        var owned = new ArrayList<AutoCloseable>();
        try (Scope scope = Scope.open(); var noGrad = NoGrad.open()) {
            return build.apply(scope, owned);
        } catch (RuntimeException | Error e) {
            close(owned);
            throw e;
        }
    }

    /** Returns what it computes. */
    public Graph graph() {
        return graph;
    }

    /**
     * Returns the layers that it computes in floating point though the rest runs in INT8, each with the reason; empty for an engine in floating point, which
     * was asked for.
     */
    public Map<String, String> floatLayers() {
        return java.util.Collections.unmodifiableMap(floats);
    }

    /**
     * Computes the logits of a batch; by any thread.
     *
     * @param images N x C x H x W, floating point, normalized as in training, on the CPU
     * @return N x classes, float32, in inference mode; it belongs to the caller's innermost scope
     */
    public Tensor predict(Tensor images) {
        return run(images, null);
    }

    /**
     * Computes the logits and shows every result on the way, as floating-point numbers.
     *
     * @param visitor takes a node's position and what it gives, whose tensor is closed once no operation needs it; null for none
     */
    Tensor run(Tensor images, BiConsumer<Integer, Tensor> visitor) {
        if (images.dimensions() != 4 || images.size(0) == 0) {
            throw new ReptorchException(graph.name() + " wants images of shape N x C x H x W, not " + Arrays.toString(images.shape()));
        }
        if (!images.device().equals(Device.CPU)) {
            throw new ReptorchException(graph.name() + ": an engine computes on the CPU, and the images are on " + images.device() + "; copy them to the CPU, or ask the model");
        }
        try (var inference = InferenceMode.open(); var scope = Scope.open()) {
            var values = new Value[steps.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = i == 0 ? value(0, images.to(dtype).contiguous(MemoryFormat.CHANNELS_LAST)) : computed(i, values);
                if (visitor != null) {
                    visitor.accept(i, values[i].real());
                }
                for (int input : graph.nodes().get(i).inputs()) {
                    if (lastReader[input] == i) {
                        values[input].close();
                    }
                }
            }
            return scope.keep(values[graph.output()].real().to(DType.FLOAT32).alias());
        }
    }

    private Value computed(int node, Value[] values) {
        Step step = steps.get(node);
        List<Integer> inputs = graph.nodes().get(node).inputs();
        List<Tensor> tensors = inputs.stream().map(input -> step.wants ? values[input].whole() : values[input].real()).toList();
        int last = inputs.getLast();
        boolean free = lastReader[last] == node && inputs.indexOf(last) == inputs.size() - 1 && graph.nodes().get(last).operation().weightPath().isPresent();
        Tensor result = step.kernel.apply(tensors, free);
        return step.gives ? new Value(null, result, quantizers.get(node)) : value(node, result);
    }

    /** Rounds what came out in floating point, where it is to be; what only passes numbers on has nothing left to round in floating point. */
    private Value value(int node, Tensor real) {
        AffineQuantizer quantizer = quantizers.get(node);
        if (quantizer == null) {
            return new Value(real, null, null);
        }
        return switch (rounding) {
            case WHOLE -> new Value(null, quantizer.quantize(real), quantizer);
            case FAKE -> new Value(graph.nodes().get(node).operation().passesThrough() ? real : quantizer.fakeQuantize(real), null, quantizer);
        };
    }

    /** One result, in one form or both. */
    private static final class Value {

        private final AffineQuantizer quantizer;
        private Tensor real;
        private Tensor whole;

        Value(Tensor real, Tensor whole, AffineQuantizer quantizer) {
            this.real = real;
            this.whole = whole;
            this.quantizer = quantizer;
        }

        Tensor whole() {
            if (whole == null) {
                whole = quantizer.quantize(real);
            }
            return whole;
        }

        Tensor real() {
            if (real == null) {
                real = quantizer.dequantize(whole);
            }
            return real;
        }

        void close() {
            if (real != null) {
                real.close();
            }
            if (whole != null) {
                whole.close();
            }
        }
    }

    /** Returns copies of all results, which outlive the run in a scope. */
    List<Tensor> values(Tensor images, Scope scope) {
        var values = new ArrayList<Tensor>();
        run(images, (node, value) -> {
            try (Scope inner = Scope.open()) {
                values.add(inner.release(value.clone()));
            }
        });
        values.forEach(scope::adopt);
        return values;
    }

    /**
     * Computes one node from inputs that are given, for comparisons: rounded as this engine rounds them.
     *
     * @param inputs floating-point numbers
     * @return floating-point numbers, in the innermost scope
     */
    Tensor computed(int node, List<Tensor> inputs) {
        try (var inference = InferenceMode.open(); var scope = Scope.open()) {
            var values = new Value[steps.size()];
            List<Integer> places = graph.nodes().get(node).inputs();
            for (int i = 0; i < places.size(); i++) {
                values[places.get(i)] = new Value(inputs.get(i), null, quantizers.get(places.get(i)));
            }
            return scope.keep(computed(node, values).real().alias());
        }
    }

    /**
     * Computes the logits where one node gives something else than it did: what does not depend on it is not computed again.
     *
     * @param given  what that node gives
     * @param before what every node gave, floating-point numbers
     * @return in the innermost scope
     */
    Tensor resumed(int node, Tensor given, List<Tensor> before) {
        try (var inference = InferenceMode.open(); var scope = Scope.open()) {
            var values = new Value[steps.size()];
            var changed = new boolean[steps.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = new Value(i == node ? given : before.get(i), null, quantizers.get(i));
                changed[i] = i == node;
            }
            for (int i = node + 1; i < values.length; i++) {
                if (graph.nodes().get(i).inputs().stream().anyMatch(input -> changed[input])) {
                    values[i] = computed(i, values);
                    changed[i] = true;
                }
            }
            return scope.keep(values[graph.output()].real().to(DType.FLOAT32).alias());
        }
    }

    @Override
    public void close() {
        close(owned);
    }

    private static void close(List<AutoCloseable> parts) {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Prints the network's name and what it computes in. */
    @Override
    public String toString() {
        long whole = steps.stream().filter(step -> step != null && step.wants).count();
        return graph.name() + (whole > 0 ? ", INT8: " + whole + " of " + graph.output() + " operations" : rounding == Rounding.FAKE && !quantizers.isEmpty()
                ? ", quantization simulated in " + dtype : ", " + dtype);
    }
}
