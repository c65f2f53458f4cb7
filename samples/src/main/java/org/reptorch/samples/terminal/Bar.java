package org.reptorch.samples.terminal;

import java.util.List;
import java.util.function.Supplier;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar on stderr that tells a person who watches how far a task is; where nobody watches there is none. Closing takes it away.
 *
 * <p>It stays within a line of the terminal, of which the launcher tells how long it is: one that ran over could not be drawn anew.
 */
public final class Bar implements AutoCloseable {

    private static final int MILLISECONDS = 250;
    private static final int USUAL = 80;
    private static final int WIDEST = 130;
    /** What is left for the bar itself, at least. */
    private static final int SHORTEST = 10;

    /** Null where nobody watches. */
    private final ProgressBar drawn;
    /** For what is said besides. */
    private final int room;

    private Bar(ProgressBar drawn, int room) {
        this.drawn = drawn;
        this.room = room;
    }

    /**
     * Begins a bar that also tells how long the task will take.
     *
     * @param task what is done
     * @param all  where it ends
     * @param unit what is counted, such as {@code " steps"}
     */
    public static Bar open(String task, long all, String unit) {
        return open(new ProgressBarBuilder(), "/ 0:00:00".length(), task, all, unit);
    }

    /** As the other, for who knows better how long it will take. */
    public static Bar openWithoutEstimate(String task, long all, String unit) {
        return open(new ProgressBarBuilder().hideEta(), 0, task, all, unit);
    }

    private static Bar open(ProgressBarBuilder bar, int estimate, String task, long all, String unit) {
        if (System.console() == null || !System.console().isTerminal()) {
            return new Bar(null, 0);
        }
        int columns = Integer.getInteger("reptorch.columns", USUAL);
        int width = Math.min(columns > 0 ? columns : USUAL, WIDEST);
        int taken = "%s 100%% [] %d/%d%s (0:00:00) ".formatted(task, all, all, unit).length() + estimate;
        return new Bar(bar.setTaskName(task).setInitialMax(all).setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(MILLISECONDS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, width)).setUnit(unit, 1).clearDisplayOnFinish().build(), width - taken - SHORTEST);
    }

    /** Moves to where the task is. */
    public void stepTo(long done) {
        if (drawn != null) {
            drawn.stepTo(done);
        }
    }

    /** Moves to where the task is, and says more beside it: of these as many as the line has room for, the first ones first. */
    public void stepTo(long done, Supplier<List<String>> more) {
        if (drawn != null) {
            drawn.stepTo(done);
            drawn.setExtraMessage(fitting(more.get(), room));
        }
    }

    /** Returns as many notes as fit into so many columns, each with what divides it from what stands before. */
    static String fitting(List<String> notes, int room) {
        var text = new StringBuilder();
        for (String note : notes) {
            if (text.length() + note.length() + 2 > room) {
                break;
            }
            text.append(text.isEmpty() ? " " : "  ").append(note);
        }
        return text.toString();
    }

    @Override
    public void close() {
        if (drawn != null) {
            drawn.close();
        }
    }
}
