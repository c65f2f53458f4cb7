package org.reptorch.samples.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.reptorch.samples.file.JsonFile;
import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.History;
import org.reptorch.train.Progress;

/**
 * Trains the runs of a study that are not finished, one in this process or several side by side in processes of their own: libtorch has one
 * generator of random numbers per process, so that two runs in one would draw each other's.
 */
final class StudyRunner {

    private final ChildProcess program;
    private final Path folder;
    private final int jobs;
    private final int threads;
    private final Device device;
    private final BooleanSupplier stop;
    /** What is neither finished nor has failed. */
    private final List<StudyRun> open;
    private final List<StudyRun> underWay = new ArrayList<>();
    private final StudyProgress progress;
    private final List<String> failures = new ArrayList<>();

    /**
     * Prepares what is left to do.
     *
     * @param program to start again for runs side by side
     * @param folder  of the study
     * @param runs    all of them; one that takes scales comes behind its search
     * @param jobs    how many go side by side
     * @param threads of each
     * @param device  of all
     * @param stop    asked often: true stops every run behind its step, to go on another time
     */
    StudyRunner(ChildProcess program, Path folder, List<StudyRun> runs, int jobs, int threads, Device device, BooleanSupplier stop) {
        this.program = program;
        this.folder = folder;
        this.jobs = jobs;
        this.threads = threads;
        this.device = device;
        this.stop = stop;
        open = new ArrayList<>(runs.stream().filter(run -> !run.in(folder).isFinished()).toList());
        progress = new StudyProgress(runs, open, jobs);
    }

    /**
     * Trains; a run that fails does not keep the others from being trained.
     *
     * @return which failed, and why
     * @throws ReptorchException where it was stopped
     */
    List<String> run() {
        try (var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse();
            }
            if (jobs == 1) {
                work();
            } else {
                List<Thread> lanes = Stream.generate(() -> new Thread(this::work)).limit(jobs).toList();
                lanes.forEach(Thread::start);
                for (Thread lane : lanes) {
                    lane.join();
                }
            }
        } catch (OverlappingFileLockException e) {
            throw inUse();
        } catch (IOException e) {
            throw new ReptorchException(folder + " cannot be written to (" + e + "); check its permissions and free space", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (!open.isEmpty()) {
            throw new ReptorchException("stopped with " + open.size() + " runs to go; the same command goes on");
        }
        return failures;
    }

    private ReptorchException inUse() {
        return new ReptorchException("another study is at work in " + folder + "; wait for it, or choose another --out");
    }

    private void work() {
        for (StudyRun run = next(); run != null; run = next()) {
            StudyRun.Kept kept = run.in(folder);
            progress.begins(run);
            try {
                StudyTraining.describe(kept);
                boolean finished = jobs == 1 ? here(kept) : apart(kept);
                ended(run, finished);
            } catch (ReptorchException | IOException e) {
                failed(run, e.getMessage());
            } catch (RuntimeException | Error e) {
                failed(run, "a defect of Reptorch, please report it: " + e);
            }
        }
    }

    /** Takes the next run whose scales are there, waiting for a search if it must; null where nothing is left to begin. */
    private synchronized StudyRun next() {
        while (!stop.getAsBoolean()) {
            List<StudyRun> waiting = open.stream().filter(run -> !underWay.contains(run)).toList();
            if (waiting.isEmpty()) {
                return null;
            }
            for (StudyRun run : waiting) {
                if (run.search().isEmpty() || run.search().get().in(folder).isFinished()) {
                    underWay.add(run);
                    return run;
                }
            }
            if (underWay.isEmpty()) {
                waiting.forEach(run -> failed(run, "its search failed"));
                return null;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                return null;
            }
        }
        return null;
    }

    private synchronized void ended(StudyRun run, boolean finished) {
        underWay.remove(run);
        if (finished) {
            open.remove(run);
            progress.ends(run);
        }
        notifyAll();
    }

    private synchronized void failed(StudyRun run, String why) {
        underWay.remove(run);
        open.remove(run);
        failures.add(run.title() + ": " + why);
        progress.fails(run, why);
        notifyAll();
    }

    private boolean here(StudyRun.Kept kept) {
        return StudyTraining.train(kept.folder(), device, new Progress() {
            @Override
            public void epochEnds(String run, History.EpochResult result) {
                progress.epochEnds(kept.run(), new StudyProgress.EpochLine(result.epoch(), result.loss(), result.accuracy()));
            }

            @Override
            public void warns(String run, String message) {
                System.err.println(kept.run().title() + ": " + message);
            }
        }, stop);
    }

    /** Trains in a process of its own, which tells of its epochs on stdout and stops when its stdin ends: also where this process is killed. */
    private boolean apart(StudyRun.Kept kept) throws IOException {
        Path log = kept.folder().resolve("run.log");
        Process process = new ProcessBuilder(program.command("study", "run", kept.folder().toString(), "--threads", Integer.toString(threads),
                "--device", device.toString()))
                .redirectError(log.toFile()).start();
        Thread stopping = Thread.startVirtualThread(() -> closeWhenStopped(process));
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                progress.epochEnds(kept.run(), JsonFile.parse(line, StudyProgress.EpochLine.class));
            }
            int status = process.waitFor();
            if (status == StudyRunCommand.STOPPED) {
                return false;
            }
            if (status != 0) {
                throw new ReptorchException(lastLine(log).replaceFirst("^reptorch: ", "") + " (status " + status + ", " + log + ")");
            }
            return true;
        } catch (InterruptedException e) {
            process.destroy();
            throw new IllegalStateException(e);
        } finally {
            stopping.interrupt();
        }
    }

    private void closeWhenStopped(Process process) {
        try {
            while (!stop.getAsBoolean()) {
                Thread.sleep(100);
            }
            process.getOutputStream().close();
        } catch (InterruptedException | IOException e) {
            // The process has ended: there is nothing left to stop.
            return;
        }
    }

    private static String lastLine(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("reptorch: ")).reduce((first, second) -> second).orElse("its process ended");
        }
    }
}
