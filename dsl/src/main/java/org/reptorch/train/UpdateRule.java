package org.reptorch.train;

import java.util.List;
import java.util.Map;

/**
 * What one step does to a parameter, without learning rate and weight decay, which change by step and by group.
 *
 * <p>A rule is a value; {@link #optimizer} gives it parameters. {@link ReferenceOptimizer} has every rule's formula in readable form.
 */
public sealed interface UpdateRule permits SgdRule, AdamRule, RmsPropRule, AdafactorRule {

    /** What a tensor of the optimizer's state looks like beside its parameter. */
    enum StateForm {
        /** As the parameter, in memory too. */
        LIKE_PARAMETER,
        /** One float32 number that counts steps, on the CPU. */
        STEP,
        /** As the parameter, its last dimension 1. */
        ROWS,
        /** As the parameter, its last but one dimension 1. */
        COLUMNS
    }

    /** Returns what is remembered of a parameter with so many dimensions, by PyTorch's names; empty where nothing is. */
    Map<String, StateForm> state(int dimensions);

    /** Makes the optimizer that follows the rule by the fastest kernels that libtorch has; close it when done. */
    default Optimizer optimizer(List<ParameterGroup> groups) {
        return switch (this) {
            case SgdRule sgd -> new Sgd(sgd, groups);
            case AdamRule adam -> new Adam(adam, groups);
            case RmsPropRule rmsProp -> new RmsProp(rmsProp, groups);
            // It needs norms of every parameter as numbers, so that there is nothing to fuse.
            case AdafactorRule adafactor -> new ReferenceOptimizer(adafactor, groups);
        };
    }
}
