package org.reptorch.train;

import java.util.List;

import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/** Every update rule as plain tensor operators, a parameter at a time, a line of the rule's formula each: what the fast ones are held against. */
public final class ReferenceOptimizer extends GroupedOptimizer {

    private final UpdateRule rule;

    /** Prepares updates of the groups' parameters, which stay the model's. */
    public ReferenceOptimizer(UpdateRule rule, List<ParameterGroup> groups) {
        super(rule, groups);
        this.rule = rule;
    }

    @Override
    void update(List<Slot> slots, double learningRate, double weightDecay) {
        for (Slot slot : slots) {
            try (var scope = Scope.open()) {
                switch (rule) {
                    case SgdRule sgd -> sgd(sgd, slot, learningRate, weightDecay);
                    case AdamRule adam -> adam(adam, slot, learningRate, weightDecay);
                    case RmsPropRule rmsProp -> rmsProp(rmsProp, slot, learningRate, weightDecay);
                    case AdafactorRule adafactor -> adafactor(adafactor, slot, learningRate, weightDecay);
                }
            }
        }
    }

    private void sgd(SgdRule sgd, Slot slot, double learningRate, double weightDecay) {
        Tensor w = slot.parameter();
        Tensor d = (sgd.maximize() ? slot.gradient().neg() : slot.gradient()).add(w, weightDecay);
        if (sgd.momentum() != 0) {
            boolean first = isFirst(slot);
            Tensor b = state(slot, SgdRule.MOMENTUM);
            if (first) {
                b.copy_(d);
            } else {
                b.mul_(sgd.momentum()).add_(d, 1 - sgd.dampening());
            }
            d = sgd.nesterov() ? d.add(b, sgd.momentum()) : b;
        }
        w.add_(d, -learningRate);
    }

    private void adam(AdamRule adam, Slot slot, double learningRate, double weightDecay) {
        Tensor w = slot.parameter();
        double t = state(slot, "step").add_(1).item();
        Tensor g = adam.maximize() ? slot.gradient().neg() : slot.gradient();
        if (adam.decoupled()) {
            w.mul_(1 - learningRate * weightDecay);
        } else {
            g = g.add(w, weightDecay);
        }
        Tensor m = state(slot, "exp_avg").mul_(adam.beta1()).add_(g, 1 - adam.beta1());
        Tensor v = state(slot, "exp_avg_sq").mul_(adam.beta2()).add_(g.mul(g), 1 - adam.beta2());
        if (adam.amsgrad()) {
            Tensor largest = state(slot, "max_exp_avg_sq");
            v = largest.copy_(largest.maximum(v));
        }
        Tensor mean = m.div(1 - Math.pow(adam.beta1(), t));
        Tensor deviation = v.div(1 - Math.pow(adam.beta2(), t)).sqrt().add(adam.eps());
        w.add_(mean.div(deviation), -learningRate);
    }

    private void rmsProp(RmsPropRule rmsProp, Slot slot, double learningRate, double weightDecay) {
        Tensor w = slot.parameter();
        state(slot, "step").add_(1);
        Tensor g = slot.gradient().add(w, weightDecay);
        Tensor v = state(slot, "square_avg").mul_(rmsProp.alpha()).add_(g.mul(g), 1 - rmsProp.alpha());
        if (rmsProp.centered()) {
            Tensor a = state(slot, "grad_avg").lerp_(g, 1 - rmsProp.alpha());
            v = v.sub(a.mul(a));
        }
        Tensor d = g.div(v.sqrt().add(rmsProp.eps()));
        if (rmsProp.momentum() > 0) {
            d = state(slot, "momentum_buffer").mul_(rmsProp.momentum()).add_(d);
        }
        w.add_(d, -learningRate);
    }

    private void adafactor(AdafactorRule adafactor, Slot slot, double learningRate, double weightDecay) {
        Tensor w = slot.parameter();
        Tensor g = slot.gradient();
        double t = state(slot, "step").add_(1).item();
        double weight = Math.pow(t, adafactor.beta2Decay());
        double eps1 = adafactor.eps1().orElse(epsilon(w.dtype()));
        double alpha = Math.max(adafactor.eps2(), rootMeanSquare(w)) * Math.min(learningRate, 1 / Math.sqrt(t));
        w.mul_(1 - learningRate * weightDecay);
        Tensor v;
        if (g.dimensions() > 1) {
            Tensor squares = g.mul(g);
            Tensor r = state(slot, "row_var").lerp_(squares.mean(new long[] {-1}, true), weight);
            Tensor c = state(slot, "col_var").lerp_(squares.mean(new long[] {-2}, true), weight);
            v = r.matmul(c).div(r.mean(new long[] {-2}, true).clampMin(eps1));
        } else {
            v = state(slot, "variance").lerp_(g.mul(g), weight);
        }
        Tensor u = g.mul(v.clampMin(eps1 * eps1).rsqrt());
        w.add_(u, -alpha / Math.max(1, rootMeanSquare(u) / adafactor.d()));
    }

    private static double rootMeanSquare(Tensor tensor) {
        return tensor.norm().item() / Math.sqrt(tensor.elements());
    }

    /** {@code torch.finfo(dtype).eps}. */
    private static double epsilon(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> Math.ulp(1.0);
            case BFLOAT16 -> 0x1p-7;
            case FLOAT16 -> 0x1p-10;
            default -> Math.ulp(1.0f);
        };
    }

    @Override
    public String describe() {
        return super.describe() + " as tensor operators";
    }
}
