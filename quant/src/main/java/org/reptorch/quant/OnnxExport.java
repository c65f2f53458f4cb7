package org.reptorch.quant;

import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.reptorch.nn.Model;
import org.reptorch.nn.Shape;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;
import org.reptorch.torch.io.StoredTensor;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;

/**
 * How a network becomes an ONNX file, which any runtime computes with: an immutable description.
 *
 * <pre>{@code
 * new OnnxExport(Shape.of(3, 224, 224)).write(model, Path.of("float.onnx"));
 * new OnnxExport(Shape.of(3, 224, 224)).write(quantized, Path.of("int8.onnx"));
 * }</pre>
 *
 * <p>The file holds one graph from {@code images} (batch x channels x height x width, float32, normalized as in training) to {@code logits} (batch x classes),
 * the batch being of any size, in operators of ONNX's opset 13, which has everything that is needed here and which most runtimes know.
 *
 * <p>A quantized network is written with explicit quantization (QDQ): behind every result that is rounded stand QuantizeLinear to uint8 and DequantizeLinear,
 * and weights are int8 behind a DequantizeLinear with a scale per channel, all with this model's own scales and zero points. Biases stay float32, as they are
 * in {@link QuantizedModel#engine()}; a runtime with integer kernels fuses the rest.
 *
 * @param input       of one image: channels, height and width
 * @param foldedNorms whether batch norms of a model in floating point are folded into convolutions first
 * @param notes       what the file says in its metadata
 */
public record OnnxExport(Shape input, boolean foldedNorms, Map<String, String> notes) {

    /** The name of the graph's input. */
    public static final String IMAGES = "images";
    /** The name of the graph's output. */
    public static final String LOGITS = "logits";

    private static final int OPSET = 13;
    /** The version of the file format that came with the opset. */
    private static final int FORMAT = 7;
    /** What a protocol buffer holds at most, less the graph around the numbers. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - (64L << 20);

    /** Refuses what is no image. */
    public OnnxExport {
        if (input.rank() != 3 || !input.isKnown()) {
            throw new IllegalArgumentException("OnnxExport: the input must be channels x height x width, not " + input);
        }
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /** Folds batch norms, without notes. */
    public OnnxExport(Shape input) {
        this(input, true, Map.of());
    }

    /** Returns this with batch norms folded or as they are. */
    public OnnxExport withFoldedNorms(boolean folded) {
        return new OnnxExport(input, folded, notes);
    }

    /** Returns this with other notes. */
    public OnnxExport withNotes(Map<String, String> notes) {
        return new OnnxExport(input, foldedNorms, notes);
    }

    /**
     * Writes a model in floating point, as it computes in evaluation; the file appears whole or not at all.
     *
     * @throws ReptorchException where a layer has no form in ONNX; it names the layer
     */
    public void write(Model model, Path file) {
        if (foldedNorms) {
            try (Model folded = BatchNormFolding.fold(model)) {
                write(Graph.of(folded.spec()), folded.stateDict(), Map.of(), Map.of(), notes, file);
            }
        } else {
            write(Graph.of(model.spec()), model.stateDict(), Map.of(), Map.of(), notes, file);
        }
    }

    /** Writes a quantized model with its notes as {@link #write(Model, Path)}: what {@link QuantizedModel#simulation()} computes. */
    public void write(QuantizedModel model, Path file) {
        var all = new LinkedHashMap<>(model.notes());
        all.putAll(notes);
        write(model.graph(), model.realState(), model.weights(), model.quantizers(), all, file);
    }

    private void write(Graph graph, Map<String, StoredTensor> state, Map<String, QuantizedWeight> weights, Map<Integer, AffineQuantizer> quantizers,
            Map<String, String> notes, Path file) {
        long bytes = state.values().stream().mapToLong(tensor -> tensor.elements() * Float.BYTES).sum() + weights.values().stream().mapToLong(QuantizedWeight::bytes).sum();
        if (bytes > MOST_BYTES) {
            throw new ReptorchException(graph.name() + " has " + bytes + " bytes of numbers, more than an ONNX file holds; export to safetensors");
        }
        GraphProto proto = new OnnxGraph(graph, state, weights, quantizers, graph.extents(input).stream().map(Graph.Extent::output).toList()).proto();
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(FORMAT).setProducerName("Reptorch").setProducerVersion("0.1.0").setGraph(proto)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET));
        notes.forEach((key, value) -> model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        AtomicFile.write(file, channel -> model.build().writeTo(Channels.newOutputStream(channel)));
    }
}
