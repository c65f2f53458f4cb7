package org.reptorch.repopt;

import java.util.List;
import java.util.Map;

import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Tensor;

/**
 * How a planned update is carried out; every implementation gives the same numbers up to rounding.
 *
 * <p>An implementation sees all parameters of all groups at once, with their gradients and state where they lie: what is left open for a
 * device is only where that is.
 */
public sealed interface UpdateStep permits ReferenceStep, VectorStep, CudaStep {

    /**
     * One parameter with all that its update needs.
     *
     * @param parameter is changed
     * @param gradient  of the parameter's shape; is only read
     * @param state     by the names of the rule ({@link org.reptorch.train.UpdateRule#state}); is changed
     * @param first     whether the parameter has had no step: a momentum has no value then, moments are zero
     * @param entry     the plan
     */
    record Slot(Tensor parameter, Tensor gradient, Map<String, Tensor> state, boolean first, UpdatePlan.Entry entry) {

        /** Refuses a gradient of another shape. */
        public Slot {
            if (!java.util.Arrays.equals(parameter.shape(), gradient.shape())) {
                throw new IllegalArgumentException(entry.path() + " is " + parameter.summary() + " and its gradient " + gradient.summary()
                        + "; a gradient has its parameter's shape");
            }
        }

        /** Returns a tensor of the state; the message of the exception names what is missing. */
        Tensor state(String name) {
            Tensor tensor = state.get(name);
            if (tensor == null) {
                throw new IllegalArgumentException("the state of " + entry.path() + " has no " + name + ", which the rule needs; it has " + state.keySet());
            }
            return tensor;
        }
    }

    /** A plan's updates, step after step; to be closed behind the last. */
    interface Update extends AutoCloseable {

        /**
         * Updates every parameter once.
         *
         * @param slots of parameters that the plan has
         */
        void apply(double learningRate, List<Slot> slots);

        /** Gives back what lies on a device. */
        @Override
        default void close() {
        }
    }

    /**
     * Makes the updates of a plan, with all that can be done beforehand.
     *
     * @throws IllegalArgumentException where this step knows no such rule
     */
    Update prepare(UpdatePlan plan);

    /** Says in a few words what computes the update. */
    String describe();

    /** Returns the fastest step on the CPU that this Java can run; where that is the reference, one line on stderr says why. */
    static UpdateStep fastest() {
        return Fastest.STEP;
    }

    /** Returns the fastest step for parameters on a device; where that is the reference, one line on stderr says why. */
    static UpdateStep fastest(Device device) {
        if (!device.type().equals("cuda")) {
            return fastest();
        }
        try {
            return new CudaStep(device);
        } catch (ReptorchException e) {
            System.err.println("reptorch: there are no kernels on " + device + ", the update runs as tensor operators; " + e.getMessage());
            return new ReferenceStep();
        }
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
