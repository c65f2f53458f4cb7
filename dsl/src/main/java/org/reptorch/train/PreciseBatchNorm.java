package org.reptorch.train;

import java.util.Map;
import java.util.function.IntFunction;

import org.reptorch.nn.Layer.BatchNorm2d;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * Running statistics of batch norms, measured anew with the weights as they are (precise batch norm): the mean over training batches of what the batches have.
 *
 * <p>Those that training leaves behind follow the last batches by a tenth each, seen through weights that moved meanwhile. What trains does not depend on them, for
 * batch norms train by their own batch; only {@link org.reptorch.nn.Layer.BatchNormPad} pads by them.
 */
public final class PreciseBatchNorm {

    private PreciseBatchNorm() {
    }

    /**
     * Gives a model such statistics and leaves its weights.
     *
     * @param batches at least 1
     * @param images  gives the n-th batch, from 0, in the model's dtype, as a tensor of the innermost scope
     */
    static void measure(Model model, int batches, IntFunction<Tensor> images) {
        Map<String, StoredTensor> state = model.stateDict();
        for (int batch = 0; batch < batches; batch++) {
            try (var scope = Scope.open()) {
                state = seen(model.spec(), model.device(), model.dtype(), state, images.apply(batch).to(model.device(), model.dtype()), batch);
            }
        }
        model.load(state);
    }

    /**
     * Returns a network's numbers once its batch norms have seen one batch more.
     *
     * <p>The n-th batch enters their statistics with weight 1/n, which is PyTorch's {@code momentum=None} behind {@code reset_running_stats()}: they end as the mean over
     * the batches, whatever they were before the first.
     *
     * @param state  the network's numbers
     * @param images on the device, of the dtype
     * @param batch  which one it is, from 0
     */
    public static Map<String, StoredTensor> seen(ModelSpec spec, Device device, DType dtype, Map<String, StoredTensor> state, Tensor images, int batch) {
        ModelSpec averaging = spec.rewritten((path, layer) -> layer instanceof BatchNorm2d norm ? norm.momentum(1.0 / (batch + 1)) : layer);
        try (var scope = Scope.open(); var noGrad = NoGrad.open(); Model seeing = Model.of(averaging, device, dtype, state)) {
            seeing.forward(images);
            return seeing.stateDict();
        }
    }
}
