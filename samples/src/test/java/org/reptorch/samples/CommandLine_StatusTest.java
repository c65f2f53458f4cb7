package org.reptorch.samples;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** What other programs rely on: exit status, what goes to which stream, whole files. */
public class CommandLine_StatusTest {

    private static final List<String> TINY = List.of("--set", "blocks=[1,1,1,1]", "--set", "widths=[0.125,0.0625,0.03125,0.03125]", "--set", "batch=100",
            "--set", "augmentations=[horizontalFlip(0.5)]");

    record Outcome(int status, String out, String err) {
    }

    private Path folder;

    @BeforeMethod
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("reptorch-cli");
    }

    @AfterMethod
    void deleteFolder() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static Outcome run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var capturedOut = new ByteArrayOutputStream();
        var capturedErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(capturedOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(capturedErr, true, StandardCharsets.UTF_8));
            return new Outcome(Reptorch.run(arguments), capturedOut.toString(StandardCharsets.UTF_8), capturedErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static String[] with(String command, List<String> settings, String... more) {
        return Stream.concat(Stream.concat(Stream.of(command), settings.stream()), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    public void headsAreTrainedPrintedAndPictured() throws IOException {
        for (Map.Entry<String, String> head : Map.of("segment", "mIoU", "detect", "mAP50").entrySet()) {
            Outcome outcome = run(head.getKey(), "--images", "16", "--batch", "8", "--epochs", "1", "--resolution", "32", "--width", "8", "--threads", "1", "--json",
                    "--out", folder.toString());
            assertEquals(outcome.status(), 0, outcome.err());
            JsonNode printed = new ObjectMapper().readTree(outcome.out());
            for (String method : List.of("hs", "sgd", "repopt")) {
                double percent = printed.get(method).get(head.getValue()).asDouble();
                assertTrue(percent >= 0 && percent <= 100, outcome.out());
            }
            assertTrue(printed.get("repopt").get("optimizer").asText().startsWith("SGD with Grad Mults on 8 of "), outcome.out());
            var picture = javax.imageio.ImageIO.read(folder.resolve("predictions.png").toFile());
            assertEquals(picture.getWidth(), 4 * 232 + 8);
            assertEquals(new ObjectMapper().readTree(folder.resolve("history.json").toFile()).get("sgd").size(), 1);
        }
    }

    @Test
    public void aBackboneWithoutSearchIsTrainedUnderConstantScales() throws IOException {
        Outcome outcome = run("detect", "--model", "resnet18", "--images", "4", "--batch", "4", "--epochs", "1", "--resolution", "32", "--width", "8", "--threads", "1", "--json",
                "--out", folder.toString());
        assertEquals(outcome.status(), 0, outcome.err());
        JsonNode printed = new ObjectMapper().readTree(outcome.out());
        assertTrue(printed.get("hs") == null, outcome.out());
        assertTrue(printed.get("repopt").get("optimizer").asText().startsWith("SGD with Grad Mults on 12 of "), outcome.out());
    }

    @Test
    public void wrongArgumentsAreStatusTwoWithUsageOnStderr() {
        for (String[] wrong : new String[][] {{}, {"nonsense"}, {"bench"}, {"gradmult"}, {"replay"}, {"info", "--what"},
            {"gradmult", "--model", "repopt-vgg-b9", "--scales", "x", "--out", "y"}, {"gradmult", "--model", "repopt-vgg", "--scales", "x", "--out", "y"},
            {"segment", "--model", "resnet81"}, {"detect", "--resolution", "50"}, {"detect", "--images", "3"}, {"segment", "--epochs", "0"},
            {"segment", "--width", "0"}, {"detect", "--lr", "-1"}}) {
            Outcome outcome = run(wrong);
            assertEquals(outcome.status(), 2, String.join(" ", wrong));
            assertEquals(outcome.out(), "");
            assertTrue(outcome.err().contains("Usage: reptorch"), outcome.err());
        }
    }

    @Test
    public void failedWorkIsStatusOneWithOneLine() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path wrongCase = Files.createDirectory(folder.resolve("case"));
        Files.writeString(wrongCase.resolve("case.json"), "{\"model\": {\"family\": \"resnet\"}, \"optimizer\": {}, \"loss\": {}, \"dtype\": \"float64\"}");
        Path noScales = folder.resolve("none.pth");
        for (Map.Entry<String[], String> wrong : Map.of(
                new String[] {"replay", empty.toString(), "--out", folder.resolve("out").toString()}, empty + " is no case: it has no case.json",
                new String[] {"replay", wrongCase.toString(), "--out", folder.resolve("out").toString()},
                wrongCase.resolve("case.json") + ": model.family is 'resnet'; what can be replayed so far is repopt-vgg",
                new String[] {"bench", "train", "--model", "vgg16-cifar", "--resolution", "64"}, "vgg16-cifar: features.fc.fc.0, ",
                new String[] {"gradmult", "--model", "repopt-vgg-b1", "--scales", noScales.toString(), "--out", "y"}, noScales.toString(),
                with("train", TINY, "--set", "method=repopt", "--out", folder.resolve("out").toString()), "method repopt needs the searched scales",
                with("train", TINY, "--set", "data=" + empty, "--out", folder.resolve("out").toString()), empty.toString(),
                with("train", TINY, "--device", "cuda", "--out", folder.resolve("out").toString()), "--device cuda: Reptorch computes on the CPU so far",
                new String[] {"eval", empty.resolve("model.safetensors").toString()}, empty.toString()).entrySet()) {
            Outcome outcome = run(wrong.getKey());
            assertEquals(outcome.status(), 1, outcome.err());
            assertEquals(outcome.out(), "");
            assertEquals(outcome.err().lines().count(), 1, outcome.err());
            assertTrue(outcome.err().startsWith("reptorch: " + wrong.getValue()), outcome.err());
        }
    }

    @Test
    public void infoGivesOneJsonObjectAndNothingElse() throws IOException {
        Outcome outcome = run("info", "--json");
        assertEquals(outcome.status(), 0);
        JsonNode info = new ObjectMapper().readTree(outcome.out());
        assertTrue(info.get("libtorch").asText().startsWith("2."), outcome.out());
        assertTrue(info.get("threads").asInt() >= 1);
        assertEquals(outcome.out().lines().count(), 1);
    }

    @Test
    public void benchStepChecksItselfAndGivesTheAgreedFields() throws IOException {
        Outcome outcome = run("bench", "step", "--model", "repopt-vgg", "--blocks", "1,2,1,1", "--widths", "0.25,0.25,0.25,0.25", "--runs", "3", "--json");
        assertEquals(outcome.status(), 0, outcome.err());
        JsonNode result = new ObjectMapper().readTree(outcome.out());
        for (String field : List.of("step_ms", "reference_ms", "libtorch_fused_ms", "prior_cost", "gradmult_bytes", "parameters")) {
            assertTrue(result.get(field).asDouble() > 0, field);
        }
    }

    @Test
    public void benchTrainChecksItselfAndGivesTheAgreedFields() throws IOException {
        for (String dtype : List.of("float32", "bfloat16")) {
            Outcome outcome = run("bench", "train", "--model", "repopt-vgg", "--blocks", "1,1,1,1", "--widths", "0.125,0.125,0.125,0.125", "--batch", "8",
                    "--resolution", "32", "--dtype", dtype, "--runs", "1", "--python", "no-such-python", "--json");
            assertEquals(outcome.status(), 0, outcome.err());
            JsonNode result = new ObjectMapper().readTree(outcome.out());
            for (String field : List.of("images_per_s", "ms", "tensor_mb", "process_mb")) {
                assertTrue(result.get(field).asDouble() > 0, field);
            }
            assertTrue(result.get("ratio") == null, "there is nothing to compare with");
        }
    }

    @Test
    public void benchDataChecksItselfAndGivesARatio() throws IOException {
        Outcome outcome = run(Stream.concat(Stream.of("bench", "data", "--runs", "1", "--json"), TINY.stream().filter(word -> !word.equals("augmentations=[horizontalFlip(0.5)]")
                && !word.equals("--set")).flatMap(setting -> Stream.of("--set", setting))).toArray(String[]::new));
        assertEquals(outcome.status(), 0, outcome.err());
        JsonNode result = new ObjectMapper().readTree(outcome.out());
        for (String field : List.of("data_images_per_s", "step_images_per_s", "ratio")) {
            assertTrue(result.get(field).asDouble() > 0, field);
        }
    }

    @Test
    public void theCasesOfBenchDispatchComputeWhatTheySay() {
        new DispatchBenchmark().check();
    }

    @Test
    public void anInterruptedRunResumedEndsAsAnUnbrokenOne() throws IOException {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        assertEquals(run(with("search", TINY, "--set", "epochs=1", "--out", folder.resolve("search").toString())).status(), 0);
        List<String> repopt = List.of("--set", "method=repopt", "--set", "scales=" + folder.resolve("search/scales.safetensors"), "--set", "epochs=2");
        String[] train = with("train", Stream.concat(TINY.stream(), repopt.stream()).toList(), "--out");
        assertEquals(run(plus(train, whole.toString())).status(), 0);

        // The first epoch's checkpoint of the same recipe, as it was before the second epoch.
        stopAfterFirstEpoch(train, broken);
        // The checkpoint has the scales: their file is needed no more, and nothing is initialized again.
        Files.delete(folder.resolve("search/scales.safetensors"));
        assertEquals(Safetensors.read(broken.resolve("checkpoint.safetensors")).metadata().get("reptorch.prior"), "W = 3x3 * searched + 1x1 * searched + identity");
        Outcome resumed = run(plus(plus(train, broken.toString()), "--resume"));
        assertEquals(resumed.status(), 0, resumed.err());
        Map<String, StoredTensor> expected = Safetensors.read(whole.resolve("model.safetensors")).tensors();
        Map<String, StoredTensor> actual = Safetensors.read(broken.resolve("model.safetensors")).tensors();
        assertEquals(actual, expected);

        Outcome evaluated = run("eval", whole.resolve("model.safetensors").toString(), "--json");
        assertEquals(evaluated.status(), 0, evaluated.err());
        double top1 = new ObjectMapper().readTree(evaluated.out()).get("top1").asDouble();
        double trained = new ObjectMapper().readTree(whole.resolve("history.json").toFile()).get("epochs").get(1).get("accuracy").asDouble();
        assertEquals(top1, trained);

        Outcome other = run(plus(plus(plus(train, broken.toString()), "--resume"), "--set", "learningRate=0.2"));
        assertEquals(other.status(), 1);
        assertTrue(other.err().contains("is of another run"), other.err());
    }

    @Test
    public void aProofSaysHowFarBlocksAndOperatorsAreApartAndWhatBreaksIt() throws IOException {
        String[] prove = {"prove", "--model", "repopt-vgg", "--blocks", "1,1,1,1", "--widths", "0.0625,0.0625,0.0625,0.0625", "--resolution", "16", "--steps", "3"};
        Outcome proven = run(plus(prove, "--json", "--rule", "adamw"));
        assertEquals(proven.status(), 0, proven.err());
        var json = new ObjectMapper().readTree(proven.out());
        assertTrue(json.get("holds").asBoolean() && json.get("worst").asDouble() < 1e-10 && json.get("layers").has("stage1.0.conv.weight"), proven.out());
        Outcome refuted = run(plus(prove, "--clip", "0.1", "--tolerance", "1e-9"));
        assertEquals(refuted.status(), 1);
        assertTrue(refuted.err().contains("clipping: gradients are clipped to norm 0.1"), refuted.err());
        assertEquals(run("prove", "--model", "repopt-vgg-b1", "--rule", "adafactor").status(), 2);
    }

    private static String[] plus(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    /** Runs the command and stops it, as a crash would, when the first epoch's checkpoint is there. */
    private static void stopAfterFirstEpoch(String[] train, Path out) {
        var recipe = RunRecipe.read(null, Stream.of(train).skip(1).filter(word -> word.contains("=")).toList());
        Training training = Training.open(recipe, new org.reptorch.train.Progress() {
            @Override
            public void epochBegins(String run, int epoch, int epochs, int steps) {
                if (epoch == 1) {
                    throw new IllegalStateException("stopped");
                }
            }
        });
        OutputFolder.made(out);
        try {
            training.run(training.scales(), java.util.Optional.of(out), false, org.reptorch.train.Trainer.NEVER);
            throw new AssertionError("not stopped");
        } catch (IllegalStateException e) {
            assertEquals(e.getMessage(), "stopped");
        }
    }

    @Test
    public void theQuickstartEndsWithATableAndAReport() throws IOException {
        Outcome outcome = run("quickstart", "--epochs", "1", "--images", "20", "--out", folder.resolve("report").toString());
        assertEquals(outcome.status(), 0, outcome.err());
        for (String row : List.of("trained by", "hyper-search", "plain SGD", "RepOptimizer", "RepVGG", "With INT8 weights")) {
            assertTrue(outcome.out().contains(row), outcome.out());
        }
        String page = Files.readString(folder.resolve("report/index.html"));
        for (String heading : List.of("Result", "Loss", "Accuracy", "Searched scales by depth", "Proof")) {
            assertTrue(page.contains(heading), heading);
        }
        assertTrue(Files.exists(folder.resolve("report/model.safetensors")));
    }
}
