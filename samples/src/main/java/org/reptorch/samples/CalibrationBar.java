package org.reptorch.samples;

import org.reptorch.quant.PostTrainingQuantization;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a person who watches how far a calibration or a measurement is. */
final class CalibrationBar implements PostTrainingQuantization.Listener, AutoCloseable {

    private final boolean interactive = System.console() != null && System.console().isTerminal();
    private final String task;
    private ProgressBar bar;

    CalibrationBar(String task) {
        this.task = task;
    }

    @Override
    public void batchEnds(int done, int all) {
        if (interactive && bar == null) {
            bar = new ProgressBarBuilder().setTaskName(task).setInitialMax(all).setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(250)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, 100)).setUnit(" batches", 1).clearDisplayOnFinish().build();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
