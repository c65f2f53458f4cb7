package org.reptorch.quant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Activation;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.TorchException;
import org.reptorch.torch.io.StoredTensor;

/** Kernels in floating point: oneDNN's with kernels laid out once and activations fused, or libtorch's plain operators. */
final class RealKernels {

    /** What oneDNN calls an activation, and the numbers that belong to it. */
    private record Fused(String name, List<Double> numbers) {
    }

    private final Map<String, StoredTensor> state;
    private final DType dtype;
    private final boolean packed;
    private final Scope scope;
    private final List<AutoCloseable> owned;

    /**
     * Begins.
     *
     * @param packed whether to use oneDNN's fused kernels where this libtorch has them
     * @param scope  in which the tensors are made
     * @param owned  takes what is to be closed with the engine
     */
    RealKernels(Map<String, StoredTensor> state, DType dtype, boolean packed, Scope scope, List<AutoCloseable> owned) {
        this.state = state;
        this.dtype = dtype;
        this.packed = packed && packs(dtype);
        this.scope = scope;
        this.owned = owned;
    }

    /** Builds an engine of these kernels that rounds some results in floating point. */
    static Engine engine(Graph graph, Map<String, StoredTensor> state, DType dtype, Map<Integer, AffineQuantizer> quantizers, boolean packed,
            Map<String, String> floats) {
        return Engine.built((scope, owned) -> {
            var kernels = new RealKernels(state, dtype, packed, scope, owned);
            var steps = new ArrayList<Engine.Step>();
            for (Graph.Node node : graph.nodes()) {
                steps.add(node.operation() instanceof Operation.Input ? null : new Engine.Step(kernels.of(node.operation()), false, false));
            }
            return new Engine(graph, dtype, quantizers, Engine.Rounding.FAKE, steps, owned, floats);
        });
    }

    /** Makes the kernel of any operation but the input. */
    Engine.Kernel of(Operation operation) {
        return switch (operation) {
            case Operation.Input input -> throw new IllegalArgumentException("the input is not computed");
            case Operation.Convolution conv -> packed ? packed(conv) : plain(conv);
            case Operation.Dense dense -> {
                Tensor weight = tensor(dense.path(), "weight");
                Tensor bias = dense.layer().bias() ? tensor(dense.path(), "bias") : null;
                yield (inputs, lastRead) -> activated(Ops.linear(inputs.getFirst(), weight, bias), dense.activation());
            }
            case Operation.Single single -> single(single);
            case Operation.Add add -> (inputs, lastRead) -> {
                Tensor total = inputs.getFirst().add(inputs.get(1));
                inputs.subList(2, inputs.size()).forEach(total::add_);
                return total;
            };
            case Operation.Concat concat -> (inputs, lastRead) -> Ops.cat(inputs, 1);
            case Operation.Multiply multiply -> (inputs, lastRead) -> inputs.getFirst().mul(inputs.get(1));
        };
    }

    private Engine.Kernel plain(Operation.Convolution conv) {
        Layer.Conv2d layer = conv.layer();
        Tensor weight = tensor(conv.path(), "weight");
        Tensor bias = layer.bias() ? tensor(conv.path(), "bias") : null;
        long[] stride = layer.stride().toArray();
        long[] padding = layer.padding().toArray();
        long[] dilation = layer.dilation().toArray();
        return (inputs, lastRead) -> {
            Tensor result = Ops.conv2d(inputs.getFirst(), weight, bias, stride, padding, dilation, layer.groups());
            return activated(conv.sum() ? result.add_(inputs.get(1)) : result, conv.activation());
        };
    }

