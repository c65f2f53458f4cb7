package org.reptorch.samples.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.reptorch.reparam.Account;
import org.reptorch.reparam.Adjustment;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.report.LineChart;
import org.reptorch.samples.report.Preformatted;
import org.reptorch.samples.report.Report;
import org.reptorch.samples.report.Section;
import org.reptorch.samples.report.Series;
import org.reptorch.samples.report.Table;
import org.reptorch.samples.terminal.TerminalProgress;
import org.reptorch.train.History;

/**
 * How one run went and what it cost, in the terms of DyRep's tables.
 *
 * @param recipe  of the run
 * @param history epoch by epoch
 * @param account of its networks
 */
public record RunReport(RunRecipe recipe, History history, Account account) {

    /** Returns what was paid for the accuracy, on one line. */
    public String summary() {
        return text("on average %.4g M FLOPs and %.4g M parameters, %s of training", account.averageMacs() / 1e6, account.averageParameters() / 1e6,
                TerminalProgress.duration(seconds()));
    }

    /** The seconds of all epochs' steps, and of the adjustments between them. */
    private double seconds() {
        return history.epochs().stream().mapToDouble(History.EpochResult::seconds).sum() + account.after().stream().mapToDouble(Adjustment::seconds).sum();
    }

    /** Writes {@code report.html}, and for programs {@code account.json}. */
    public void write(Path folder) {
        report().write(folder.resolve("report.html"));
        JsonFile.write(account(folder), new Numbers(history.finalAccuracy(), account.averageMacs(), account.averageParameters(), account.start().macs(),
                account.start().parameters(), seconds()));
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

    private Report report() {
        var sections = new ArrayList<Section>();
        sections.add(new Table("Account", List.of("trained by", "top-1 %", "best top-1 %", "avg. FLOPs M", "avg. parameters M", "training s", "epoch s"),
                List.of(List.of(recipe.title(), text("%.2f", history.finalAccuracy()), text("%.2f", history.bestAccuracy()), text("%.4g", account.averageMacs() / 1e6),
                        text("%.4g", account.averageParameters() / 1e6), text("%.0f", seconds()), text("%.1f", history.secondsPerEpoch()))),
                text("FLOPs are multiply-accumulates of convolutions and linear layers for one image, averaged over the epochs as the network was in each. "
                        + "It began with %.4g M and %.4g M parameters.", account.start().macs() / 1e6, account.start().parameters() / 1e6)));
        sections.add(curves("Loss", "cross-entropy", new Curve("training", History.EpochResult::loss), new Curve("test", History.EpochResult::testLoss)));
        sections.add(curves("Accuracy", "on the test images, %", new Curve("top-1", History.EpochResult::accuracy),
                new Curve("top-1, averaged weights", History.EpochResult::emaAccuracy)));
        if (!account.after().isEmpty()) {
            List<Adjustment.Size> sizes = account.sizes();
            double[] epochs = epochs();
            sections.add(new LineChart("Cost by epoch", "epoch", "times the network that it began as", List.of(
                    new Series("FLOPs", epochs, sizes.stream().mapToDouble(size -> (double) size.macs() / account.start().macs()).toArray()),
                    new Series("parameters", epochs, sizes.stream().mapToDouble(size -> (double) size.parameters() / account.start().parameters()).toArray())),
                    "growth.svg beside this page has the time line of growth and cuts, structure.svg the blocks at the end."));
            sections.add(new Preformatted("Growth and cuts", AdjustmentFiles.text(account.after())));
        }
        sections.add(new Preformatted("Recipe", recipe.json()));
        return new Report("Reptorch: " + recipe.title(), summary(), sections);
    }

    private record Curve(String name, ToDoubleFunction<History.EpochResult> value) {
    }

    private LineChart curves(String heading, String label, Curve... curves) {
        var series = new ArrayList<Series>();
        for (Curve curve : curves) {
            double[] values = history.epochs().stream().mapToDouble(curve.value()).toArray();
            if (Arrays.stream(values).anyMatch(Double::isFinite)) {
                series.add(new Series(curve.name(), epochs(), values));
            }
        }
        return new LineChart(heading, "epoch", label, series, "");
    }

    private double[] epochs() {
        return history.epochs().stream().mapToDouble(epoch -> epoch.epoch() + 1).toArray();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
