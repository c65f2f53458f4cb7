package org.reptorch.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Model;
import org.reptorch.torch.Tensor;

/**
 * Parameters that share a weight decay.
 *
 * @param parameters  by path, in order; owned by the model
 * @param weightDecay the factor of w in the gradient
 */
public record ParameterGroup(Map<String, Tensor> parameters, double weightDecay) {

    /** Keeps the order. */
    public ParameterGroup {
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Splits a model's trainable parameters as RepOptimizers' published training script does ({@code set_weight_decay}):
     * vectors and biases are not decayed, identity scales are, everything else is.
     *
     * <p>The identity scale must decay for the equivalence: its Grad Mult of 1 stands for a decayed scale.
     */
    public static List<ParameterGroup> of(Model model, double weightDecay) {
        var decayed = new LinkedHashMap<String, Tensor>();
        var free = new LinkedHashMap<String, Tensor>();
        model.trainable().forEach((name, tensor) -> (decays(name, tensor) ? decayed : free).put(name, tensor));
        return List.of(new ParameterGroup(decayed, weightDecay), new ParameterGroup(free, 0));
    }

    private static boolean decays(String name, Tensor tensor) {
        return name.contains("identity.weight") || !(tensor.dimensions() == 1 || name.endsWith(".bias"));
    }
}
