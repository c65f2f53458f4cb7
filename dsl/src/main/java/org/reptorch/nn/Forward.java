package org.reptorch.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.reptorch.torch.Ops;
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

    /**
     * Connects a layer to its tensors.
     *
     * @param path    the layer's path
     * @param tensors finds a tensor by its full path
     */
    static Forward of(Layer layer, String path, Function<String, Tensor> tensors) {
        Function<String, Tensor> own = name -> tensors.apply(ModelSpec.join(path, name));
        Forward forward = switch (layer) {
            case Layer.Conv2d conv -> {
                Tensor weight = own.apply("weight");
                Tensor bias = conv.bias() ? own.apply("bias") : null;
                long[] stride = {conv.stride(), conv.stride()};
                long[] padding = {conv.padding(), conv.padding()};
                long[] dilation = {1, 1};
                yield (input, training) -> Ops.conv2d(input, weight, bias, stride, padding, dilation, conv.groups());
            }
            case Layer.Linear linear -> {
                Tensor weight = own.apply("weight");
                Tensor bias = linear.bias() ? own.apply("bias") : null;
                yield (input, training) -> Ops.linear(input, weight, bias);
            }
            case Layer.BatchNorm2d norm -> {
                Tensor weight = own.apply("weight");
                Tensor bias = own.apply("bias");
                Tensor mean = own.apply("running_mean");
                Tensor variance = own.apply("running_var");
                Tensor batches = own.apply("num_batches_tracked");
                yield (input, training) -> {
                    if (training) {
                        batches.add_(1);
                    }
                    return Ops.batchNorm(input, weight, bias, mean, variance, training, norm.momentum(), norm.eps(), false);
                };
            }
            case Layer.Scale scale -> {
                Tensor weight = own.apply("weight");
                yield (input, training) -> {
                    try (Tensor perChannel = weight.view(1, scale.features(), 1, 1)) {
                        return input.mul(perChannel);
                    }
                };
            }
            case Layer.Plain plain -> switch (plain) {
                case RELU -> (input, training) -> input.relu();
                case SIGMOID -> (input, training) -> input.sigmoid();
                case IDENTITY -> (input, training) -> input;
                case GLOBAL_AVERAGE_POOL -> (input, training) -> input.adaptiveAvgPool2d(1, 1);
                case FLATTEN -> (input, training) -> input.flatten(1);
            };
            case Layer.Sequence sequence -> sequence(sequence, path, tensors);
            case Layer.Sum sum -> sum(ownsItsOutput(sum.children().getFirst().layer()), branches(sum, path, tensors), path);
            case Layer.Gate gate -> gate(of(gate.branch(), path, tensors), path);
        };
        return layer.children().isEmpty() ? named(forward, path, layer) : forward;
    }

    private static Forward sequence(Layer.Sequence sequence, String path, Function<String, Tensor> tensors) {
        var steps = new ArrayList<Forward>();
        Layer before = Layer.Plain.IDENTITY;
        for (Layer.Named child : sequence.children()) {
            boolean inPlace = child.layer() == Layer.Plain.RELU && ownsItsOutput(before);
            steps.add(inPlace ? (input, training) -> input.relu_() : of(child.layer(), ModelSpec.join(path, child.name()), tensors));
            before = child.layer();
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

    /** Tells whether what this layer returns is new and not needed for its own gradient, so that a ReLU may overwrite it. */
    private static boolean ownsItsOutput(Layer layer) {
        return switch (layer) {
            case Layer.Conv2d conv -> true;
            case Layer.Linear linear -> true;
            case Layer.BatchNorm2d norm -> true;
            case Layer.Sum sum -> sum.children().size() > 1;
            case Layer.Sequence sequence -> !sequence.children().isEmpty() && ownsItsOutput(sequence.children().getLast().layer());
            case Layer.Scale scale -> true;
            case Layer.Gate gate -> true;
            case Layer.Plain plain -> false;
        };
    }

    private static List<Forward> branches(Layer.Sum sum, String path, Function<String, Tensor> tensors) {
        var branches = new ArrayList<Forward>();
        for (Layer.Named child : sum.children()) {
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
            }
        };
    }

    /** Puts the layer's path in front of what libtorch says of it. */
    private static TorchException named(String path, String layer, TorchException e) {
        return new TorchException((path.isEmpty() ? "" : path + ", ") + layer + ": " + e.getMessage());
    }
}
