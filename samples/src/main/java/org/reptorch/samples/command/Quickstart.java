package org.reptorch.samples.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.reptorch.data.Splits;
import org.reptorch.repopt.Equivalence;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.samples.display.Charts;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.report.BarChart;
import org.reptorch.samples.report.LineChart;
import org.reptorch.samples.report.Preformatted;
import org.reptorch.samples.report.Report;
import org.reptorch.samples.report.Section;
import org.reptorch.samples.report.Series;
import org.reptorch.samples.report.Table;
import org.reptorch.samples.report.Text;
import org.reptorch.train.History;

/**
 * What the quickstart found, and how it is told: a table on the terminal, an object for programs, a page with plots.
 *
 * @param recipe  of all runs
 * @param data    that they ran on
 * @param proof   of the prior
 * @param scales  that the search found
 * @param plan    what the RepOptimizer does with them
 * @param runs    by method, the search first
 * @param int8    top-1 in percent of the RepOptimizer's model with INT8 weights
 */
record Quickstart(RunRecipe recipe, Splits data, Equivalence.Proof proof, Scales scales, UpdatePlan plan, Map<Method, Run> runs, double int8) {

    /**
     * One run's outcome.
     *
     * @param history    epoch by epoch
     * @param parameters of the network while it trained
     * @param optimizer  in words
     */
    record Run(History history, long parameters, String optimizer) {

        double stepMilliseconds(int batch) {
            double imagesPerSecond = history.epochs().stream().mapToDouble(History.EpochResult::imagesPerSecond).max().orElse(Double.NaN);
            return 1000.0 * batch / imagesPerSecond;
        }

        double megabytes() {
            return history.epochs().stream().mapToDouble(History.EpochResult::stepMegabytes).max().orElse(Double.NaN);
        }
    }

    private static final List<String> COLUMNS = List.of("trained by", "top-1 %", "step ms", "activations MB", "parameters in training");

    private List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        runs.forEach((method, run) -> rows.add(List.of(method.title(), number("%.2f", run.history().finalAccuracy()),
                number("%.1f", run.stepMilliseconds(recipe.batch())), number("%.0f", run.megabytes()), Long.toString(run.parameters()))));
        return rows;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** Returns the table as text. */
    String table() {
        var text = new StringBuilder(line(COLUMNS));
        rows().forEach(row -> text.append('\n').append(line(row)));
        return text.append('\n').append(number("With INT8 weights the RepOptimizer's model has %.2f %% top-1.", int8)).toString();
    }

    private static String line(List<String> cells) {
        return String.format(Locale.ROOT, "%-14s %8s %9s %15s %23s", cells.toArray());
    }

    /** Returns the numbers for programs. */
    Map<String, Object> summary() {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("proof_worst_difference", proof.worst());
        runs.forEach((method, run) -> {
            var one = new LinkedHashMap<String, Object>();
            one.put("top1", run.history().finalAccuracy());
            one.put("step_ms", run.stepMilliseconds(recipe.batch()));
            one.put("step_megabytes", run.megabytes());
            one.put("parameters", run.parameters());
            summary.put(method.name().toLowerCase(Locale.ROOT), one);
        });
        summary.put("int8_weights_top1", int8);
        summary.put("gradmult_bytes", plan.gradMultBytes());
        return summary;
    }

    /** Returns the page. */
    Report report() {
        var sections = new ArrayList<Section>();
        sections.add(new Text("What was done", "The prior " + scales.placement() + " was declared, proven and compiled. Its block, a sum of three branches, was "
                + "trained once with trainable scales (hyper-search). The RepOptimizer then trained the plain network, one 3x3 convolution per block, with "
                + "gradients multiplied by what the scales give. Beside it stand the same plain network under SGD without a prior, and RepVGG, which trains "
                + "the branches themselves."));
        sections.add(new Table("Result", COLUMNS, rows(), number("Top-1 on " + data.test().size() + " test images. With INT8 weights (batch norms folded, "
                + "one scale per output channel, arithmetic in floating point) the RepOptimizer's model has %.2f %%. ", int8)
                + "Activations are the memory that a step holds after its forward pass."));
        sections.add(curves("Loss", "mean training loss", History.EpochResult::loss));
        sections.add(curves("Accuracy", "top-1 on the test images, %", History.EpochResult::accuracy));
        sections.add(scalesByDepth());
        sections.add(new LineChart("Proof", "step", "relative difference of the kernels", List.of(new Series("block against single convolution",
                steps(proof.differences().size()), proof.differences().stream().mapToDouble(Double::doubleValue).toArray())),
                "Both trained side by side in float64 on the same batches, with momentum, Nesterov and weight decay."));
        sections.add(new Preformatted("What the optimizer does", plan.toString()));
        sections.add(new Preformatted("Recipe", recipe.json()));
        return new Report("Reptorch quickstart", "RepOptimizer against plain SGD and RepVGG on " + data.train().name(), sections);
    }

    private LineChart curves(String heading, String label, ToDoubleFunction<History.EpochResult> value) {
        var series = new ArrayList<Series>();
        runs.forEach((method, run) -> series.add(new Series(method.title(), steps(run.history().epochs().size()),
                run.history().epochs().stream().mapToDouble(value).toArray())));
        return new LineChart(heading, "epoch", label, series, "");
    }

    private static double[] steps(int count) {
        var steps = new double[count];
        for (int i = 0; i < count; i++) {
            steps[i] = i + 1;
        }
        return steps;
    }

    private BarChart scalesByDepth() {
        BarChart chart = Charts.of(scales);
        return new BarChart("Searched scales by depth", chart.xLabel(), chart.yLabel(), chart.categories(), chart.bars(), chart.note());
    }
}
