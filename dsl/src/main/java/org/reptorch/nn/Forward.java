package org.reptorch.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.reptorch.torch.BatchNormRelu;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.TorchException;

/**
 * What a layer computes, with its tensors at hand.
 *
 * <p>A tensor between two layers is closed as soon as the next has read it, so that no more memory is held than autograd itself
 * keeps.
 */
@FunctionalInterface
interface Forward {

    Tensor apply(Tensor input, boolean training);

    /** Where layers find their tensors. */
    @FunctionalInterface
    interface Tensors {

        /** Returns the tensor of a full path. */
        Tensor get(String path);

        /** Tells whether a layer computes as in evaluation even while its model trains. */
        default boolean isFrozen(String layer) {
            return false;
        }
    }

    /**
     * Connects a layer to its tensors.
     *
     * @param path    the layer's path
     * @param tensors those of the whole network
     */
    static Forward of(Layer layer, String path, Tensors tensors) {
        Function<String, Tensor> own = name -> tensors.get(ModelSpec.join(path, name));
        Forward forward = switch (layer) {
            case Layer.Conv2d conv -> {
                Tensor weight = own.apply("weight");
                Tensor bias = conv.bias() ? own.apply("bias") : null;
                long[] stride = conv.stride().toArray();
                long[] padding = conv.padding().toArray();
                long[] dilation = conv.dilation().toArray();
                yield (input, training) -> Ops.conv2d(input, weight, bias, stride, padding, dilation, conv.groups());
            }
            case Layer.Linear linear -> {
                Tensor weight = own.apply("weight");
                Tensor bias = linear.bias() ? own.apply("bias") : null;
                yield (input, training) -> Ops.linear(input, weight, bias);
            }
            case Layer.BatchNorm2d norm -> new Normalization(norm, own);
            case Layer.BatchNormPad padded -> padded(padded, of(padded.norm(), ModelSpec.join(path, "bn"), tensors), name -> own.apply("bn." + name));
            case Layer.Scale scale -> {
                Tensor weight = own.apply("weight");
                yield (input, training) -> {
                    if (input.dimensions() == 2) {
                        return input.mul(weight);
                    }
                    try (Tensor perChannel = weight.view(1, scale.features(), 1, 1)) {
                        return input.mul(perChannel);
                    }
                };
            }
            case Layer.Plain plain -> switch (plain) {
                case IDENTITY -> (input, training) -> input;
                case FLATTEN -> (input, training) -> input.flatten(1);
                case UNFLATTEN -> (input, training) -> input.view(input.size(0), input.size(1), 1, 1);
            };
            case Activation activation -> activation(activation);
            case Layer.LeakyRelu leaky -> (input, training) -> input.leakyRelu(leaky.negativeSlope());
            case Pooling pooling -> pooling(pooling);
            case Layer.Dropout dropout -> (input, training) -> training && dropout.p() > 0 ? Ops.dropout(input, dropout.p(), true) : input;
            case Layer.StochasticDepth depth -> (input, training) -> training && depth.p() > 0 ? dropImages(input, depth.p()) : input;
            case Layer.Upsample upsample -> {
                double[] factors = {upsample.factor(), upsample.factor()};
                yield switch (upsample.mode()) {
                    case NEAREST -> (input, training) -> Ops.upsampleNearest2d(input, null, factors);
                    case BILINEAR -> (input, training) -> Ops.upsampleBilinear2d(input, null, upsample.alignCorners(), factors);
                };
            }
            case CustomLayer custom -> custom(custom, own);
            case Layer.Sequence sequence -> sequence(sequence, false, path, tensors);
            case Layer.Sum sum -> sum(ownsItsOutput(sum.children().getFirst().layer()), branches(sum, path, tensors), path);
            case Layer.Concat concat -> concat(branches(concat, path, tensors), path);
            case Layer.Gate gate -> gate(of(gate.branch(), path, tensors), path);
        };
        return layer.children().isEmpty() ? leaf(forward, path, layer, tensors) : forward;
    }

