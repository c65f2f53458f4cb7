package org.reptorch.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.reptorch.nn.Model;
import org.reptorch.torch.Tensor;

/**
 * Parameters that share a weight decay and a learning rate.
 *
 * @param parameters        by path, in order; owned by the model
 * @param weightDecay       what the rule does with it is the rule's
 * @param learningRateScale what the step's learning rate is multiplied by for them
 */
public record ParameterGroup(Map<String, Tensor> parameters, double weightDecay, double learningRateScale) {

    /** Keeps the order; refuses a decay or a scale that is negative. */
    public ParameterGroup {
        if (!(weightDecay >= 0) || !(learningRateScale >= 0)) {
            throw new IllegalArgumentException("weight decay and learning-rate scale of a group must not be negative, they are " + weightDecay + " and "
                    + learningRateScale);
        }
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Makes a group that has the step's learning rate. */
    public ParameterGroup(Map<String, Tensor> parameters, double weightDecay) {
        this(parameters, weightDecay, 1);
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

    /** Puts all trainable parameters of a model into one group, vectors and biases too, as DyRep's CIFAR recipe does ({@code opt_no_filter}). */
    public static List<ParameterGroup> whole(Model model, double weightDecay) {
        return List.of(new ParameterGroup(model.trainable(), weightDecay));
    }

    /**
     * Gives some parameters another learning rate, as a new classifier on a trained backbone wants: every group is divided into those and the others.
     *
     * @param groups those of {@link #of} or {@link #whole}
     * @param which  are told by their path
     * @param scale  what their group's learning-rate scale is multiplied by
     * @return groups without empty ones, in order
     */
    public static List<ParameterGroup> scaled(List<ParameterGroup> groups, Predicate<String> which, double scale) {
        var all = new ArrayList<ParameterGroup>();
        for (ParameterGroup group : groups) {
            var those = new LinkedHashMap<>(group.parameters());
            those.keySet().removeIf(which.negate());
            var others = new LinkedHashMap<>(group.parameters());
            others.keySet().removeIf(which);
            all.add(new ParameterGroup(others, group.weightDecay(), group.learningRateScale()));
            all.add(new ParameterGroup(those, group.weightDecay(), group.learningRateScale() * scale));
        }
        return all.stream().filter(group -> !group.parameters().isEmpty()).toList();
    }

    private static boolean decays(String name, Tensor tensor) {
        return name.contains("identity.weight") || !(tensor.dimensions() == 1 || name.endsWith(".bias"));
    }
}
