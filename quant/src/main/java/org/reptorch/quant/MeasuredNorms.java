package org.reptorch.quant;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.reptorch.nn.Model;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * Batch norms that are put behind convolutions of a trained network and change nothing: mean and variance of what the convolutions give, as running
 * statistics and as shift and factor (RepVGG's code for quantization-aware training).
 *
 * @param graph   the network's operations
 * @param norms   by the path of their convolution
 * @param layers  those convolutions behind which a norm is put
 * @param trained has the convolutions' numbers
 */
record MeasuredNorms(Graph graph, Map<String, BatchNormFolding.Pair> norms, Set<String> layers, Model trained) {

    /** Sums over images and pixels, channel by channel. */
    private static final class Sums {

        private final double[] numbers;
        private final double[] squares;
        private double count;

        Sums(int channels) {
            numbers = new double[channels];
            squares = new double[channels];
        }

        void add(Tensor result) {
            double[] more = result.sum(new long[] {0, 2, 3}).toDoubleArray();
            double[] moreSquares = result.mul(result).sum(new long[] {0, 2, 3}).toDoubleArray();
            for (int c = 0; c < more.length; c++) {
                numbers[c] += more[c];
                squares[c] += moreSquares[c];
            }
            count += (double) result.elements() / more.length;
        }
    }

    /**
     * Measures.
     *
     * @param real computes the network in floating point
     * @return the norms' tensors by name
     */
    Map<String, StoredTensor> measured(Engine real, CalibrationData data) {
        var sums = new HashMap<String, Sums>();
        var live = new Tensor[graph.nodes().size()];
        data.forEach(images -> {
            try (Scope scope = Scope.open()) {
                real.run(images, (node, value) -> {
                    live[node] = value;
                    if (graph.nodes().get(node).operation() instanceof Operation.Convolution conv && layers.contains(conv.path())) {
                        Tensor input = live[graph.nodes().get(node).inputs().getFirst()];
                        try (Scope inner = Scope.open()) {
                            sums.computeIfAbsent(conv.path(), path -> new Sums(conv.layer().out())).add(result(conv, input));
                        }
                    }
                });
            }
        });
        var state = new HashMap<String, StoredTensor>();
        sums.forEach((path, sum) -> put(norms.get(path), sum, state));
        return state;
    }

    /** What a convolution gives before its sum and its activation. */
    private Tensor result(Operation.Convolution conv, Tensor input) {
        Tensor weight = trained.parameter(Operation.tensor(conv.path(), "weight")).detach();
        Tensor bias = trained.parameter(Operation.tensor(conv.path(), "bias")).detach();
        return PostTrainingQuantization.linear(conv, input, weight).add(bias.view(1, conv.layer().out(), 1, 1)).to(DType.FLOAT64);
    }

    private static void put(BatchNormFolding.Pair norm, Sums sums, Map<String, StoredTensor> state) {
        int channels = sums.numbers.length;
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        double[] deviation = new double[channels];
        for (int c = 0; c < channels; c++) {
            mean[c] = sums.numbers[c] / sums.count;
            variance[c] = Math.max(0, sums.squares[c] / sums.count - mean[c] * mean[c]);
            deviation[c] = Math.sqrt(variance[c] + norm.description().eps());
        }
        state.put(norm.norm("running_mean"), StoredTensor.of(mean, channels));
        state.put(norm.norm("running_var"), StoredTensor.of(variance, channels));
        state.put(norm.norm("weight"), StoredTensor.of(deviation, channels));
        state.put(norm.norm("bias"), StoredTensor.of(mean, channels));
    }
}
