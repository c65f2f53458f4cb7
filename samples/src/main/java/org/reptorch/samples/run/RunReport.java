package org.reptorch.samples.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.reptorch.reparam.Account;
import org.reptorch.reparam.Adjustment;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.recipe.RecipeKey;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.report.LineChart;
import org.reptorch.samples.report.Preformatted;
import org.reptorch.samples.report.Report;
import org.reptorch.samples.report.Section;
import org.reptorch.samples.report.Series;
import org.reptorch.samples.report.Table;
import org.reptorch.samples.terminal.TerminalProgress;
import org.reptorch.train.History;
import org.reptorch.train.History.EpochResult;

/** How one run went, what came of it and what it cost, from what its folder holds: the same page behind a run, in the middle of one, and long after. */
public final class RunReport {

    private final RecordedRun run;
    private final Optional<Account> account;

    private RunReport(RecordedRun run) {
        this.run = run;
        this.account = run.account();
    }

    /** Reads the folder of a run, finished or not; ReptorchException where it is none. */
    public static RunReport of(Path folder) {
        return new RunReport(RecordedRun.read(folder));
    }

    /** Returns what was paid for the accuracy, on one line. */
    public String summary() {
        return account.map(costs -> text("on average %.4g M FLOPs and %.4g M parameters, ", costs.averageMacs() / 1e6, costs.averageParameters() / 1e6)).orElse("")
                + TerminalProgress.duration(seconds()) + " of training";
    }

    /** The seconds of all epochs' steps, and of the adjustments between them. */
    private double seconds() {
        return run.history().epochs().stream().mapToDouble(EpochResult::seconds).sum() + run.adjustments().stream().mapToDouble(Adjustment::seconds).sum();
    }

    /** Writes {@code report.html} into the run's folder, and for programs {@code account.json}. */
    public void write() {
        page().write(run.folder().resolve("report.html"));
        account.ifPresent(costs -> JsonFile.write(account(run.folder()), new Numbers(run.history().finalAccuracy(), costs.averageMacs(), costs.averageParameters(),
                costs.start().macs(), costs.start().parameters(), seconds())));
    }

    /** Returns the file of the account in the folder of a run. */
    public static Path account(Path folder) {
        return folder.resolve("account.json");
    }

    /** The account in a file. */
    public record Numbers(double top1, @JsonProperty("average_macs") double averageMacs, @JsonProperty("average_parameters") double averageParameters,
            @JsonProperty("first_macs") long firstMacs, @JsonProperty("first_parameters") long firstParameters, double seconds) {

        /** Returns what the run cost on average. */
        public Averages averages() {
            return new Averages(averageMacs, averageParameters);
        }
    }

    /** Multiply-accumulates for an image and parameters that train, averages over the epochs. */
    public record Averages(double macs, double parameters) {
    }

