package org.reptorch.quant;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.reptorch.nn.Activation;
import org.reptorch.nn.CustomLayer;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Pooling;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.StoredTensor;

/**
 * The weights of all convolutions and linear layers of a model in eight bits: symmetric, one scale per output channel.
 *
 * <pre>{@code
 * scale_c = max|W_c| / 127
 * q       = clamp(round(W / scale_c), -127, 127)      round: half to even
 * W'      = q * scale_c
 * }</pre>
 *
 * <p>(Krishnamoorthi, arXiv:1806.08342: symmetric quantizer, granularity per channel.) The arithmetic is that of
 * {@code torch.fake_quantize_per_channel_affine(w, scale, 0, 0, -127, 127)}, bit for bit: the quotient is a product with the
 * float32 number {@code 1 / scale}. Biases, norms and scale layers stay as they are, so fold the norms first.
 *
 * <p>Everything is held in Java's memory: there is nothing to close, and the model may be closed.
 */
public final class Int8Weights {

    private static final int MOST = 127;
    private static final String WEIGHT = "weight";

    /**
     * The weight of one layer.
     *
     * @param layer         the layer's path: {@code stage1.0.conv}
     * @param values        int8 in -127 to 127, of the weight's shape: out x in / groups x kernel x kernel, or out x in
     * @param scales        float32, out: a channel's values times its scale are its weights
     * @param relativeError {@code |W' - W| / |W|} in the L2 norm over the whole weight; 0 for a weight of zeros
     */
    public record Weight(String layer, StoredTensor values, StoredTensor scales, double relativeError) {

        /** Returns how many bytes values and scales take. */
        public long bytes() {
            return values.data().byteSize() + scales.data().byteSize();
        }

        /** Returns {@code values * scales}, float64, of the weight's shape. */
        public StoredTensor dequantized() {
            double[] weight = values.toDoubleArray();
            float[] scale = scales.toFloatArray();
            int perChannel = weight.length / scale.length;
            for (int i = 0; i < weight.length; i++) {
                weight[i] *= scale[i / perChannel];
            }
            return StoredTensor.of(weight, values.shape());
        }
    }

    private final ModelSpec spec;
    private final DType dtype;
    private final List<Weight> weights;
    /** Every tensor that is no quantized weight. */
    private final Map<String, StoredTensor> rest;

    private Int8Weights(ModelSpec spec, DType dtype, List<Weight> weights, Map<String, StoredTensor> rest) {
        this.spec = spec;
        this.dtype = dtype;
        this.weights = List.copyOf(weights);
        this.rest = rest;
    }

    /**
     * Quantizes the weights of a model, which stays as it is.
     *
     * <p>A channel of zeros has the scale 1. A channel whose largest weight is so small (below 1.5e-36) that {@code 1 / scale}
     * would not be a float has the smallest normal float as its scale.
     *
     * @throws ReptorchException where a weight is NaN or infinite, or so large that its scale is no float32; it names the layer
     */
    public static Int8Weights of(Model model) {
        var rest = new LinkedHashMap<>(model.stateDict());
        var weights = new ArrayList<Weight>();
        for (String layer : quantizable(model.spec().root(), "")) {
            weights.add(quantized(layer, rest.remove(ModelSpec.join(layer, WEIGHT))));
        }
        return new Int8Weights(model.spec(), model.dtype(), weights, rest);
    }

    /** Returns the quantized weights, one per convolution and linear layer, in the model's order. */
    public List<Weight> weights() {
        return weights;
    }

    /**
     * Returns the weight of a layer.
     *
     * @throws IllegalArgumentException where the model has no convolution or linear layer of this path
     */
    public Weight weight(String layer) {
        return weights.stream().filter(weight -> weight.layer().equals(layer)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(spec.name() + " has no weight in INT8 for '" + layer + "'; it has "
                        + weights.stream().map(Weight::layer).toList()));
    }

    /** Returns how many bytes the weights take in INT8 with their scales; what stays in floating point does not count. */
    public long bytes() {
        return weights.stream().mapToLong(Weight::bytes).sum();
    }

    /**
     * Builds the model, of its old dtype, whose weights have gone through INT8: it computes with the accuracy of INT8 weights,
     * in floating point and at floating point's speed.
     *
     * @return in evaluation mode; the caller closes it
     */
    public Model dequantized() {
        var state = new LinkedHashMap<>(rest);
        weights.forEach(weight -> state.put(ModelSpec.join(weight.layer(), WEIGHT), weight.dequantized()));
        return Model.of(spec, dtype, state).eval();
    }

