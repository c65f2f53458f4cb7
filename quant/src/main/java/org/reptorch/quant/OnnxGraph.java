package org.reptorch.quant;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;

import org.reptorch.nn.Activation;
import org.reptorch.nn.CustomLayer;
import org.reptorch.nn.Layer;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Pooling;
import org.reptorch.nn.Shape;
import org.reptorch.nn.Size;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.StoredTensor;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** Writes a {@link Graph} down in ONNX's operators; a value is named after the layer that gives it. */
final class OnnxGraph {

    private final Graph graph;
    private final Map<String, StoredTensor> state;
    private final Map<String, QuantizedWeight> weights;
    private final Map<Integer, AffineQuantizer> quantizers;
    private final List<Shape> shapes;
    private final OnnxPooling pooling = new OnnxPooling(this);

    private final List<NodeProto.Builder> nodes = new ArrayList<>();
    private final List<TensorProto> constants = new ArrayList<>();
    /** The name of every node's value as others read it. */
    private final List<String> values = new ArrayList<>();
    /** Stands before the names of what belongs to the node that is being written. */
    private String title;
    private final Set<String> names = new HashSet<>(Set.of(OnnxExport.IMAGES, OnnxExport.LOGITS));

    /**
     * Begins.
     *
     * @param state      what is in floating point, under the names of the model's tensors
     * @param weights    what is not, by the path of its layer
     * @param quantizers of rounded results, by the position of their node
     * @param shapes     of every result, without the batch
     */
    OnnxGraph(Graph graph, Map<String, StoredTensor> state, Map<String, QuantizedWeight> weights, Map<Integer, AffineQuantizer> quantizers, List<Shape> shapes) {
        this.graph = graph;
        this.state = state;
        this.weights = weights;
        this.quantizers = quantizers;
        this.shapes = shapes;
    }

    GraphProto proto() {
        for (int i = 0; i < graph.nodes().size(); i++) {
            title = graph.title(i);
            List<String> inputs = graph.nodes().get(i).inputs().stream().map(values::get).toList();
            values.add(rounded(quantizers.get(i), written(i, inputs)));
        }
        nodes.getLast().setOutput(0, OnnxExport.LOGITS);
        var proto = GraphProto.newBuilder().setName(graph.name()).addInput(value(OnnxExport.IMAGES, shapes.getFirst()))
                .addOutput(value(OnnxExport.LOGITS, shapes.get(graph.output()))).addAllInitializer(constants);
        nodes.forEach(proto::addNode);
        return proto.build();
    }

