package org.reptorch.samples.terminal;

import org.reptorch.quant.PostTrainingQuantization;

/** Shows a person who watches how far a calibration or a measurement is. */
public final class CalibrationBar implements PostTrainingQuantization.Listener, AutoCloseable {

    private final String task;
    private Bar bar;

    /** Prepares the bar of a task, such as "calibration"; it shows with the first batch. */
    public CalibrationBar(String task) {
        this.task = task;
    }

    @Override
    public void batchEnds(int done, int all) {
        if (bar == null) {
            bar = Bar.open(task, all, " batches");
        }
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
