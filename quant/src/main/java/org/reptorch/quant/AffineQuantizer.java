package org.reptorch.quant;

import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Tensor;

/**
 * How the numbers of an activation become whole numbers of up to eight bits.
 *
 * <pre>{@code
 * q  = clamp(round(x / scale) + zeroPoint, least, most)        round: half to even
 * x' = (q - zeroPoint) * scale
 * }</pre>
 *
 * <p>(Jacob et al., CVPR 2018, equation 1; {@code torch.fake_quantize_per_tensor_affine}.) Zero is exactly {@code zeroPoint}, so that padding stays zero.
 *
 * @param scale     the step between two numbers, positive
 * @param zeroPoint what zero becomes
 * @param least     the least whole number, at least 0
 * @param most      the greatest whole number, at most 255
 */
public record AffineQuantizer(float scale, int zeroPoint, int least, int most) {

    /** Below it the product of an activation's and a weight's scale would be no normal float. */
    private static final float SMALLEST = 0x1p-60f;

    /** Refuses what has no place in eight bits. */
    public AffineQuantizer {
        if (!(scale > 0) || Float.isInfinite(scale) || least < 0 || most > 255 || least >= most || zeroPoint < least || zeroPoint > most) {
            throw new IllegalArgumentException("AffineQuantizer: scale " + scale + " must be positive and zero point " + zeroPoint + " from " + least + " to " + most
                    + ", which must lie in 0 to 255");
        }
    }

    /**
     * Returns the quantizer for a range, as PyTorch's observers compute it ({@code torch.ao.quantization.MinMaxObserver}).
     *
     * @param min    where it begins; 0 where that is less
     * @param max    where it ends; 0 where that is more
     * @param scheme how many bits, and whether zero lies in the middle
     */
    public static AffineQuantizer of(double min, double max, ActivationScheme scheme) {
        double low = Math.min(min, 0);
        double high = Math.max(max, 0);
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            throw new ReptorchException("no quantizer reaches from " + min + " to " + max + "; calibrate a model and images of finite numbers");
        }
        int most = (1 << scheme.bits()) - 1;
        if (low == 0 && high == 0) {
            return new AffineQuantizer(1, scheme.symmetric() ? (most + 1) / 2 : 0, 0, most);
        }
        if (scheme.symmetric()) {
            return new AffineQuantizer((float) Math.max(Math.max(-low, high) / (most / 2.0), SMALLEST), (most + 1) / 2, 0, most);
        }
        float scale = (float) Math.max((high - low) / most, SMALLEST);
        return new AffineQuantizer(scale, (int) Math.clamp(-Math.rint((float) low / scale), 0, most), 0, most);
    }

    /** Returns a range for which {@link #of} gives this quantizer: least and greatest number. */
    double[] range(ActivationScheme scheme) {
        return scheme.symmetric() ? new double[] {-most / 2.0 * scale, most / 2.0 * scale} : new double[] {min(), max()};
    }

    /** Returns the least number that is told apart from those below it. */
    public double min() {
        return (double) (least - zeroPoint) * scale;
    }

    /** Returns the greatest number that is told apart from those above it. */
    public double max() {
        return (double) (most - zeroPoint) * scale;
    }

    /** Rounds in floating point: x'. */
    Tensor fakeQuantize(Tensor real) {
        return real.fakeQuantizePerTensorAffine(scale, zeroPoint, least, most);
    }

    /** Rounds to uint8: q. */
    Tensor quantize(Tensor real) {
        try (Tensor quantized = real.quantizePerTensor(scale, zeroPoint, DType.QUINT8)) {
            return saturated(quantized.intRepr());
        }
    }

    /** Brings uint8 back to float32: x'. */
    Tensor dequantize(Tensor quantized) {
        return quantized.to(DType.FLOAT32).sub_(zeroPoint).mul_(scale);
    }

    /** Kernels saturate at eight bits; fewer are cut off here, in place. */
    Tensor saturated(Tensor quantized) {
        return least == 0 && most == 255 ? quantized : quantized.clamp_(least, most);
    }
}
