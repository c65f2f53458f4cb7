package org.reptorch.quant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.reptorch.nn.Activation;
import org.reptorch.nn.CustomLayer;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Pooling;
import org.reptorch.torch.io.StoredTensor;

/**
 * Batch norms made part of the convolution or linear layer directly in front of them; what is computed in evaluation stays.
 *
 * <p>A layer {@code W x + b} followed by a norm with factor gamma, shift beta, running mean and variance becomes, for every
 * output channel c,
 *
 * <pre>{@code
 * W'_c = W_c * gamma_c / sqrt(var_c + eps)
 * b'_c = beta_c + (b_c - mean_c) * gamma_c / sqrt(var_c + eps)
 * }</pre>
 *
 * <p>(Jacob et al., CVPR 2018, section 3.2 and equation 14; {@code torch.nn.utils.fuse_conv_bn_eval}). The layer keeps its
 * name and gets a bias; the norm disappears, and with it a group that held nothing else. What counts is what is computed, not
 * how it is grouped: the two may stand in different nested sequences. Every branch of a sum is folded for itself.
 *
 * <p>A norm stays where no such layer is directly in front of it: at the start of a branch (RepVGG's identity), behind a
 * sum (the CSLA block), an activation or a scale. A norm behind a linear layer expects N x features.
 */
public final class BatchNormFolding {

    /** A norm and the layer that it becomes part of. */
    record Pair(String layer, String norm, Layer.BatchNorm2d description) {

        String layer(String parameter) {
            return ModelSpec.join(layer, parameter);
        }

        String norm(String parameter) {
            return ModelSpec.join(norm, parameter);
        }
    }

    private final ModelSpec spec;
    private final List<Pair> pairs = new ArrayList<>();
    private final Set<String> layers;
    private final Set<String> norms;

    private BatchNormFolding(ModelSpec spec) {
        this.spec = spec;
        follow(spec.root(), "", null);
        layers = pairs.stream().map(Pair::layer).collect(Collectors.toSet());
        norms = pairs.stream().map(Pair::norm).collect(Collectors.toSet());
    }

    /** Lists the norms that can be folded, each with the layer that it becomes part of. */
    static List<Pair> pairs(ModelSpec spec) {
        return List.copyOf(new BatchNormFolding(spec).pairs);
    }

    /**
     * Describes the network without the norms that can be folded; the same description where there are none.
     */
    public static ModelSpec fold(ModelSpec spec) {
        return new BatchNormFolding(spec).folded();
    }

    /**
     * Builds the folded network with the numbers of a trained one: computed in float64, rounded once to the model's dtype.
     *
     * <p>The result computes what the given model computes in evaluation mode. It shares no tensor with it and draws no random
     * numbers.
     *
     * @param model stays as it is; its running statistics should have seen data
     * @return in evaluation mode; the caller closes it
     */
    public static Model fold(Model model) {
        var folding = new BatchNormFolding(model.spec());
        var state = new LinkedHashMap<>(model.stateDict());
        folding.pairs.forEach(pair -> fold(pair, state));
        return Model.of(folding.folded(), model.device(), model.dtype(), state).eval();
    }

    // ------------------------------------------------------------------------------------------ the description

    /**
     * Collects the pairs inside a layer.
     *
     * @param before the path of what computes the layer's input, where that is a layer that can be folded into and nobody else reads it
     * @return the same for the layer's output; null for none
     */
    private String follow(Layer layer, String path, String before) {
        return switch (layer) {
            case Layer.Conv2d conv -> path;
            case Layer.Linear linear -> path;
            case Layer.BatchNorm2d norm -> {
                if (before != null) {
                    pairs.add(new Pair(before, path, norm));
                }
                yield before;
            }
            // Its norm also makes the margin.
            case Layer.BatchNormPad padded -> null;
            case Layer.Scale scale -> null;
            case Layer.Plain plain -> switch (plain) {
                case IDENTITY -> before;
                case FLATTEN, UNFLATTEN -> null;
            };
            case Activation activation -> null;
            case Layer.LeakyRelu leaky -> null;
            case Pooling pooling -> null;
            case Layer.Dropout dropout -> null;
            case Layer.StochasticDepth depth -> null;
            case Layer.Upsample upsample -> null;
            case CustomLayer custom -> null;
            case Layer.Sequence sequence -> {
                String last = before;
                for (Layer.Named child : sequence.children()) {
                    last = follow(child.layer(), ModelSpec.join(path, child.name()), last);
                }
                yield last;
            }
            case Layer.Sum sum -> {
                // A single branch is the sum; several read the same input and are added up.
                boolean single = sum.children().size() == 1;
                String last = null;
                for (Layer.Named child : sum.children()) {
                    last = follow(child.layer(), ModelSpec.join(path, child.name()), single ? before : null);
                }
                yield single ? last : null;
            }
            case Layer.Concat concat -> {
                boolean single = concat.children().size() == 1;
                String last = null;
                for (Layer.Named child : concat.children()) {
                    last = follow(child.layer(), ModelSpec.join(path, child.name()), single ? before : null);
                }
                yield single ? last : null;
            }
            case Layer.Gate gate -> {
                follow(gate.branch(), path, null);
                yield null;
            }
        };
    }

