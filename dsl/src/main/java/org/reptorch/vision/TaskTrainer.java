package org.reptorch.vision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.reptorch.data.AnnotatedImage;
import org.reptorch.data.GeneratedScenes;
import org.reptorch.data.Image;
import org.reptorch.data.Normalization;
import org.reptorch.nn.Model;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.LearningRate;
import org.reptorch.train.Optimizer;
import org.reptorch.train.Schedule;
import org.reptorch.train.StepSpec;
import org.reptorch.train.TrainingStep;

/**
 * Trains a network with a head on annotated images, flipped at random, and scores it after every epoch. The result depends on the seed alone.
 *
 * @param task          what the network is to find
 * @param model         of the task's {@link Task#spec}; is changed, stays the caller's
 * @param optimizer     updates the model; stays the caller's
 * @param setting       how long and how
 * @param scenes        to train on and to be judged by
 * @param normalization of the images
 */
public record TaskTrainer(Task task, Model model, Optimizer optimizer, Setting setting, GeneratedScenes scenes, Normalization normalization) {

    /**
     * How a network is trained.
     *
     * @param epochs   passes over the images
     * @param batch    images in a step; what is left at the end of an epoch is dropped
     * @param schedule of the learning rate
     * @param step     what a step does besides; its label smoothing has no meaning here
     * @param seed     of the images' order and flips
     */
    public record Setting(int epochs, int batch, Schedule schedule, StepSpec step, long seed) {

        /** Refuses numbers that no training has. */
        public Setting {
            if (epochs < 1 || batch < 2) {
                throw new IllegalArgumentException("epochs must be at least 1 and the batch at least 2, since batch norms need more than one image; they are "
                        + epochs + " and " + batch);
            }
        }
    }

    /**
     * One pass over the images and the score behind it.
     *
     * @param epoch   from 0
     * @param loss    mean of the steps' losses
     * @param score   on the test images
     * @param seconds of training, scoring not included
     */
    public record EpochResult(int epoch, double loss, Score score, double seconds) {
    }

    /** Hears how it goes; called by the training thread. */
    public interface Listener {

        /** Hears nothing. */
        Listener NONE = new Listener() {
        };

        /** An update was made, of so many in an epoch; both from 0. */
        default void stepEnds(int epoch, int step, int steps, double loss) {
        }

        /** A pass and its score are done. */
        default void epochEnds(EpochResult result) {
        }
    }

    /** Refuses fewer images than a batch has, and images whose size the network does not fit. */
    public TaskTrainer {
        if (scenes.train().size() < setting.batch() * setting.step().accumulation()) {
            throw new IllegalArgumentException(scenes.train().size() + " images do not fill a step of " + setting.batch() * setting.step().accumulation() + "; choose a smaller batch or more images");
        }
        for (Image image : List.of(scenes.train().getFirst().image(), scenes.test().getFirst().image())) {
            try {
                model.spec().table(Image.CHANNELS, image.height(), image.width());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("scenes of " + image + " do not fit the network: " + e.getMessage() + "; their sides are multiples of the last map's stride", e);
            }
        }
    }

    /**
     * Trains all epochs.
     *
     * @return the result of every epoch, in order
     * @throws ReptorchException where the loss is no number
     */
    public List<EpochResult> run(Listener listener) {
        int steps = scenes.train().size() / (setting.batch() * setting.step().accumulation());
        LearningRate rates = setting.schedule().rates(setting.epochs(), steps);
        var step = new TrainingStep(model, optimizer, setting.step());
        var results = new ArrayList<EpochResult>();
        model.train();
        for (int epoch = 0; epoch < setting.epochs(); epoch++) {
            long start = System.nanoTime();
            List<AnnotatedImage> images = epoch(epoch);
            double sum = 0;
            for (int i = 0; i < steps; i++) {
                double loss = step(step, images, i, epoch);
                step.update(rates.at((long) epoch * steps + i));
                sum += loss;
                listener.stepEnds(epoch, i, steps, loss);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            var result = new EpochResult(epoch, sum / steps, task.score(model, scenes.test(), normalization), seconds);
            results.add(result);
            listener.epochEnds(result);
        }
        return results;
    }

    private double step(TrainingStep step, List<AnnotatedImage> images, int index, int epoch) {
        int batches = setting.step().accumulation();
        double sum = 0;
        for (int i = index * batches; i < (index + 1) * batches; i++) {
            List<AnnotatedImage> batch = images.subList(i * setting.batch(), (i + 1) * setting.batch());
            double loss = step.accumulate(() -> task.loss(model.forward(Task.batch(batch, normalization, model)), batch));
            if (!Double.isFinite(loss)) {
                model.zeroGrad();
                throw new ReptorchException("the loss is " + loss + " at epoch " + (epoch + 1) + ", step " + (index + 1) + "; lower the learning rate ("
                        + setting.schedule().learningRate() + ") or lengthen the warm-up");
            }
            sum += loss;
        }
        return sum / batches;
    }

    /** The images in an order of the epoch's own, every other one mirrored by chance. */
    private List<AnnotatedImage> epoch(int epoch) {
        var random = new Random(31 * setting.seed() + epoch);
        var order = new ArrayList<>(scenes.train());
        Collections.shuffle(order, random);
        order.replaceAll(image -> random.nextBoolean() ? image.flipped() : image);
        return order;
    }
}
