package org.reptorch.quant;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.reptorch.torch.DType;
import org.reptorch.torch.io.StoredTensor;

/**
 * A quantized model's numbers under names that other programs know, those of compressed-tensors, without this project's description of the network.
 *
 * <pre>{@code
 * stage0.conv.weight               int8     out x in x kernel x kernel
 * stage0.conv.weight_scale         float32  out x 1 x 1 x 1             the weight is (weight - weight_zero_point) * weight_scale
 * stage0.conv.weight_zero_point    int8     out x 1 x 1 x 1             only where it is not 0
 * stage0.conv.bias                 float32  out
 * stage0.conv.input_scale          float32  1                           the layer reads round(x / input_scale) + input_zero_point, saturated
 * stage0.conv.input_zero_point     uint8    1
 * stage0.conv.addend_scale         float32  1                           of what is added to its result; addend_zero_point likewise
 * stage0.conv.output_scale         float32  1                           of what it gives, sum and activation included; output_zero_point likewise
 * }</pre>
 *
 * <p>A layer that stays in floating point has its tensors as PyTorch has them.
 */
public final class ScaledTensors {

    private ScaledTensors() {
    }

    /** Returns the tensors by name. */
    public static Map<String, StoredTensor> of(QuantizedModel model) {
        var tensors = new LinkedHashMap<>(model.realState());
        model.weights().forEach((path, weight) -> {
            long[] shape = broadcast(weight);
            tensors.put(Operation.tensor(path, "weight"), weight.values());
            tensors.put(Operation.tensor(path, "weight_scale"), new StoredTensor(DType.FLOAT32, shape, weight.scales().data()));
            if (!weight.isSymmetric()) {
                tensors.put(Operation.tensor(path, "weight_zero_point"), bytes(DType.INT8, shape, weight.zeroPoints().toLongArray()));
            }
        });
        Graph graph = model.graph();
        for (int i = 0; i < graph.nodes().size(); i++) {
            Graph.Node node = graph.nodes().get(i);
            AffineQuantizer output = model.quantizer(i);
            node.operation().weightPath().filter(model.weights()::containsKey).ifPresent(path -> {
                put(tensors, path, "input", model.quantizer(node.inputs().getFirst()));
                if (node.inputs().size() > 1) {
                    put(tensors, path, "addend", model.quantizer(node.inputs().get(1)));
                }
                put(tensors, path, "output", output);
            });
        }
        return tensors;
    }

    private static void put(Map<String, StoredTensor> tensors, String path, String name, AffineQuantizer quantizer) {
        if (quantizer != null) {
            tensors.put(Operation.tensor(path, name + "_scale"), StoredTensor.of(new float[] {quantizer.scale()}, 1));
            tensors.put(Operation.tensor(path, name + "_zero_point"), bytes(DType.UINT8, new long[] {1}, quantizer.zeroPoint()));
        }
    }

    /** Returns the shape in which scales multiply a weight. */
    private static long[] broadcast(QuantizedWeight weight) {
        var shape = new long[weight.values().shape().length];
        Arrays.fill(shape, 1);
        shape[0] = weight.scales().elements();
        return shape;
    }

    private static StoredTensor bytes(DType dtype, long[] shape, long... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new StoredTensor(dtype, shape, MemorySegment.ofArray(bytes));
    }
}
