package org.reptorch.reparam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.reptorch.torch.Autograd;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * How much some weights have contributed to the loss since it was made: the running mean of a {@link Metric} over the updates.
 *
 * <p>It knows weights and gradients, and nothing of what they belong to. Sums stay on the device, one float64 number for each weight, and are read when
 * somebody asks for the scores: a step waits for nothing.
 */
public final class Saliency implements AutoCloseable {

    private static final String COUNT = ".count";

    private final Metric metric;
    private final List<String> names;
    private final Map<Metric, Mean> means = new EnumMap<>(Metric.class);

    /** A sum of vectors, and of how many. */
    private static final class Mean {
        private Tensor sum;
        private long count;

        Mean(Tensor sum, long count) {
            this.sum = sum;
            this.count = count;
        }
    }

    /** Starts without a record; names are those of the weights, in the order in which they come. */
    public Saliency(Metric metric, List<String> names) {
        this.metric = metric;
        this.names = List.copyOf(names);
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            metric.recorded().forEach(each -> means.put(each, new Mean(scope.release(Tensor.zeros(DType.FLOAT64, names.size())), 0)));
        }
    }

    /** Returns what is scored. */
    public List<String> names() {
        return names;
    }

    /** Tells whether {@link #record(List, List, Tensor)} has to see every loss. */
    public boolean wantsLoss() {
        return means.containsKey(Metric.GRASP) && !names.isEmpty();
    }

    /** Takes the gradients of an update in, those of all its batches together. */
    public void record(List<Tensor> weights) {
        if (names.isEmpty()) {
            return;
        }
        for (Metric each : List.of(Metric.SYNFLOW, Metric.SNIP, Metric.GRAD_NORM)) {
            if (means.containsKey(each)) {
                try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                    add(each, weights.stream().map(weight -> score(each, weight, weight.grad())).toList());
                }
            }
        }
    }

    private static Tensor score(Metric metric, Tensor weight, Tensor gradient) {
        if (gradient == null) {
            return zero(weight); // it had no part in the loss
        }
        return switch (metric) {
            case SYNFLOW -> gradient.mul(weight).sum(DType.FLOAT64);
            case SNIP -> gradient.mul(weight).abs().sum(DType.FLOAT64);
            case GRAD_NORM -> gradient.mul(gradient).sum(DType.FLOAT64).sqrt();
            case GRASP, RANDOM, VOTE -> throw new IllegalStateException(metric + " is no function of one gradient");
        };
    }

    /**
     * Takes the loss of a batch in, before its backward pass, and keeps its graph.
     *
     * @param weights what is scored
     * @param all     what the Hessian is of: the weights and whatever trains beside them
     * @param loss    one number
     */
    public void record(List<Tensor> weights, List<Tensor> all, Tensor loss) {
        try (var scope = Scope.open()) {
            List<Tensor> gradients = Autograd.of(loss).createGraph().allowUnused().grad(all);
            var products = new ArrayList<Tensor>();
            for (Tensor gradient : gradients) {
                if (gradient != null) {
                    products.add(gradient.mul(gradient.detach()).sum());
                }
            }
            // The gradient of <g, constant g> is H g.
            List<Tensor> moved = Autograd.of(Ops.stack(products).sum()).retainGraph().allowUnused().grad(weights);
            try (var noGrad = NoGrad.open()) {
                add(Metric.GRASP, IntStream.range(0, weights.size()).mapToObj(i -> moved.get(i) == null ? zero(weights.get(i))
                        : moved.get(i).mul(weights.get(i)).sum(DType.FLOAT64).neg()).toList());
            }
        }
    }

    private void add(Metric each, List<Tensor> scores) {
        Mean mean = means.get(each);
        mean.sum = beside(scores.getFirst(), mean.sum);
        mean.sum.add_(Ops.stack(scores));
        mean.count++;
    }

    private static Tensor zero(Tensor weight) {
        return Ops.zeros(new long[0], DType.FLOAT64, weight.device());
    }

    /** Returns a sum on the device of what is added to it, which nobody knew when it was made. */
    private static Tensor beside(Tensor score, Tensor sum) {
        if (sum.device().equals(score.device())) {
            return sum;
        }
        try (var scope = Scope.open()) {
            Tensor moved = scope.release(sum.to(score));
            sum.close();
            return moved;
        }
    }

    /**
     * Reads the scores by name, in order.
     *
     * @param seed of those that are drawn
     */
    public Map<String, Double> scores(long seed) {
        return switch (metric) {
            case SYNFLOW, SNIP, GRAD_NORM, GRASP -> means(metric);
            case RANDOM -> {
                var random = new SplittableRandom(seed);
                var scores = new LinkedHashMap<String, Double>();
                names.forEach(name -> scores.put(name, random.nextDouble()));
                yield scores;
            }
            case VOTE -> votes(metric.recorded().stream().map(this::means).toList());
        };
    }

    private Map<String, Double> means(Metric each) {
        Mean mean = means.get(each);
        double[] sums = mean.sum.toStored().toDoubleArray();
        var scores = new LinkedHashMap<String, Double>();
        for (int i = 0; i < sums.length; i++) {
            scores.put(names.get(i), sums[i] / Math.max(1, mean.count));
        }
        return scores;
    }

    /** Returns how many of some rankings have a name first, plus the mean share of the others that it is before. */
    static Map<String, Double> votes(List<Map<String, Double>> rankings) {
        var votes = new LinkedHashMap<String, Double>();
        for (Map<String, Double> ranking : rankings) {
            List<String> order = ranking.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())).map(Map.Entry::getKey).toList();
            for (String name : ranking.keySet()) {
                int place = order.indexOf(name);
                double before = (order.size() - 1.0 - place) / (order.size() * rankings.size());
                votes.merge(name, (place == 0 ? 1 : 0) + before, Double::sum);
            }
        }
        return votes;
    }

    /** Returns a copy of what was recorded. */
    public Map<String, StoredTensor> state() {
        var state = new LinkedHashMap<String, StoredTensor>();
        means.forEach((each, mean) -> {
            state.put(key(each), mean.sum.toStored());
            state.put(key(each) + COUNT, StoredTensor.of(new long[] {mean.count}, 1));
        });
        return state;
    }

    /** Takes over what {@link #state} gave for the same weights. */
    public void load(Map<String, StoredTensor> state) {
        means.replaceAll((each, mean) -> {
            StoredTensor sum = state.get(key(each));
            StoredTensor count = state.get(key(each) + COUNT);
            if (sum == null || count == null || sum.shape().length != 1 || sum.shape()[0] != names.size()) {
                throw new ReptorchException("the record of " + key(each) + " is not there, or not of " + names.size()
                        + " weights; resume with the recipe that the checkpoint was made by");
            }
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                mean.sum.copy_(Tensor.of(sum));
            }
            mean.count = count.toLongArray()[0];
            return mean;
        });
    }

    private static String key(Metric each) {
        return each.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        means.values().forEach(mean -> mean.sum.close());
    }
}
