package org.reptorch.quant;

import java.util.List;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;

/** Models whose norms have seen data, so that folding them changes numbers. */
final class TrainedModels {

    /** The images that {@link #images} makes. */
    static final long[] IMAGES = {6, 3, 8, 8};

    private TrainedModels() {
    }

    static ModelSpec repOptVgg(RepOptVgg.Mode mode, boolean postSe) {
        return new RepOptVgg("tiny", List.of(2, 2, 2, 1), List.of(0.125, 0.125, 0.0625, 0.0625), List.of(1, 2, 1, 2, 2), postSe).spec(mode, 10);
    }

    /** Builds a model, gives its norms factors of both signs and shifts, and runs it a few times in training; in evaluation mode. */
    static Model trained(ModelSpec spec, DType dtype, long... input) {
        // Operators as small as these wait longer for a second thread than they compute.
        Torch.setThreads(1);
        Model model = Model.build(spec, Device.CPU, dtype, 3);
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            model.parameters().forEach((path, parameter) -> {
                if (model.buffers().containsKey(path.replaceAll("(weight|bias)$", "running_mean"))) {
                    parameter.uniform_(path.endsWith("weight") ? -0.5 : -1, path.endsWith("weight") ? 2 : 1);
                }
            });
            for (int step = 0; step < 3; step++) {
                model.forward(images(100 + step, dtype, input));
            }
        }
        return model.eval();
    }

    /** Draws a batch; it belongs to the innermost scope. */
    static Tensor images(long seed, DType dtype, long... shape) {
        Torch.manualSeed(seed);
        return Tensor.zeros(dtype, shape).uniform_(-1, 1);
    }

    /** The largest difference of what two models compute, relative to the largest number of the first. */
    static double difference(Model expected, Model actual, long... input) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor batch = images(7, expected.dtype(), input);
            Tensor logits = expected.forward(batch);
            return logits.sub(actual.forward(batch)).abs().amax().item() / logits.abs().amax().item();
        }
    }
}