    private Engine.Kernel packed(Operation.Convolution conv) {
        Layer.Conv2d layer = conv.layer();
        long[] stride = layer.stride().toArray();
        long[] padding = layer.padding().toArray();
        long[] dilation = layer.dilation().toArray();
        long groups = layer.groups();
        Tensor bias = layer.bias() ? tensor(conv.path(), "bias") : null;
        Tensor weight = own((Tensor) Torch.call("mkldnn::_reorder_convolution_weight", "",
                Tensor.of(state.get(ModelSpec.join(conv.path(), "weight"))).to(dtype), padding, stride, dilation, groups, null));
        Fused fused = conv.sum() ? null : fused(conv.activation());
        Activation left = fused == null ? conv.activation() : null;
        Engine.Kernel alone = (inputs, lastRead) -> activated((Tensor) Torch.call("mkldnn::_convolution_pointwise", "", inputs.getFirst(), weight, bias, padding,
                stride, dilation, groups, fused == null ? "none" : fused.name(), fused == null ? List.of() : fused.numbers(), ""), conv.sum() ? null : left);
        if (!conv.sum()) {
            return alone;
        }
        // With a sum oneDNN fuses no other activation than ReLU here.
        boolean relu = conv.activation() == Activation.RELU;
        return (inputs, lastRead) -> {
            Tensor addend = inputs.get(1);
            if (addend.size(2) * addend.size(3) == 1) {
                // Images of one pixel may have strides that the fused sum does not take.
                return activated(alone.apply(inputs, lastRead).add_(addend), conv.activation());
            }
            return activated((Tensor) Torch.call("mkldnn::_convolution_pointwise", "binary", inputs.getFirst(), addend, weight, bias, padding, stride, dilation, groups,
                    "add", 1.0, relu ? "relu" : null, List.of(), null), relu ? null : conv.activation());
        };
    }

    private static Fused fused(Activation activation) {
        return switch (activation) {
            case null -> null;
            case RELU -> new Fused("relu", List.of());
            case RELU6 -> new Fused("hardtanh", List.of(0.0, 6.0));
            case SILU -> new Fused("swish", List.of());
            case SIGMOID -> new Fused("sigmoid", List.of());
            case HARD_SWISH -> new Fused("hardswish", List.of());
            case GELU, GELU_TANH, HARD_SIGMOID -> null;
        };
    }

    /** Applies an activation to a result that nobody else has, in place where that is possible; null for none. */
    static Tensor activated(Tensor result, Activation activation) {
        return switch (activation) {
            case null -> result;
            case RELU -> result.relu_();
            case RELU6 -> result.relu6_();
            case SILU -> result.silu_();
            case GELU -> result.gelu();
            case GELU_TANH -> result.gelu("tanh");
            case SIGMOID -> result.sigmoid_();
            case HARD_SIGMOID -> result.hardsigmoid_();
            case HARD_SWISH -> result.hardswish_();
        };
    }

    /** A layer by itself is a model of one layer. */
    private Engine.Kernel single(Operation.Single single) {
        var own = new HashMap<String, StoredTensor>();
        var alone = new ModelSpec(single.path(), single.layer(), 1);
        alone.parameters().forEach(parameter -> own.put(parameter.name(), state.get(ModelSpec.join(single.path(), parameter.name()))));
        Model model = Model.of(alone, dtype, own).eval();
        owned.add(model);
        return (inputs, lastRead) -> {
            Tensor result = model.forward(inputs.getFirst());
            return result == inputs.getFirst() ? result.alias() : result;
        };
    }

    private Tensor tensor(String path, String name) {
        return own(Tensor.of(state.get(ModelSpec.join(path, name))).to(dtype));
    }

    private Tensor own(Tensor tensor) {
        owned.add(scope.release(tensor));
        return tensor;
    }

    /** Tells whether this libtorch, on this processor, has oneDNN's fused convolutions of a dtype: by laying out a kernel for one. */
    private static boolean packs(DType dtype) {
        long[] one = {1, 1};
        try (Scope scope = Scope.open()) {
            Torch.call("mkldnn::_reorder_convolution_weight", "", Tensor.ones(dtype, 16, 16, 1, 1), new long[] {0, 0}, one, one, 1, null);
            return true;
        } catch (TorchException e) {
            return false;
        }
    }
}
