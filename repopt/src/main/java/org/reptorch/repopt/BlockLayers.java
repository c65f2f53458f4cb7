package org.reptorch.repopt;

import java.util.List;

import org.reptorch.nn.CustomLayer;
import org.reptorch.nn.Initialization;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Layers;
import org.reptorch.nn.ParameterSpec;
import org.reptorch.nn.Pooling;
import org.reptorch.nn.Shape;
import org.reptorch.nn.Size;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;

/** The operators inside a CSLA block: where there is a layer for a branch it is that, so that a proof compares two ways of computing. */
final class BlockLayers {

    private BlockLayers() {
    }

    /** Describes a branch without its scale. */
    static Layer operator(Branch branch, Target target) {
        if (branch instanceof Branch.Identity) {
            return Layers.scale(target.out(), 1);
        }
        Layer layer = switch (target.layer()) {
            case Layer.Conv2d conv -> convolution(branch, target, conv);
            case Layer.Linear linear when branch instanceof Branch.Kernel && branch.groups(target) == 1 -> linear.bias(false);
            case Layer.Scale scale when branch instanceof Branch.Kernel -> scale;
            default -> null;
        };
        return layer != null ? layer : unfolded(branch, target);
    }

    /** Returns null where no layer of convolutions and poolings computes the branch. */
    private static Layer convolution(Branch branch, Target target, Layer.Conv2d conv) {
        int top = margin(conv.padding().height(), conv.dilation().height(), conv.kernel().height(), branch.size().height());
        int left = margin(conv.padding().width(), conv.dilation().width(), conv.kernel().width(), branch.size().width());
        if (top < 0 || left < 0) {
            return null;
        }
        Size padding = new Size(top, left);
        return switch (branch) {
            case Branch.Kernel kernel -> Layers.conv(target.in(), target.out(), kernel.size()).stride(conv.stride()).padding(padding).dilation(conv.dilation())
                    .groups(branch.groups(target));
            case Branch.Average average when conv.dilation().equals(Size.of(1)) && 2 * top <= average.size().height() && 2 * left <= average.size().width() ->
                Layers.sequence().then(Layers.conv(target.in(), target.out(), 1).groups(target.groups()))
                        .then(new Pooling.Average(average.size(), conv.stride(), padding, false, true));
            default -> null;
        };
    }

    /** The padding that a smaller window in the middle of a larger one needs. */
    private static int margin(int padding, int dilation, int kernel, int size) {
        return padding - dilation * (kernel - size) / 2;
    }

    /** Computes with the kernel that the branch's weights make. */
    private static CustomLayer unfolded(Branch branch, Target target) {
        var kernel = new BranchKernel(branch, target);
        long[] shape = kernel.shape();
        var weight = ParameterSpec.trainable("weight", new Initialization.Uniform(1 / Math.sqrt((double) shape[1] * shape[2] * shape[3])), shape);
        return Layers.custom(branch.name() + " in a " + target, List.of(weight), input -> output(target, input), (input, tensors, training) -> {
            Tensor whole = kernel.unfold(tensors.get("weight"));
            return switch (target.layer()) {
                case Layer.Conv2d conv -> Ops.conv2d(input, whole, null, conv.stride().toArray(), conv.padding().toArray(), conv.dilation().toArray(), conv.groups());
                case Layer.Linear linear -> Ops.linear(input, whole, null);
                default -> input.mul(perChannel(whole, input));
            };
        });
    }

    /** Describes the addition of the target's bias behind the sum of the branches: it has no scale. */
    static CustomLayer bias(Target target) {
        ParameterSpec bias = target.layer().parameters().stream().filter(parameter -> parameter.name().equals("bias")).findFirst().orElseThrow();
        return Layers.custom("bias", List.of(bias), input -> input, (input, tensors, training) -> input.add(perChannel(tensors.get("bias"), input)));
    }

    private static Tensor perChannel(Tensor numbers, Tensor input) {
        return input.dimensions() == 4 ? numbers.view(1, -1, 1, 1) : numbers;
    }

    private static Shape output(Target target, Shape input) {
        return switch (target.layer()) {
            case Layer.Conv2d conv -> Shape.of(target.out(),
                    windows(input.size(1), conv.kernel().height(), conv.stride().height(), conv.padding().height(), conv.dilation().height()),
                    windows(input.size(2), conv.kernel().width(), conv.stride().width(), conv.padding().width(), conv.dilation().width()));
            case Layer.Linear linear -> Shape.of(linear.out());
            default -> input;
        };
    }

    private static int windows(int size, int kernel, int stride, int padding, int dilation) {
        return (size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
    }
}
