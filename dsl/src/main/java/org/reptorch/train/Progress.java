package org.reptorch.train;

/** Hears how a training run goes; called by the training thread, so it must be quick. */
public interface Progress {

    /** Hears nothing. */
    Progress NONE = new Progress() {
    };

    /** A pass over the training data begins. */
    default void epochBegins(String run, int epoch, int epochs, int steps) {
    }

    /** A step was made. */
    default void step(int epoch, int step, double loss, double learningRate) {
    }

    /** A pass and its evaluation are done. */
    default void epochEnds(String run, History.EpochResult result) {
    }
}
