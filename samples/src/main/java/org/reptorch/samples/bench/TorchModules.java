package org.reptorch.samples.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.reptorch.nn.Activation;
import org.reptorch.nn.CustomLayer;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Pooling;
import org.reptorch.nn.Size;

/**
 * A network as nested lists that a script builds in PyTorch: the name of a class of {@code torch.nn} and its arguments in their order, or one
 * of {@code Sequential}, {@code Sum}, {@code Concat} and {@code Gate} and the layers inside.
 */
final class TorchModules {

    /** Thrown within this class for a layer that only Java can compute. */
    private static final class OnlyJava extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private TorchModules() {
    }

    /** Returns the lists; nothing for a network with a layer of the user's own Java code. */
    static Optional<List<Object>> of(Layer layer) {
        try {
            return Optional.of(module(layer));
        } catch (OnlyJava e) {
            return Optional.empty();
        }
    }

    private static List<Object> module(Layer layer) {
        return switch (layer) {
            case Layer.Conv2d conv -> list("Conv2d", conv.in(), conv.out(), pair(conv.kernel()), pair(conv.stride()), pair(conv.padding()),
                    pair(conv.dilation()), conv.groups(), conv.bias());
            case Layer.Linear linear -> list("Linear", linear.in(), linear.out(), linear.bias());
            case Layer.BatchNorm2d norm -> list("BatchNorm2d", norm.features(), norm.eps(), norm.momentum());
            case Layer.BatchNormPad padded -> list("BatchNormPad", padded.norm().features(), padded.norm().eps(), padded.norm().momentum(), pair(padded.padding()));
            case Layer.Scale scale -> list("Scale", scale.features(), scale.initial(), scale.trainable());
            case Layer.Plain plain -> switch (plain) {
                case IDENTITY -> list("Identity");
                case FLATTEN -> list("Flatten");
                case UNFLATTEN -> list("Pixel");
            };
            case Activation activation -> switch (activation) {
                case RELU -> list("ReLU");
                case RELU6 -> list("ReLU6");
                case SILU -> list("SiLU");
                case GELU -> list("GELU");
                case GELU_TANH -> list("GELU", "tanh");
                case SIGMOID -> list("Sigmoid");
                case HARD_SIGMOID -> list("Hardsigmoid");
                case HARD_SWISH -> list("Hardswish");
            };
            case Layer.LeakyRelu leaky -> list("LeakyReLU", leaky.negativeSlope());
            case Layer.Dropout dropout -> list("Dropout", dropout.p());
            case Layer.StochasticDepth depth -> list("StochasticDepth", depth.p());
            case Layer.Upsample upsample -> upsample.mode() == Layer.Upsample.Mode.NEAREST ? list("Upsample", null, upsample.factor(), "nearest")
                    : list("Upsample", null, upsample.factor(), "bilinear", upsample.alignCorners());
            case Pooling.Max max -> list("MaxPool2d", pair(max.kernel()), pair(max.stride()), pair(max.padding()), pair(max.dilation()), false, max.ceilMode());
            case Pooling.Average average -> list("AvgPool2d", pair(average.kernel()), pair(average.stride()), pair(average.padding()), average.ceilMode(),
                    average.countIncludePad());
            case Pooling.AdaptiveAverage adaptive -> list("AdaptiveAvgPool2d", pair(adaptive.output()));
            case Pooling.AdaptiveMax adaptive -> list("AdaptiveMaxPool2d", pair(adaptive.output()));
            case Layer.Sequence sequence -> compound("Sequential", sequence);
            case Layer.Sum sum -> compound("Sum", sum);
            case Layer.Concat concat -> compound("Concat", concat);
            case Layer.Gate gate -> compound("Gate", gate);
            case CustomLayer custom -> throw new OnlyJava();
        };
    }

    private static List<Object> list(Object... parts) {
        return Arrays.asList(parts);
    }

    private static List<Integer> pair(Size size) {
        return List.of(size.height(), size.width());
    }

    private static List<Object> compound(String name, Layer layer) {
        List<Object> parts = new ArrayList<>(List.of(name));
        layer.children().forEach(child -> parts.add(module(child.layer())));
        return parts;
    }
}
