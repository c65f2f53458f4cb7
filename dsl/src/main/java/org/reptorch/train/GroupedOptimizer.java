package org.reptorch.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/** An {@link UpdateRule} at work on groups of parameters, without a prior; what differs is how a group's update is computed. */
abstract sealed class GroupedOptimizer implements Optimizer permits Sgd, Adam, RmsProp, ReferenceOptimizer {

    /**
     * One parameter that has a gradient.
     *
     * @param path      its name
     * @param parameter is changed
     * @param gradient  is only read
     */
    record Slot(String path, Tensor parameter, Tensor gradient) {
    }

    private final UpdateRule rule;
    private final List<ParameterGroup> groups;
    private final OptimizerState state;

    GroupedOptimizer(UpdateRule rule, List<ParameterGroup> groups) {
        this(rule, groups, new OptimizerState(rule));
    }

    GroupedOptimizer(UpdateRule rule, List<ParameterGroup> groups, OptimizerState state) {
        this.rule = rule;
        this.groups = List.copyOf(groups);
        this.state = state;
    }

    @Override
    public final void step(double learningRate) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            for (ParameterGroup group : groups) {
                var slots = new ArrayList<Slot>();
                group.parameters().forEach((path, parameter) -> {
                    Tensor gradient = parameter.grad();
                    if (gradient != null) {
                        slots.add(new Slot(path, parameter, gradient));
                    }
                });
                if (!slots.isEmpty()) {
                    update(slots, learningRate * group.learningRateScale(), group.weightDecay());
                }
            }
        }
    }

    /** Updates parameters of one group; gradients are not recorded, and a scope is open. */
    abstract void update(List<Slot> slots, double learningRate, double weightDecay);

    final boolean isFirst(Slot slot) {
        return !state.has(slot.path());
    }

    /** Returns a parameter's tensor of the state, which is zero at its first step. */
    final Tensor state(Slot slot, String name) {
        if (isFirst(slot)) {
            state.create(slot.path(), slot.parameter());
        }
        return state.lying(slot.path(), name, slot.parameter());
    }

    final List<Tensor> states(List<Slot> slots, String name) {
        return slots.stream().map(slot -> state(slot, name)).toList();
    }

    static List<Tensor> parameters(List<Slot> slots) {
        return slots.stream().map(Slot::parameter).toList();
    }

    static List<Tensor> gradients(List<Slot> slots) {
        return slots.stream().map(Slot::gradient).toList();
    }

    /**
     * Returns the gradients for a fused kernel, which goes through the memory of parameter and gradient side by side and does not look
     * at strides. Autograd's gradients lie as their parameter does; one that somebody else made, with {@code setGrad}, need not.
     */
    static List<Tensor> gradientsInTheOrderOfParameters(List<Slot> slots) {
        return slots.stream().map(slot -> OptimizerState.liesAs(slot.parameter(), slot.gradient()) ? slot.gradient()
                : slot.parameter().detach().emptyLike().copy_(slot.gradient())).toList();
    }

    @Override
    public final Map<String, StoredTensor> state() {
        return state.state();
    }

    @Override
    public final void load(Map<String, StoredTensor> saved) {
        var all = new LinkedHashMap<String, Tensor>();
        groups.forEach(group -> all.putAll(group.parameters()));
        state.load(saved, all);
    }

    @Override
    public String describe() {
        String name = switch (rule) {
            case SgdRule sgd -> "SGD";
            case AdamRule adam -> adam.decoupled() ? "AdamW" : "Adam";
            case RmsPropRule rmsProp -> "RMSprop";
            case AdafactorRule adafactor -> "Adafactor";
        };
        return name + " " + rule;
    }

    @Override
    public final String toString() {
        return describe();
    }

    @Override
    public final void close() {
        state.close();
    }
}
