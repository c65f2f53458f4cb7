package org.reptorch.train;

import java.util.Map;
import java.util.Optional;

import org.reptorch.torch.io.StoredTensor;

/** Updates a model's parameters from their gradients; owns its state until it is closed. */
public interface Optimizer extends AutoCloseable {

    /** Makes one update with the gradients that are there; a parameter without a gradient stays. */
    void step(double learningRate);

    /** Returns a copy of the state, by name: what a resumed run needs besides the model. */
    Map<String, StoredTensor> state();

    /** Takes over a state that {@link #state()} returned for the same model. */
    void load(Map<String, StoredTensor> state);

    /** Says in a line what it does. */
    String describe();

    /** Returns what a checkpoint should say of it, as text by name; its numbers belong into {@link #state()}. */
    default Map<String, String> notes() {
        return Map.of();
    }

    /** Says why gradients must not be clipped before its step, if that is so. */
    default Optional<String> whyNotClip() {
        return Optional.empty();
    }

    @Override
    void close();
}
