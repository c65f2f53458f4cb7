package org.reptorch.quant;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.SafetensorsFile;
import org.reptorch.torch.io.StoredTensor;

/** A quantized model as one safetensors file: tensors by name, a weight as its values, scales and zero points, and the graph in the metadata. */
final class QuantizedFile {

    private static final String NOTE = "reptorch.note.";
    private static final String VALUES = "weight.int8";
    private static final String SCALES = "weight.scales";
    private static final String ZERO_POINTS = "weight.zero_points";

    private QuantizedFile() {
    }

    static void write(Path file, QuantizedModel model, Map<String, StoredTensor> rest) {
        var tensors = new LinkedHashMap<>(rest);
        model.weights().forEach((path, weight) -> {
            tensors.put(Operation.tensor(path, VALUES), weight.values());
            tensors.put(Operation.tensor(path, SCALES), weight.scales());
            tensors.put(Operation.tensor(path, ZERO_POINTS), weight.zeroPoints());
        });
        var metadata = new LinkedHashMap<String, String>();
        metadata.put(QuantizedModel.FORMAT, GraphText.write(model));
        model.notes().forEach((name, text) -> metadata.put(NOTE + name, text));
        Safetensors.write(file, tensors, metadata);
    }

    static QuantizedModel read(Path file) {
        SafetensorsFile read = Safetensors.read(file);
        String text = read.metadata().get(QuantizedModel.FORMAT);
        if (text == null) {
            throw new ReptorchException(file + " holds no quantized model: its metadata has no " + QuantizedModel.FORMAT + "; make one with ./reptorch quantize");
        }
        GraphText.Parsed parsed = GraphText.read(file.toString(), text);
        var rest = new LinkedHashMap<>(read.tensors());
        var weights = new LinkedHashMap<String, QuantizedWeight>();
        for (Map.Entry<String, Double> error : parsed.errors().entrySet()) {
            String path = error.getKey();
            weights.put(path, new QuantizedWeight(path, taken(file, rest, path, VALUES), taken(file, rest, path, SCALES), taken(file, rest, path, ZERO_POINTS),
                    error.getValue()));
        }
        verify(file, parsed.graph(), weights, rest);
        var notes = new LinkedHashMap<String, String>();
        read.metadata().forEach((name, note) -> {
            if (name.startsWith(NOTE)) {
                notes.put(name.substring(NOTE.length()), note);
            }
        });
        return new QuantizedModel(parsed.graph(), weights, parsed.quantizers(), rest, notes);
    }

    private static StoredTensor taken(Path file, Map<String, StoredTensor> tensors, String path, String name) {
        StoredTensor tensor = tensors.remove(Operation.tensor(path, name));
        if (tensor == null) {
            throw new ReptorchException(file + " lacks " + Operation.tensor(path, name) + "; quantize the model again");
        }
        return tensor;
    }

    /** Every layer must find the tensors that it wants, in their shapes. */
    private static void verify(Path file, Graph graph, Map<String, QuantizedWeight> weights, Map<String, StoredTensor> rest) {
        for (Graph.Node node : graph.nodes()) {
            switch (node.operation()) {
                case Operation.Convolution conv -> verify(file, conv.path(), conv.layer(), weights, rest);
                case Operation.Dense dense -> verify(file, dense.path(), dense.layer(), weights, rest);
                case Operation.Single single -> verify(file, single.path(), single.layer(), weights, rest);
                default -> {
                }
            }
        }
    }

    private static void verify(Path file, String path, org.reptorch.nn.Layer layer, Map<String, QuantizedWeight> weights, Map<String, StoredTensor> rest) {
        for (var parameter : layer.parameters()) {
            QuantizedWeight weight = parameter.name().equals("weight") ? weights.get(path) : null;
            StoredTensor tensor = weight != null ? weight.values() : rest.get(Operation.tensor(path, parameter.name()));
            if (tensor == null || !java.util.Arrays.equals(tensor.shape(), parameter.sizes())) {
                throw new ReptorchException(file + ": " + Operation.tensor(path, parameter.name()) + " is " + (tensor == null ? "missing" : tensor) + " but the layer wants "
                        + java.util.Arrays.toString(parameter.sizes()) + "; quantize the model again");
            }
            boolean scaled = weight == null || weight.scales().elements() == weight.zeroPoints().elements()
                    && (weight.scales().elements() == 1 || weight.scales().elements() == parameter.sizes()[0]);
            if (!scaled) {
                throw new ReptorchException(file + ": " + path + " has " + weight.scales() + " for scales and " + weight.zeroPoints()
                        + " for zero points, which do not fit its weight; quantize the model again");
            }
        }
    }
}