    private static ValueInfoProto value(String name, Shape shape) {
        var dimensions = TensorShapeProto.newBuilder().addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
        shape.sizes().forEach(size -> dimensions.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size)));
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(
                TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE).setShape(dimensions))).build();
    }

    // ------------------------------------------------------------------------------------------ operations

    /** Returns the name of what a node gives before it is rounded. */
    private String written(int node, List<String> inputs) {
        String input = inputs.isEmpty() ? null : inputs.getFirst();
        return switch (graph.nodes().get(node).operation()) {
            case Operation.Input images -> OnnxExport.IMAGES;
            case Operation.Convolution conv -> {
                Layer.Conv2d layer = conv.layer();
                String result = emit("Conv", withBias(conv.path(), layer.bias(), input), ints("kernel_shape", layer.kernel().toArray()),
                        ints("strides", layer.stride().toArray()), ints("pads", twice(layer.padding())), ints("dilations", layer.dilation().toArray()),
                        number("group", layer.groups()));
                yield activated(conv.sum() ? emit("Add", List.of(result, inputs.get(1))) : result, conv.activation());
            }
            case Operation.Dense dense -> activated(emit("Gemm", withBias(dense.path(), dense.layer().bias(), input), number("transB", 1)), dense.activation());
            case Operation.Single single -> single(single, input, shape(node), shapes.get(node));
            case Operation.Add add -> {
                String total = inputs.getFirst();
                for (String other : inputs.subList(1, inputs.size())) {
                    total = emit("Add", List.of(total, other));
                }
                yield total;
            }
            case Operation.Concat concat -> emit("Concat", inputs, number("axis", 1));
            case Operation.Multiply multiply -> emit("Mul", inputs);
        };
    }

    private Shape shape(int node) {
        return shapes.get(graph.nodes().get(node).inputs().getFirst());
    }

    private List<String> withBias(String path, boolean bias, String input) {
        QuantizedWeight quantized = weights.get(path);
        String weight = quantized == null ? stored(path, "weight") : dequantized(quantized);
        return bias ? List.of(input, weight, stored(path, "bias")) : List.of(input, weight);
    }

    private String single(Operation.Single single, String input, Shape from, Shape to) {
        String path = single.path();
        return switch (single.layer()) {
            case Layer.BatchNorm2d norm -> norm(path, norm, input);
            case Layer.BatchNormPad padded -> {
                // What its norm makes of zeros is its margin: so the zeros come first.
                long height = padded.padding().height();
                long width = padded.padding().width();
                String wide = emit("Pad", List.of(input, constant("pads", new long[] {0, 0, height, width, 0, 0, height, width}, 8)));
                yield norm(ModelSpec.join(path, "bn"), padded.norm(), wide);
            }
            case Layer.Scale scale -> emit("Mul", List.of(input, constant("weight", real(ModelSpec.join(path, "weight")),
                    from.rank() == 1 ? new long[] {scale.features()} : new long[] {scale.features(), 1, 1})));
            case Layer.Plain plain -> switch (plain) {
                case IDENTITY -> emit("Identity", List.of(input));
                case FLATTEN -> emit("Flatten", List.of(input), number("axis", 1));
                case UNFLATTEN -> emit("Reshape", List.of(input, constant("shape", new long[] {0, -1, 1, 1}, 4)));
            };
            case Activation activation -> activated(input, activation);
            case Layer.LeakyRelu leaky -> emit("LeakyRelu", List.of(input), real("alpha", leaky.negativeSlope()));
            case Pooling pool -> pooling.written(path, pool, input, from, to);
            case Layer.Upsample upsample -> {
                boolean nearest = upsample.mode() == Layer.Upsample.Mode.NEAREST;
                yield emit("Resize", List.of(input, "", constant("scales", StoredTensor.of(new float[] {1, 1, upsample.factor(), upsample.factor()}, 4), new long[] {4})),
                        text("mode", nearest ? "nearest" : "linear"), text("nearest_mode", "floor"),
                        text("coordinate_transformation_mode", nearest ? "asymmetric" : upsample.alignCorners() ? "align_corners" : "half_pixel"));
            }
            case CustomLayer custom -> throw refusal(path, custom.name() + " is computed by a Java lambda", "put a layer of org.reptorch.nn in its place");
            // These have layers inside or disappear in evaluation, and are no operation of their own.
            case Layer.Conv2d conv -> throw new IllegalStateException(single.toString());
            case Layer.Linear linear -> throw new IllegalStateException(single.toString());
            case Layer.Dropout dropout -> throw new IllegalStateException(single.toString());
            case Layer.StochasticDepth depth -> throw new IllegalStateException(single.toString());
            case Layer.Sequence sequence -> throw new IllegalStateException(single.toString());
            case Layer.Sum sum -> throw new IllegalStateException(single.toString());
            case Layer.Gate gate -> throw new IllegalStateException(single.toString());
            case Layer.Concat concat -> throw new IllegalStateException(single.toString());
        };
    }

    ReptorchException refusal(String path, String reason, String remedy) {
        return new ReptorchException(graph.name() + " has no form in ONNX: " + (path.isEmpty() ? title : path) + ", " + reason + "; " + remedy);
    }

    private String norm(String path, Layer.BatchNorm2d norm, String input) {
        return emit("BatchNormalization", List.of(input, stored(path, "weight"), stored(path, "bias"), stored(path, "running_mean"), stored(path, "running_var")),
                real("epsilon", norm.eps()));
    }

    private String activated(String x, Activation activation) {
        return switch (activation) {
            case null -> x;
            case RELU -> emit("Relu", List.of(x));
            case RELU6 -> emit("Clip", List.of(x, number(0), number(6)));
            case SILU -> emit("Mul", List.of(x, emit("Sigmoid", List.of(x))));
            case SIGMOID -> emit("Sigmoid", List.of(x));
            case HARD_SIGMOID -> hardSigmoid(x);
            case HARD_SWISH -> emit("Mul", List.of(x, hardSigmoid(x)));
            case GELU -> half(x, emit("Erf", List.of(emit("Mul", List.of(x, number(Math.sqrt(0.5)))))));
            case GELU_TANH -> {
                String cube = emit("Mul", List.of(emit("Mul", List.of(x, x)), x));
                String inner = emit("Add", List.of(x, emit("Mul", List.of(cube, number(0.044715)))));
                yield half(x, emit("Tanh", List.of(emit("Mul", List.of(inner, number(Math.sqrt(2 / Math.PI)))))));
            }
        };
    }

    private String hardSigmoid(String x) {
        return emit("HardSigmoid", List.of(x), real("alpha", 1.0 / 6), real("beta", 0.5));
    }

    /** Returns x / 2 (1 + y). */
    private String half(String x, String y) {
        return emit("Mul", List.of(emit("Mul", List.of(x, number(0.5))), emit("Add", List.of(y, number(1)))));
    }

    // ------------------------------------------------------------------------------------------ quantization

    /** Rounds a value to uint8 and brings it back; one that is not rounded stays. */
    private String rounded(AffineQuantizer quantizer, String value) {
        if (quantizer == null) {
            return value;
        }
        String scale = constant("scale", StoredTensor.of(new float[] {quantizer.scale()}), new long[0]);
        String zeroPoint = whole("zero_point", TensorProto.DataType.UINT8, new byte[] {(byte) quantizer.zeroPoint()}, new long[0]);
        String whole = emit("QuantizeLinear", List.of(value, scale, zeroPoint));
        if (quantizer.least() != 0 || quantizer.most() != 255) {
            // QuantizeLinear saturates at eight bits.
            whole = emit("Clip", List.of(whole, whole("least", TensorProto.DataType.UINT8, new byte[] {(byte) quantizer.least()}, new long[0]),
                    whole("most", TensorProto.DataType.UINT8, new byte[] {(byte) quantizer.most()}, new long[0])));
        }
        return emit("DequantizeLinear", List.of(whole, scale, zeroPoint));
    }

    private String dequantized(QuantizedWeight weight) {
        boolean perChannel = weight.scales().elements() > 1;
        long[] shape = perChannel ? weight.scales().shape() : new long[0];
        long[] zeros = weight.zeroPoints().toLongArray();
        var zeroPoints = new byte[zeros.length];
        for (int i = 0; i < zeros.length; i++) {
            zeroPoints[i] = (byte) zeros[i];
        }
        List<String> inputs = List.of(constant("weight", weight.values(), weight.values().shape()), constant("weight_scale", weight.scales(), shape),
                whole("weight_zero_point", TensorProto.DataType.INT8, zeroPoints, shape));
        return perChannel ? emit("DequantizeLinear", inputs, number("axis", 0)) : emit("DequantizeLinear", inputs);
    }

    // ------------------------------------------------------------------------------------------ messages

    /** Adds an operator; returns the name of its result. */
    String emit(String operator, List<String> inputs, AttributeProto... attributes) {
        String name = unique(title + "/" + operator);
        nodes.add(NodeProto.newBuilder().setOpType(operator).setName(name).addAllInput(inputs).addOutput(name).addAllAttribute(Arrays.asList(attributes)));
        return name;
    }

    private String stored(String path, String name) {
        String full = ModelSpec.join(path, name);
        StoredTensor tensor = real(full);
        return constant(unique(full), TensorProto.DataType.FLOAT, tensor.shape(), bytes(tensor));
    }

    /** Returns a tensor of the model in float32. */
    private StoredTensor real(String full) {
        StoredTensor tensor = state.get(full);
        if (tensor.dtype() == DType.FLOAT32) {
            return tensor;
        }
        double[] doubles = tensor.toDoubleArray();
        var floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return StoredTensor.of(floats, tensor.shape());
    }

    String constant(String name, StoredTensor tensor, long[] shape) {
        return constant(unique(title + "." + name), tensor.dtype() == DType.INT8 ? TensorProto.DataType.INT8 : TensorProto.DataType.FLOAT, shape, bytes(tensor));
    }

    String constant(String name, long[] values, long... shape) {
        return constant(unique(title + "." + name), TensorProto.DataType.INT64, shape, bytes(StoredTensor.of(values, values.length)));
    }

    private String number(double value) {
        return constant("number", StoredTensor.of(new float[] {(float) value}), new long[0]);
    }

    private String whole(String name, TensorProto.DataType type, byte[] values, long[] shape) {
        return constant(unique(title + "." + name), type, shape, ByteString.copyFrom(values));
    }

    /** Returns a name that nothing has yet. */
    private String unique(String wanted) {
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    private String constant(String name, TensorProto.DataType type, long[] shape, ByteString bytes) {
        constants.add(TensorProto.newBuilder().setName(name).setDataType(type.getNumber()).addAllDims(LongStream.of(shape).boxed().toList()).setRawData(bytes).build());
        return name;
    }

    /** ONNX's raw data is little-endian, as ours is; it is written from where it lies. */
    private static ByteString bytes(StoredTensor tensor) {
        MemorySegment data = tensor.data();
        return UnsafeByteOperations.unsafeWrap(data.asByteBuffer());
    }

    static AttributeProto ints(String name, long... values) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS).addAllInts(LongStream.of(values).boxed().toList()).build();
    }

    static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
    }

    private static AttributeProto real(String name, double value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOAT).setF((float) value).build();
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
    }

    /** The same on both sides: height, width, height, width. */
    static long[] twice(Size size) {
        return new long[] {size.height(), size.width(), size.height(), size.width()};
    }
}
