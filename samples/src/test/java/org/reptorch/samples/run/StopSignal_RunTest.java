package org.reptorch.samples.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.Normalization;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.terminal.StopSignal;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.Progress;
import org.reptorch.train.Trainer;
import org.testng.annotations.Test;

import sun.misc.Signal;

/** Ctrl-C behind a step ends the run there, with a checkpoint from which it goes on; another run's is refused. */
public class StopSignal_RunTest {

    @Test
    public void ctrlCFinishesTheStepAndSaves() throws IOException {
        Path folder = Files.createTempDirectory("reptorch-stop");
        try {
            RunRecipe recipe = RunRecipe.read(Path.of("recipes/smallest.yaml"), List.of("batch=10", "epochs=1"));
            Progress ctrlC = new Progress() {
                @Override
                public void stepEnds(Step step) {
                    if (step.number() == 1) {
                        Signal.raise(new Signal("INT"));
                        // The handler runs on a thread of its own.
                        sleep();
                    }
                }
            };
            var training = new Training(recipe, GeneratedImages.of(10, 5, 2, 32, 0), Normalization.CIFAR10, ctrlC);
            try (var stop = StopSignal.open(); Training.Trained stopped = training.run(Optional.empty(), Optional.of(folder), false, stop)) {
                assertEquals(stopped.result().ending(), Trainer.Ending.STOPPED);
                assertEquals(stopped.result().position().steps(), 2);
            }
            try (Training.Trained finished = training.run(Optional.empty(), Optional.of(folder), true, Trainer.NEVER)) {
                assertEquals(finished.result().ending(), Trainer.Ending.FINISHED);
            }
            var other = new Training(recipe.set(List.of("seed=1")), training.data(), training.normalization(), Progress.NONE);
            assertTrue(expectThrows(ReptorchException.class, () -> other.run(Optional.empty(), Optional.of(folder), true, Trainer.NEVER)).getMessage()
                    .endsWith("is of another run: there seed is 0, not 1; resume with the same settings or choose another --out"));
            Path nowhere = folder.resolve("nowhere");
            assertEquals(expectThrows(ReptorchException.class, () -> training.run(Optional.empty(), Optional.of(nowhere), true, Trainer.NEVER)).getMessage(),
                    "there is no checkpoint " + nowhere.resolve("checkpoint.safetensors")
                            + " to go on from; leave --resume out, or name the run's folder with --out");
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
