package org.reptorch.samples.run;

import java.nio.file.Path;
import java.util.function.Supplier;

import org.reptorch.repopt.Scales;
import org.reptorch.train.History;
import org.reptorch.train.Progress;

/** The scales of a hyper-search after each of its epochs, each in a file of the run's folder: how they came about. */
public final class EpochScales implements Progress {

    private final Path folder;
    private final Supplier<Scales> now;

    EpochScales(Path folder, Supplier<Scales> now) {
        this.folder = folder;
        this.now = now;
    }

    /** Returns the file of the scales after an epoch, counted from 0. */
    public static Path file(Path folder, int epoch) {
        return folder.resolve("scales-epoch-%04d.safetensors".formatted(epoch + 1));
    }

    @Override
    public void epochEnds(String run, History.EpochResult result) {
        now.get().write(file(folder, result.epoch()));
    }
}
