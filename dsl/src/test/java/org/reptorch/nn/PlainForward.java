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
                    new long[] {conv.stride(), conv.stride()}, new long[] {conv.padding(), conv.padding()}, new long[] {1, 1}, conv.groups());
            case Layer.Linear linear -> Ops.linear(x, tensor(path, "weight"), linear.bias() ? tensor(path, "bias") : null);
            case Layer.BatchNorm2d norm -> Ops.batchNorm(x, tensor(path, "weight"), tensor(path, "bias"), null, null, true, norm.momentum(), norm.eps(), false);
            case Layer.Scale scale -> x.mul(tensor(path, "weight").view(1, -1, 1, 1));
            case Layer.Plain plain -> switch (plain) {
                case RELU -> x.relu();
                case SIGMOID -> x.sigmoid();
                case IDENTITY -> x;
                case GLOBAL_AVERAGE_POOL -> x.mean(new long[] {2, 3}, true);
                case FLATTEN -> x.flatten(1);
            };
            case Layer.Sequence sequence -> {
                Tensor current = x;
                for (Layer.Named child : sequence.children()) {
                    current = training(child.layer(), ModelSpec.join(path, child.name()), current);
                }
                yield current;
            }
            case Layer.Sum sum -> sum.children().stream().map(child -> training(child.layer(), ModelSpec.join(path, child.name()), x)).reduce(Tensor::add).get();
            case Layer.Gate gate -> x.mul(training(gate.branch(), path, x));
        };
    }

    private Tensor tensor(String path, String name) {
        return tensors.apply(ModelSpec.join(path, name));
    }
}
