package org.reptorch.samples.study;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.reptorch.repopt.Scales;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.file.OutputFolder;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.run.RunReport;
import org.reptorch.samples.run.Training;
import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.CheckpointPolicy;
import org.reptorch.train.MetricsFile;
import org.reptorch.train.Progress;
import org.reptorch.train.TensorBoardFile;
import org.reptorch.train.Trainer;

/** The training of one run of a study, from what stands in its folder alone: the same in this process or in one of its own. */
final class StudyTraining {

    private StudyTraining() {
    }

    /**
     * What a run's folder says of it.
     *
     * @param recipe of the run
     * @param search the folder beside it whose scales it takes, or null
     */
    private record Description(Map<String, Object> recipe, String search) {
    }

    private static Path description(Path folder) {
        return folder.resolve("run.json");
    }

    /** Returns the file that is there when a run is done, and not before. */
    static Path history(Path folder) {
        return folder.resolve("history.json");
    }

    /** Returns the file of the scales that a search ended with. */
    static Path scales(Path folder) {
        return folder.resolve("scales.safetensors");
    }

    /** Writes down what a run is to do. */
    static void describe(StudyRun.Kept kept) {
        OutputFolder.made(kept.folder());
        JsonFile.write(description(kept.folder()), new Description(kept.run().recipe().fields(), kept.run().search().map(StudyRun::folder).orElse(null)));
    }

    /**
     * Trains the run that a folder describes: from its last checkpoint, if there is one.
     *
     * @param device where
     * @return false where it was stopped
     */
    static boolean train(Path folder, Device device, Progress progress, BooleanSupplier stop) {
        var described = JsonFile.read(description(folder), Description.class);
        try (var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                // A run whose study was killed may be writing its last checkpoint still.
                FileLock lock = channel.lock()) {
            return train(folder, RunRecipe.of(description(folder).toString(), described.recipe()), Optional.ofNullable(described.search()).map(folder::resolveSibling),
                    device, progress, stop);
        } catch (IOException e) {
            throw new ReptorchException(folder + " cannot be written to (" + e + "); check its permissions and free space", e);
        }
    }

    private static boolean train(Path folder, RunRecipe recipe, Optional<Path> search, Device device, Progress progress, BooleanSupplier stop) {
        Training training = Training.open(recipe, Progress.all(progress, new MetricsFile(folder.resolve("metrics.jsonl")), new TensorBoardFile(folder))).on(device);
        boolean begun = Files.isRegularFile(CheckpointPolicy.last(folder));
        try (Training.Trained trained = training.run(training.scales(search.map(StudyTraining::scales)), Optional.of(folder), begun, stop)) {
            if (trained.result().ending() == Trainer.Ending.STOPPED) {
                return false;
            }
            if (recipe.method() == Method.HS) {
                Scales.of(recipe.network().placement(), training.spec(Method.REPOPT), trained.model()).write(scales(folder));
            }
            RunReport.of(folder).write();
            JsonFile.write(history(folder), trained.history());
            return true;
        }
    }
}
