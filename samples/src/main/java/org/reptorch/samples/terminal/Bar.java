package org.reptorch.samples.terminal;

import java.util.function.Supplier;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on stderr that tells a person who watches how far a task is; where nobody watches there is none. Closing takes it away. */
public final class Bar implements AutoCloseable {

    private static final int MILLISECONDS = 250;

    /** Null where nobody watches. */
    private final ProgressBar drawn;

    private Bar(ProgressBar drawn) {
        this.drawn = drawn;
    }

    /**
     * Begins a bar.
     *
     * @param task  what is done
     * @param all   where it ends
     * @param unit  what is counted, such as {@code " steps"}
     * @param width columns of the terminal that it may take
     */
    public static Bar open(String task, long all, String unit, int width) {
        boolean watched = System.console() != null && System.console().isTerminal();
        return new Bar(!watched ? null : new ProgressBarBuilder().setTaskName(task).setInitialMax(all).setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(MILLISECONDS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, width)).setUnit(unit, 1).clearDisplayOnFinish().build());
    }

    /** Moves to where the task is. */
    public void stepTo(long done) {
        if (drawn != null) {
            drawn.stepTo(done);
        }
    }

    /** Moves to where the task is, and says more beside it. */
    public void stepTo(long done, Supplier<String> more) {
        if (drawn != null) {
            drawn.stepTo(done);
            drawn.setExtraMessage(more.get());
        }
    }

    @Override
    public void close() {
        if (drawn != null) {
            drawn.close();
        }
    }
}
