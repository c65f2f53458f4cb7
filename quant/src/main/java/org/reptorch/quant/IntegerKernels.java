package org.reptorch.quant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Activation;
import org.reptorch.nn.Layer;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Pooling;
import org.reptorch.torch.DType;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.TorchException;
import org.reptorch.torch.io.StoredTensor;

/**
 * Kernels that multiply uint8 by int8 and add in int32: oneDNN's, with sum, ReLU and rounding to uint8 in the same pass.
 *
 * <p>Activations between two of them stay uint8 in channels_last.
 */
final class IntegerKernels {

    private static final long[] ONE = {1, 1};
    private static final long[] NONE = {0, 0};

    private final QuantizedModel model;
    private final Scope scope;
    private final List<AutoCloseable> owned;

    private IntegerKernels(QuantizedModel model, Scope scope, List<AutoCloseable> owned) {
        this.model = model;
        this.scope = scope;
        this.owned = owned;
    }

    /** Builds the engine of a quantized model; layers without an integer form compute in float32. */
    static Engine engine(QuantizedModel model) {
        return Engine.built((scope, owned) -> engine(model, new IntegerKernels(model, scope, owned), new RealKernels(state(model), DType.FLOAT32, true, scope, owned)));
    }

    /** What layers in floating point may want: weights that no integer kernel takes stand there as the numbers that they mean. */
    private static Map<String, StoredTensor> state(QuantizedModel model) {
        var state = new HashMap<>(model.realState());
        model.weights().values().stream().filter(weight -> !weight.isSymmetric())
                .forEach(weight -> state.put(ModelSpec.join(weight.layer(), "weight"), weight.dequantized()));
        return state;
    }

