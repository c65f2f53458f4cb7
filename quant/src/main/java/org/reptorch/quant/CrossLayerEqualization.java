package org.reptorch.quant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Activation;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Pooling;
import org.reptorch.nn.Size;
import org.reptorch.torch.io.StoredTensor;

/**
 * Moves factors between two layers in a row so that every channel of both has weights of the same range; what is computed stays.
 *
 * <pre>{@code
 * r1_c = max|W1_c|   r2_c = max|W2[:, c]|   s_c = sqrt(r1_c / r2_c)
 * W1_c /= s_c        b1_c /= s_c            W2[:, c] *= s_c
 * }</pre>
 *
 * <p>(Nagel et al., ICCV 2019, section 4.1, equations 7 to 11.) It holds where nothing but a ReLU and pooling stand between the two and nobody else reads
 * the first, and is repeated until nothing moves. Channels of zeros stay.
 */
final class CrossLayerEqualization {

    private static final int MOST_ROUNDS = 20;
    private static final double STILL = 1e-3;

    private CrossLayerEqualization() {
    }

    /** A convolution and the layer that reads it. */
    private record Pair(Operation.Convolution first, Operation second) {
    }

    /** Replaces weights and biases of a folded network. */
    static void apply(Graph graph, Map<String, StoredTensor> state) {
        List<Pair> pairs = pairs(graph);
        var arrays = new HashMap<String, double[]>();
        for (Pair pair : pairs) {
            for (String path : List.of(pair.first().path(), pair.second().weightPath().orElseThrow())) {
                for (String name : List.of(Operation.tensor(path, "weight"), Operation.tensor(path, "bias"))) {
                    if (state.containsKey(name)) {
                        arrays.computeIfAbsent(name, ignored -> state.get(name).toDoubleArray());
                    }
                }
            }
        }
        double moved = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS && moved > STILL; round++) {
            moved = 0;
            for (Pair pair : pairs) {
                moved = Math.max(moved, equalize(pair, arrays));
            }
        }
        arrays.forEach((name, values) -> state.put(name, StoredTensor.of(values, state.get(name).shape())));
    }

    private static List<Pair> pairs(Graph graph) {
        var pairs = new ArrayList<Pair>();
        for (Graph.Node node : graph.nodes()) {
            boolean takes = switch (node.operation()) {
                case Operation.Convolution conv -> conv.layer().groups() == 1 || isDepthwise(conv.layer());
                case Operation.Dense dense -> true;
                default -> false;
            };
            if (takes) {
                int before = node.inputs().getFirst();
                while (graph.readers(before).size() == 1 && graph.nodes().get(before).operation() instanceof Operation.Single single && keepsFactors(graph, before, single)) {
                    before = graph.nodes().get(before).inputs().getFirst();
                }
                if (graph.readers(before).size() == 1 && graph.nodes().get(before).operation() instanceof Operation.Convolution first && !first.sum()
                        && (first.activation() == null || first.activation() == Activation.RELU)) {
                    pairs.add(new Pair(first, node.operation()));
                }
            }
        }
        return pairs;
    }

    /** Tells whether a positive factor per channel goes through: f(s x) = s f(x), channel by channel. */
    private static boolean keepsFactors(Graph graph, int node, Operation.Single single) {
        return switch (single.layer()) {
            case Pooling pooling -> true;
            case Layer.LeakyRelu leaky -> true;
            case Activation activation -> activation == Activation.RELU;
            case Layer.Plain plain -> plain == Layer.Plain.FLATTEN
                    && graph.nodes().get(graph.nodes().get(node).inputs().getFirst()).operation() instanceof Operation.Single pool && makesOnePixel(pool.layer());
            default -> false;
        };
    }

    private static boolean makesOnePixel(Layer layer) {
        return layer instanceof Pooling.AdaptiveAverage average && average.output().equals(Size.of(1))
                || layer instanceof Pooling.AdaptiveMax most && most.output().equals(Size.of(1));
    }

    private static boolean isDepthwise(Layer.Conv2d layer) {
        return layer.groups() == layer.in() && layer.out() == layer.in();
    }

    /** Returns by how much a factor was away from 1 at most. */
    private static double equalize(Pair pair, Map<String, double[]> arrays) {
        double[] first = arrays.get(Operation.tensor(pair.first().path(), "weight"));
        double[] bias = arrays.get(Operation.tensor(pair.first().path(), "bias"));
        double[] second = arrays.get(Operation.tensor(pair.second().weightPath().orElseThrow(), "weight"));
        int channels = pair.first().layer().out();
        boolean depthwise = pair.second() instanceof Operation.Convolution conv && conv.layer().groups() > 1;
        int perFirst = first.length / channels;
        // How many numbers of the second lie side by side for one input channel, and how many input channels a row has.
        int window = switch (pair.second()) {
            case Operation.Convolution conv -> conv.layer().kernel().height() * conv.layer().kernel().width();
            default -> 1;
        };
        double most = 0;
        var reach = new double[channels];
        for (int i = 0; i < second.length; i++) {
            int channel = depthwise ? i / window : i / window % channels;
            reach[channel] = Math.max(reach[channel], Math.abs(second[i]));
        }
        var factors = new double[channels];
        for (int c = 0; c < channels; c++) {
            double range = 0;
            for (int i = c * perFirst; i < (c + 1) * perFirst; i++) {
                range = Math.max(range, Math.abs(first[i]));
            }
            double factor = Math.sqrt(range / reach[c]);
            factors[c] = factor > 0 && Double.isFinite(factor) ? factor : 1;
            most = Math.max(most, Math.abs(factors[c] - 1));
            for (int i = c * perFirst; i < (c + 1) * perFirst; i++) {
                first[i] /= factors[c];
            }
            if (bias != null) {
                bias[c] /= factors[c];
            }
        }
        for (int i = 0; i < second.length; i++) {
            second[i] *= factors[depthwise ? i / window : i / window % channels];
        }
        return most;
    }
}
