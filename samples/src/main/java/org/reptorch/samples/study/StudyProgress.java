package org.reptorch.samples.study;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.terminal.TerminalProgress;

/** How a study goes, a line per epoch on stderr: which run of how many, and how much time is left. */
final class StudyProgress {

    /**
     * What a run tells of one of its epochs.
     *
     * @param epoch from 0
     * @param loss  mean of the steps' losses
     * @param top1  on the test images, in percent
     */
    record EpochLine(int epoch, double loss, double top1) {
    }

    /** How long the epochs of one method took here. */
    private static final class Pace {
        private double seconds;
        private int epochs;

        void add(double more) {
            seconds += more;
            epochs++;
        }
    }

    private final PrintStream err = System.err;
    private final int jobs;
    private final int total;
    private final int width;
    /** Epochs to go, by run that is not finished. */
    private final Map<StudyRun, Integer> left = new LinkedHashMap<>();
    private final Map<StudyRun, Long> since = new HashMap<>();
    private final Map<Method, Pace> paces = new HashMap<>();
    private final Map<StudyRun, Integer> numbers = new HashMap<>();

    StudyProgress(List<StudyRun> all, List<StudyRun> open, int jobs) {
        this.jobs = jobs;
        total = all.size();
        width = all.stream().mapToInt(run -> run.title().length()).max().orElse(0);
        all.forEach(run -> numbers.put(run, numbers.size() + 1));
        open.forEach(run -> left.put(run, run.recipe().epochs()));
        if (open.size() < total) {
            err.printf("%d of %d runs are finished already%n", total - open.size(), total);
        }
    }

    synchronized void begins(StudyRun run) {
        since.put(run, System.nanoTime());
        line(run, "begins");
    }

    synchronized void epochEnds(StudyRun run, EpochLine epoch) {
        long now = System.nanoTime();
        double seconds = (now - since.put(run, now)) / 1e9;
        paces.computeIfAbsent(run.recipe().method(), any -> new Pace()).add(seconds);
        left.put(run, run.recipe().epochs() - epoch.epoch() - 1);
        line(run, "epoch %d/%d  loss %.4f  top-1 %5.2f %%  %.1f s  about %s left".formatted(epoch.epoch() + 1, run.recipe().epochs(), epoch.loss(), epoch.top1(),
                seconds, TerminalProgress.duration(secondsLeft())));
    }

    synchronized void ends(StudyRun run) {
        left.remove(run);
    }

    synchronized void fails(StudyRun run, String why) {
        left.remove(run);
        line(run, "failed: " + why);
    }

    /** At the pace of each method so far; one that has not been seen goes as all others together. */
    private double secondsLeft() {
        double seconds = paces.values().stream().mapToDouble(pace -> pace.seconds).sum();
        int epochs = paces.values().stream().mapToInt(pace -> pace.epochs).sum();
        double sum = 0;
        for (Map.Entry<StudyRun, Integer> open : left.entrySet()) {
            Pace pace = paces.get(open.getKey().recipe().method());
            sum += open.getValue() * (pace == null ? seconds / epochs : pace.seconds / pace.epochs);
        }
        return sum / Math.max(1, Math.min(jobs, left.size()));
    }

    private void line(StudyRun run, String what) {
        err.printf("[%d/%d] %-" + width + "s  %s%n", numbers.get(run), total, run.title(), what);
    }
}
