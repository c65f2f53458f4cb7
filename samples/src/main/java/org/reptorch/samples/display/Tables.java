package org.reptorch.samples.display;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ModelTable;
import org.reptorch.nn.ParameterSpec;
import org.reptorch.repopt.Branch;
import org.reptorch.repopt.Placement;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.samples.report.Table;
import org.reptorch.train.History;

/** The tables that a notebook shows, and reports. */
public final class Tables {

    private Tables() {
    }

    /** Lists layers with what they are and hold. */
    public static Table of(ModelSpec spec) {
        var rows = new ArrayList<List<String>>();
        spec.layers().forEach((path, layer) -> rows.add(List.of(path, layer.toString().lines().findFirst().orElse(""), grouped(
                layer.parameters().stream().filter(parameter -> parameter.role().isParameter()).mapToLong(ParameterSpec::elements).sum()))));
        return new Table(spec.name(), List.of("layer", "what it is", "parameters"), rows, "");
    }

    /** Lists layers with what they give, hold and cost for one image. */
    public static Table of(ModelTable table) {
        var rows = new ArrayList<List<String>>();
        table.rows().forEach(row -> rows.add(List.of(row.path(), row.kind(), row.output().toString(), grouped(row.parameters()), grouped(row.macs()))));
        rows.add(List.of("total", "", table.output().toString(), grouped(table.parameters()), grouped(table.macs())));
        return new Table(table.name(), List.of("layer", "kind", "output", "parameters", "MACs"), rows, "");
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Lists parameters with what an optimizer does to their gradients. */
    public static Table of(UpdatePlan plan) {
        return new Table("plan", List.of("parameter", "shape", "weight decay", "its gradient is multiplied", "bytes"), plan.entries().stream().map(entry -> List.of(entry.path(),
                entry.shape().toString(), Double.toString(entry.weightDecay()), entry.gradMult().map(Object::toString).orElse("by nothing"),
                entry.gradMult().map(mult -> Long.toString(mult.bytes())).orElse(""))).toList(), "");
    }

    /** Lists blocks with the mean and the range of every branch's scales. */
    public static Table of(Scales scales) {
        List<String> branches = scales.blocks().values().stream().flatMap(block -> block.branches().stream()).map(Branch::name).distinct().toList();
        var columns = new ArrayList<>(List.of("block"));
        columns.addAll(branches);
        var rows = new ArrayList<List<String>>();
        scales.blocks().forEach((path, block) -> {
            var row = new ArrayList<>(List.of(path));
            branches.forEach(branch -> row.add(IntStream.range(0, block.branches().size()).filter(i -> block.branches().get(i).name().equals(branch)).boxed().findFirst()
                    .map(i -> range(block.values().get(i))).orElse("")));
            rows.add(row);
        });
        return new Table("scales", columns, rows, "");
    }

    private static String range(double[] values) {
        DoubleSummaryStatistics all = Arrays.stream(values).summaryStatistics();
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", all.getAverage(), all.getMin(), all.getMax());
    }

    /** Lists operators under a prior with the branches of their blocks. */
    public static Table of(Placement.Matching matching) {
        return new Table("placement", List.of("operator", "is", "stands for"), matching.sites().values().stream()
                .map(site -> List.of(site.path(), site.target().toString(), new Prior(site.branches()).toString())).toList(), "");
    }

    /** Lists epochs. */
    public static Table of(History history) {
        return new Table("history", List.of("epoch", "training loss", "top-1 %", "test loss", "learning rate", "images/s"), history.epochs().stream()
                .map(epoch -> List.of(Integer.toString(epoch.epoch() + 1), number("%.4f", epoch.loss()), number("%.2f", epoch.accuracy()), number("%.4f", epoch.testLoss()),
                        number("%.4g", epoch.learningRate()), number("%.0f", epoch.imagesPerSecond()))).toList(), "");
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
