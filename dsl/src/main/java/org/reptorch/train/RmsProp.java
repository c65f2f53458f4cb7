package org.reptorch.train;

import java.util.List;

import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;

/** RMSprop by libtorch's operators over lists of tensors ({@code torch.optim.RMSprop(foreach=True)}). */
public final class RmsProp extends GroupedOptimizer {

    private final RmsPropRule rule;

    /** Prepares updates of the groups' parameters, which stay the model's. */
    public RmsProp(RmsPropRule rule, List<ParameterGroup> groups) {
        super(rule, groups);
        this.rule = rule;
    }

    @Override
    void update(List<Slot> slots, double learningRate, double weightDecay) {
        List<Tensor> w = parameters(slots);
        List<Tensor> g = weightDecay == 0 ? gradients(slots) : Ops.foreachAdd(gradients(slots), w, weightDecay);
        Ops.foreachAdd_(states(slots, "step"), 1);
        List<Tensor> v = states(slots, "square_avg");
        Ops.foreachMul_(v, rule.alpha());
        Ops.foreachAddcmul_(v, g, g, 1 - rule.alpha());
        List<Tensor> divisor;
        if (rule.centered()) {
            List<Tensor> a = states(slots, "grad_avg");
            Ops.foreachLerp_(a, g, 1 - rule.alpha());
            divisor = Ops.foreachAddcmul(v, a, a, -1);
            Ops.foreachSqrt_(divisor);
        } else {
            divisor = Ops.foreachSqrt(v);
        }
        Ops.foreachAdd_(divisor, rule.eps());
        if (rule.momentum() > 0) {
            List<Tensor> b = states(slots, "momentum_buffer");
            Ops.foreachMul_(b, rule.momentum());
            Ops.foreachAddcdiv_(b, g, divisor, 1);
            Ops.foreachAdd_(w, b, -learningRate);
        } else {
            Ops.foreachAddcdiv_(w, g, divisor, -learningRate);
        }
    }
}
