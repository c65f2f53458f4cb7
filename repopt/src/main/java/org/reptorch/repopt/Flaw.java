package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.List;

import org.reptorch.nn.Model;
import org.reptorch.train.StepSpec;

/**
 * What breaks the equivalence of a training under a prior.
 *
 * @param kind which of the known ones
 * @param text where it shows and what to do, in a line
 */
public record Flaw(Kind kind, String text) {

    /** The known ones. */
    public enum Kind {
        /** The norm of the gradients is not that of the block's. */
        CLIPPING,
        /** Branches decay otherwise than the operator that they make up. */
        WEIGHT_DECAY,
        /** The operator does not start where the block starts. */
        INITIALIZATION,
        /** The gradient is not multiplied by what the scales give. */
        ITERATION,
        /** Weights go on, and the optimizer begins anew. */
        FRESH_OPTIMIZER
    }

    /**
     * Looks for what breaks the equivalence of a run that is about to begin or to go on.
     *
     * @param optimizer as it stands
     * @param model     as it stands
     * @param step      what a step does besides
     * @return empty where all is well, or there is no prior
     */
    public static List<Flaw> of(RepOptimizer optimizer, Model model, StepSpec step) {
        var flaws = new ArrayList<Flaw>();
        if (optimizer.plan().scales().isEmpty()) {
            return flaws;
        }
        if (step.clipping().norm() < Double.POSITIVE_INFINITY) {
            flaws.add(clipping(step.clipping().norm()));
        }
        if (optimizer.isFresh() && !optimizer.plan().rule().state(1).isEmpty()) {
            RuleOfInitialization.trained(model).ifPresent(evidence -> flaws.add(freshOptimizer(evidence + " has been trained")));
        }
        return flaws;
    }

    static Flaw clipping(double norm) {
        return new Flaw(Kind.CLIPPING, "gradients are clipped to norm " + norm + ", and theirs is not that of the block's gradients; leave clipping out");
    }

    static Flaw freshOptimizer(String evidence) {
        return new Flaw(Kind.FRESH_OPTIMIZER, evidence + " and the optimizer has no state: load the state that belongs to the weights");
    }

    /** Returns {@code clipping: ...}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ": " + text;
    }
}
