package org.reptorch.samples.run;

import java.nio.file.Path;
import java.util.Optional;

import org.reptorch.repopt.Scales;
import org.reptorch.samples.terminal.StopSignal;
import org.reptorch.samples.terminal.TerminalProgress;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.MetricsFile;
import org.reptorch.train.Progress;
import org.reptorch.train.TensorBoardFile;
import org.reptorch.train.Trainer;
import org.reptorch.train.UnreadableImagesFile;

/**
 * The folder of a run that a person started and watches.
 *
 * @param path of it
 */
public record RunFolder(Path path) {

    /** Returns what hears the run: the terminal, and the files of metrics and plots here. */
    public Progress progress() {
        return Progress.all(new TerminalProgress(path), new MetricsFile(path.resolve("metrics.jsonl")), new TensorBoardFile(path),
                new UnreadableImagesFile(path.resolve("unreadable.txt")), new PlotFiles(path));
    }

    /** Trains, and stops in order when a person wants to: then the reason why there is no result says how to go on. */
    public Training.Trained train(Training training, Optional<Scales> scales, boolean resume) {
        try (var stop = StopSignal.open()) {
            Training.Trained trained = training.run(scales, Optional.of(path), resume, stop);
            if (trained.result().ending() == Trainer.Ending.STOPPED) {
                trained.close();
                report();
                throw stopped(trained.result());
            }
            return trained;
        }
    }

    /** Writes the page of a run that has no result yet; that it cannot be written is told, and does not hide why there is none. */
    void report() {
        try {
            RunReport.of(path).write();
        } catch (ReptorchException e) {
            System.err.println("reptorch: " + e.getMessage());
        }
    }

    /** Returns the reason why a run that a person stopped has no result. */
    static ReptorchException stopped(Trainer.Result result) {
        Checkpoint.Position position = result.position();
        return new ReptorchException("stopped in epoch %d behind step %d, saved to %s; the same command with --resume goes on".formatted(
                position.epoch() + 1, position.steps(), result.checkpoint().orElseThrow()));
    }
}
