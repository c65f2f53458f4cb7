package org.reptorch.reparam;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;

/** Models whose norms have factors of both signs and statistics of their own, so that no start hides a mistake. */
final class Scattered {

    private Scattered() {
    }

    /** Builds one in evaluation mode; the caller closes it. */
    static Model model(ModelSpec spec, DType dtype) {
        Torch.setThreads(1);
        Model model = Model.build(spec, Device.CPU, dtype, 5);
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            model.buffers().forEach((path, buffer) -> {
                if (path.endsWith("running_mean")) {
                    String norm = path.substring(0, path.length() - "running_mean".length());
                    buffer.uniform_(-0.5, 0.5);
                    model.buffers().get(norm + "running_var").uniform_(0.3, 1.3);
                    model.parameter(norm + "weight").uniform_(-0.7, 1.3);
                    model.parameter(norm + "bias").uniform_(-0.5, 0.5);
                }
            });
        }
        return model.eval();
    }

    static ModelSpec spec(Layer layer) {
        return new ModelSpec("block", layer, 0);
    }

    static Tensor images(long seed, DType dtype, long... shape) {
        Torch.manualSeed(seed);
        return Tensor.zeros(dtype, shape).uniform_(-1, 1);
    }

    /** The largest difference of two tensors, relative to the largest number of the first. */
    static double difference(Tensor expected, Tensor actual) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            return expected.sub(actual).abs().amax().item() / expected.abs().amax().item();
        }
    }

    /** The largest difference of what two models compute, relative to the largest number of the first. */
    static double difference(Model expected, Model actual, long... shape) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor batch = images(7, expected.dtype(), shape);
            return difference(expected.forward(batch), actual.forward(batch));
        }
    }
}
