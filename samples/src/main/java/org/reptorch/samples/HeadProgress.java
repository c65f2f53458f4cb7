package org.reptorch.samples;

import java.io.PrintStream;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.reptorch.vision.TaskTrainer;

/** Progress of a head's training on stderr: a bar within an epoch where a person watches, a line behind each epoch everywhere. */
final class HeadProgress implements TaskTrainer.Listener, AutoCloseable {

    private static final PrintStream ERR = System.err;

    private final boolean interactive = System.console() != null && System.console().isTerminal();
    private final String run;
    private final int epochs;
    private ProgressBar bar;

    HeadProgress(String run, int epochs) {
        this.run = run;
        this.epochs = epochs;
    }

    @Override
    public void stepEnds(int epoch, int step, int steps, double loss) {
        if (interactive && bar == null) {
            bar = new ProgressBarBuilder().setTaskName("%s %d/%d".formatted(run, epoch + 1, epochs)).setInitialMax(steps).setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(250).setConsumer(new ConsoleProgressBarConsumer(ERR, 100)).setUnit(" steps", 1).clearDisplayOnFinish().build();
        }
        if (bar != null) {
            bar.stepTo(step + 1);
            bar.setExtraMessage(" loss %.3f".formatted(loss));
        }
    }

    @Override
    public void epochEnds(TaskTrainer.EpochResult result) {
        close();
        ERR.printf("%-14s epoch %2d/%d  loss %.4f  %s %5.2f %%  %5.1f s%n", run, result.epoch() + 1, epochs, result.loss(), result.score().measure(),
                result.score().percent(), result.seconds());
    }

    /** Takes away a bar that an error left. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