    /** What holds no other layers is what can be frozen and what errors name. */
    private static Forward leaf(Forward forward, String path, Layer layer, Tensors tensors) {
        return named(tensors.isFrozen(path) ? (input, training) -> forward.apply(input, false) : forward, path, layer);
    }

    /** Zeros are put around the image, and a frame is added that is 0 where the image is: every pixel is the one value or the other to the last bit. */
    private static Forward padded(Layer.BatchNormPad layer, Forward norm, Function<String, Tensor> own) {
        Tensor weight = own.apply("weight");
        Tensor bias = own.apply("bias");
        Tensor mean = own.apply("running_mean");
        Tensor variance = own.apply("running_var");
        int height = layer.padding().height();
        int width = layer.padding().width();
        return (input, training) -> {
            try (Scope scope = Scope.open()) {
                Tensor normalized = norm.apply(input, training);
                Tensor image = normalized.constantPadNd(new long[] {width, width, height, height}, 0);
                Tensor factor = weight.detach().div(variance.add(layer.norm().eps()).sqrt());
                Tensor ofZeros = bias.detach().sub(mean.mul(factor)).to(normalized.dtype());
                Tensor frame = ofZeros.view(1, -1, 1, 1).expand(new long[] {1, ofZeros.size(0), image.size(2), image.size(3)}).clone(MemoryFormat.CHANNELS_LAST);
                frame.narrow(2, height, normalized.size(2)).narrow(3, width, normalized.size(3)).zero_();
                return scope.keep(image.add(frame));
            }
        };
    }

    /** A batch norm with its tensors, alone or together with the ReLU behind it. */
    final class Normalization implements Forward {

        /** Whether a ReLU behind a batch norm is computed with it in training, where that can be: {@code -Dreptorch.fuse=false} forbids it. */
        static boolean fuses = !"false".equals(System.getProperty("reptorch.fuse"));

        private final Layer.BatchNorm2d norm;
        private final Tensor weight;
        private final Tensor bias;
        private final Tensor mean;
        private final Tensor variance;
        private final Tensor batches;

        Normalization(Layer.BatchNorm2d norm, Function<String, Tensor> own) {
            this.norm = norm;
            this.weight = own.apply("weight");
            this.bias = own.apply("bias");
            this.mean = own.apply("running_mean");
            this.variance = own.apply("running_var");
            this.batches = own.apply("num_batches_tracked");
        }

        @Override
        public Tensor apply(Tensor input, boolean training) {
            if (training) {
                batches.add_(1);
            }
            return Ops.batchNorm(input, weight, bias, mean, variance, training, norm.momentum(), norm.eps(), false);
        }

        Tensor withRelu(Tensor input, boolean training) {
            if (!training || !fuses || !BatchNormRelu.takes(input, weight)) {
                return apply(input, training).relu_();
            }
            batches.add_(1);
            return BatchNormRelu.fused(input, weight, bias, mean, variance, norm.momentum(), norm.eps());
        }
    }

    private static Forward activation(Activation activation) {
        return switch (activation) {
            case RELU -> (input, training) -> input.relu();
            case RELU6 -> (input, training) -> input.relu6();
            case SILU -> (input, training) -> input.silu();
            case GELU -> (input, training) -> input.gelu();
            case GELU_TANH -> (input, training) -> input.gelu("tanh");
            case SIGMOID -> (input, training) -> input.sigmoid();
            case HARD_SIGMOID -> (input, training) -> input.hardsigmoid();
            case HARD_SWISH -> (input, training) -> input.hardswish();
        };
    }

    private static Forward pooling(Pooling pooling) {
        return switch (pooling) {
            case Pooling.Max max -> {
                long[] kernel = max.kernel().toArray();
                long[] stride = max.stride().toArray();
                long[] padding = max.padding().toArray();
                long[] dilation = max.dilation().toArray();
                yield (input, training) -> input.maxPool2d(kernel, stride, padding, dilation, max.ceilMode());
            }
            case Pooling.Average average -> {
                long[] kernel = average.kernel().toArray();
                long[] stride = average.stride().toArray();
                long[] padding = average.padding().toArray();
                Forward operator = (input, training) -> input.avgPool2d(kernel, stride, padding, average.ceilMode(), average.countIncludePad(), null);
                yield OverlappingAverage.fits(average) ? new OverlappingAverage(average, operator) : operator;
            }
            case Pooling.AdaptiveAverage adaptive -> {
                long[] output = adaptive.output().toArray();
                yield (input, training) -> input.adaptiveAvgPool2d(output);
            }
            case Pooling.AdaptiveMax adaptive -> {
                long[] output = adaptive.output().toArray();
                yield (input, training) -> {
                    var result = input.adaptiveMaxPool2d(output);
                    result.indices().close();
                    return result.values();
                };
            }
        };
    }

