package org.reptorch.samples.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.Normalization;
import org.reptorch.repopt.Scales;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.report.LineChart;
import org.reptorch.samples.report.Preformatted;
import org.reptorch.samples.report.Report;
import org.reptorch.samples.report.Section;
import org.reptorch.samples.report.Table;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.train.MetricsFile;
import org.reptorch.train.Trainer;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** A run's page is made of what its folder holds: finished, stopped, killed. */
public class RunReport_FolderTest {

    private Path folder;

    @BeforeMethod
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("reptorch-report");
    }

    @AfterMethod
    void deleteFolder() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Training training(Path out, String... settings) throws IOException {
        Files.createDirectories(out);
        var all = new ArrayList<>(List.of("batch=10", "epochs=2", "emaDecay=0", "optimizer=sgd", "learningRate=0.01"));
        all.addAll(List.of(settings));
        return new Training(RunRecipe.read(Path.of("recipes/smallest.yaml"), all), GeneratedImages.of(10, 4, 2, 32, 0), Normalization.CIFAR10,
                new MetricsFile(out.resolve("metrics.jsonl")));
    }

    private static Set<String> headings(Report page) {
        return page.sections().stream().map(Section::heading).collect(Collectors.toSet());
    }

    private static Table table(Report page, String heading) {
        return (Table) page.sections().stream().filter(section -> section.heading().equals(heading)).findFirst().orElseThrow();
    }

    @Test
    public void aSearchAndARunUnderItsScalesShowThem() throws IOException {
        Path search = folder.resolve("search");
        Training searching = training(search, "method=hs", "clipNorm=null");
        Scales scales;
        try (Training.Trained found = searching.run(Optional.empty(), Optional.of(search), false, Trainer.NEVER)) {
            scales = Scales.of(searching.recipe().network().placement(), searching.spec(Method.REPOPT), found.model());
        }
        Report page = RunReport.of(search).page();
        assertTrue(headings(page).containsAll(List.of("Settings", "Loss", "Accuracy", "Learning rate", "Throughput by step", "Scales by depth", "Scales by epoch",
                "Weights by kind of layer", "3x3 kernels: centre and surroundings", "Network", "Recipe")), headings(page).toString());

        Path repopt = folder.resolve("repopt");
        training(repopt, "method=repopt", "clipNorm=null").run(Optional.of(scales), Optional.of(repopt), false, Trainer.NEVER).close();
        page = RunReport.of(repopt).page();
        // The scales stand in the checkpoint, and are those that the search ended with.
        assertEquals(table(page, "Scales of each block").rows(), table(RunReport.of(search).page(), "Scales of each block").rows());
        Table plan = table(page, "Update plan");
        assertTrue(plan.rows().stream().filter(row -> row.getFirst().endsWith(".conv.weight")).allMatch(row -> row.get(3).startsWith("per channel")), plan.toString());
        Table network = table(page, "Network");
        assertEquals(network.rows().getLast().get(3), String.format("%,d", searching.spec(Method.REPOPT).parameterCount()));
        assertEquals(network.rows().getLast().get(4), String.format("%,d", searching.spec(Method.REPOPT).table(3, 32, 32).macs()));
        // The recipe on the page makes the run again.
        Path yaml = folder.resolve("again.yaml");
        Files.writeString(yaml, ((Preformatted) page.sections().getLast()).text());
        assertEquals(RunRecipe.read(yaml, List.of()), RunRecipe.ofJson("the checkpoint", Safetensors.read(repopt.resolve("checkpoint.safetensors")).metadata().get(Training.RECIPE)));
    }

    @Test
    public void whatGrowsHasATimeLineAndAnAccount() throws IOException {
        for (String method : List.of("dyrep", "gradient_dyrep")) {
            Path out = folder.resolve(method);
            training(out, "method=" + method, "clipNorm=null", "adjustInterval=1", "calibrationBatches=1", "epochs=3").run(Optional.empty(), Optional.of(out), false, Trainer.NEVER).close();
            RunReport report = RunReport.of(out);
            assertTrue(headings(report.page()).containsAll(List.of("Growth and cuts", "Cost by epoch", "Adjustments")), headings(report.page()).toString());
            assertEquals(headings(report.page()).contains("Blocks"), method.equals("dyrep"));
            assertEquals(headings(report.page()).contains("Scales by depth"), method.equals("gradient_dyrep"));
            report.write();
            assertTrue(Files.readString(out.resolve("report.html")).contains("data:image/svg+xml;base64,"));
        }
    }

    @Test
    public void aNetworkOfAnyFamilyHasAPage() throws IOException {
        for (String run : List.of("resnet18 repvgg", "repghostnet-0.5 hs", "repghostnet-0.5 repvgg", "vgg16-cifar-0.125 dyrep_static", "repvgg-a0 dbb")) {
            Path out = folder.resolve(run.replace(' ', '-'));
            training(out, "model=" + run.split(" ")[0], "method=" + run.split(" ")[1], "epochs=1", "clipNorm=null").run(Optional.empty(), Optional.of(out), false, Trainer.NEVER).close();
            Set<String> headings = headings(RunReport.of(out).page());
            assertTrue(headings.containsAll(List.of("Weights by kind of layer", "3x3 kernels: centre and surroundings", "Network")), run + ": " + headings);
        }
    }

    @Test
    public void aStoppedRunSaysHowFarItIsAndAKilledOneShowsItsSteps() throws IOException {
        var asked = new AtomicInteger();
        training(folder).run(Optional.empty(), Optional.of(folder), false, () -> asked.incrementAndGet() == 6).close();
        Report page = RunReport.of(folder).page();
        assertTrue(page.summary().startsWith("Not finished: 1 of 2 epochs, the last checkpoint behind step 1 of the next."), page.summary());

        Files.delete(folder.resolve("checkpoint.safetensors"));
        Path metrics = folder.resolve("metrics.jsonl");
        List<String> lines = Files.readAllLines(metrics);
        // Killed in its second step.
        Files.write(metrics, List.of(lines.getFirst()));
        Files.writeString(metrics, lines.get(1).substring(0, 20), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        page = RunReport.of(folder).page();
        var loss = (LineChart) page.sections().stream().filter(section -> section.heading().equals("Loss by step")).findFirst().orElseThrow();
        assertEquals(loss.series().getFirst().x().length, 1);
        assertFalse(headings(page).contains("Network"));
    }

    @Test
    public void whatIsNoRunIsRefused() throws IOException {
        assertEquals(expectThrows(ReptorchException.class, () -> RunReport.of(folder)).getMessage(), folder
                + " is no folder of a run: it has no checkpoint.safetensors, no model.safetensors and no metrics.jsonl; name one that train, search or quantize --qat wrote to");
        Path nowhere = folder.resolve("nowhere");
        assertEquals(expectThrows(ReptorchException.class, () -> RunReport.of(nowhere)).getMessage(),
                "there is no folder " + nowhere + "; name the folder that train, search or quantize --qat wrote to");
        Files.writeString(folder.resolve("metrics.jsonl"), "{\"step\":0,\n{\"step\":1,\"loss\":2}\n");
        assertTrue(expectThrows(ReptorchException.class, () -> RunReport.of(folder)).getMessage().startsWith(folder.resolve("metrics.jsonl") + ", line 1: "));
    }
}
