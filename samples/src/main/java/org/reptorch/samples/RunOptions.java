package org.reptorch.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.reptorch.repopt.Scales;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.MetricsFile;
import org.reptorch.train.Progress;
import org.reptorch.train.TensorBoardFile;
import org.reptorch.train.Trainer;
import org.reptorch.train.UnreadableImagesFile;

import picocli.CommandLine.Option;

/** The recipe of a run and where it writes. */
final class RunOptions {

    @Option(names = "--recipe", paramLabel = "FILE.yaml", description = "Settings of the run; what it leaves out has its default.")
    private Path recipe;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one setting, such as --set epochs=20 --set data=cifar10.tar.xz.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs/latest", description = "Where to write (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--resume", description = "Go on from the last checkpoint in --out.")
    private boolean resume;

    /** Reads the recipe and makes the folder, so that neither fails after an hour of work. */
    RunRecipe recipe() {
        RunRecipe read = RunRecipe.read(recipe, settings);
        OutputFolder.made(out);
        return read;
    }

    /** Tells whether a run that was begun is to go on. */
    boolean goesOn() {
        return resume;
    }

    Path in(String file) {
        return out.resolve(file);
    }

    /** Returns what hears the run: the terminal, and the files of metrics and plots in the run's folder. */
    Progress progress() {
        return progress(out);
    }

    /** Returns what hears a run that has this folder. */
    static Progress progress(Path folder) {
        return Progress.all(new TerminalProgress(folder), new MetricsFile(folder.resolve("metrics.jsonl")), new TensorBoardFile(folder),
                new UnreadableImagesFile(folder.resolve("unreadable.txt")), new PlotFiles(folder));
    }

    /** Trains, and stops in order when a person wants to: then the reason why there is no result says how to go on. */
    Training.Trained train(Training training, Optional<Scales> scales) {
        try (var stop = StopSignal.open()) {
            Training.Trained trained = training.run(scales, Optional.of(out), resume, stop);
            if (trained.result().ending() == Trainer.Ending.STOPPED) {
                trained.close();
                throw stopped(trained.result());
            }
            return trained;
        }
    }

    /** Returns the reason why a run that a person stopped has no result. */
    static ReptorchException stopped(Trainer.Result result) {
        Checkpoint.Position position = result.position();
        return new ReptorchException("stopped in epoch %d behind step %d, saved to %s; the same command with --resume goes on".formatted(
                position.epoch() + 1, position.steps(), result.checkpoint().orElseThrow()));
    }
}
