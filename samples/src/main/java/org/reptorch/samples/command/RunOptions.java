package org.reptorch.samples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.reptorch.repopt.Scales;
import org.reptorch.samples.file.OutputFolder;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.run.RunFolder;
import org.reptorch.samples.run.Training;
import org.reptorch.train.Progress;

import picocli.CommandLine.Option;

/** The recipe of a run and where it writes. */
final class RunOptions {

    @Option(names = "--recipe", paramLabel = "FILE", description = "A YAML file with the settings of the run; what it leaves out has its default.")
    private Path recipe;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one setting, such as --set epochs=20 --set data=cifar10.tar.xz.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs/latest", description = "Where to write (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--resume", description = "Go on from the last checkpoint in --out.")
    private boolean resume;

    /** Reads the recipe and makes the folder, so that neither fails after an hour of work; a seed of the command line is the recipe's. */
    RunRecipe recipe(MachineOptions machine) {
        RunRecipe read = RunRecipe.read(recipe, Stream.concat(settings.stream(), machine.seedSetting().stream()).toList());
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
        return new RunFolder(out).progress();
    }

    /** Trains, and stops in order when a person wants to: then the reason why there is no result says how to go on. */
    Training.Trained train(Training training, Optional<Scales> scales) {
        return new RunFolder(out).train(training, scales, resume);
    }
}
