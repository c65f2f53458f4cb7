package org.reptorch.train;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/**
 * A bound of the gradients' norm, all parameters together ({@code torch.nn.utils.clip_grad_norm_}).
 *
 * @param norm       the largest one; infinite for no bound
 * @param underPrior whether to clip under a prior too, where it breaks the equivalence: the norm is not that of the block whose update
 *                   the optimizer makes
 */
public record Clipping(double norm, boolean underPrior) {

    /** No bound. */
    public static final Clipping NONE = new Clipping(Double.POSITIVE_INFINITY, false);

    /** Refuses a bound that leaves nothing. */
    public Clipping {
        Requirement.verify(norm > 0, "clipNorm", norm, "above 0");
    }

    /** Refuses an optimizer that clipping would make another one, unless that is wanted. */
    void verify(Optimizer optimizer) {
        if (isOn() && !underPrior) {
            optimizer.whyNotClip().ifPresent(reason -> {
                throw new ReptorchException("gradients are to be clipped to norm " + norm + ": " + reason + "; leave clipNorm out, or say clipUnderPrior: true");
            });
        }
    }

    boolean isOn() {
        return norm < Double.POSITIVE_INFINITY;
    }

    /** Scales the gradients down where their norm is above the bound; returns the norm that they had. */
    public double apply(Collection<Tensor> parameters) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            List<Tensor> gradients = parameters.stream().map(Tensor::grad).filter(Objects::nonNull).toList();
            if (gradients.isEmpty()) {
                return 0;
            }
            double total = Ops.stack(Ops.foreachNorm(gradients)).norm().item();
            double factor = norm / (total + 1e-6);
            if (factor < 1) {
                Ops.foreachMul_(gradients, factor);
            }
            return total;
        }
    }
}
