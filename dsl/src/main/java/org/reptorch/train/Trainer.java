package org.reptorch.train;

import java.util.function.Supplier;

import org.reptorch.data.Batch;
import org.reptorch.data.Epoch;
import org.reptorch.data.Loader;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;

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
 */
public record Trainer(String name, Model model, Optimizer optimizer, Recipe recipe, Splits data, Normalization normalization, Progress progress) {

    /** Is told after each epoch what there is so far, to save it. */
    @FunctionalInterface
    public interface Saver {

        /** Saves nothing. */
        Saver NONE = history -> {
        };

        /** Saves model, optimizer and history as they are after an epoch. */
        void save(History history);
    }

    /** Trains all epochs of the recipe. */
    public History run() {
        return resume(History.NONE, Saver.NONE);
    }

    /** Trains the epochs that a history does not have yet; model and optimizer are as they were after its last one. */
    public History resume(History history, Saver saver) {
        Loader loader = Loader.of(data.train(), normalization).batchSize(recipe.batch()).shuffle(true).transform(recipe.augmentations())
                .seed(recipe.seed()).dropLast(true).threads(1);
        LearningRate schedule = recipe.schedule(loader.batches());
        History soFar = history;
        for (int epoch = history.epochs().size(); epoch < recipe.epochs(); epoch++) {
            soFar = soFar.with(epoch(loader, schedule, epoch));
            progress.epochEnds(name, soFar.epochs().getLast());
            saver.save(soFar);
        }
        return soFar;
    }

    private History.EpochResult epoch(Loader loader, LearningRate schedule, int number) {
        int steps = loader.batches();
        progress.epochBegins(name, number, recipe.epochs(), steps);
        model.train();
        double total = 0;
        double learningRate = 0;
        long start = System.nanoTime();
        double waited;
        double megabytes = Double.NaN;
        try (Epoch epoch = loader.epoch(number)) {
            for (Batch batch : epoch) {
                learningRate = schedule.at((long) number * steps + batch.index());
                // Not in the first step, which also allocates what stays: momentum, libtorch's own caches.
                var memory = new ForwardMemory(batch.index() == 1);
                double loss = step(model, optimizer, recipe.labelSmoothing(), learningRate, () -> Batches.images(batch, model.dtype()),
                        () -> Batches.labels(batch), memory);
                megabytes = memory.measured ? memory.megabytes : megabytes;
                if (!Double.isFinite(loss)) {
                    throw new ReptorchException(name + ": the loss is " + loss + " at epoch " + (number + 1) + ", step " + (batch.index() + 1)
                            + "; lower the learning rate (" + recipe.learningRate() + ") or lengthen the warm-up");
                }
                total += loss;
                progress.step(number, batch.index(), loss, learningRate);
            }
            waited = epoch.secondsWaiting();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double accuracy = Evaluation.of(model, data.test(), normalization).top1();
        return new History.EpochResult(number, total / steps, accuracy, learningRate, seconds, (double) steps * recipe.batch() / seconds, waited, megabytes);
    }

    /** Reads in the steps that are to be measured how much more memory tensors hold after the forward pass than before the step. */
    private static final class ForwardMemory implements Runnable {

        private final boolean measured;
        private final long before;
        private double megabytes = Double.NaN;

        ForwardMemory(boolean measured) {
            this.measured = measured;
            before = measured ? Torch.memory().bytes() : 0;
        }

        @Override
        public void run() {
            megabytes = measured ? (Torch.memory().bytes() - before) / 1e6 : Double.NaN;
        }
    }

    /**
     * Makes one step: forward, cross-entropy, backward, update; the gradients are dropped afterwards.
     *
     * @param images makes the images in the step's own scope
     * @param labels makes the labels likewise
     * @return the loss before the update
     */
    public static double step(Model model, Optimizer optimizer, double labelSmoothing, double learningRate, Supplier<Tensor> images, Supplier<Tensor> labels) {
        return step(model, optimizer, labelSmoothing, learningRate, images, labels, () -> {
        });
    }

    private static double step(Model model, Optimizer optimizer, double labelSmoothing, double learningRate, Supplier<Tensor> images, Supplier<Tensor> labels,
            Runnable afterForward) {
        try (var scope = Scope.open()) {
            Tensor logits = model.forward(images.get());
            Tensor loss = logits.crossEntropyLoss(labels.get(), null, MEAN, NO_INDEX, labelSmoothing);
            logits.close();
            afterForward.run();
            loss.backward();
            optimizer.step(learningRate);
            model.zeroGrad();
            return loss.item();
        }
    }

    /** {@code reduction="mean"} in ATen's numbers. */
    private static final long MEAN = 1;

    /** {@code ignore_index} of PyTorch's default. */
    private static final long NO_INDEX = -100;
}
