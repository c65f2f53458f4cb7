package org.reptorch.repopt;

import java.util.List;

import org.reptorch.torch.Tensor;
import org.reptorch.train.SgdRule;

/**
 * How a planned update is carried out; every implementation gives the same numbers up to rounding.
 */
public sealed interface UpdateStep permits ReferenceStep, VectorStep {

    /**
     * One parameter with all that its update needs.
     *
     * @param parameter is changed
     * @param gradient  is only read
     * @param momentum  is changed; null where the rule has no momentum
     * @param first     whether the momentum has no value yet
     * @param entry     the plan
     */
    record Slot(Tensor parameter, Tensor gradient, Tensor momentum, boolean first, UpdatePlan.Entry entry) {
    }

    /** Updates every parameter once. */
    void apply(SgdRule rule, double learningRate, List<Slot> slots);

    /** Says in a few words what computes the update. */
    String describe();

    /** Returns the fastest step that this Java can run; where that is the reference, one line on stderr says why. */
    static UpdateStep fastest() {
        return Fastest.STEP;
    }

    /** Chosen once per process. */
    final class Fastest {

        private static final UpdateStep STEP = choose();

        private Fastest() {
        }

        private static UpdateStep choose() {
            if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
                return new VectorStep();
            }
            System.err.println("reptorch: the Vector API is not there, the update runs as tensor operators; start Java with --add-modules jdk.incubator.vector");
            return new ReferenceStep();
        }
    }
}
