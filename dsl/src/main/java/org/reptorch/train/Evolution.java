package org.reptorch.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * What changes the thing that trains while it trains: it watches the gradients of a run and, between two epochs, may put another network, other
 * numbers or another optimizer in the place of those that there are.
 *
 * <p>Everything that it has seen and done is part of the run's checkpoints: {@link #state} and {@link #notes} are written, {@link #restore} reads them.
 */
public interface Evolution {

    /** Changes nothing. */
    Evolution NONE = new Evolution() {
    };

    /**
     * What trains, between two steps, as values.
     *
     * @param spec      the network
     * @param model     its {@code state_dict}
     * @param optimizer the optimizer's state
     * @param ema       the averaged model's {@code state_dict}; empty where none is averaged
     */
    record Standing(ModelSpec spec, Map<String, StoredTensor> model, Map<String, StoredTensor> optimizer, Map<String, StoredTensor> ema) {
    }

    /** Tells whether {@link #watch(Model, Tensor)} wants the loss of every batch, whose graph it may go through and must keep. */
    default boolean wantsLoss() {
        return false;
    }

    /** Sees the loss of a batch before its backward pass, not divided by the accumulation. */
    default void watch(Model model, Tensor loss) {
    }

    /**
     * Sees the gradients of an update: of all batches that are accumulated for it, clipped where they are clipped, never scaled. The weights are
     * as they were in the forward pass. It comes in every step, so it should not make the device wait for a number.
     */
    default void watch(Model model) {
    }

    /** Tells whether something is to change behind so many epochs. */
    default boolean isDue(int epochs) {
        return false;
    }

    /**
     * Changes what trains.
     *
     * @param epochs  that are done
     * @param now     what trains
     * @param batches how many batches of training images there are
     * @param images  gives the n-th of them, from 0, N x C x H x W in the model's dtype, as a tensor of the innermost scope; the same at every call
     */
    default Change adjust(int epochs, Standing now, int batches, IntFunction<Tensor> images) {
        throw new IllegalStateException("nothing is due");
    }

    /**
     * What {@link #adjust} did.
     *
     * @param after what trains from now on
     * @param lines what happened, in words
     */
    record Change(Standing after, List<String> lines) {
    }

    /** Makes the optimizer of what trains now; the trainer closes it. */
    default Optimizer optimizer(Model model) {
        throw new IllegalStateException("nothing has changed");
    }

    /** Returns a copy of what it has seen since it last changed something, for a checkpoint. */
    default Map<String, StoredTensor> state() {
        return Map.of();
    }

    /** Returns what a checkpoint says of what it has done, as text by name. */
    default Map<String, String> notes() {
        return Map.of();
    }

    /**
     * Takes over what a checkpoint of the same run says.
     *
     * @return the network that trains there, where that or its optimizer is no longer the one that the run began with
     */
    default Optional<ModelSpec> restore(Checkpoint from) {
        return Optional.empty();
    }
}
