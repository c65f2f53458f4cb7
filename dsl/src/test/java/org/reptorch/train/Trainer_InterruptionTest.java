package org.reptorch.train;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.reptorch.torch.ChildJava;
import org.reptorch.torch.ReptorchException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** However a run is interrupted, it ends with the bits of one that was not. */
public class Trainer_InterruptionTest extends OneThread {

    private Path folder;
    private Path firstFolder;
    private Checkpoint whole;
    private List<Double> losses;

    @BeforeClass
    void trainWithoutInterruption() throws IOException {
        makeFolder();
        firstFolder = folder;
        losses = new ArrayList<>();
        SmallRun.train(SmallRun.RECIPE, CheckpointPolicy.in(folder), Trainer.NEVER, listener(losses));
        whole = Checkpoint.read(CheckpointPolicy.last(folder));
        assertEquals(losses.size(), 3 * SmallRun.STEPS);
    }

    @BeforeMethod
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("reptorch-run");
    }

    /** The whole run's stays to the end: its checkpoint is mapped. */
    @AfterClass(alwaysRun = true)
    void deleteFirstFolder() throws IOException {
        delete(firstFolder);
    }

    @AfterMethod(alwaysRun = true)
    void deleteFolder() throws IOException {
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Progress listener(List<Double> losses) {
        return new Progress() {
            @Override
            public void stepEnds(Step step) {
                losses.add(step.loss());
            }
        };
    }

    private void assertSameAsWhole(Checkpoint actual) {
        assertEquals(actual.model(), whole.model());
        assertEquals(actual.optimizer(), whole.optimizer());
        assertEquals(actual.ema(), whole.ema());
        assertEquals(actual.random(), whole.random());
        assertEquals(actual.position(), whole.position());
        assertEquals(actual.history().epochs().stream().map(epoch -> List.of(epoch.loss(), epoch.accuracy(), epoch.emaAccuracy(), epoch.testLoss())).toList(),
                whole.history().epochs().stream().map(epoch -> List.of(epoch.loss(), epoch.accuracy(), epoch.emaAccuracy(), epoch.testLoss())).toList());
    }

    @DataProvider
    Object[][] stops() {
        return new Object[][] {{1}, {5}, {8}, {11}, {16}, {23}};
    }

    @Test(dataProvider = "stops")
    public void aRunThatWasAskedToStopGoesOnBitForBit(int after) {
        var heard = new ArrayList<Double>();
        Trainer.Result stopped = SmallRun.train(SmallRun.RECIPE, CheckpointPolicy.in(folder), () -> heard.size() >= after, listener(heard));
        assertEquals(stopped.ending(), Trainer.Ending.STOPPED);
        assertEquals(stopped.checkpoint().orElseThrow(), CheckpointPolicy.last(folder));
        assertEquals(heard.size(), after);

        Trainer.Result finished = SmallRun.train(SmallRun.RECIPE, CheckpointPolicy.in(folder), Trainer.NEVER, listener(heard));
        assertEquals(finished.ending(), Trainer.Ending.FINISHED);
        assertEquals(heard, losses);
        assertSameAsWhole(Checkpoint.read(CheckpointPolicy.last(folder)));
    }

    @Test
    public void aKilledProcessGoesOnBitForBit() throws IOException, InterruptedException {
        for (int[] kill : new int[][] {{4, 0}, {13, 3}}) {
            ChildJava.Outcome killed = ChildJava.run(SmallRun.class, Map.of(), folder.toString(), "" + kill[0], "" + kill[1]);
            assertEquals(killed.exit(), 128 + 9, killed.err());
        }
        ChildJava.Outcome finished = ChildJava.run(SmallRun.class, Map.of(), folder.toString());
        assertEquals(finished.exit(), 0, finished.err());

        assertSameAsWhole(Checkpoint.read(CheckpointPolicy.last(folder)));
        List<String> lines = Files.readAllLines(folder.resolve("metrics.jsonl"));
        List<String> steps = lines.stream().filter(line -> !line.contains("\"event\"")).toList();
        for (int i = 0; i < losses.size(); i++) {
            assertTrue(steps.get(i).startsWith("{\"step\":" + i + ",\"epoch\":" + i / SmallRun.STEPS + ",\"loss\":" + losses.get(i) + ","), steps.get(i));
        }
        assertEquals(lines.size(), 3 * SmallRun.STEPS + 3);
        try (var files = Files.list(folder)) {
            assertEquals(files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".tmp")).sorted().toList(),
                    List.of("best.safetensors", "checkpoint.safetensors", "epoch-0002.safetensors", "metrics.jsonl"));
        }
    }

    @Test
    public void aFinishedRunIsNotContinued() {
        var heard = new ArrayList<Double>();
        SmallRun.train(SmallRun.RECIPE, CheckpointPolicy.in(folder), Trainer.NEVER, Progress.NONE);
        Trainer.Result again = SmallRun.train(SmallRun.RECIPE, CheckpointPolicy.in(folder), Trainer.NEVER, listener(heard));
        assertEquals(again.ending(), Trainer.Ending.FINISHED);
        assertEquals(heard, List.of());
        assertEquals(again.history().epochs().size(), 3);
    }

    /** A limit of the shell on the size of files stands for a full disk: a write fails in the middle. */
    @Test
    public void aFullDiskCostsOneLineAndLeavesTheEarlierCheckpoint() throws IOException, InterruptedException {
        SmallRun.train(SmallRun.RECIPE, CheckpointPolicy.in(folder), stopAfter(3), Progress.NONE);
        byte[] before = Files.readAllBytes(CheckpointPolicy.last(folder));
        var full = ChildJava.Launch.PLAIN.withPrefix("sh", "-c", "ulimit -f 4; exec \"$@\"", "sh");
        ChildJava.Outcome outcome = ChildJava.run(full, FullDisk.class, Map.of(), folder.toString());

        assertEquals(outcome.exit(), 1, outcome.err());
        List<String> lines = outcome.err().lines().toList();
        assertTrue(lines.getFirst().matches("warned: .*checkpoint.safetensors: cannot be written \\(.*File too large.*\\); check the folder's permissions and free"
                + " space; the checkpoint before it is intact, the run goes on"), outcome.err());
        assertTrue(lines.getLast().matches("failed: .*checkpoint.safetensors: cannot be written .*; the checkpoint before it is intact: resume from it"), outcome.err());
        assertEquals(Files.readAllBytes(CheckpointPolicy.last(folder)), before);
        try (var files = Files.list(folder)) {
            assertEquals(files.count(), 1);
        }
    }

    /** Goes on with a run and tells what it warns of. */
    static final class FullDisk {

        private FullDisk() {
        }

        public static void main(String[] arguments) {
            Progress warnings = new Progress() {
                @Override
                public void warns(String run, String message) {
                    System.err.println("warned: " + message);
                }
            };
            try {
                SmallRun.train(SmallRun.RECIPE, CheckpointPolicy.in(Path.of(arguments[0])), Trainer.NEVER, warnings);
            } catch (ReptorchException e) {
                System.err.println("failed: " + e.getMessage());
                System.exit(1);
            }
        }
    }

    private static java.util.function.BooleanSupplier stopAfter(int steps) {
        var made = new AtomicInteger();
        return () -> made.incrementAndGet() >= steps;
    }

    @Test
    public void aLossThatIsNoNumberNamesTheLastGoodCheckpointAndLeavesIt() throws IOException {
        SmallRun.train(SmallRun.RECIPE, CheckpointPolicy.in(folder), stopAfter(3), Progress.NONE);
        byte[] before = Files.readAllBytes(CheckpointPolicy.last(folder));
        Recipe wild = SmallRun.RECIPE.withSchedule(Schedule.constant(1e38)).withStep(StepSpec.PLAIN.withAccumulation(2)).withRule(SgdRule.NESTEROV, 0);
        // The other rule's state would not fit.
        Checkpoint saved = Checkpoint.read(CheckpointPolicy.last(folder));
        new Checkpoint(saved.model(), Map.of(), saved.ema(), saved.random(), saved.position(), saved.history(), saved.notes()).write(CheckpointPolicy.last(folder));
        byte[] good = Files.readAllBytes(CheckpointPolicy.last(folder));
        assertNotEquals(good, before);

        String message = expectThrows(ReptorchException.class,
                () -> SmallRun.train(wild, CheckpointPolicy.in(folder), Trainer.NEVER, Progress.NONE)).getMessage();
        assertTrue(message.matches("small: (the loss is (NaN|Infinity)|a weight is no finite number) at epoch 1, step \\d; lower the learning rate \\(1.0E38\\) or "
                + "lengthen the warm-up; the last good checkpoint is .*checkpoint.safetensors"), message);
        assertEquals(Files.readAllBytes(CheckpointPolicy.last(folder)), good);
    }

    @Test
    public void aCheckpointOfOtherDataOrAnotherRecipeIsRefused() {
        SmallRun.train(SmallRun.RECIPE.withEmaDecay(0), CheckpointPolicy.in(folder), stopAfter(3), Progress.NONE);
        assertEquals(expectThrows(ReptorchException.class, () -> SmallRun.train(SmallRun.RECIPE, CheckpointPolicy.in(folder), Trainer.NEVER, Progress.NONE)).getMessage(),
                "small: the recipe averages weights, the checkpoint has no average; resume with the recipe that it was made by");
        assertEquals(expectThrows(ReptorchException.class, () -> SmallRun.train(SmallRun.RECIPE.withEmaDecay(0).withBatch(16), CheckpointPolicy.in(folder),
                Trainer.NEVER, Progress.NONE)).getMessage(),
                "small: the checkpoint stands at step 3 of its epoch, and one has 2 here; resume with the batch and accumulation that it was made by");
    }

    @Test
    public void aRunThatNoLongerGetsBetterEnds() {
        Recipe still = SmallRun.RECIPE.withEpochs(50).withSchedule(Schedule.constant(0)).withPatience(2);
        Trainer.Result result = SmallRun.train(still, CheckpointPolicy.NONE, Trainer.NEVER, Progress.NONE);
        assertEquals(result.ending(), Trainer.Ending.NO_LONGER_BETTER);
        assertTrue(result.history().epochs().size() < 50);
        assertEquals(result.history().epochsSinceBest(), 2);
        assertFalse(result.ema().isEmpty());
    }

    @Test
    public void tooManyBatchesForOneUpdateAreRefused() {
        assertEquals(expectThrows(ReptorchException.class, () -> SmallRun.train(SmallRun.RECIPE.withStep(StepSpec.PLAIN.withAccumulation(17)), CheckpointPolicy.NONE,
                Trainer.NEVER, Progress.NONE)).getMessage(), "small: 64 images do not fill 17 batches of 4; choose a smaller batch or accumulation");
    }
}
