package org.reptorch.repopt;

import java.util.List;

import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.train.SgdRule;

/** The update as tensor operators, one line of {@link SgdRule} each: what the fast steps are held against, for any dtype. */
public final class ReferenceStep implements UpdateStep {

    /** A step has no state. */
    public ReferenceStep() {
    }

    @Override
    public void apply(SgdRule rule, double learningRate, List<Slot> slots) {
        try (var noGrad = NoGrad.open()) {
            for (Slot slot : slots) {
                try (var scope = Scope.open()) {
                    apply(rule, learningRate, slot);
                }
            }
        }
    }

    private static void apply(SgdRule rule, double learningRate, Slot slot) {
        Tensor w = slot.parameter();
        Tensor d = slot.entry().gradMult().map(mult -> mult.multiply(slot.gradient())).orElseGet(slot.gradient()::clone);
        d.add_(w, slot.entry().weightDecay());
        if (rule.momentum() != 0) {
            Tensor b = slot.momentum();
            if (slot.first()) {
                b.copy_(d);
            } else {
                b.mul_(rule.momentum()).add_(d, 1 - rule.dampening());
            }
            d = rule.nesterov() ? d.add(b, rule.momentum()) : b;
        }
        w.add_(d, -learningRate);
    }

    @Override
    public String describe() {
        return "tensor operators";
    }
}
