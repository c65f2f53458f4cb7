package org.reptorch.train;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.ReptorchException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Images that cannot be read are named once each: in the result, in the metrics and in a file, also by a run that was interrupted. */
public class Trainer_UnreadableTest extends OneThread {

    private static final Recipe RECIPE = Recipe.DEFAULT.withEpochs(2).withBatch(4).withAugmentations(List.of());
    private static final String OPENED = "train/x.png (empty)";
    private static final List<String> ALL = List.of("colour 3 (not a JPEG)", "colour 8 (not a JPEG)", OPENED);

    private Path folder;

    @BeforeMethod
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("reptorch-unreadable");
    }

    @AfterMethod(alwaysRun = true)
    void deleteFolder() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Trainer.Result train(Path out, BooleanSupplier stop, Progress progress) {
        var data = new Splits(new FaultyImages(new ColouredImages(20), Set.of(3), List.of(OPENED)), new FaultyImages(new ColouredImages(12), Set.of(8), List.of()));
        ModelSpec spec = new ModelSpec("tiny", SmallRun.SPEC.root(), 4);
        Path last = CheckpointPolicy.last(out);
        try (Model model = Model.build(spec, 0); Optimizer optimizer = RECIPE.optimizer(model); var metrics = new MetricsFile(out.resolve("metrics.jsonl"))) {
            Progress all = Progress.all(progress, metrics, new UnreadableImagesFile(out.resolve("unreadable.txt")));
            var trainer = new Trainer("faulty", model, optimizer, RECIPE, data, Normalization.CIFAR10, all);
            CheckpointPolicy policy = CheckpointPolicy.in(out).everySteps(1);
            return Files.exists(last) ? trainer.resume(Checkpoint.read(last), policy, stop) : trainer.run(policy, stop);
        }
    }

    @Test
    public void eachIsToldOnceAndNamedInTheResult() throws IOException {
        var told = new ArrayList<String>();
        Trainer.Result result = train(folder, Trainer.NEVER, new Progress() {
            @Override
            public void skips(String run, long step, List<String> images) {
                told.addAll(images);
            }
        });

        assertEquals(told.stream().sorted().toList(), ALL);
        assertEquals(result.unreadable(), ALL);
        assertEquals(Files.readAllLines(folder.resolve("unreadable.txt")), ALL);
        List<String> metrics = Files.readAllLines(folder.resolve("metrics.jsonl"));
        assertEquals(metrics.getFirst(), "{\"step\":0,\"event\":\"unreadable\",\"images\":[\"" + OPENED + "\"]}");
        assertEquals(metrics.stream().filter(line -> line.contains("\"unreadable\"")).count(), 3);
        assertTrue(metrics.contains("{\"step\":4,\"event\":\"unreadable\",\"images\":[\"colour 8 (not a JPEG)\"]}"), String.join("\n", metrics));
    }

    @Test
    public void anInterruptedRunTellsAsAWholeOne() throws IOException {
        train(folder, Trainer.NEVER, Progress.NONE);
        String expected = withoutTimes(folder);
        for (int stop : IntStream.rangeClosed(1, 9).toArray()) {
            Path broken = Files.createDirectory(folder.resolve("broken" + stop));
            int[] steps = {0};
            train(broken, () -> ++steps[0] >= stop, Progress.NONE);
            Trainer.Result result = train(broken, Trainer.NEVER, Progress.NONE);
            assertEquals(result.unreadable(), ALL);
            assertEquals(withoutTimes(broken), expected);
            assertEquals(Files.readAllLines(broken.resolve("unreadable.txt")), ALL);
        }
    }

    private static String withoutTimes(Path out) throws IOException {
        return Files.readAllLines(out.resolve("metrics.jsonl")).stream().map(line -> line.replaceAll(",\"(images_per_s|seconds)\".*", "")).collect(Collectors.joining("\n"));
    }

    @Test
    public void aRunWithoutThemLeavesNoFile() throws IOException {
        Files.writeString(folder.resolve("unreadable.txt"), "of an earlier run\n");
        var file = new UnreadableImagesFile(folder.resolve("unreadable.txt"));
        file.runBegins("run", RECIPE, 0);
        assertFalse(Files.exists(folder.resolve("unreadable.txt")));
    }

    @Test
    public void anEvaluationCountsWhatItCanRead() {
        var images = new FaultyImages(new ColouredImages(12), Set.of(0, 8), List.of());
        try (Model model = Model.build(SmallRun.SPEC, 0)) {
            Evaluation evaluation = Evaluation.of(model, images, Normalization.CIFAR10);
            assertEquals(evaluation.images(), 10);
            assertEquals(evaluation.unreadable(), List.of("colour 0 (not a JPEG)", "colour 8 (not a JPEG)"));
            var none = new FaultyImages(new ColouredImages(2), Set.of(0, 1), List.of());
            assertEquals(expectThrows(ReptorchException.class, () -> Evaluation.of(model, none, Normalization.CIFAR10)).getMessage(),
                    "colours: none of 2 images can be read, the first being colour 0 (not a JPEG); convert them to JPEG or PNG, or fetch them again");
        }
    }
}
