package org.reptorch.repopt;

/** How scales enter the update of the Adam family. */
public enum AdamForm {

    /**
     * As training the branches would: with m and v of the parameter's own gradient, {@code sum_b s_b^2 m / (|s_b| sqrt(v) + eps)}. Adam on a branch sees
     * {@code s_b} times the gradient, so its moments are {@code s_b m} and {@code s_b^2 v}.
     */
    EXACT,

    /** As published: the gradient is multiplied by {@code sum_b s_b}, and the mean by it again; not equivalent, and wrong where scales are negative. */
    REFERENCE
}
