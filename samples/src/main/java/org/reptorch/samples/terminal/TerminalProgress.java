package org.reptorch.samples.terminal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.reptorch.train.History;
import org.reptorch.train.Progress;
import org.reptorch.train.Trainer;

/** Progress on stderr: a bar within an epoch where a person watches, a line behind each epoch everywhere. */
public final class TerminalProgress implements Progress {

    private static final PrintStream ERR = System.err;
    private static final int NAMED = 5;

    private final List<String> unreadable = new ArrayList<>();
    /** The run's, for what is too long for a terminal; null where it has none. */
    private final Path folder;
    private int epochs;
    private Bar bar;

    /** Prepares; {@code folder} is the run's, where all unreadable images are listed, null where it has none. */
    public TerminalProgress(Path folder) {
        this.folder = folder;
    }

    @Override
    public void epochBegins(String run, int epoch, int epochs, int steps) {
        this.epochs = epochs;
        bar = Bar.openWithoutEstimate("%s %d/%d".formatted(run, epoch + 1, epochs), steps, " steps");
    }

    @Override
    public void stepEnds(Step step) {
        if (bar != null) {
            bar.stepTo(step.step() + 1, () -> List.of("loss %.3f".formatted(step.loss()), duration(step.secondsLeft()) + " left",
                    "%.0f images/s".formatted(step.imagesPerSecond()), "data %.0f/s".formatted(step.dataImagesPerSecond())));
        }
    }

    /** Gathered, since a run may meet one in every step: a line behind the epoch names the first. Those of before were told when the data was opened. */
    @Override
    public void skips(String run, long step, List<String> images) {
        if (epochs > 0) {
            unreadable.addAll(images);
        }
    }

    private void tellUnreadable(String run) {
        if (!unreadable.isEmpty()) {
            ERR.println(run + ": " + named(unreadable) + "; skipped");
            unreadable.clear();
        }
    }

    /** Returns how many images could not be read, and which the first are. */
    private static String named(List<String> images) {
        int more = images.size() - NAMED;
        return images.size() + (images.size() == 1 ? " image" : " images") + " could not be read: " + String.join(", ", images.subList(0, Math.min(NAMED, images.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    @Override
    public void evolves(String run, int epochs, List<String> lines) {
        lines.forEach(line -> ERR.printf("%-14s behind epoch %d: %s%n", run, epochs, line));
    }

    @Override
    public void warns(String run, String message) {
        ERR.println(run + ": " + message);
    }

    @Override
    public void runEnds(String run, Trainer.Result result) {
        closeBar();
        unreadable.clear();
        History history = result.history();
        if (!history.epochs().isEmpty()) {
            ERR.printf("%-14s %s: %d epochs, best top-1 %.2f %%, last %.2f %%, %.1f s per epoch%n", run, switch (result.ending()) {
                case FINISHED -> "done";
                case NO_LONGER_BETTER -> "ended early, the accuracy no longer got better";
                case STOPPED -> "stopped";
            }, history.epochs().size(), history.bestAccuracy(), history.finalAccuracy(), history.secondsPerEpoch());
        }
        if (!result.unreadable().isEmpty()) {
            ERR.println(run + ": " + named(result.unreadable()) + (folder == null ? "" : "; all are in " + folder.resolve("unreadable.txt")));
        }
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /** Returns seconds as hours, minutes and seconds. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600 ? "%d:%02d".formatted(whole / 60, whole % 60) : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }

    @Override
    public void epochEnds(String run, History.EpochResult result) {
        closeBar();
        tellUnreadable(run);
        ERR.printf("%-14s epoch %2d/%d  loss %.4f  top-1 %5.2f %%  %5.1f s  %.0f images/s%n", run, result.epoch() + 1, epochs, result.loss(), result.accuracy(),
                result.seconds(), result.imagesPerSecond());
    }
}
