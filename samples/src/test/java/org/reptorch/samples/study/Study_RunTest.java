package org.reptorch.samples.study;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.reptorch.samples.Outcome;
import org.reptorch.samples.Reptorch;
import org.reptorch.samples.file.OutputFolder;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The paper's studies on generated images, a tiny net and one epoch: they run, they tell, they go on where they were. */
public class Study_RunTest {

    private static final List<String> TINY = List.of("--set", "blocks=[1,2,1,1]", "--set", "widths=[0.0625,0.0625,0.03125,0.03125]", "--set", "epochs=1",
            "--set", "classes=[0,1,2,3]", "--set", "batch=200");

    private Path folder;

    @BeforeClass
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("reptorch-study");
    }

    @AfterClass
    void deleteFolder() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Outcome study(String name, Path out, String... more) {
        return Outcome.of(Stream.of(Stream.of("study", name), TINY.stream(), Stream.of("--out", out.toString()), Stream.of(more))
                .flatMap(words -> words).toArray(String[]::new));
    }

    @DataProvider
    Object[][] studies() {
        return new Object[][] {
            {"ablation", List.of("RepOptimizer", "without re-initialization", "unmodified gradients", "all scales 1", "scales as initialized", "averaged scales",
                    "plain SGD", "plain AdamW", "RepVGG"), 2},
            {"transfer", List.of("first half of the classes, searched on first half", "first half of the classes, searched on second half",
                    "second half of the classes, searched on first half", "second half of the classes, searched on second half"), 2},
            {"strides", List.of("searched with [2, 1, 2, 2, 1]", "searched with [2, 1, 2, 1, 1]", "searched with [2, 1, 1, 1, 1]"), 2},
            {"branches", List.of("plain SGD", "RepVGG", "DBB", "DyRep", "gradient DyRep", "RepOptimizer"), 2},
            {"identity", List.of("stage1.0", "stage2.1"), 1},
            {"scales", List.of("stage0", "stage1.0", "stage2.0", "stage2.1", "stage3.0", "stage4.0"), 2},
            {"kernels", List.of("before fusing BN", "after fusing BN", "after branch addition", "as trained"), 4},
        };
    }

    @Test(dataProvider = "studies")
    public void everyStudyEndsWithItsTableAndPlots(String name, List<String> rows, int plots) throws IOException {
        Path out = folder.resolve("all");
        Outcome outcome = study(name, out, "--json");
        assertEquals(outcome.status(), 0, outcome.err());
        assertEquals(outcome.out().lines().count(), 1);
        JsonNode told = new ObjectMapper().readTree(outcome.out());
        assertEquals(told.get("study").asText(), name);
        JsonNode table = told.get("tables").get(0).get("rows");
        assertEquals(table.size(), rows.size(), table.toString());
        for (int i = 0; i < rows.size(); i++) {
            assertTrue(table.get(i).toString().contains(rows.get(i)), rows.get(i) + " is not in " + table.get(i));
        }
        String markdown = Files.readString(out.resolve(name + ".md"));
        assertEquals(markdown.lines().filter(line -> line.startsWith("| ")).count(), rows.size() + 2, markdown);
        assertTrue(Files.readString(out.resolve(name + ".html")).contains("<table"));
        assertEquals(told.get("charts").size(), plots);
        assertPictures(out, name, plots);
    }

    @Test
    public void whatInt8CostsIsMeasuredOnceForEachRun() throws IOException {
        Path out = folder.resolve("all");
        Path recipe = Files.writeString(folder.resolve("qat.yaml"), "epochs: 1");
        String[] options = {"--qat-recipe", recipe.toString(), "--images", "32", "--json"};
        Outcome outcome = study("quantization", out, options);
        assertEquals(outcome.status(), 0, outcome.err());
        JsonNode tables = new ObjectMapper().readTree(outcome.out()).get("tables");
        assertEquals(tables.size(), 3);
        assertEquals(tables.get(0).get("rows").size(), 2);
        assertEquals(tables.get(1).get("rows").size(), 2);
        for (JsonNode row : tables.get(1).get("rows")) {
            for (String weights : List.of("8 bits per tensor", "6 bits per tensor", "4 bits per channel")) {
                double real = tables.get(0).get("rows").get(row.get("trained by").asText().equals("RepVGG") ? 0 : 1).get("float32 %").get("mean").asDouble();
                assertEquals(row.get("drop, " + weights).get("mean").asDouble(), real - row.get(weights + " %").get("mean").asDouble(), 1e-9);
            }
        }
        for (JsonNode row : tables.get(0).get("rows")) {
            double real = row.get("float32 %").get("mean").asDouble();
            assertTrue(real > 0);
            assertEquals(row.get("drop").get("mean").asDouble(), real - row.get("INT8 calibrated %").get("mean").asDouble(), 1e-9);
            assertEquals(row.get("drop of that").get("mean").asDouble(), real - row.get("INT8 trained %").get("mean").asDouble(), 1e-9);
        }
        assertPictures(out, "quantization", 6);
        Outcome again = study("quantization", out, Stream.concat(Stream.of(options), Stream.of("--tables-only")).toArray(String[]::new));
        assertEquals(again.out(), outcome.out());
        assertFalse(again.err().contains("quantized"), again.err());
    }

    private static void assertPictures(Path out, String name, int plots) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            List<Path> pictures = files.filter(file -> file.getFileName().toString().matches(name + "-.*\\.(png|svg)")).toList();
            assertEquals(pictures.size(), 2 * plots, pictures.toString());
            for (Path picture : pictures) {
                if (picture.toString().endsWith("png")) {
                    assertTrue(ImageIO.read(picture.toFile()).getWidth() >= 800, picture.toString());
                } else {
                    assertTrue(Files.readString(picture).contains("</svg>"), picture.toString());
                }
            }
        }
    }

    @Test
    public void aSeedThatIsAddedLeavesTheOthersAlone() throws IOException {
        Path out = folder.resolve("seeds");
        assertEquals(study("kernels", out).status(), 0);
        Map<Path, FileTime> before = times(out);
        Outcome more = study("kernels", out, "--seeds", "0,1");
        assertEquals(more.status(), 0, more.err());
        assertTrue(more.err().contains("3 of 5 runs are finished already"), more.err());
        Map<Path, FileTime> after = times(out);
        before.forEach((file, time) -> assertEquals(after.get(file), time, file + " was written again"));
        assertEquals(after.size(), 5);

        Outcome again = study("kernels", out, "--seeds", "1,0", "--tables-only");
        assertEquals(again.status(), 0, again.err());
        assertTrue(again.out().contains(" ± "), again.out());
    }

    @Test
    public void variantsThatAreNamedAreTrainedAlone() throws IOException {
        Path out = folder.resolve("some");
        Outcome some = study("ablation", out, "--variant", "plain SGD", "--variant", "all scales 1", "--json");
        assertEquals(some.status(), 0, some.err());
        JsonNode rows = new ObjectMapper().readTree(some.out()).get("tables").get(0).get("rows");
        assertEquals(rows.size(), 2, rows.toString());
        assertTrue(rows.get(0).toString().contains("all scales 1"), rows.toString());
        assertEquals(times(out).size(), 2, "neither takes scales, so there is no search");
    }

    private static Map<Path, FileTime> times(Path out) throws IOException {
        var times = new TreeMap<Path, FileTime>();
        try (Stream<Path> runs = Files.list(out.resolve("runs"))) {
            for (Path run : runs.toList()) {
                times.put(run, Files.getLastModifiedTime(run.resolve("checkpoint.safetensors")));
            }
        }
        return times;
    }

    @Test
    public void interruptedOrSideBySideItEndsWithTheSameBits() throws IOException {
        Path whole = folder.resolve("whole");
        Path stopped = folder.resolve("stopped");
        assertEquals(study("kernels", whole).status(), 0);

        // Stopped in the middle of its second run, then gone on with in processes of their own.
        var asked = new AtomicInteger();
        ReptorchException stop = org.testng.Assert.expectThrows(ReptorchException.class, () -> runner(stopped, () -> asked.incrementAndGet() > 14));
        assertTrue(stop.getMessage().matches("stopped with [12] runs to go; the same command goes on"), stop.getMessage());
        Outcome rest = study("kernels", stopped, "--jobs", "2", "--threads", "1");
        assertEquals(rest.status(), 0, rest.err());
        assertTrue(rest.err().contains("[3/3]"), rest.err());
        assertEquals(tensors(stopped), tensors(whole));
    }

    private static void runner(Path out, BooleanSupplier stop) {
        RunRecipe recipe = RunRecipe.read(null, TINY.stream().filter(word -> word.contains("=")).toList()).with(Method.SGD).set(List.of("keepBest=false"));
        var search = java.util.Optional.of(Study.Variant.of("hyper-search", List.of(), recipe.with(Method.HS)));
        var study = new Study("kernels", "", List.of(), List.of(Study.Variant.of("RepVGG", List.of(), recipe.with(Method.REPVGG)),
                new Study.Variant("RepOptimizer", List.of(), recipe.with(Method.REPOPT), search)), finished -> null);
        new StudyRunner(new ChildProcess(Reptorch.class), OutputFolder.made(out), study.runs(List.of(0L), java.util.Optional.of(0L)), 1, 1, org.reptorch.torch.Device.CPU, stop).run();
    }

    private static Map<Path, Map<String, StoredTensor>> tensors(Path out) throws IOException {
        var tensors = new TreeMap<Path, Map<String, StoredTensor>>();
        for (Path run : times(out).keySet()) {
            tensors.put(run.getFileName(), Safetensors.read(run.resolve("checkpoint.safetensors")).tensors());
        }
        return tensors;
    }

    @Test
    public void aRunThatFailsIsNamedAndTheOthersAreTold() {
        // There are not as many images as fill a batch.
        Outcome outcome = study("kernels", folder.resolve("failing"), "--set", "batch=100000");
        assertEquals(outcome.status(), 1);
        assertTrue(outcome.err().contains("reptorch: every run failed: "), outcome.err());
        assertTrue(outcome.err().contains("its search failed"), outcome.err());
        assertEquals(outcome.out(), "");
    }

    @Test
    public void badOptionsAreOneLine() {
        Path out = folder.resolve("bad");
        assertRefused(study("ablation", out, "--jobs", "0"), "--jobs must be at least 1, not 0");
        assertRefused(study("ablation", out, "--jobs", "2", "--threads", "4096"), "and would wait for each other most of the time; give --threads ");
        assertRefused(study("kernels", out, "--block", "stage9.0"), "--block stage9.0 is none of the network's, which are stage0, stage1.0");
        assertRefused(study("kernels", out, "--set", "model=resnet18"), "model resnet18 is no RepOpt-VGG");
        assertRefused(study("strides", out, "--search-strides", "1,x"), "--search-strides 1,x must be five whole numbers");
        assertRefused(study("strides", out, "--search-strides", "2,2,2,2,1"), "--search-strides [2, 2, 2, 2, 1]: stage1.0 has an identity branch");
        assertRefused(study("transfer", out, "--set", "classes=[0,1]"), "generated has 2 classes; to make two data sets of one takes four");
        assertRefused(study("transfer", out, "--other", "generated"), "--other generated is the recipe's own data");
        assertRefused(study("ablation", out, "--variant", "SGD"), "--variant SGD is none of study ablation, whose variants are RepOptimizer, without re-init");
        assertRefused(study("identity", out, "--variant", "SGD"), "--variant SGD is none of study identity, which has none");
        assertRefused(study("ablation", out, "--tables-only"), "no run of this study is finished in " + out);
        assertRefused(study("ablation", out, "--set", "seed=3"), "seed is what a study sets itself; leave it out, or take it back with --set seed=0, and give --seeds");
        assertRefused(study("ablation", out, "--set", "scaling=ones"), "scaling is what a study sets itself");
        assertRefused(study("identity", out, "--set", "classes=[0,17]"), "classes [0, 17]: generated/train has 10 classes, 0 to 9");
        assertTrue(Outcome.of("study").err().contains("Missing required subcommand"));
    }

    private static void assertRefused(Outcome outcome, String reason) {
        assertEquals(outcome.status(), 1, outcome.err());
        assertEquals(outcome.err().lines().count(), 1, outcome.err());
        assertTrue(outcome.err().contains(reason), outcome.err());
    }
}
