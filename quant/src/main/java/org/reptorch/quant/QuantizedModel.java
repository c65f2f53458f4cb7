package org.reptorch.quant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.reptorch.torch.DType;
import org.reptorch.torch.io.StoredTensor;

/**
 * A network whose weights are whole numbers and whose activations have quantizers: what post-training quantization gives, what is saved in one file, and
 * what engines are built from.
 *
 * <p>Everything is held in Java's memory: it is immutable, and there is nothing to close.
 */
public final class QuantizedModel {

    /** The name in a safetensors file's metadata that marks a quantized model. */
    public static final String FORMAT = "reptorch.quantized";

    private final Graph graph;
    private final Map<String, QuantizedWeight> weights;
    private final Map<Integer, AffineQuantizer> quantizers;
    /** Every tensor that is no quantized weight, under its name in the folded model. */
    private final Map<String, StoredTensor> rest;
    private final Map<String, String> notes;

    QuantizedModel(Graph graph, Map<String, QuantizedWeight> weights, Map<Integer, AffineQuantizer> quantizers, Map<String, StoredTensor> rest,
            Map<String, String> notes) {
        this.graph = graph;
        this.weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        this.quantizers = Collections.unmodifiableMap(new LinkedHashMap<>(quantizers));
        this.rest = Collections.unmodifiableMap(new LinkedHashMap<>(rest));
        this.notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /** Returns the network's operations. */
    public Graph graph() {
        return graph;
    }

    /** Returns the quantized weights by the path of their layer. */
    public Map<String, QuantizedWeight> weights() {
        return weights;
    }

    /** Returns the quantizers of the results that are quantized, by the position of their node. */
    public Map<Integer, AffineQuantizer> quantizers() {
        return quantizers;
    }

    AffineQuantizer quantizer(int node) {
        return quantizers.get(node);
    }

    /** Returns what people wrote beside it: class names, how images are normalized. */
    public Map<String, String> notes() {
        return notes;
    }

    /** Returns this model with notes; those of the same name are replaced. */
    public QuantizedModel withNotes(Map<String, String> more) {
        var all = new LinkedHashMap<>(notes);
        all.putAll(more);
        return new QuantizedModel(graph, weights, quantizers, rest, all);
    }

    /** Returns this model without one of its notes. */
    public QuantizedModel withoutNote(String name) {
        var fewer = new LinkedHashMap<>(notes);
        fewer.remove(name);
        return new QuantizedModel(graph, weights, quantizers, rest, fewer);
    }

    /** Returns every tensor that is no quantized weight. */
    Map<String, StoredTensor> realState() {
        return rest;
    }

    /** Returns every tensor as a folded model has it, quantized weights as the numbers that they stand for. */
    Map<String, StoredTensor> simulatedState() {
        var state = new LinkedHashMap<>(rest);
        weights.forEach((path, weight) -> state.put(Operation.tensor(path, "weight"), weight.dequantized()));
        return state;
    }

    /**
     * Builds what computes the logits in INT8.
     *
     * <p>On a processor without VNNI, or with a libtorch without integer kernels, it computes the same numbers in float32; {@link Engine#floatLayers} says so.
     *
     * @return the caller closes it
     */
    public Engine engine() {
        return engine(IntegerKernels.obstacle());
    }

    /** Builds the engine as where there is an obstacle to integer kernels; null for none. */
    Engine engine(String obstacle) {
        if (obstacle == null) {
            return IntegerKernels.engine(this);
        }
        var floats = new LinkedHashMap<String, String>();
        graph.nodes().forEach(node -> node.operation().weightPath().ifPresent(path -> {
            String own = IntegerKernels.obstacle(this, path);
            floats.put(path, own == null ? obstacle : own);
        }));
        return RealKernels.engine(graph, simulatedState(), DType.FLOAT32, quantizers, true, floats);
    }

    /**
     * Builds what computes the logits in float32 by libtorch's plain operators, weights and activations rounded as they are in INT8
     * ({@code torch.fake_quantize_per_tensor_affine}): what the INT8 engine is held against.
     *
     * @return the caller closes it
     */
    public Engine simulation() {
        return RealKernels.engine(graph, simulatedState(), DType.FLOAT32, quantizers, false, Map.of());
    }

    /** Writes everything into one file, whole or not at all: safetensors, the operations as text in its metadata. */
    public void save(Path file) {
        QuantizedFile.write(file, this, rest);
    }

    /**
     * Reads a file that {@link #save} wrote.
     *
     * @throws org.reptorch.torch.ReptorchException where it is none, in one line
     */
    public static QuantizedModel read(Path file) {
        return QuantizedFile.read(file);
    }

    /** Returns how many bytes the weights take in INT8 with their scales. */
    public long weightBytes() {
        return weights.values().stream().mapToLong(QuantizedWeight::bytes).sum();
    }

    /** Returns a table of operations: name, kind, range of the result where it is quantized, relative error of the weight. */
    public String table() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"layer", "kind", "scale", "zero point", "weight's relative error"});
        for (int i = 0; i < graph.nodes().size(); i++) {
            Operation operation = graph.nodes().get(i).operation();
            AffineQuantizer quantizer = quantizers.get(i);
            QuantizedWeight weight = operation.weightPath().map(weights::get).orElse(null);
            rows.add(new String[] {graph.title(i), operation.describe(), quantizer == null ? "float" : String.format(Locale.ROOT, "%.6g", quantizer.scale()),
                quantizer == null ? "" : String.valueOf(quantizer.zeroPoint()),
                weight == null ? operation.weightPath().isPresent() ? "float" : "" : String.format(Locale.ROOT, "%.5f", weight.relativeError())});
        }
        return TextTable.of(rows);
    }

    /** Prints the network's name and how much of it is quantized. */
    @Override
    public String toString() {
        return graph.name() + " (" + weights.size() + " weights in INT8, " + weightBytes() + " bytes; " + quantizers.size() + " of " + graph.nodes().size()
                + " results quantized)";
    }
}
