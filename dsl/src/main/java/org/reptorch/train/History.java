package org.reptorch.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What happened in a training run, epoch by epoch; immutable.
 *
 * @param epochs in order
 */
public record History(List<EpochResult> epochs) {

    /** A run that has not begun. */
    public static final History NONE = new History(List.of());

    /**
     * One pass over the training data and the evaluation behind it.
     *
     * @param epoch               from 0
     * @param loss                mean of the steps' losses
     * @param accuracy            top-1 on the test images, in percent
     * @param learningRate        at its last step
     * @param seconds             of training, evaluation not included; of a pass that was interrupted, since it went on
     * @param imagesPerSecond     of training
     * @param secondsWaiting      of those seconds, waited for data
     * @param stepMegabytes       the memory that tensors of a step hold after its forward pass, for the images and all activations that the
     *                            backward pass needs, or NaN where it cannot be told
     * @param top5                on the test images, in percent
     * @param testLoss            mean cross-entropy on the test images
     * @param emaAccuracy         top-1 of the averaged weights, in percent; NaN where there are none
     * @param dataImagesPerSecond what the data path alone could deliver
     */
    public record EpochResult(int epoch, double loss, double accuracy, double learningRate, double seconds, double imagesPerSecond,
            double secondsWaiting, double stepMegabytes, double top5, double testLoss, double emaAccuracy, double dataImagesPerSecond) {

        /** Returns the accuracy that the run is judged by: that of the averaged weights where there are some. */
        public double judged() {
            return Double.isNaN(emaAccuracy) ? accuracy : emaAccuracy;
        }
    }

    /** Copies the list. */
    public History {
        epochs = List.copyOf(epochs);
    }

    /** Returns this history with one more epoch. */
    public History with(EpochResult epoch) {
        var longer = new ArrayList<>(epochs);
        longer.add(epoch);
        return new History(longer);
    }

    /** Returns the accuracy after the last epoch in percent, or NaN before the first. */
    public double finalAccuracy() {
        return epochs.isEmpty() ? Double.NaN : epochs.getLast().accuracy();
    }

    /** Returns the best accuracy of any epoch in percent, or NaN before the first. */
    public double bestAccuracy() {
        return epochs.stream().mapToDouble(EpochResult::accuracy).max().orElse(Double.NaN);
    }

    /** Returns how many epochs have passed since the first one with the best {@link EpochResult#judged} accuracy; 0 before the first. */
    public int epochsSinceBest() {
        int best = 0;
        for (int i = 1; i < epochs.size(); i++) {
            if (epochs.get(i).judged() > epochs.get(best).judged()) {
                best = i;
            }
        }
        return epochs.isEmpty() ? 0 : epochs.size() - 1 - best;
    }

    /** Returns the median seconds of an epoch, or NaN before the first. */
    public double secondsPerEpoch() {
        double[] seconds = epochs.stream().mapToDouble(EpochResult::seconds).sorted().toArray();
        return seconds.length == 0 ? Double.NaN : (seconds[(seconds.length - 1) / 2] + seconds[seconds.length / 2]) / 2;
    }

    /** Prints a line per epoch. */
    @Override
    public String toString() {
        if (epochs.isEmpty()) {
            return "no epochs yet";
        }
        var text = new StringBuilder("epoch    loss  top-1 %  top-5 %  test loss  learning rate  images/s");
        for (EpochResult epoch : epochs) {
            text.append(String.format(Locale.ROOT, "%n%5d %7.4f %8.2f %8.2f %10.4f %14.4g %9.0f", epoch.epoch() + 1, epoch.loss(), epoch.accuracy(), epoch.top5(),
                    epoch.testLoss(), epoch.learningRate(), epoch.imagesPerSecond()));
        }
        return text.toString();
    }
}
