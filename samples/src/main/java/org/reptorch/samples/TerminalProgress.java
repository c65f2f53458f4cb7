package org.reptorch.samples;

import java.io.PrintStream;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.reptorch.train.History;
import org.reptorch.train.Progress;

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
                    .setUpdateIntervalMillis(250).setConsumer(new ConsoleProgressBarConsumer(ERR, 100)).setUnit(" steps", 1).clearDisplayOnFinish().build();
        }
    }

    @Override
    public void step(int epoch, int step, double loss, double learningRate) {
        if (bar != null) {
            bar.step();
            bar.setExtraMessage("loss %.3f".formatted(loss));
        }
    }

    @Override
    public void epochEnds(String run, History.EpochResult result) {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        ERR.printf("%-14s epoch %2d/%d  loss %.4f  top-1 %5.2f %%  %5.1f s  %.0f images/s  lr %.4f%n", run, result.epoch() + 1, epochs, result.loss(),
                result.accuracy(), result.seconds(), result.imagesPerSecond(), result.learningRate());
    }
}