    /** One draw per image, as torchvision's {@code stochastic_depth(mode="row")} makes it; by the CPU's generator wherever the images are. */
    private static Tensor dropImages(Tensor input, double p) {
        long[] perImage = new long[input.shape().length];
        Arrays.fill(perImage, 1);
        perImage[0] = input.size(0);
        try (Tensor kept = Tensor.zeros(input.dtype(), perImage)) {
            kept.bernoulli_(1 - p);
            if (p < 1) {
                kept.div_(1 - p);
            }
            try (Tensor there = kept.to(input)) {
                return input.mul(there);
            }
        }
    }

    /** What the lambda makes on the way is closed; its result is another handle, since it may have returned its input or one of its tensors. */
    private static Forward custom(CustomLayer custom, Function<String, Tensor> own) {
        var tensors = new LinkedHashMap<String, Tensor>();
        custom.parameters().forEach(parameter -> tensors.put(parameter.name(), own.apply(parameter.name())));
        Map<String, Tensor> unmodifiable = Collections.unmodifiableMap(tensors);
        return (input, training) -> {
            try (Scope scope = Scope.open()) {
                Tensor output = custom.computation().apply(input, unmodifiable, training);
                if (output == null) {
                    throw new TorchException("its computation returned null");
                }
                return scope.keep(output.alias());
            }
        };
    }

    /** Connects a sequence; with {@code reluBehind} it ends in a batch norm, which computes the ReLU that follows the sequence too. */
    private static Forward sequence(Layer.Sequence sequence, boolean reluBehind, String path, Tensors tensors) {
        var steps = new ArrayList<Forward>();
        List<Layer.Named> children = sequence.children();
        Layer before = Layer.Plain.IDENTITY;
        for (int i = 0; i < children.size(); i++) {
            Layer layer = children.get(i).layer();
            String childPath = ModelSpec.join(path, children.get(i).name());
            boolean relu = i + 1 == children.size() ? reluBehind : children.get(i + 1).layer() == Activation.RELU;
            if (relu && endsInNorm(layer)) {
                steps.add(normWithRelu(layer, childPath, tensors));
            } else if (layer != Activation.RELU || !endsInNorm(before)) {
                Forward inPlace = ownsItsOutput(before) ? inPlace(layer) : null;
                steps.add(inPlace != null ? inPlace : of(layer, childPath, tensors));
            }
            before = layer;
        }
        return (input, training) -> {
            Tensor current = input;
            for (Forward step : steps) {
                Tensor next = step.apply(current, training);
                if (current != input && current != next) {
                    current.close();
                }
                current = next;
            }
            return current;
        };
    }

    private static boolean endsInNorm(Layer layer) {
        return layer instanceof Layer.BatchNorm2d
                || layer instanceof Layer.Sequence sequence && !sequence.children().isEmpty() && endsInNorm(sequence.children().getLast().layer());
    }

    /** Connects a layer that ends in a batch norm, together with the ReLU behind it. */
    private static Forward normWithRelu(Layer layer, String path, Tensors tensors) {
        return layer instanceof Layer.Sequence sequence ? sequence(sequence, true, path, tensors)
                : leaf(new Normalization((Layer.BatchNorm2d) layer, name -> tensors.get(ModelSpec.join(path, name)))::withRelu, path, layer, tensors);
    }

