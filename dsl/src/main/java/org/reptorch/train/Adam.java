package org.reptorch.train;

import java.util.List;

import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;

/** Adam and AdamW by libtorch's fused kernels ({@code torch.optim.AdamW(fused=True)}). */
public final class Adam extends GroupedOptimizer {

    private final AdamRule rule;

    /** Prepares updates of the groups' parameters, which stay the model's. */
    public Adam(AdamRule rule, List<ParameterGroup> groups) {
        super(rule, groups, OptimizerState.countingOnDevice(rule));
        this.rule = rule;
    }

    @Override
    void update(List<Slot> slots, double learningRate, double weightDecay) {
        List<Tensor> steps = states(slots, "step");
        List<Tensor> largest = rule.amsgrad() ? states(slots, "max_exp_avg_sq") : List.of();
        Ops.foreachAdd_(steps, 1);
        if (rule.decoupled()) {
            Ops.fusedAdamw_(parameters(slots), gradientsInTheOrderOfParameters(slots), states(slots, "exp_avg"), states(slots, "exp_avg_sq"), largest, steps,
                    learningRate, rule.beta1(), rule.beta2(), weightDecay, rule.eps(), rule.amsgrad(), rule.maximize());
        } else {
            Ops.fusedAdam_(parameters(slots), gradientsInTheOrderOfParameters(slots), states(slots, "exp_avg"), states(slots, "exp_avg_sq"), largest, steps,
                    learningRate, rule.beta1(), rule.beta2(), weightDecay, rule.eps(), rule.amsgrad(), rule.maximize());
        }
    }
}
