package org.reptorch.reparam;

import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Evolution.Standing;
import org.reptorch.train.Optimizer;

/**
 * How DyRep's decisions take effect on what trains: one method for each decision, and what the decisions are made on.
 *
 * <p>{@link StructuralForm} changes the network. Another one may leave it and change the optimizer's prior, for instance: what it then has
 * grown it keeps itself, with {@link #text} and {@link #state} for checkpoints, and {@link #optimizer} makes the optimizer of it. What a network computes in evaluation stays under every form.
 */
public interface Form {

    /** Returns the operations that may get branches, in order, each with the weight that it is scored by. */
    Map<String, String> candidates(ModelSpec spec);

    /** Returns how much each branch matters, by the place where it stands. */
    Map<String, Map<Operation, Double>> importances(Standing now);

    /**
     * Takes branches away.
     *
     * @param now      in float64
     * @param place    one of those of {@link #importances}
     * @param branches some of its branches
     */
    Standing cut(Standing now, String place, Set<Operation> branches);

    /**
     * Gives an operation branches.
     *
     * @param now     in float64
     * @param place   one of {@link #candidates}
     * @param batches of training images that there are
     * @param images  gives the n-th of them, from 0, in the dtype of the run
     * @param seed    of what is drawn
     */
    Standing grow(Standing now, String place, int batches, IntFunction<Tensor> images, long seed);

    /** Makes the optimizer of what trains now; the caller closes it. */
    Optimizer optimizer(Model model);

    /** Returns the branches of every operation that differs from how it began, for the history. */
    Augmentation augmentation(ModelSpec spec);

    /** Returns what a checkpoint must say besides the network, the optimizer's state and the history, as text; nothing where these say all. */
    default String text() {
        return "";
    }

    /** Returns the same as tensors by name. */
    default Map<String, StoredTensor> state() {
        return Map.of();
    }

    /** Takes over what {@link #text} and {@link #state} gave. */
    default void restore(String text, Map<String, StoredTensor> state) {
    }
}
