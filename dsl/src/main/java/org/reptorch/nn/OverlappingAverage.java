package org.reptorch.nn;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;

/**
 * Average pooling whose windows overlap, in training a depthwise convolution by equal weights: libtorch's own goes back through such windows nine times as slowly
 * for 3x3 in float32, on which a block of DBB spends a quarter of its step. Both round the same sums, in another order.
 *
 * <p>Evaluation, float64 and other devices than the CPU compute {@code avg_pool2d}, and so does a float32 image under autocast, which a convolution would cast.
 *
 * @param pooling  that {@link #fits}
 * @param operator {@code avg_pool2d} of it
 */
record OverlappingAverage(Pooling.Average pooling, Forward operator) implements Forward {

    /** Tells whether windows overlap and all divide by the same number. */
    static boolean fits(Pooling.Average pooling) {
        Size kernel = pooling.kernel();
        Size stride = pooling.stride();
        boolean alike = pooling.padding().equals(Size.of(0)) || pooling.countIncludePad();
        return alike && !pooling.ceilMode() && (stride.height() < kernel.height() || stride.width() < kernel.width());
    }

    @Override
    public Tensor apply(Tensor input, boolean training) {
        DType dtype = input.dtype();
        if (training && input.dimensions() == 4 && (dtype == DType.FLOAT32 || dtype == DType.BFLOAT16) && input.device().equals(Device.CPU)) {
            Tensor average = depthwise(input);
            if (average.dtype() == dtype) {
                return average;
            }
            average.close();
        }
        return operator.apply(input, training);
    }

    private Tensor depthwise(Tensor input) {
        Size kernel = pooling.kernel();
        long channels = input.size(1);
        try (Tensor weights = Ops.full(new long[] {channels, 1, kernel.height(), kernel.width()}, 1.0 / (kernel.height() * kernel.width()), input.dtype())) {
            return Ops.conv2d(input, weights, null, pooling.stride().toArray(), pooling.padding().toArray(), new long[] {1, 1}, channels);
        }
    }
}
