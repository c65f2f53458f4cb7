package org.reptorch.quant;

import java.util.Arrays;

import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * How the numbers of a weight become whole numbers, as tensors, so that training goes through it; {@link QuantizedWeight} has the same arithmetic.
 *
 * @param scales     float32, one per output channel, or one for all
 * @param zeroPoints int32, as many
 * @param scheme     bits, granularity and symmetry
 */
record WeightQuantizer(Tensor scales, Tensor zeroPoints, WeightScheme scheme) {

    /** Returns the quantizer for a weight's numbers as they are, recorded by no gradient, in the innermost scope. */
    static WeightQuantizer of(Tensor weight, WeightScheme scheme) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor rows = (scheme.perChannel() ? weight.flatten(1) : weight.reshape(1, weight.elements())).detach();
            // In float64, as QuantizedWeight divides.
            Tensor least = rows.amin(1L).to(DType.FLOAT64).clampMax(0);
            Tensor most = rows.amax(1L).to(DType.FLOAT64).clampMin(0);
            Tensor largest = most.maximum(least.neg());
            Tensor scales = (scheme.symmetric() ? largest.div(scheme.most()) : most.sub(least).div(scheme.most() - scheme.least())).to(DType.FLOAT32)
                    .clampMin(Float.MIN_NORMAL);
            scales.copy_(Ops.where(largest.eq(0), 1.0, scales).to(DType.FLOAT32));
            Tensor zeroPoints = scheme.symmetric() ? Ops.zeros(new long[] {scales.elements()}, DType.INT32, scales.device())
                    : least.div(scales.to(DType.FLOAT64)).round().neg().add(scheme.least()).clamp(scheme.least(), scheme.most()).to(DType.INT32);
            scope.keep(scales);
            scope.keep(zeroPoints);
            return new WeightQuantizer(scales, zeroPoints, scheme);
        }
    }

    /** Rounds in floating point; the gradient of what is inside the range goes through ({@code torch.fake_quantize_per_channel_affine}). */
    Tensor fakeQuantize(Tensor weight) {
        long channels = weight.size(0);
        Tensor perChannel = scales.elements() == channels ? scales : scales.expand(channels).contiguous();
        Tensor zeros = zeroPoints.elements() == channels ? zeroPoints : zeroPoints.expand(channels).contiguous();
        return weight.fakeQuantizePerChannelAffine(perChannel, zeros, 0, scheme.least(), scheme.most());
    }

    /** Rounds to whole numbers. */
    QuantizedWeight quantized(String layer, StoredTensor weight) {
        return QuantizedWeight.of(layer, weight, scales.toFloatArray(), Arrays.stream(zeroPoints.toLongArray()).mapToInt(Math::toIntExact).toArray(), scheme);
    }
}
