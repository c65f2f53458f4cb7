package org.reptorch.reparam;

import java.util.EnumSet;
import java.util.Set;

/**
 * By what DyRep measures how much an operation with the weights {@code theta} contributes to the loss (section 4.1 and appendix A.3). {@code g} is the
 * gradient of the loss; what is compared is the mean over an interval's updates.
 *
 * <p>The published code has {@link #SYNFLOW}, {@link #SNIP}, {@link #GRAD_NORM} and {@link #RANDOM}; it leaves the loss scale of mixed precision in
 * its gradients, which nothing here does.
 */
public enum Metric {
    /**
     * Eq. 15: the signed sum of {@code g * theta}; the paper's choice, and as published without absolute values.
     *
     * <p>Where a batch norm follows, the loss does not change with the size of theta, so that g is orthogonal to it: the sum is what the norm's eps leaves,
     * about 1e-7 of {@link #SNIP}'s, which is as large as the rounding of float32. Layers with small outputs come first.
     */
    SYNFLOW,
    /** Eq. 13: the sum of {@code |g * theta|}. */
    SNIP,
    /** Eq. 12: the Euclidean norm of {@code g}. */
    GRAD_NORM,
    /**
     * Eq. 14: the sum of {@code -(H g) * theta}, H the Hessian of the batch's loss in all kernels and matrices of the network, as in GraSP (Wang et al.,
     * ICLR 2020). It takes a backward pass through the backward pass in every step. Of an update that accumulates several
     * batches it is the mean over their own values, since the Hessian of a batch is gone with its graph.
     */
    GRASP,
    /** Eq. 11: a number drawn for each decision. The published code averages a number drawn in each step; the order is as random. */
    RANDOM,
    /**
     * The operation that most of {@link #GRAD_NORM}, {@link #SNIP}, {@link #GRASP} and {@link #SYNFLOW} have first; the paper says no more than that these
     * metrics vote, after Abdelfattah et al. (ICLR 2021). A score is the number of votes, and behind the point the mean rank under the four,
     * which decides between operations with as many.
     */
    VOTE;

    /** Returns what must be recorded for it. */
    Set<Metric> recorded() {
        return switch (this) {
            case SYNFLOW, SNIP, GRAD_NORM, GRASP -> EnumSet.of(this);
            case RANDOM -> EnumSet.noneOf(Metric.class);
            case VOTE -> EnumSet.of(GRAD_NORM, SNIP, GRASP, SYNFLOW);
        };
    }
}