    /** Returns the numbers of the run for programs, by name: what it is, how far, how well, how long. */
    public Map<String, Object> numbers() {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("run", run.title());
        numbers.put("finished", run.isFinished());
        numbers.put("epochs", run.history().epochs().size());
        numbers.put("top1", finite(run.history().finalAccuracy()));
        numbers.put("best_top1", finite(run.history().bestAccuracy()));
        numbers.put("seconds", seconds());
        account.ifPresent(costs -> {
            numbers.put("average_macs", costs.averageMacs());
            numbers.put("average_parameters", costs.averageParameters());
        });
        return numbers;
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Returns the page. */
    public Report page() {
        var sections = new ArrayList<Section>();
        sections.add(result());
        run.recipe().ifPresent(recipe -> sections.add(settings(recipe)));
        sections.addAll(curves());
        sections.add(throughput());
        sections.addAll(RunStructure.scales(run));
        sections.addAll(RunWeights.sections(run));
        account.ifPresent(costs -> sections.addAll(RunStructure.growth(run, costs)));
        sections.addAll(RunStructure.network(run));
        run.recipe().ifPresent(recipe -> sections.add(new Preformatted("Recipe", recipe.yaml())));
        return new Report("Reptorch: " + run.title(), run.progress() + " " + Character.toUpperCase(summary().charAt(0)) + summary().substring(1) + "."
                + run.recipe().map(recipe -> " Data: " + recipe.data() + ".").orElse("")
                + (run.notes().isEmpty() ? " There is no checkpoint yet, so the page knows neither settings nor network." : ""), sections);
    }

    private Table result() {
        History history = run.history();
        var columns = new ArrayList<>(List.of("trained by", "epochs", "top-1 %", "best top-1 %", "top-5 %", "test loss"));
        EpochResult last = history.epochs().isEmpty() ? null : history.epochs().getLast();
        var row = new ArrayList<>(List.of(run.title(), Integer.toString(history.epochs().size()), number("%.2f", history.finalAccuracy()),
                number("%.2f", history.bestAccuracy()), number("%.2f", last == null ? Double.NaN : last.top5()), number("%.4f", last == null ? Double.NaN : last.testLoss())));
        if (last != null && Double.isFinite(last.emaAccuracy())) {
            columns.add("top-1 %, averaged weights");
            row.add(number("%.2f", last.emaAccuracy()));
        }
        return new Table("Result", columns, List.of(row), "On the test images after the last epoch that is done."
                + run.quantization().map(setting -> " Numbers are rounded: " + setting + ".").orElse(""));
    }

    private static Table settings(RunRecipe recipe) {
        Map<RecipeKey, Object> changed = recipe.changed();
        return new Table("Settings", List.of("setting", "value", "default", "what it does"), changed.entrySet().stream().map(entry -> List.of(entry.getKey().key(),
                recipe.fields().get(entry.getKey().key()).toString(), entry.getKey().standardText(), entry.getKey().meaning())).toList(),
                "Those that are not at their defaults. All of them stand at the end of this page, as a recipe that makes the run again.");
    }

    // ------------------------------------------------------------------------------------------ curves

    private record Curve(String name, ToDoubleFunction<EpochResult> value) {
    }

    private List<Section> curves() {
        var sections = new ArrayList<Section>();
        sections.add(byEpoch("Loss", "cross-entropy, nats", "Mean over the steps of an epoch, and over the test images behind it.", new Curve("training", EpochResult::loss),
                new Curve("test", EpochResult::testLoss)));
        sections.add(byEpoch("Accuracy", "on the test images, %", "", new Curve("top-1", EpochResult::accuracy), new Curve("top-5", EpochResult::top5),
                new Curve("top-1, averaged weights", EpochResult::emaAccuracy)));
        if (!run.metrics().steps().isEmpty()) {
            sections.add(new LineChart("Loss by step", "step", "cross-entropy, nats", List.of(run.metrics().loss("training")), "Many steps are drawn as means of neighbours."));
            sections.add(new LineChart("Learning rate", "step", "learning rate", List.of(run.metrics().learningRate("learning rate")), ""));
            // Two charts: the one is a hundred times the other.
            sections.add(new LineChart("Throughput by step", "step", "images/s", List.of(run.metrics().imagesPerSecond("training")), "Since the epoch began."));
            sections.add(new LineChart("What the data path alone delivers", "step", "images/s", List.of(run.metrics().dataImagesPerSecond("data path")),
                    "Since the epoch began. Where that is less than training could take, it is what holds up."));
        } else {
            sections.add(byEpoch("Learning rate", "at an epoch's last step", "", new Curve("learning rate", EpochResult::learningRate)));
        }
        return sections;
    }

    private LineChart byEpoch(String heading, String label, String note, Curve... curves) {
        var series = new ArrayList<Series>();
        double[] epochs = run.history().epochs().stream().mapToDouble(epoch -> epoch.epoch() + 1).toArray();
        for (Curve curve : curves) {
            double[] values = run.history().epochs().stream().mapToDouble(curve.value()).toArray();
            if (Arrays.stream(values).anyMatch(Double::isFinite)) {
                series.add(new Series(curve.name(), epochs, values));
            }
        }
        return new LineChart(heading, "epoch", label, series, note);
    }

    private Table throughput() {
        List<EpochResult> epochs = run.history().epochs();
        double waiting = sum(epochs, EpochResult::secondsWaiting);
        double seconds = sum(epochs, EpochResult::seconds);
        var columns = new ArrayList<>(List.of("images/s", "data path images/s", "waited for data %", "MB of a step", "s per epoch", "s of training"));
        var row = new ArrayList<>(List.of(number("%.0f", mean(epochs, EpochResult::imagesPerSecond)), number("%.0f", mean(epochs, EpochResult::dataImagesPerSecond)),
                number("%.1f", seconds == 0 ? Double.NaN : 100 * waiting / seconds), number("%.0f", epochs.stream().mapToDouble(EpochResult::stepMegabytes).max().orElse(Double.NaN)),
                number("%.1f", run.history().secondsPerEpoch()), number("%.0f", seconds())));
        account.ifPresent(costs -> {
            columns.addAll(List.of("avg. FLOPs M", "avg. parameters M"));
            row.addAll(List.of(text("%.4g", costs.averageMacs() / 1e6), text("%.4g", costs.averageParameters() / 1e6)));
        });
        return new Table("Throughput and account", columns, List.of(row), "Means over the epochs. The megabytes are what a step's tensors hold after its forward pass. "
                + account.map(costs -> text("FLOPs are multiply-accumulates of convolutions and linear layers for one image, averaged over the epochs as the network was "
                        + "in each. It began with %.4g M and %.4g M parameters.", costs.start().macs() / 1e6, costs.start().parameters() / 1e6))
                        .orElse("The folder does not say what network this is for which images, so FLOPs are not counted."));
    }

    private static double sum(List<EpochResult> epochs, ToDoubleFunction<EpochResult> value) {
        return epochs.stream().mapToDouble(value).sum();
    }

    private static double mean(List<EpochResult> epochs, ToDoubleFunction<EpochResult> value) {
        return epochs.stream().mapToDouble(value).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    /** A number, or a dash where there is none yet. */
    private static String number(String format, double value) {
        return Double.isFinite(value) ? text(format, value) : "\u2013";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
