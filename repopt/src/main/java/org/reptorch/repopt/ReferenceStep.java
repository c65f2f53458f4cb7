package org.reptorch.repopt;

import java.util.List;

import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.AdafactorRule;
import org.reptorch.train.AdamRule;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;

/**
 * The update as tensor operators, one line of {@link SgdRule} and {@link AdamRule} each: what the fast steps are held against, for any dtype.
 *
 * <p>Parameters of half precision are updated in float32 and rounded when they are stored.
 */
public final class ReferenceStep implements UpdateStep {

    /** A step has no state. */
    public ReferenceStep() {
    }

    @Override
    public Update prepare(UpdatePlan plan) {
        if (plan.rule() instanceof AdafactorRule) {
            throw unknown(plan.rule());
        }
        return (learningRate, slots) -> {
            try (var noGrad = NoGrad.open()) {
                for (Slot slot : slots) {
                    try (var scope = Scope.open()) {
                        apply(plan, learningRate, slot);
                    }
                }
            }
        };
    }

    private static void apply(UpdatePlan plan, double learningRate, Slot slot) {
        DType dtype = arithmetic(slot.parameter().dtype());
        Tensor w = slot.parameter().to(dtype);
        Tensor g = slot.gradient().to(dtype);
        switch (plan.rule()) {
            case SgdRule rule -> sgd(rule, learningRate, slot, w, g);
            case AdamRule rule -> adam(rule, plan.form(), learningRate, slot, w, g);
            case RmsPropRule rule -> rmsProp(rule, learningRate, slot, w, g);
            case AdafactorRule rule -> throw unknown(rule);
        }
        if (dtype != slot.parameter().dtype()) {
            slot.parameter().copy_(w);
        }
    }

    /** Returns the refusal of a rule that has no step under a prior. */
    static IllegalArgumentException unknown(UpdateRule rule) {
        return new IllegalArgumentException("there is no step under a prior for " + rule + "; choose SGD, Adam, AdamW or RMSprop");
    }

    private static DType arithmetic(DType parameter) {
        return parameter == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
    }

    private static void sgd(SgdRule rule, double learningRate, Slot slot, Tensor w, Tensor g) {
        Tensor d = slot.entry().gradMult().map(mult -> mult.multiply(g)).orElse(g);
        if (rule.maximize()) {
            d = d.neg();
        }
        if (slot.entry().weightDecay() != 0) {
            d = d.add(w, slot.entry().weightDecay());
        }
        if (rule.momentum() != 0) {
            Tensor b = slot.state(SgdRule.MOMENTUM);
            if (slot.first()) {
                b.copy_(d);
            } else {
                b.mul_(rule.momentum()).add_(d, 1 - rule.dampening());
            }
            d = rule.nesterov() ? d.add(b, rule.momentum()) : b;
        }
        w.add_(d, -learningRate);
    }

    /**
     * The {@code exact} form: every branch has moments of its own, which are the parameter's times the branch's factor a and a^2, so that
     * the branch's weights move by {@code a m / (a sqrt(v) + eps)} and the parameter by that times a. The {@code reference} form: as published,
     * the gradient and the update are multiplied by the same number.
     */
    private static void adam(AdamRule rule, AdamForm form, double learningRate, Slot slot, Tensor w, Tensor gradient) {
        double t = slot.state("step").add_(1).item();
        GradMult mult = slot.entry().gradMult().orElse(null);
        Tensor published = mult != null && form == AdamForm.REFERENCE ? tensor(mult.dense(GradMult.Power.FIRST), w) : null;
        Tensor g = published == null ? gradient : gradient.mul(published);
        double decay = slot.entry().weightDecay();
        if (rule.maximize()) {
            g = g.neg();
        }
        if (decay != 0 && rule.decoupled()) {
            w.mul_(1 - learningRate * decay);
        } else if (decay != 0) {
            g = g.add(w, decay);
        }
        Tensor m = slot.state("exp_avg").mul_(rule.beta1()).add_(g, 1 - rule.beta1());
        Tensor v = slot.state("exp_avg_sq").mul_(rule.beta2()).add_(g.mul(g), 1 - rule.beta2());
        if (rule.amsgrad()) {
            Tensor largest = slot.state("max_exp_avg_sq");
            v = largest.copy_(largest.maximum(v));
        }
        Tensor mean = m.div(1 - Math.pow(rule.beta1(), t));
        Tensor deviation = v.div(1 - Math.pow(rule.beta2(), t)).sqrt();
        w.add_(published == null ? quotient(mult, mean, deviation, rule.eps()) : mean.mul(published).div(deviation.add(rule.eps())), -learningRate);
    }

    /** RMSprop's mean square, and its mean where that is centred, are those of the parameter as Adam's; the momentum adds up moves of the branches. */
    private static void rmsProp(RmsPropRule rule, double learningRate, Slot slot, Tensor w, Tensor gradient) {
        slot.state("step").add_(1);
        Tensor g = slot.entry().weightDecay() == 0 ? gradient : gradient.add(w, slot.entry().weightDecay());
        Tensor v = slot.state("square_avg").mul_(rule.alpha()).add_(g.mul(g), 1 - rule.alpha());
        if (rule.centered()) {
            Tensor a = slot.state("grad_avg").lerp_(g, 1 - rule.alpha());
            v = v.sub(a.mul(a));
        }
        Tensor d = quotient(slot.entry().gradMult().orElse(null), g, v.sqrt(), rule.eps());
        if (rule.momentum() > 0) {
            d = slot.state("momentum_buffer").mul_(rule.momentum()).add_(d);
        }
        w.add_(d, -learningRate);
    }

    /** Returns {@code mean / (deviation + eps)}, or under a prior {@code sum_b a^2 mean / (|a| deviation + eps)}. */
    private static Tensor quotient(GradMult mult, Tensor mean, Tensor deviation, double eps) {
        if (mult == null) {
            return mean.div(deviation.add(eps));
        }
        Tensor sum = mean.zerosLike();
        for (GradMult.Term.Direct term : mult.direct()) {
            Tensor a = tensor(elements(mult, term), mean).abs();
            // Where the branch has no weight nothing moves; a denominator of 0, with eps 0, would make that no number.
            sum.add_(Ops.where(a.ne(0), a.square().mul(mean).div(a.mul(deviation).add(eps)), 0));
        }
        return sum;
    }

    /** The scale of a branch, times a number per tap, at every element of the parameter that it reaches; 0 elsewhere. */
    private static StoredTensor elements(GradMult mult, GradMult.Term.Direct term) {
        var values = new double[Math.multiplyExact(Math.multiplyExact(mult.out(), mult.in()), mult.taps())];
        int index = 0;
        for (int o = 0; o < mult.out(); o++) {
            for (int i = 0; i < mult.in(); i++) {
                for (int tap = 0; tap < mult.taps(); tap++) {
                    values[index++] = term.reach().contains(o, i) ? term.scale(o) * term.factors()[tap] : 0;
                }
            }
        }
        return StoredTensor.of(values, mult.shape().stream().mapToLong(Long::longValue).toArray());
    }

    private static Tensor tensor(StoredTensor stored, Tensor like) {
        return Tensor.of(stored).to(like.device(), like.dtype());
    }

    @Override
    public String describe() {
        return "tensor operators";
    }
}
