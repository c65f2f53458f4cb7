package org.reptorch.train;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Hears how a training run goes; called by the training thread, so it must be quick. */
public interface Progress {

    /** Hears nothing. */
    Progress NONE = new Progress() {
    };

    /**
     * One update.
     *
     * @param run                 what the run is called
     * @param epoch               from 0
     * @param step                within its epoch, from 0
     * @param steps               how many an epoch has
     * @param number              in the whole run, from 0
     * @param loss                before the update
     * @param learningRate        of the update
     * @param gradientNorm        before clipping; NaN where nothing is clipped
     * @param imagesPerSecond     of training, in this epoch so far
     * @param dataImagesPerSecond what the data path alone could deliver
     * @param secondsLeft         until the last step of the last epoch, at this pace, evaluations not counted
     */
    record Step(String run, int epoch, int step, int steps, long number, double loss, double learningRate, double gradientNorm, double imagesPerSecond,
            double dataImagesPerSecond, double secondsLeft) {
    }

    /** A run begins, or goes on from a step of the whole run. */
    default void runBegins(String run, Recipe recipe, long step) {
    }

    /** A pass over the training data begins, or goes on. */
    default void epochBegins(String run, int epoch, int epochs, int steps) {
    }

    /** An update was made. */
    default void stepEnds(Step step) {
    }

    /**
     * Images turned out to be unreadable: they were left out, or others stood in for them. Each is told once, also in a run that goes on from a
     * checkpoint.
     *
     * @param step   of the whole run in which they were met; 0 for those that were found when the data was opened
     * @param images what each is called, and why it is none
     */
    default void skips(String run, long step, List<String> images) {
    }

    /** A pass and its evaluation are done. */
    default void epochEnds(String run, History.EpochResult result) {
    }

    /** What trains was changed between two epochs. */
    default void evolves(String run, int epochs, List<String> lines) {
    }

    /** Something went wrong that the run survives. */
    default void warns(String run, String message) {
    }

    /** A run is over, or was stopped. */
    default void runEnds(String run, Trainer.Result result) {
    }

    /**
     * Returns what tells how a run goes in words: a line for every epoch, and one for whatever else happens between its beginning and its end.
     *
     * @param out takes each line
     */
    static Progress lines(Consumer<String> out) {
        return new Progress() {
            private int epochs;

            @Override
            public void epochBegins(String run, int epoch, int epochs, int steps) {
                this.epochs = epochs;
            }

            @Override
            public void skips(String run, long step, List<String> images) {
                images.forEach(image -> out.accept(run + ": an image could not be read: " + image));
            }

            @Override
            public void epochEnds(String run, History.EpochResult result) {
                out.accept(String.format(Locale.ROOT, "%s  epoch %d/%d  loss %.4f  top-1 %.2f %%  %.0f images/s", run, result.epoch() + 1, epochs, result.loss(), result.accuracy(),
                        result.imagesPerSecond()));
            }

            @Override
            public void evolves(String run, int epochs, List<String> lines) {
                lines.forEach(line -> out.accept(run + "  behind epoch " + epochs + ": " + line));
            }

            @Override
            public void warns(String run, String message) {
                out.accept(run + ": " + message);
            }
        };
    }

    /** Returns what lets all of these hear, in this order. */
    static Progress all(Progress... listeners) {
        List<Progress> all = List.of(listeners);
        return new Progress() {
            @Override
            public void runBegins(String run, Recipe recipe, long step) {
                tell(listener -> listener.runBegins(run, recipe, step));
            }

            @Override
            public void epochBegins(String run, int epoch, int epochs, int steps) {
                tell(listener -> listener.epochBegins(run, epoch, epochs, steps));
            }

            @Override
            public void stepEnds(Step step) {
                tell(listener -> listener.stepEnds(step));
            }

            @Override
            public void skips(String run, long step, List<String> images) {
                tell(listener -> listener.skips(run, step, images));
            }

            @Override
            public void epochEnds(String run, History.EpochResult result) {
                tell(listener -> listener.epochEnds(run, result));
            }

            @Override
            public void evolves(String run, int epochs, List<String> lines) {
                tell(listener -> listener.evolves(run, epochs, lines));
            }

            @Override
            public void warns(String run, String message) {
                tell(listener -> listener.warns(run, message));
            }

            @Override
            public void runEnds(String run, Trainer.Result result) {
                tell(listener -> listener.runEnds(run, result));
            }

            private void tell(Consumer<Progress> what) {
                all.forEach(what);
            }
        };
    }
}
