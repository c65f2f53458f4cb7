package org.reptorch.nn;

import java.util.function.Function;

import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;

/** The readable twin of {@link Forward}: writes over nothing and closes nothing. */
final class PlainForward {

    private final Function<String, Tensor> tensors;

    PlainForward(Model model) {
        tensors = path -> model.parameters().containsKey(path) ? model.parameters().get(path) : model.buffers().get(path);
    }

    Tensor training(Layer layer, String path, Tensor x) {
        return switch (layer) {
            case Layer.Conv2d conv -> Ops.conv2d(x, tensor(path, "weight"), conv.bias() ? tensor(path, "bias") : null,
                    conv.stride().toArray(), conv.padding().toArray(), conv.dilation().toArray(), conv.groups());
            case Layer.Linear linear -> Ops.linear(x, tensor(path, "weight"), linear.bias() ? tensor(path, "bias") : null);
            case Layer.BatchNorm2d norm -> Ops.batchNorm(x, tensor(path, "weight"), tensor(path, "bias"), null, null, true, norm.momentum(), norm.eps(), false);
            case Layer.BatchNormPad padded -> throw new AssertionError("nothing to compare with: its margin needs running statistics");
            case Layer.Scale scale -> x.mul(tensor(path, "weight").view(1, -1, 1, 1));
            case Layer.Plain plain -> switch (plain) {
                case IDENTITY -> x;
                case FLATTEN -> x.flatten(1);
                case UNFLATTEN -> x.unsqueeze(-1).unsqueeze(-1);
            };
            case Activation activation -> switch (activation) {
                case RELU -> x.relu();
                case RELU6 -> x.clamp(0, 6);
                case SILU -> x.mul(x.sigmoid());
                case GELU -> x.gelu();
                case GELU_TANH -> x.gelu("tanh");
                case SIGMOID -> x.sigmoid();
                // libtorch's gradients of these two contain a sixth in single precision, so that their formulas are no twins in float64.
                case HARD_SIGMOID -> x.hardsigmoid();
                case HARD_SWISH -> x.hardswish();
            };
            case Layer.LeakyRelu leaky -> x.leakyRelu(leaky.negativeSlope());
            case Pooling pooling -> switch (pooling) {
                case Pooling.Max max -> x.maxPool2d(max.kernel().toArray(), max.stride().toArray(), max.padding().toArray(), max.dilation().toArray(),
                        max.ceilMode());
                case Pooling.Average average -> x.avgPool2d(average.kernel().toArray(), average.stride().toArray(), average.padding().toArray(),
                        average.ceilMode(), average.countIncludePad(), null);
                case Pooling.AdaptiveAverage adaptive -> x.adaptiveAvgPool2d(adaptive.output().toArray());
                case Pooling.AdaptiveMax adaptive -> x.adaptiveMaxPool2d(adaptive.output().toArray()).values();
            };
            case Layer.Dropout dropout -> Ops.dropout(x, dropout.p(), true);
            case Layer.StochasticDepth depth -> throw new AssertionError("nothing to compare with: it is random");
            case Layer.Upsample upsample -> x.repeatInterleave(upsample.factor(), 2).repeatInterleave(upsample.factor(), 3);
            case CustomLayer custom -> throw new AssertionError("nothing to compare with: it is a lambda");
            case Layer.Sequence sequence -> {
                Tensor current = x;
                for (Layer.Named child : sequence.children()) {
                    current = training(child.layer(), ModelSpec.join(path, child.name()), current);
                }
                yield current;
            }
            case Layer.Sum sum -> sum.children().stream().map(child -> training(child.layer(), ModelSpec.join(path, child.name()), x)).reduce(Tensor::add).get();
            case Layer.Concat concat -> Ops.cat(concat.children().stream().map(child -> training(child.layer(), ModelSpec.join(path, child.name()), x)).toList(), 1);
            case Layer.Gate gate -> x.mul(training(gate.branch(), path, x));
        };
    }

    private Tensor tensor(String path, String name) {
        return tensors.apply(ModelSpec.join(path, name));
    }
}
