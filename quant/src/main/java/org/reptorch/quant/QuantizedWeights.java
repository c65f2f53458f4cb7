package org.reptorch.quant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.StoredTensor;

/**
 * The weights of all convolutions and linear layers of a model in eight bits: symmetric, one scale per output channel, or by another {@link WeightScheme}.
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
public final class QuantizedWeights {

    private static final String WEIGHT = "weight";

    private final ModelSpec spec;
    private final DType dtype;
    private final List<QuantizedWeight> weights;
    /** Every tensor that is no quantized weight. */
    private final Map<String, StoredTensor> rest;

    private QuantizedWeights(ModelSpec spec, DType dtype, List<QuantizedWeight> weights, Map<String, StoredTensor> rest) {
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
    public static QuantizedWeights of(Model model) {
        return of(model, WeightScheme.INT8);
    }

    /** Quantizes the weights of a model as {@link #of(Model)}, by another scheme. */
    public static QuantizedWeights of(Model model, WeightScheme scheme) {
        var rest = new LinkedHashMap<>(model.stateDict());
        var weights = new ArrayList<QuantizedWeight>();
        model.spec().layers().forEach((path, layer) -> {
            if (layer instanceof Layer.Conv2d || layer instanceof Layer.Linear) {
                weights.add(QuantizedWeight.of(path, rest.remove(ModelSpec.join(path, WEIGHT)), scheme));
            }
        });
        return new QuantizedWeights(model.spec(), model.dtype(), weights, rest);
    }

    /** Returns the quantized weights, one per convolution and linear layer, in the model's order. */
    public List<QuantizedWeight> weights() {
        return weights;
    }

    /**
     * Returns the weight of a layer.
     *
     * @throws IllegalArgumentException where the model has no convolution or linear layer of this path
     */
    public QuantizedWeight weight(String layer) {
        return weights.stream().filter(weight -> weight.layer().equals(layer)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(spec.name() + " has no weight in INT8 for '" + layer + "'; it has "
                        + weights.stream().map(QuantizedWeight::layer).toList()));
    }

    /** Returns how many bytes the weights take in INT8 with their scales; what stays in floating point does not count. */
    public long bytes() {
        return weights.stream().mapToLong(QuantizedWeight::bytes).sum();
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

    /** Returns a table: layer, shape, bytes and relative error, and the sum of the bytes below. */
    @Override
    public String toString() {
        int width = Math.max("total".length(), weights.stream().mapToInt(weight -> weight.layer().length()).max().orElse(0));
        String row = "%-" + width + "s  %-20s %12s  %s%n";
        var table = new StringBuilder(String.format(Locale.ROOT, row, "layer", "shape", "bytes", "relative error"));
        for (QuantizedWeight weight : weights) {
            table.append(String.format(Locale.ROOT, row, weight.layer(), Arrays.toString(weight.values().shape()), weight.bytes(),
                    String.format(Locale.ROOT, "%.5f", weight.relativeError())));
        }
        table.append(String.format(Locale.ROOT, row, "total", "", bytes(), ""));
        return table.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }
}