    /** Returns the paths of the layers whose weights are quantized, in order. */
    private static List<String> quantizable(Layer layer, String path) {
        return switch (layer) {
            case Layer.Conv2d conv -> List.of(path);
            case Layer.Linear linear -> List.of(path);
            case Layer.BatchNorm2d norm -> List.of();
            case Layer.BatchNormPad padded -> List.of();
            case Layer.Scale scale -> List.of();
            case Layer.Plain plain -> List.of();
            case Activation activation -> List.of();
            case Layer.LeakyRelu leaky -> List.of();
            case Pooling pooling -> List.of();
            case Layer.Dropout dropout -> List.of();
            case Layer.StochasticDepth depth -> List.of();
            case Layer.Upsample upsample -> List.of();
            case CustomLayer custom -> List.of();
            case Layer.Sequence sequence -> quantizable(sequence.children(), path);
            case Layer.Sum sum -> quantizable(sum.children(), path);
            case Layer.Concat concat -> quantizable(concat.children(), path);
            case Layer.Gate gate -> quantizable(gate.branch(), path);
        };
    }

    private static List<String> quantizable(List<Layer.Named> children, String path) {
        return children.stream().flatMap(child -> quantizable(child.layer(), ModelSpec.join(path, child.name())).stream()).toList();
    }

    private static Weight quantized(String layer, StoredTensor weight) {
        double[] floats = weight.toDoubleArray();
        boolean isDouble = weight.dtype() == DType.FLOAT64;
        var values = new byte[floats.length];
        var scales = new float[(int) weight.shape()[0]];
        int perChannel = floats.length / scales.length;
        double error = 0;
        double norm = 0;
        for (int c = 0; c < scales.length; c++) {
            int end = (c + 1) * perChannel;
            float scale = scale(layer, c, floats, c * perChannel, end);
            float inverse = 1 / scale;
            for (int i = c * perChannel; i < end; i++) {
                // PyTorch multiplies a float32 weight in float32; the exact product of two floats is a double.
                double quotient = isDouble ? floats[i] * inverse : (float) (floats[i] * inverse);
                values[i] = (byte) Math.clamp(Math.rint(quotient), -MOST, MOST);
                double difference = (double) values[i] * scale - floats[i];
                error += difference * difference;
                norm += floats[i] * floats[i];
            }
            scales[c] = scale;
        }
        return new Weight(layer, new StoredTensor(DType.INT8, weight.shape(), MemorySegment.ofArray(values)), StoredTensor.of(scales, scales.length),
                norm == 0 ? 0 : Math.sqrt(error / norm));
    }

    /** The scale of the channel that lies in [start, end). */
    private static float scale(String layer, int channel, double[] weight, int start, int end) {
        double largest = 0;
        for (int i = start; i < end; i++) {
            if (!Double.isFinite(weight[i])) {
                throw new ReptorchException(ModelSpec.join(layer, WEIGHT) + " holds " + weight[i] + " in output channel " + channel
                        + ", which no INT8 number stands for; quantize a checkpoint from before training diverged");
            }
            largest = Math.max(largest, Math.abs(weight[i]));
        }
        float scale = (float) (largest / MOST);
        if (Float.isInfinite(scale)) {
            throw new ReptorchException(ModelSpec.join(layer, WEIGHT) + " holds " + largest + " in output channel " + channel
                    + ", which needs a scale beyond float32; quantize a checkpoint from before training diverged");
        }
        return largest == 0 ? 1 : Math.max(scale, Float.MIN_NORMAL);
    }

    /** Returns a table: layer, shape, bytes and relative error, and the sum of the bytes below. */
    @Override
    public String toString() {
        int width = Math.max("total".length(), weights.stream().mapToInt(weight -> weight.layer().length()).max().orElse(0));
        String row = "%-" + width + "s  %-20s %12s  %s%n";
        var table = new StringBuilder(String.format(Locale.ROOT, row, "layer", "shape", "bytes", "relative error"));
        for (Weight weight : weights) {
            table.append(String.format(Locale.ROOT, row, weight.layer(), Arrays.toString(weight.values().shape()), weight.bytes(),
                    String.format(Locale.ROOT, "%.5f", weight.relativeError())));
        }
        table.append(String.format(Locale.ROOT, row, "total", "", bytes(), ""));
        return table.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }
}
