package org.reptorch.samples.vision;

import java.io.PrintStream;
import java.util.List;

import org.reptorch.samples.terminal.Bar;
import org.reptorch.vision.TaskTrainer;

/** Progress of a head's training on stderr: a bar within an epoch where a person watches, a line behind each epoch everywhere. */
final class HeadProgress implements TaskTrainer.Listener, AutoCloseable {

    private static final PrintStream ERR = System.err;

    private final String run;
    private final int epochs;
    private Bar bar;

    HeadProgress(String run, int epochs) {
        this.run = run;
        this.epochs = epochs;
    }

    @Override
    public void stepEnds(int epoch, int step, int steps, double loss) {
        if (bar == null) {
            bar = Bar.open("%s %d/%d".formatted(run, epoch + 1, epochs), steps, " steps");
        }
        bar.stepTo(step + 1, () -> List.of("loss %.3f".formatted(loss)));
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