    private static Engine engine(QuantizedModel model, IntegerKernels kernels, RealKernels real) {
        Graph graph = model.graph();
        var steps = new ArrayList<Engine.Step>();
        var floats = new LinkedHashMap<String, String>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            Operation operation = graph.nodes().get(i).operation();
            String obstacle = kernels.obstacle(i);
            if (operation instanceof Operation.Input) {
                steps.add(null);
            } else if (obstacle == null) {
                boolean gives = model.quantizer(i) != null && !kernels.endsInFloat(operation);
                steps.add(new Engine.Step(kernels.of(i, gives), true, gives));
            } else {
                floats.put(graph.title(i), obstacle);
                steps.add(new Engine.Step(real.of(operation), false, false));
            }
        }
        return new Engine(graph, DType.FLOAT32, model.quantizers(), Engine.Rounding.WHOLE, steps, kernels.owned, floats);
    }

    /** Says why a node has no integer kernel; null where it has. */
    private String obstacle(int node) {
        Operation operation = model.graph().nodes().get(node).operation();
        return switch (operation) {
            case Operation.Convolution conv -> obstacle(model, conv.path());
            case Operation.Dense dense -> obstacle(model, dense.path());
            default -> operation.passesThrough() && model.quantizer(node) != null ? null
                    : model.graph().nodes().get(node).gate() ? "part of a branch that makes factors" : operation.describe() + " has no integer kernel";
        };
    }

    /** Says why a layer has no integer kernel whatever the processor; null where it has. */
    static String obstacle(QuantizedModel model, String path) {
        QuantizedWeight weight = model.weights().get(path);
        return weight == null ? "its weight was left in floating point" : weight.isSymmetric() ? null : "its weight has zero points, which no integer kernel takes";
    }

    /** Tells whether the activation is none that the kernels fuse, so that they give float32 and it is applied there. */
    private boolean endsInFloat(Operation operation) {
        return switch (operation) {
            case Operation.Convolution conv -> conv.activation() != null && conv.activation() != Activation.RELU
                    && (conv.sum() || conv.activation() != Activation.RELU6 && conv.activation() != Activation.HARD_SWISH);
            case Operation.Dense dense -> dense.activation() != null && dense.activation() != Activation.RELU;
            default -> false;
        };
    }

    private Engine.Kernel of(int node, boolean gives) {
        Graph.Node it = model.graph().nodes().get(node);
        return switch (it.operation()) {
            case Operation.Convolution conv -> convolution(node, conv, gives);
            case Operation.Dense dense -> dense(node, dense, gives);
            case Operation.Concat concat -> (inputs, lastRead) -> Ops.cat(inputs, 1);
            case Operation.Single(String path, Layer.Plain plain) -> switch (plain) {
                case IDENTITY -> (inputs, lastRead) -> inputs.getFirst().alias();
                case FLATTEN -> (inputs, lastRead) -> inputs.getFirst().flatten(1);
                case UNFLATTEN -> (inputs, lastRead) -> inputs.getFirst().view(inputs.getFirst().size(0), inputs.getFirst().size(1), 1, 1);
            };
            case Operation.Single(String path, Pooling.Max max) -> (inputs, lastRead) -> {
                // libtorch pools whole numbers only where they are called quantized; the scale does not matter.
                try (Tensor quantized = inputs.getFirst().makePerTensorQuantizedTensor(1, 0);
                        Tensor pooled = (Tensor) Torch.call("aten::quantized_max_pool2d", "", quantized, max.kernel().toArray(), max.stride().toArray(),
                                max.padding().toArray(), max.dilation().toArray(), max.ceilMode())) {
                    return pooled.intRepr();
                }
            };
            case Operation.Single(String path, Layer.Upsample upsample) -> (inputs, lastRead) -> Ops.upsampleNearest2d(inputs.getFirst(), null,
                    new double[] {upsample.factor(), upsample.factor()});
            default -> throw new IllegalStateException(it.operation() + " has no integer kernel");
        };
    }

    private Engine.Kernel convolution(int node, Operation.Convolution conv, boolean gives) {
        Layer.Conv2d layer = conv.layer();
        long[] stride = layer.stride().toArray();
        long[] padding = layer.padding().toArray();
        long[] dilation = layer.dilation().toArray();
        long groups = layer.groups();
        List<Integer> inputs = model.graph().nodes().get(node).inputs();
        AffineQuantizer in = model.quantizer(inputs.getFirst());
        AffineQuantizer out = gives ? model.quantizer(node) : null;
        QuantizedWeight quantized = model.weights().get(conv.path());
        Tensor scales = own(Tensor.of(quantized.scales()));
        Tensor zeroPoints = own(Tensor.of(quantized.zeroPoints()));
        Tensor bias = layer.bias() ? own(Tensor.of(model.realState().get(ModelSpec.join(conv.path(), "bias"))).to(DType.FLOAT32)) : null;
        Tensor weight = own(Ops.onednnQconvPrepack(Tensor.of(quantized.values()), scales, in.scale(), in.zeroPoint(), stride, padding, dilation, groups));
        boolean floatTail = endsInFloat(conv);
        Activation tail = floatTail ? conv.activation() : null;
        String fused = floatTail || conv.activation() == null ? "none" : switch (conv.activation()) {
            case RELU -> "relu";
            case RELU6 -> "hardtanh";
            case HARD_SWISH -> "hardswish";
            default -> throw new IllegalStateException(conv + " is not fused");
        };
        Number[] numbers = conv.activation() == Activation.RELU6 && !floatTail ? new Number[] {0.0, 6.0} : new Number[0];
        double scale = out == null ? 1 : out.scale();
        int zeroPoint = out == null ? 0 : out.zeroPoint();
        DType dtype = out == null ? DType.FLOAT32 : DType.UINT8;
        if (conv.sum() && gives) {
            AffineQuantizer addend = model.quantizer(inputs.get(1));
            return (read, lastRead) -> {
                Tensor total = lastRead ? read.get(1) : read.get(1).clone();
                Tensor result = Ops.onednnQconv2dPointwise(read.getFirst(), in.scale(), in.zeroPoint(), weight, scales, zeroPoints, total, bias, stride, padding,
                        dilation, groups, scale, zeroPoint, dtype, addend.scale(), addend.zeroPoint(), "sum", 1.0, fused, numbers, "");
                return out.saturated(result);
            };
        }
        return (read, lastRead) -> {
            Tensor result = Ops.onednnQconv2dPointwise(read.getFirst(), in.scale(), in.zeroPoint(), weight, scales, zeroPoints, bias, stride, padding, dilation, groups,
                    scale, zeroPoint, dtype, fused, numbers, "");
            if (conv.sum()) {
                try (Tensor addend = model.quantizer(inputs.get(1)).dequantize(read.get(1))) {
                    result.add_(addend);
                }
            }
            return out == null ? RealKernels.activated(result, tail) : out.saturated(result);
        };
    }

    private Engine.Kernel dense(int node, Operation.Dense dense, boolean gives) {
        AffineQuantizer in = model.quantizer(model.graph().nodes().get(node).inputs().getFirst());
        AffineQuantizer out = gives ? model.quantizer(node) : null;
        QuantizedWeight quantized = model.weights().get(dense.path());
        Tensor scales = own(Tensor.of(quantized.scales()));
        Tensor zeroPoints = own(Tensor.of(quantized.zeroPoints()));
        Tensor bias = dense.layer().bias() ? own(Tensor.of(model.realState().get(ModelSpec.join(dense.path(), "bias"))).to(DType.FLOAT32)) : null;
        Tensor weight = own(Ops.onednnQlinearPrepack(Tensor.of(quantized.values()), null));
        boolean floatTail = endsInFloat(dense);
        return (read, lastRead) -> {
            Tensor result = Ops.onednnQlinearPointwise(read.getFirst(), in.scale(), in.zeroPoint(), weight, scales, zeroPoints, bias, out == null ? 1 : out.scale(),
                    out == null ? 0 : out.zeroPoint(), out == null ? DType.FLOAT32 : DType.UINT8,
                    dense.activation() == null || floatTail ? "none" : "relu", new Number[0], "");
            return out == null ? RealKernels.activated(result, floatTail ? dense.activation() : null) : out.saturated(result);
        };
    }

    private Tensor own(Tensor tensor) {
        owned.add(scope.release(tensor));
        return tensor;
    }

    // ------------------------------------------------------------------------------------------ the processor

    /** Says why this machine computes in float32 instead; null where it has integer kernels that are right. */
    static String obstacle() {
        return Check.OBSTACLE;
    }

    /** Made once, when it is first asked for. */
    private static final class Check {

        static final String OBSTACLE = found();

        private static String found() {
            String flags = processorFlags();
            if (flags != null && !flags.contains("vnni") && !flags.contains("amx_int8")) {
                return "this processor has no VNNI instructions";
            }
            try {
                return isExact() ? null : "oneDNN's integer kernels saturate on this processor";
            } catch (TorchException e) {
                return "this libtorch has no integer convolution (" + e.getMessage().lines().findFirst().orElse("") + ")";
            }
        }

        /** Returns what Linux says of the processor; null elsewhere. */
        private static String processorFlags() {
            try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
                return lines.filter(line -> line.startsWith("flags")).findFirst().orElse(null);
            } catch (IOException e) {
                return null;
            }
        }

        /** The largest products, added up: kernels that add pairs in 16 bits give something else. */
        private static boolean isExact() {
            int channels = 64;
            try (Scope scope = Scope.open()) {
                Tensor images = Tensor.ones(DType.FLOAT32, 1, channels, 4, 4).mul_(255).to(DType.UINT8).contiguous(MemoryFormat.CHANNELS_LAST);
                Tensor values = Tensor.ones(DType.FLOAT32, channels, channels, 1, 1).mul_(127).to(DType.INT8);
                Tensor scales = Tensor.ones(DType.FLOAT32, channels);
                Tensor zeroPoints = Tensor.zeros(DType.INT32, channels);
                Tensor weight = Ops.onednnQconvPrepack(values, scales, 1, 0, ONE, NONE, ONE, 1);
                Tensor sums = Ops.onednnQconv2dPointwise(images, 1, 0, weight, scales, zeroPoints, null, ONE, NONE, ONE, 1, 1, 0, DType.FLOAT32, "none", new Number[0], "");
                double expected = 255.0 * 127 * channels;
                return sums.amin().item() == expected && sums.amax().item() == expected;
            }
        }
    }
}
