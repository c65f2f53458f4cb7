package org.reptorch.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.reptorch.torch.ReptorchException;

/**
 * Which checkpoints of a run are kept: the last one always, under {@code checkpoint.safetensors}.
 *
 * @param folder      where they are written, which must exist; nothing for a run that saves none
 * @param everySteps  how many updates lie between two; 0 for the ends of epochs alone
 * @param everyEpochs after how many epochs one is kept for good, as {@code epoch-0003.safetensors}; 0 for never
 * @param best        whether that of the best epoch is kept, as {@code best.safetensors}
 * @param notes       what belongs to the run besides, as text: what it trains, on what, by which recipe
 */
public record CheckpointPolicy(Optional<Path> folder, int everySteps, int everyEpochs, boolean best, Map<String, String> notes) {

    /** Saves nothing. */
    public static final CheckpointPolicy NONE = new CheckpointPolicy(Optional.empty(), 0, 0, false, Map.of());

    /** Copies the notes. */
    public CheckpointPolicy {
        Requirement.verify(everySteps >= 0, "checkpointSteps", everySteps, "not negative");
        Requirement.verify(everyEpochs >= 0, "checkpointEpochs", everyEpochs, "not negative");
        notes = Map.copyOf(notes);
    }

    /** Saves the last one after every epoch. */
    public static CheckpointPolicy in(Path folder) {
        return new CheckpointPolicy(Optional.of(folder), 0, 0, false, Map.of());
    }

    /** Returns the policy that saves every so many updates too. */
    public CheckpointPolicy everySteps(int everySteps) {
        return new CheckpointPolicy(folder, everySteps, everyEpochs, best, notes);
    }

    /** Returns the policy that keeps one for good every so many epochs. */
    public CheckpointPolicy everyEpochs(int everyEpochs) {
        return new CheckpointPolicy(folder, everySteps, everyEpochs, best, notes);
    }

    /** Returns the policy that keeps the best epoch's, or not. */
    public CheckpointPolicy best(boolean best) {
        return new CheckpointPolicy(folder, everySteps, everyEpochs, best, notes);
    }

    /** Returns the policy with other notes. */
    public CheckpointPolicy notes(Map<String, String> notes) {
        return new CheckpointPolicy(folder, everySteps, everyEpochs, best, notes);
    }

    /** Returns the file of the last checkpoint in a folder. */
    public static Path last(Path folder) {
        return folder.resolve("checkpoint.safetensors");
    }

    boolean isDue(long step) {
        return folder.isPresent() && everySteps > 0 && step % everySteps == 0;
    }

    /**
     * Writes what is to be kept.
     *
     * @throws ReptorchException where a file cannot be written; those that were there are intact
     */
    void save(Checkpoint checkpoint, boolean epochEnds) {
        if (folder.isEmpty()) {
            return;
        }
        var all = new LinkedHashMap<>(checkpoint.notes());
        all.putAll(notes);
        Checkpoint noted = checkpoint.withNotes(all);
        noted.write(last(folder.get()));
        History history = checkpoint.history();
        if (epochEnds && best && history.epochsSinceBest() == 0) {
            noted.write(folder.get().resolve("best.safetensors"));
        }
        if (epochEnds && everyEpochs > 0 && history.epochs().size() % everyEpochs == 0) {
            noted.write(folder.get().resolve("epoch-%04d.safetensors".formatted(history.epochs().size())));
        }
    }
}