    /** Returns an activation that overwrites its input and needs only the result for its gradient; null for other layers. */
    private static Forward inPlace(Layer layer) {
        return switch (layer) {
            case Activation activation when activation == Activation.RELU -> (input, training) -> input.relu_();
            case Activation activation when activation == Activation.RELU6 -> (input, training) -> input.relu6_();
            // With a negative slope the sign of the input cannot be read off the result.
            case Layer.LeakyRelu leaky when leaky.negativeSlope() >= 0 -> (input, training) -> input.leakyRelu_(leaky.negativeSlope());
            default -> null;
        };
    }

    /** Tells whether what this layer returns is new and not needed for its own gradient, so that an activation may overwrite it. */
    private static boolean ownsItsOutput(Layer layer) {
        return switch (layer) {
            case Layer.Conv2d conv -> true;
            case Layer.Linear linear -> true;
            case Layer.BatchNorm2d norm -> true;
            case Layer.Sum sum -> sum.children().size() > 1;
            case Layer.Sequence sequence -> !sequence.children().isEmpty() && ownsItsOutput(sequence.children().getLast().layer());
            case Layer.BatchNormPad padded -> true;
            case Layer.Scale scale -> true;
            case Layer.Gate gate -> true;
            case Layer.Upsample upsample -> true;
            case Layer.Concat concat -> true;
            case Pooling pooling -> true;
            case Layer.Plain plain -> false;
            case Activation activation -> false;
            case Layer.LeakyRelu leaky -> false;
            case Layer.Dropout dropout -> false;
            case Layer.StochasticDepth depth -> false;
            case CustomLayer custom -> false;
        };
    }

    private static List<Forward> branches(Layer compound, String path, Tensors tensors) {
        var branches = new ArrayList<Forward>();
        for (Layer.Named child : compound.children()) {
            branches.add(of(child.layer(), ModelSpec.join(path, child.name()), tensors));
        }
        return branches;
    }

    private static Forward gate(Forward branch, String path) {
        return (input, training) -> {
            Tensor factor = branch.apply(input, training);
            try {
                return input.mul(factor);
            } catch (TorchException e) {
                throw named(path, "Gate", e);
            } finally {
                if (factor != input) {
                    factor.close();
                }
            }
        };
    }

    private static Forward concat(List<Forward> branches, String path) {
        return (input, training) -> {
            var parts = new ArrayList<Tensor>();
            try {
                for (Forward branch : branches) {
                    parts.add(branch.apply(input, training));
                }
                return concatenated(parts, path);
            } finally {
                parts.stream().filter(part -> part != input).forEach(Tensor::close);
            }
        };
    }

    private static Tensor concatenated(List<Tensor> parts, String path) {
        try {
            return Ops.cat(parts, 1);
        } catch (TorchException e) {
            throw named(path, "Concat", e);
        }
    }

    /** Adds into the first branch's output where that may be overwritten and is as large as the sum. */
    private static Forward sum(boolean firstIsFree, List<Forward> branches, String path) {
        return (input, training) -> {
            Tensor total = branches.getFirst().apply(input, training);
            boolean inPlace = firstIsFree;
            for (Forward branch : branches.subList(1, branches.size())) {
                Tensor next = branch.apply(input, training);
                Tensor sum = added(total, next, inPlace, path);
                if (next != input) {
                    next.close();
                }
                if (sum != total && total != input) {
                    total.close();
                }
                total = sum;
                inPlace = true;
            }
            return total;
        };
    }

    private static Tensor added(Tensor total, Tensor next, boolean inPlace, String path) {
        try {
            return inPlace && Arrays.equals(total.shape(), next.shape()) ? total.add_(next) : total.add(next);
        } catch (TorchException e) {
            throw named(path, "Sum", e);
        }
    }

    private static Forward named(Forward forward, String path, Layer layer) {
        return (input, training) -> {
            try {
                return forward.apply(input, training);
            } catch (TorchException e) {
                throw named(path, layer.toString(), e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(at(path, layer.toString()) + e.getMessage(), e);
            }
        };
    }

    /** Puts the layer's path in front of what libtorch says of it. */
    private static TorchException named(String path, String layer, TorchException e) {
        return new TorchException(at(path, layer) + e.getMessage());
    }

    private static String at(String path, String layer) {
        return (path.isEmpty() ? "" : path + ", ") + layer + ": ";
    }
}
