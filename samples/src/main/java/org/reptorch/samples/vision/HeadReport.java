package org.reptorch.samples.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.report.LineChart;
import org.reptorch.samples.report.Picture;
import org.reptorch.samples.report.Report;
import org.reptorch.samples.report.Section;
import org.reptorch.samples.report.Series;
import org.reptorch.samples.report.Table;
import org.reptorch.torch.ReptorchException;

/**
 * The page of what {@code segment} or {@code detect} trained, from the files that it wrote: {@code results.json}, {@code history.json} and {@code predictions.png}.
 *
 * @param folder that it wrote to
 */
public record HeadReport(Path folder) {

    /** Where the settings and what came of each training stand. */
    private static final String RESULTS = "results.json";
    private static final String HISTORY = "history.json";
    private static final String PICTURE = "predictions.png";

    /**
     * What is written down of one command.
     *
     * @param settings as the command line has them, without dashes
     * @param results  as {@code --json} prints them
     */
    record Results(Map<String, Object> settings, Map<String, Object> results) {
    }

    /** Tells whether the folder is one that segment or detect wrote to. */
    public static boolean isOf(Path folder) {
        return Files.isRegularFile(folder.resolve(RESULTS)) && Files.isRegularFile(folder.resolve(HISTORY));
    }

    /** Writes down what came of the trainings, and the page. */
    void write(Results results, Map<String, Object> history) {
        JsonFile.write(folder.resolve(HISTORY), history);
        JsonFile.write(folder.resolve(RESULTS), results);
        page().write(folder.resolve("report.html"));
    }

    /** Returns what came of the trainings, as {@code --json} prints it. */
    public Map<String, Object> numbers() {
        return new LinkedHashMap<>(JsonFile.read(folder.resolve(RESULTS), Results.class).results());
    }

    /** Returns the page. */
    public Report page() {
        Results results = JsonFile.read(folder.resolve(RESULTS), Results.class);
        Map<?, ?> history = JsonFile.read(folder.resolve(HISTORY), Map.class);
        var trained = new LinkedHashMap<String, List<Map<?, ?>>>();
        history.forEach((method, epochs) -> {
            var all = new ArrayList<Map<?, ?>>();
            ((List<?>) epochs).forEach(epoch -> all.add((Map<?, ?>) epoch));
            trained.put(Method.valueOf(method.toString().toUpperCase(Locale.ROOT)).title(), all);
        });
        List<String> measures = trained.values().stream().flatMap(List::stream).flatMap(epoch -> epoch.keySet().stream()).map(Object::toString).distinct()
                .filter(name -> !List.of("epoch", "loss", "seconds").contains(name)).toList();
        var sections = new ArrayList<Section>();
        var columns = new ArrayList<>(List.of("trained by"));
        measures.forEach(measure -> columns.add(measure + " %"));
        columns.addAll(List.of("loss", "s of training"));
        sections.add(new Table("Result", columns, trained.entrySet().stream().map(run -> row(run.getKey(), run.getValue(), measures)).toList(),
                "On the test images after the last epoch. The hyper-search trains branches and their scales; the RepOptimizer has those scales in its gradients."));
        sections.add(new Table("Settings", List.of("setting", "value"), results.settings().entrySet().stream().map(setting -> List.of(setting.getKey(),
                String.valueOf(setting.getValue()))).toList(), ""));
        sections.add(curves(trained, "Loss", "mean training loss", "loss"));
        measures.forEach(measure -> sections.add(curves(trained, measure, measure + " on the test images, %", measure)));
        if (Files.isRegularFile(folder.resolve(PICTURE))) {
            sections.add(Picture.png("Predictions", bytes(folder.resolve(PICTURE)), "Test images with the truth and with what each network finds on them.",
                    "Some test images: as they are, the truth, and what the networks find."));
        }
        return new Report("Reptorch: " + results.settings().get("command") + " with " + results.results().get("model"),
                "Trained by " + String.join(", ", trained.keySet()) + " on generated scenes.", sections);
    }

    private static List<String> row(String title, List<Map<?, ?>> epochs, List<String> measures) {
        var row = new ArrayList<>(List.of(title));
        measures.forEach(measure -> row.add(String.format(Locale.ROOT, "%.2f", number(epochs.getLast(), measure))));
        row.add(String.format(Locale.ROOT, "%.4f", number(epochs.getLast(), "loss")));
        row.add(String.format(Locale.ROOT, "%.1f", epochs.stream().mapToDouble(epoch -> number(epoch, "seconds")).sum()));
        return row;
    }

    private static LineChart curves(Map<String, List<Map<?, ?>>> trained, String heading, String label, String name) {
        return new LineChart(heading, "epoch", label, trained.entrySet().stream().map(run -> new Series(run.getKey(),
                run.getValue().stream().mapToDouble(epoch -> number(epoch, "epoch") + 1).toArray(), run.getValue().stream().mapToDouble(epoch -> number(epoch, name)).toArray()))
                .toList(), "");
    }

    /** JSON has no NaN as a number: what is written for it is a text. */
    private static double number(Map<?, ?> epoch, String name) {
        return epoch.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ReptorchException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
