package org.reptorch.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Model;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * An exponential moving average of a model's weights, in a model of its own, which it owns:
 * {@code average = decay * average + (1 - decay) * weights} after every update.
 *
 * <p>As timm's {@code ModelEmaV2}, buffers are averaged like parameters, so that batch norms fit the averaged weights; what counts in whole
 * numbers is copied. The average lies on the model's device.
 */
public final class Ema implements AutoCloseable {

    private final double decay;
    private final Model average;

    /** Starts with the model's weights as they are. */
    public Ema(double decay, Model model) {
        this.decay = verified(decay);
        average = model.copy();
    }

    /** Goes on from an average of such models. */
    Ema(double decay, Model model, Map<String, StoredTensor> state) {
        this.decay = verified(decay);
        average = Model.of(model.spec(), model.device(), model.dtype(), state);
    }

    private static double verified(double decay) {
        Requirement.verify(decay > 0 && decay < 1, "emaDecay", decay, "above 0 and below 1");
        return decay;
    }

    /** Takes the model's weights in. */
    public void update(Model model) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            var averages = new ArrayList<Tensor>();
            var weights = new ArrayList<Tensor>();
            for (List<Map<String, Tensor>> pair : List.of(List.of(average.parameters(), model.parameters()), List.of(average.buffers(), model.buffers()))) {
                pair.get(0).forEach((path, mean) -> {
                    Tensor weight = pair.get(1).get(path);
                    if (mean.dtype().isFloatingPoint()) {
                        averages.add(mean);
                        weights.add(weight);
                    } else {
                        mean.copy_(weight);
                    }
                });
            }
            Ops.foreachMul_(averages, decay);
            Ops.foreachAdd_(averages, weights, 1 - decay);
        }
    }

    /** Returns the averaged model. */
    public Model model() {
        return average;
    }

    /** Returns a copy of the average: a {@code state_dict}. */
    public Map<String, StoredTensor> state() {
        return average.stateDict();
    }

    /** Takes over an average that {@link #state()} returned for the same model. */
    public void load(Map<String, StoredTensor> state) {
        average.load(state);
    }

    @Override
    public void close() {
        average.close();
    }
}
