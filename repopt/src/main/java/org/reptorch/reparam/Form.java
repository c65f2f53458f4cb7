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
 * <p>{@link StructuralForm} changes the network; {@link GradientForm} leaves it and changes the optimizer's prior. What has grown is told by
 * {@link #augmentation}, and {@link #optimizer} makes the optimizer of it. What a network computes in evaluation stays under every form.
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

    /** Returns the branches of every operation that differs from how it began, for the history and a checkpoint. */
    Augmentation augmentation(ModelSpec spec);

    /** Tells whether {@link #augmentation} says what network it is, so that a file of its tensors must say so, too. */
    boolean changesNetwork();

    /** Hears what trains from now on, behind all that an adjustment does, with numbers of the run's dtype. */
    default void begins(Standing now) {
    }

    /** Returns a copy of what it must remember besides {@link #augmentation}, for a checkpoint. */
    default Map<String, StoredTensor> state() {
        return Map.of();
    }

    /**
     * Takes over what {@link #augmentation} and {@link #state} gave and returns the network that trains.
     *
     * @param state may hold more
     */
    ModelSpec restore(Augmentation augmentation, Map<String, StoredTensor> state);
}
