package org.reptorch.samples.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.terminal.StopSignal;
import org.reptorch.train.History;
import org.reptorch.train.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One run of a study in a process of its own; started by {@link StudyRunner}, of use to nobody else. */
@Command(name = "run", hidden = true, mixinStandardHelpOptions = true, description = "Trains one run of a study, from its folder.")
final class StudyRunCommand implements Callable<Integer> {

    /** The exit status of a run that was stopped and can go on. */
    static final int STOPPED = 3;

    @Parameters(paramLabel = "FOLDER", description = "Of the run.")
    private Path folder;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        machine.apply();
        var orphaned = new AtomicBoolean();
        Thread.ofPlatform().daemon().start(() -> {
            awaitEndOfInput();
            orphaned.set(true);
        });
        try (var signal = StopSignal.open()) {
            boolean finished = StudyTraining.train(folder, machine.device(), new Progress() {
                @Override
                public void epochEnds(String run, History.EpochResult result) {
                    System.out.println(JsonFile.line(new StudyProgress.EpochLine(result.epoch(), result.loss(), result.accuracy())));
                }

                @Override
                public void warns(String run, String message) {
                    System.err.println(run + ": " + message);
                }
            }, () -> orphaned.get() || signal.getAsBoolean());
            return finished ? 0 : STOPPED;
        }
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            // As good as its end.
            return;
        }
    }
}
