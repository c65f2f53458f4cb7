package org.reptorch.samples;

import java.io.PrintStream;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.reptorch.train.History;
import org.reptorch.train.Progress;
import org.reptorch.train.Trainer;

/** Progress on stderr: a bar within an epoch where a person watches, a line behind each epoch everywhere. */
final class TerminalProgress implements Progress {

    private static final PrintStream ERR = System.err;

    private final boolean interactive = System.console() != null && System.console().isTerminal();
    private int epochs;
    private ProgressBar bar;

    @Override
    public void epochBegins(String run, int epoch, int epochs, int steps) {
        this.epochs = epochs;
        if (interactive) {
            bar = new ProgressBarBuilder().setTaskName("%s %d/%d".formatted(run, epoch + 1, epochs)).setInitialMax(steps).setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(250).setConsumer(new ConsoleProgressBarConsumer(ERR, 130)).setUnit(" steps", 1).clearDisplayOnFinish().build();
        }
    }

    @Override
    public void stepEnds(Step step) {
        if (bar != null) {
            bar.stepTo(step.step() + 1);
            bar.setExtraMessage(" loss %.3f  %.0f images/s (data %.0f)  %s left".formatted(step.loss(), step.imagesPerSecond(), step.dataImagesPerSecond(),
                    duration(step.secondsLeft())));
        }
    }

    @Override
    public void warns(String run, String message) {
        ERR.println(run + ": " + message);
    }

    @Override
    public void runEnds(String run, Trainer.Result result) {
        closeBar();
        History history = result.history();
        if (!history.epochs().isEmpty()) {
            ERR.printf("%-14s %s: %d epochs, best top-1 %.2f %%, last %.2f %%, %.1f s per epoch%n", run, switch (result.ending()) {
                case FINISHED -> "done";
                case NO_LONGER_BETTER -> "ended early, the accuracy no longer got better";
                case STOPPED -> "stopped";
            }, history.epochs().size(), history.bestAccuracy(), history.finalAccuracy(), history.secondsPerEpoch());
        }
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /** Returns seconds as hours, minutes and seconds. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600 ? "%d:%02d".formatted(whole / 60, whole % 60) : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }

    @Override
    public void epochEnds(String run, History.EpochResult result) {
        closeBar();
        ERR.printf("%-14s epoch %2d/%d  loss %.4f  top-1 %5.2f %%  %5.1f s  %.0f images/s  lr %.4f%n", run, result.epoch() + 1, epochs, result.loss(),
                result.accuracy(), result.seconds(), result.imagesPerSecond(), result.learningRate());
    }
}
