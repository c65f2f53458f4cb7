package org.reptorch.samples.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.reptorch.samples.report.BarChart;
import org.reptorch.samples.report.Bars;
import org.reptorch.samples.report.Chart;
import org.reptorch.samples.report.LineChart;
import org.reptorch.samples.report.Series;
import org.reptorch.samples.study.Study.Finished;
import org.reptorch.samples.study.Study.Variant;
import org.reptorch.train.History;
import org.reptorch.train.History.EpochResult;

/** What a study of accuracies shows (RepOptimizers, tables 4 to 6): top-1 after the last epoch, mean and spread over the seeds. */
final class Accuracies {

    private Accuracies() {
    }

    static Study.Outcome of(Finished finished) {
        Study study = finished.study();
        List<Variant> shown = study.variants().stream().filter(variant -> !finished.of(variant).isEmpty()).toList();
        return new Study.Outcome(List.of(table(finished, shown)), shown.isEmpty() ? List.of() : charts(finished, shown));
    }

    private static StudyTable table(Finished finished, List<Variant> shown) {
        boolean searches = shown.stream().anyMatch(variant -> variant.search().isPresent());
        var columns = new ArrayList<>(List.of("trained by"));
        columns.addAll(finished.study().labels());
        columns.add("top-1 %");
        columns.add("seeds");
        if (searches) {
            columns.add("top-1 of its search %");
        }
        var rows = new ArrayList<List<Object>>();
        for (Variant variant : shown) {
            List<StudyRun.Kept> runs = finished.of(variant);
            var row = new ArrayList<Object>(List.of(variant.name()));
            row.addAll(variant.labels());
            row.add(last(runs));
            row.add(runs.stream().map(kept -> Long.toString(kept.run().recipe().seed())).reduce((a, b) -> a + ", " + b).orElse(""));
            if (searches) {
                row.add(last(finished.runs().stream().filter(kept -> runs.stream().anyMatch(run -> run.run().search().filter(kept.run()::equals).isPresent())).toList()));
            }
            rows.add(row);
        }
        int epochs = shown.stream().mapToInt(variant -> variant.recipe().epochs()).max().orElse(0);
        return new StudyTable("Top-1 after " + epochs + " epochs", columns, rows,
                "On the test images, in percent; mean and standard deviation over the seeds.");
    }

    private static Spread last(List<StudyRun.Kept> runs) {
        return Spread.of(runs.stream().map(kept -> kept.history().finalAccuracy()).toList());
    }

    /** The plots: how far each run is from the mean of the first variant, and how it came there. */
    private static List<Chart> charts(Finished finished, List<Variant> shown) {
        double reference = last(finished.of(shown.getFirst())).mean();
        List<Long> seeds = shown.stream().flatMap(variant -> finished.of(variant).stream()).map(kept -> kept.run().recipe().seed()).distinct().sorted().toList();
        List<Bars> bars = seeds.stream().map(seed -> new Bars("seed " + seed, shown.stream().mapToDouble(variant -> finished.of(variant).stream()
                .filter(kept -> kept.run().recipe().seed() == seed).mapToDouble(kept -> kept.history().finalAccuracy() - reference).findFirst()
                .orElse(Double.NaN)).toArray())).toList();
        return List.of(new BarChart("Top-1 against the mean of " + shown.getFirst().name(), "trained by", "points of top-1", shown.stream().map(Variant::name).toList(),
                bars, ""),
                new LineChart("Accuracy by epoch", "epoch", "top-1 on the test images, mean over the seeds, %", shown.stream().map(variant -> curve(finished, variant)).toList(), ""));
    }

    private static Series curve(Finished finished, Variant variant) {
        List<History> histories = finished.of(variant).stream().map(StudyRun.Kept::history).toList();
        int epochs = histories.stream().mapToInt(history -> history.epochs().size()).min().orElse(0);
        return new Series(variant.name(), IntStream.range(0, epochs).mapToDouble(epoch -> epoch + 1).toArray(), IntStream.range(0, epochs)
                .mapToDouble(epoch -> histories.stream().map(history -> history.epochs().get(epoch)).mapToDouble(EpochResult::accuracy).average().orElse(Double.NaN))
                .toArray());
    }
}
