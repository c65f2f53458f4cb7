package org.reptorch.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    Path checkpoint() {
        return out.resolve("checkpoint.safetensors");
    }

    Path in(String file) {
        return out.resolve(file);
    }

    boolean resume() {
        return resume;
    }
}
