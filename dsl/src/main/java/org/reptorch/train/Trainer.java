package org.reptorch.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * Trains a model by a recipe and evaluates it after every epoch.
 *
 * @param name          what the run is called in progress and messages
 * @param model         is changed; stays the caller's
 * @param optimizer     updates the model; stays the caller's
 * @param recipe        everything else
 * @param data          to train on and to evaluate on
 * @param normalization of the images
 * @param progress      hears how it goes
 * @param objective     what the training makes small
 * @param evolution     changes what trains between epochs
 */
public record Trainer(String name, Model model, Optimizer optimizer, Recipe recipe, Splits data, Normalization normalization, Progress progress,
        Objective objective, Evolution evolution) {

    /** Trains what is given by the cross-entropy, and nothing else. */
    public Trainer(String name, Model model, Optimizer optimizer, Recipe recipe, Splits data, Normalization normalization, Progress progress) {
        this(name, model, optimizer, recipe, data, normalization, progress, Objective.CROSS_ENTROPY, Evolution.NONE);
    }

    /** Returns this trainer with another objective. */
    public Trainer with(Objective objective) {
        return new Trainer(name, model, optimizer, recipe, data, normalization, progress, objective, evolution);
    }

    /** Returns this trainer with something that changes what trains. */
    public Trainer with(Evolution evolution) {
        return new Trainer(name, model, optimizer, recipe, data, normalization, progress, objective, evolution);
    }

    /** Why a run is over. */
    public enum Ending {
        /** All epochs are done. */
        FINISHED,
        /** The accuracy did not get better for as long as the recipe waits. */
        NO_LONGER_BETTER,
        /** Somebody asked it to stop; it can go on from its checkpoint. */
        STOPPED
    }

    /**
     * What a run leaves.
     *
     * @param model      as it is at the end: the trainer's own, or the one that an {@link Evolution} put in its place, which is the caller's to close
     * @param history    epoch by epoch
     * @param ending     why it is over
     * @param position   where it stands
     * @param ema        the averaged model's {@code state_dict}; empty where the recipe wants none
     * @param checkpoint the file of the last checkpoint, if there is one
     * @param unreadable the images that could not be read, each with the reason, by name
     */
    public record Result(Model model, History history, Ending ending, Checkpoint.Position position, Map<String, StoredTensor> ema, Optional<Path> checkpoint,
            List<String> unreadable) {
    }

    /** Never asks a run to stop. */
    public static final BooleanSupplier NEVER = () -> false;

    /** Trains all epochs of the recipe and saves nothing. */
    public History run() {
        return run(CheckpointPolicy.NONE, NEVER).history();
    }

    /**
     * Trains all epochs of the recipe.
     *
     * @param policy which checkpoints are kept
     * @param stop   asked after every step: true ends the run behind it, with a checkpoint
     * @throws ReptorchException where the loss is no number, which the message tells with the last good checkpoint, or no last checkpoint can
     *                           be written; one that fails in between is a {@linkplain Progress#warns warning}
     */
    public Result run(CheckpointPolicy policy, BooleanSupplier stop) {
        try (var loop = new TrainingLoop(this, policy, stop)) {
            return loop.run();
        }
    }

    /**
     * Goes on from a checkpoint of the same recipe on the same data: loads model, optimizer, averages and generator, and ends with the
     * same bits as a run that was never interrupted.
     */
    public Result resume(Checkpoint from, CheckpointPolicy policy, BooleanSupplier stop) {
        try (var loop = new TrainingLoop(this, policy, stop)) {
            loop.restore(from);
            return loop.run();
        }
    }

    /**
     * Makes one plain step: forward, cross-entropy, backward, update; the gradients are dropped afterwards.
     *
     * @param images makes the images in the step's own scope, on the model's device
     * @param labels makes the classes or soft targets likewise
     * @return the loss before the update
     */
    public static double step(Model model, Optimizer optimizer, double labelSmoothing, double learningRate, Supplier<Tensor> images, Supplier<Tensor> labels) {
        var step = new TrainingStep(model, optimizer, StepSpec.PLAIN.withLabelSmoothing(labelSmoothing));
        double loss = step.accumulate(images, labels);
        step.update(learningRate);
        return loss;
    }
}
