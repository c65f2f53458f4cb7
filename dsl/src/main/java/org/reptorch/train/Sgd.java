package org.reptorch.train;

import java.util.List;

import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;

/** Plain SGD by libtorch's fused kernel ({@code torch.optim.SGD(fused=True)}): the baseline without a prior. */
public final class Sgd extends GroupedOptimizer {

    private final SgdRule rule;

    /** Prepares updates of the groups' parameters, which stay the model's. */
    public Sgd(SgdRule rule, List<ParameterGroup> groups) {
        super(rule, groups);
        this.rule = rule;
    }

    /** The kernel treats all parameters of a call alike, so those at their first step, whose momentum has no value yet, have a call of their own. */
    @Override
    void update(List<Slot> slots, double learningRate, double weightDecay) {
        boolean withMomentum = rule.momentum() != 0;
        List<Slot> first = slots.stream().filter(slot -> withMomentum && isFirst(slot)).toList();
        List<Slot> later = slots.stream().filter(slot -> !withMomentum || !isFirst(slot)).toList();
        update(later, false, learningRate, weightDecay);
        update(first, true, learningRate, weightDecay);
    }

    private void update(List<Slot> slots, boolean first, double learningRate, double weightDecay) {
        if (slots.isEmpty()) {
            return;
        }
        List<Tensor> momenta = rule.momentum() == 0 ? List.of() : states(slots, SgdRule.MOMENTUM);
        Ops.fusedSgd_(parameters(slots), gradientsInTheOrderOfParameters(slots), momenta, weightDecay, rule.momentum(), learningRate, rule.dampening(),
                rule.nesterov(), rule.maximize(), first);
    }
}