    private ModelSpec folded() {
        return pairs.isEmpty() ? spec : new ModelSpec(spec.name(), folded(spec.root(), ""), spec.classes());
    }

    /** Returns what is left of a layer; null for nothing. */
    private Layer folded(Layer layer, String path) {
        return switch (layer) {
            case Layer.Conv2d conv -> layers.contains(path) ? conv.bias(true) : conv;
            case Layer.Linear linear -> layers.contains(path) ? new Layer.Linear(linear.in(), linear.out(), true) : linear;
            case Layer.BatchNorm2d norm -> norms.contains(path) ? null : norm;
            case Layer.BatchNormPad padded -> padded;
            case Layer.Scale scale -> scale;
            case Layer.Plain plain -> plain;
            case Activation activation -> activation;
            case Layer.LeakyRelu leaky -> leaky;
            case Pooling pooling -> pooling;
            case Layer.Dropout dropout -> dropout;
            case Layer.StochasticDepth depth -> depth;
            case Layer.Upsample upsample -> upsample;
            case CustomLayer custom -> custom;
            case Layer.Sequence sequence -> {
                List<Layer.Named> left = folded(sequence.children(), path);
                yield left.isEmpty() && !sequence.children().isEmpty() ? null : new Layer.Sequence(left);
            }
            case Layer.Sum sum -> {
                List<Layer.Named> left = folded(sum.children(), path);
                yield left.isEmpty() ? null : new Layer.Sum(left);
            }
            case Layer.Concat concat -> {
                List<Layer.Named> left = folded(concat.children(), path);
                yield left.isEmpty() ? null : new Layer.Concat(left);
            }
            case Layer.Gate gate -> new Layer.Gate(folded(gate.branch(), path));
        };
    }

    private List<Layer.Named> folded(List<Layer.Named> children, String path) {
        var left = new ArrayList<Layer.Named>();
        for (Layer.Named child : children) {
            Layer layer = folded(child.layer(), ModelSpec.join(path, child.name()));
            if (layer != null) {
                left.add(new Layer.Named(child.name(), layer));
            }
        }
        return left;
    }

    // ------------------------------------------------------------------------------------------ the numbers

    /** Replaces the layer's weight and bias and takes the norm's tensors out. */
    private static void fold(Pair pair, Map<String, StoredTensor> state) {
        StoredTensor stored = state.get(pair.layer("weight"));
        StoredTensor storedBias = state.get(pair.layer("bias"));
        double[] gamma = state.get(pair.norm("weight")).toDoubleArray();
        double[] beta = state.get(pair.norm("bias")).toDoubleArray();
        double[] mean = state.get(pair.norm("running_mean")).toDoubleArray();
        double[] variance = state.get(pair.norm("running_var")).toDoubleArray();
        double[] weight = stored.toDoubleArray();
        double[] bias = storedBias == null ? new double[gamma.length] : storedBias.toDoubleArray();
        int perChannel = weight.length / gamma.length;
        for (int c = 0; c < gamma.length; c++) {
            double factor = gamma[c] / Math.sqrt(variance[c] + pair.description().eps());
            for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
                weight[i] *= factor;
            }
            bias[c] = beta[c] + (bias[c] - mean[c]) * factor;
        }
        state.put(pair.layer("weight"), StoredTensor.of(weight, stored.shape()));
        state.put(pair.layer("bias"), StoredTensor.of(bias, bias.length));
        pair.description().parameters().forEach(parameter -> state.remove(pair.norm(parameter.name())));
    }
}
