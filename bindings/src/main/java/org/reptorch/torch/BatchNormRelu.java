package org.reptorch.torch;

import java.util.Optional;

import org.reptorch.torch.internal.Dispatch;
import org.reptorch.torch.internal.Native;
import org.reptorch.torch.internal.Operator;

/**
 * Batch norm with the ReLU behind it as one operator, for training on the CPU: what {@link #plain} computes, with half the passes over
 * memory forward and two thirds of them backward.
 *
 * <p>The shim registers it as {@code reptorch::batch_norm_relu}. It computes on libtorch's own threads, and its results do not depend on
 * how many they are. Autograd keeps the input and nothing as large beside it; gradients can be differentiated again.
 */
public final class BatchNormRelu {

    private static final Operator OPERATOR = Operator.of("reptorch::batch_norm_relu(Tensor input, Tensor weight, Tensor bias, Tensor(a!) running_mean,"
            + " Tensor(b!) running_var, float momentum, float eps) -> Tensor");

    private BatchNormRelu() {
    }

    private static final class Availability {
        static final Optional<String> PROBLEM = find();

        private static Optional<String> find() {
            try {
                Operator.find("reptorch::batch_norm_relu", "");
                return Optional.empty();
            } catch (TorchException e) {
                return Optional.of("libtorch does not compute on threads of libgomp, the only ones that it could share");
            }
        }
    }

    /** Returns why there is no such operator in this process; null where there is one. Loads libtorch. */
    public static String whyUnavailable() {
        Torch.verifyAvailable();
        return Availability.PROBLEM.orElse(null);
    }

    /**
     * Tells whether {@link #fused} takes these.
     *
     * @param input  N x C x H x W, float32 or bfloat16, on the CPU, row-major or channels_last, more than one value per channel
     * @param weight C, float32
     */
    public static boolean takes(Tensor input, Tensor weight) {
        if (whyUnavailable() != null || input.dtype() != DType.FLOAT32 && input.dtype() != DType.BFLOAT16 || weight.dtype() != DType.FLOAT32) {
            return false;
        }
        Native.Description description = Native.describe(input.handle());
        return description.sizes().length == 4 && (description.isIn(MemoryFormat.CHANNELS_LAST) || description.isRowMajor())
                && description.sizes()[1] == weight.size(0) && description.elements() > description.sizes()[1]
                && Native.deviceName(description.deviceType()).equals("cpu");
    }

    /**
     * Normalizes with the batch's mean and variance, scales, shifts, and clamps at 0; updates the running statistics as
     * {@link Ops#batchNorm} does.
     *
     * @param input           as {@link #takes} says
     * @param weight          C, float32, as are the next three
     * @param runningMean     is updated
     * @param runningVariance is updated, by the unbiased variance
     * @param momentum        the part of the batch in the running statistics
     * @return as the input is
     * @throws TorchException where the tensors are others
     */
    public static Tensor fused(Tensor input, Tensor weight, Tensor bias, Tensor runningMean, Tensor runningVariance, double momentum, double eps) {
        try (Dispatch call = Dispatch.begin(OPERATOR)) {
            call.tensor(Facade.handle(input));
            call.tensor(Facade.handle(weight));
            call.tensor(Facade.handle(bias));
            call.tensor(Facade.handle(runningMean));
            call.tensor(Facade.handle(runningVariance));
            call.real(momentum);
            call.real(eps);
            Facade.runForTensors(call);
            return Facade.tensor(call, 0);
        }
    }

    /** Computes the same by libtorch's two operators, for any tensors that they take. */
    public static Tensor plain(Tensor input, Tensor weight, Tensor bias, Tensor runningMean, Tensor runningVariance, double momentum, double eps) {
        return Ops.batchNorm(input, weight, bias, runningMean, runningVariance, true, momentum, eps, false).relu_();
    }
}
