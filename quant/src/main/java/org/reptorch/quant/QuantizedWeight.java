package org.reptorch.quant;

import java.lang.foreign.MemorySegment;

import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.StoredTensor;

/**
 * The weight of one layer in whole numbers of up to eight bits.
 *
 * @param layer         the layer's path: {@code stage1.0.conv}
 * @param values        int8, of the weight's shape: out x in / groups x kernel x kernel, or out x in
 * @param scales        float32, out, or one for all: a channel's values less its zero point, times its scale, are its weights
 * @param zeroPoints    int32, as many; zeros where the scheme is symmetric
 * @param relativeError {@code |W' - W| / |W|} in the L2 norm over the whole weight; 0 for a weight of zeros
 */
public record QuantizedWeight(String layer, StoredTensor values, StoredTensor scales, StoredTensor zeroPoints, double relativeError) {

    /**
     * Quantizes a weight; the arithmetic is that of {@code torch.fake_quantize_per_channel_affine}, bit for bit.
     *
     * <p>A channel of zeros has the scale 1. A channel whose largest weight is so small (below 1.5e-36) that {@code 1 / scale}
     * would not be a float has the smallest normal float as its scale.
     *
     * @param layer  the layer's path
     * @param weight out x ...
     * @param scheme bits, granularity and symmetry
     * @throws ReptorchException where a weight is NaN or infinite, or so large that its scale is no float32; it names the layer
     */
    public static QuantizedWeight of(String layer, StoredTensor weight, WeightScheme scheme) {
        double[] floats = weight.toDoubleArray();
        int channels = (int) weight.shape()[0];
        var scales = new float[scheme.perChannel() ? channels : 1];
        var zeroPoints = new int[scales.length];
        int perScale = floats.length / scales.length;
        for (int c = 0; c < scales.length; c++) {
            double[] range = range(layer, floats.length / channels, floats, c * perScale, (c + 1) * perScale);
            scales[c] = scale(layer, scheme.perChannel() ? c : 0, range, scheme);
            zeroPoints[c] = scheme.symmetric() ? 0 : (int) Math.clamp(scheme.least() - Math.rint(range[0] / scales[c]), scheme.least(), scheme.most());
        }
        return of(layer, weight, scales, zeroPoints, scheme);
    }

    /** Quantizes a weight by scales and zero points that are there already; numbers beyond their range are cut off. */
    static QuantizedWeight of(String layer, StoredTensor weight, float[] scales, int[] zeroPoints, WeightScheme scheme) {
        double[] floats = weight.toDoubleArray();
        boolean isDouble = weight.dtype() == DType.FLOAT64;
        var values = new byte[floats.length];
        int perScale = floats.length / scales.length;
        double error = 0;
        double norm = 0;
        for (int c = 0; c < scales.length; c++) {
            float inverse = 1 / scales[c];
            for (int i = c * perScale; i < (c + 1) * perScale; i++) {
                // PyTorch multiplies a float32 weight in float32; the exact product of two floats is a double.
                double quotient = isDouble ? floats[i] * inverse : (float) (floats[i] * inverse);
                double shifted = isDouble ? quotient + zeroPoints[c] : (float) (quotient + zeroPoints[c]);
                values[i] = (byte) Math.clamp(Math.rint(shifted), scheme.least(), scheme.most());
                double difference = (double) (values[i] - zeroPoints[c]) * scales[c] - floats[i];
                error += difference * difference;
                norm += floats[i] * floats[i];
            }
        }
        return new QuantizedWeight(layer, new StoredTensor(DType.INT8, weight.shape(), MemorySegment.ofArray(values)), StoredTensor.of(scales, scales.length),
                new StoredTensor(DType.INT32, new long[] {scales.length}, MemorySegment.ofArray(zeroPoints)), norm == 0 ? 0 : Math.sqrt(error / norm));
    }

    /** The least and the greatest number of [start, end), 0 among them. */
    private static double[] range(String layer, int perChannel, double[] weight, int start, int end) {
        double least = 0;
        double most = 0;
        for (int i = start; i < end; i++) {
            if (!Double.isFinite(weight[i])) {
                throw new ReptorchException(ModelSpec.join(layer, "weight") + " holds " + weight[i] + " in output channel " + i / perChannel
                        + ", which no INT8 number stands for; quantize a checkpoint from before training diverged");
            }
            least = Math.min(least, weight[i]);
            most = Math.max(most, weight[i]);
        }
        return new double[] {least, most};
    }

    private static float scale(String layer, int channel, double[] range, WeightScheme scheme) {
        double largest = Math.max(-range[0], range[1]);
        float scale = (float) (scheme.symmetric() ? largest / scheme.most() : (range[1] - range[0]) / (scheme.most() - scheme.least()));
        if (Float.isInfinite(scale)) {
            throw new ReptorchException(ModelSpec.join(layer, "weight") + " holds " + largest + " in output channel " + channel
                    + ", which needs a scale beyond float32; quantize a checkpoint from before training diverged");
        }
        return largest == 0 ? 1 : Math.max(scale, Float.MIN_NORMAL);
    }

    /** Tells whether every zero point is 0, as integer kernels want it. */
    public boolean isSymmetric() {
        for (long zeroPoint : zeroPoints.toLongArray()) {
            if (zeroPoint != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns how many bytes values, scales and, where they are not all 0, zero points take. */
    public long bytes() {
        return values.data().byteSize() + scales.data().byteSize() + (isSymmetric() ? 0 : zeroPoints.data().byteSize());
    }

    /** Returns {@code (values - zeroPoints) * scales}, float64, of the weight's shape. */
    public StoredTensor dequantized() {
        double[] weight = values.toDoubleArray();
        float[] scale = scales.toFloatArray();
        long[] zeroPoint = zeroPoints.toLongArray();
        int perScale = weight.length / scale.length;
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (weight[i] - zeroPoint[i / perScale]) * scale[i / perScale];
        }
        return StoredTensor.of(weight, values.shape());
    }
}
