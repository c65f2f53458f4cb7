package org.reptorch.samples;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.reptorch.samples.file.OutputFolder;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.run.Training;
import org.reptorch.torch.Cuda;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** What other programs rely on: exit status, what goes to which stream, whole files. */
public class CommandLine_StatusTest {

    private static final List<String> TINY = List.of("--set", "blocks=[1,1,1,1]", "--set", "widths=[0.125,0.0625,0.03125,0.03125]", "--set", "batch=100",
            "--set", "augmentations=[horizontalFlip(0.5)]");

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

    private static String[] with(String command, List<String> settings, String... more) {
        return Stream.concat(Stream.concat(Stream.of(command), settings.stream()), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    public void wrongArgumentsAreStatusTwoWithUsageOnStderr() {
        for (String[] wrong : new String[][] {{}, {"nonsense"}, {"bench"}, {"gradmult"}, {"replay"}, {"info", "--what"},
            {"gradmult", "--model", "repopt-vgg-b9", "--scales", "x", "--out", "y"}, {"gradmult", "--model", "repopt-vgg", "--scales", "x", "--out", "y"},
            {"segment", "--model", "resnet81"}, {"detect", "--resolution", "50"}, {"detect", "--images", "3"}, {"segment", "--epochs", "0"},
            {"segment", "--width", "0"}, {"detect", "--lr", "-1"}, {"report"}, {"eval", "x", "--threads", "0"},
            {"deploy", "x", "--model", "repvgg-a00", "--out", "y"}}) {
            Outcome outcome = Outcome.of(wrong);
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
                new String[] {"eval", empty.resolve("model.safetensors").toString()}, empty.toString()).entrySet()) {
            Outcome outcome = Outcome.of(wrong.getKey());
            assertEquals(outcome.status(), 1, outcome.err());
            assertEquals(outcome.out(), "");
            assertEquals(outcome.err().lines().count(), 1, outcome.err());
            assertTrue(outcome.err().startsWith("reptorch: " + wrong.getValue()), outcome.err());
        }
    }

    /** No machine has a hundredth GPU. */
    @Test
    public void aDeviceThatCannotBeUsedIsOneLineWithTheReasonAndWhatToDo() {
        for (String[] command : new String[][] {with("train", TINY, "--out", folder.resolve("out").toString()), {"prove", "--model", "repopt-vgg-b1"},
                {"bench", "step", "--model", "repopt-vgg-b1"}, {"segment", "--out", folder.resolve("out").toString()}, {"eval", "model"}}) {
            Outcome outcome = Outcome.of(plus(plus(command, "--device"), "cuda:99"));
            assertEquals(outcome.status(), 1, outcome.err());
            assertEquals(outcome.err().lines().count(), 1, outcome.err());
            String reason = Cuda.isAvailable() ? "there is no cuda:99: this process sees " : Cuda.whyUnavailable();
            assertTrue(outcome.err().startsWith("reptorch: --device cuda:99: " + reason), outcome.err());
            assertTrue(outcome.err().strip().endsWith("; or leave the option out"), outcome.err());
        }
        for (Map.Entry<String, String> refusal : Map.of("mps", "Reptorch computes on cpu, cuda or cuda:N; leave the option out for the CPU",
                "meta", "Reptorch computes on cpu, cuda or cuda:N; leave the option out for the CPU").entrySet()) {
            assertEquals(Outcome.of("prove", "--model", "repopt-vgg-b1", "--device", refusal.getKey()).err().strip(), "reptorch: --device " + refusal.getKey() + ": " + refusal.getValue());
        }
        assertEquals(Outcome.of("prove", "--model", "repopt-vgg-b1", "--device", "cuda:first").err().strip(), "reptorch: 'cuda:first' is no device: write cpu, cuda or cuda:N");
    }

    @Test
    public void whatComputesOnTheCpuAloneRefusesAnotherDevice() {
        for (Map.Entry<String[], String> refusal : Map.of(new String[] {"quantize", "model", "--out", "y"}, "quantization", new String[] {"predict", "model", "image"}, "an engine",
                new String[] {"bench", "infer", "--model", "repopt-vgg-b1"}, "an engine").entrySet()) {
            Outcome outcome = Outcome.of(plus(plus(refusal.getKey(), "--device"), "cuda"));
            assertEquals(outcome.status(), 1, outcome.err());
            assertEquals(outcome.err().strip(), "reptorch: --device cuda: " + refusal.getValue() + " computes on the CPU; leave the option out");
        }
    }

    @Test
    public void infoGivesOneJsonObjectAndNothingElse() throws IOException {
        Outcome outcome = Outcome.of("info", "--json");
        assertEquals(outcome.status(), 0);
        JsonNode info = new ObjectMapper().readTree(outcome.out());
        assertTrue(info.get("libtorch").asText().startsWith("2."), outcome.out());
        assertTrue(info.get("threads").asInt() >= 1);
        assertEquals(info.get("devices").get(0).asText(), "cpu");
        // A device is listed, or why there is none.
        assertTrue(info.get("devices").size() > 1 ? info.get("cuda").asText().startsWith("libtorch's CUDA ") : info.get("cuda").asText().startsWith("not usable: "), outcome.out());
        assertEquals(outcome.out().lines().count(), 1);
    }

    @Test
    public void anInterruptedRunResumedEndsAsAnUnbrokenOne() throws IOException {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        assertEquals(Outcome.of(with("search", TINY, "--set", "epochs=1", "--out", folder.resolve("search").toString())).status(), 0);
        List<String> repopt = List.of("--set", "method=repopt", "--set", "scales=" + folder.resolve("search/scales.safetensors"), "--set", "epochs=2");
        String[] train = with("train", Stream.concat(TINY.stream(), repopt.stream()).toList(), "--out");
        assertEquals(Outcome.of(plus(train, whole.toString())).status(), 0);

        // The first epoch's checkpoint of the same recipe, as it was before the second epoch.
        stopAfterFirstEpoch(train, broken);
        // The checkpoint has the scales: their file is needed no more, and nothing is initialized again.
        Files.delete(folder.resolve("search/scales.safetensors"));
        assertEquals(Safetensors.read(broken.resolve("checkpoint.safetensors")).metadata().get("reptorch.prior"), "W = 3x3 * searched + 1x1 * searched + identity");
        Outcome resumed = Outcome.of(plus(plus(train, broken.toString()), "--resume"));
        assertEquals(resumed.status(), 0, resumed.err());
        Map<String, StoredTensor> expected = Safetensors.read(whole.resolve("model.safetensors")).tensors();
        Map<String, StoredTensor> actual = Safetensors.read(broken.resolve("model.safetensors")).tensors();
        assertEquals(actual, expected);

        Outcome evaluated = Outcome.of("eval", whole.resolve("model.safetensors").toString(), "--json");
        assertEquals(evaluated.status(), 0, evaluated.err());
        double top1 = new ObjectMapper().readTree(evaluated.out()).get("top1").asDouble();
        double trained = new ObjectMapper().readTree(whole.resolve("history.json").toFile()).get("epochs").get(1).get("accuracy").asDouble();
        assertEquals(top1, trained);

        Outcome other = Outcome.of(plus(plus(plus(train, broken.toString()), "--resume"), "--set", "learningRate=0.2"));
        assertEquals(other.status(), 1);
        assertTrue(other.err().contains("is of another run"), other.err());
    }

    @Test
    public void aProofSaysHowFarBlocksAndOperatorsAreApartAndWhatBreaksIt() throws IOException {
        String[] prove = {"prove", "--model", "repopt-vgg", "--blocks", "1,1,1,1", "--widths", "0.0625,0.0625,0.0625,0.0625", "--resolution", "16", "--steps", "3"};
        Outcome proven = Outcome.of(plus(prove, "--json", "--rule", "adamw"));
        assertEquals(proven.status(), 0, proven.err());
        var json = new ObjectMapper().readTree(proven.out());
        assertTrue(json.get("holds").asBoolean() && json.get("worst").asDouble() < 1e-10 && json.get("layers").has("stage1.0.conv.weight"), proven.out());
        Outcome refuted = Outcome.of(plus(prove, "--clip", "0.1", "--tolerance", "1e-9"));
        assertEquals(refuted.status(), 1);
        assertTrue(refuted.err().contains("clipping: gradients are clipped to norm 0.1"), refuted.err());
        assertEquals(Outcome.of("prove", "--model", "repopt-vgg-b1", "--rule", "adafactor").status(), 2);
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
    public void aRunIsDeployedAndTheResultEvaluatesAsItDid() throws IOException {
        Path run = folder.resolve("run");
        var train = new ArrayList<>(List.of("train", "--set", "method=repvgg", "--set", "epochs=1", "--out", run.toString()));
        train.addAll(TINY);
        train.addAll(List.of("--seed", "3", "--json"));
        Outcome trained = Outcome.of(train.toArray(String[]::new));
        assertEquals(trained.status(), 0, trained.err());
        JsonNode numbers = new ObjectMapper().readTree(trained.out());
        assertTrue(numbers.get("finished").asBoolean() && numbers.get("average_macs").asLong() > 0, trained.out());
        String model = run.resolve("model.safetensors").toString();
        assertEquals(numbers.get("model").asText(), model);
        // --seed is the recipe's, and a page made anew says what the run's own did.
        assertTrue(Safetensors.read(Path.of(model)).metadata().get(Training.RECIPE).contains("\"seed\":3"));
        Path page = folder.resolve("page.html");
        Outcome reported = Outcome.of("report", run.toString(), "--out", page.toString(), "--json");
        assertEquals(new ObjectMapper().readTree(reported.out()).get("top1"), numbers.get("top1"), reported.err());
        assertEquals(Files.readString(page), Files.readString(run.resolve("report.html")));
        String deployed = folder.resolve("deployed.safetensors").toString();
        Outcome outcome = Outcome.of("deploy", model, "--out", deployed);
        assertEquals(outcome.status(), 0, outcome.err());
        assertTrue(Safetensors.read(Path.of(deployed)).tensors().keySet().stream().noneMatch(name -> name.contains("running_")));
        assertEquals(Outcome.of("eval", deployed).out(), Outcome.of("eval", model).out());
        assertEquals(Outcome.of("deploy", deployed, "--out", deployed).status(), 1);
    }

    @Test
    public void theQuickstartEndsWithATableAndAReport() throws IOException {
        Outcome outcome = Outcome.of("quickstart", "--epochs", "1", "--images", "20", "--out", folder.resolve("report").toString());
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
