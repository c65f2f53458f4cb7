package org.reptorch.samples.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.reptorch.repopt.Branch;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.Scales;
import org.reptorch.samples.report.Chart;
import org.reptorch.samples.report.LineChart;
import org.reptorch.samples.report.Series;
import org.reptorch.samples.study.Study.Finished;
import org.reptorch.samples.study.Study.Variant;

/**
 * What a study of scales shows (RepOptimizers, figures 6 and 7): the mean scale of each branch after each epoch of the search, in one block,
 * and after the last, in all.
 *
 * @param block the path of the block that is followed by epoch
 */
record ScaleDynamics(String block) {

    private static final List<Branch> BRANCHES = Prior.REPOPT_VGG.branches();

    Study.Outcome of(Finished finished) {
        var rows = new ArrayList<List<Object>>();
        var charts = new ArrayList<Chart>();
        for (Variant variant : finished.study().variants()) {
            List<StudyRun.Kept> runs = finished.of(variant);
            if (runs.isEmpty()) {
                continue;
            }
            List<String> blocks = variant.recipe().network().blockPaths();
            List<Scales> found = runs.stream().map(StudyRun.Kept::scales).toList();
            for (String path : blocks) {
                var row = new ArrayList<Object>(List.of(variant.name(), path));
                BRANCHES.forEach(branch -> row.add(Spread.of(found.stream().map(scales -> mean(scales, path, branch)).toList())));
                rows.add(row);
            }
            charts.add(new LineChart(variant.name() + ": mean scales of " + block + " by epoch", "epoch", "mean over the channels", byEpoch(runs), ""));
            charts.add(new LineChart(variant.name() + ": mean scales by depth", "block", "mean over the channels", BRANCHES.stream().map(branch -> new Series(branch.name(),
                    counted(1, blocks.size()), blocks.stream().mapToDouble(path -> average(found, scales -> mean(scales, path, branch))).toArray())).toList(),
                    "A block whose shape changes has no identity branch."));
        }
        var columns = new ArrayList<>(List.of("searched on", "block"));
        BRANCHES.forEach(branch -> columns.add(branch.name()));
        return new Study.Outcome(List.of(new StudyTable("Mean scales after the search", columns, rows,
                "Mean over the channels; mean and standard deviation over the seeds.")), charts);
    }

    private List<Series> byEpoch(List<StudyRun.Kept> runs) {
        int epochs = runs.stream().mapToInt(kept -> kept.history().epochs().size()).min().orElse(0);
        // Before the first epoch all searches stand where the architecture starts them.
        Scales initial = runs.getFirst().run().initialScales();
        List<List<Scales>> after = IntStream.range(0, epochs).mapToObj(epoch -> runs.stream().map(kept -> kept.scales(epoch)).toList()).toList();
        return BRANCHES.stream().filter(branch -> Double.isFinite(mean(initial, block, branch))).map(branch -> {
            var means = new double[epochs + 1];
            Arrays.setAll(means, epoch -> epoch == 0 ? mean(initial, block, branch) : average(after.get(epoch - 1), scales -> mean(scales, block, branch)));
            return new Series(branch.name(), counted(0, epochs + 1), means);
        }).toList();
    }

    /** The mean scale of a branch over the channels; NaN where the block does not have it. */
    private static double mean(Scales scales, String path, Branch branch) {
        Scales.Block block = scales.blocks().get(path + ".conv");
        return Optional.of(block.branches().indexOf(branch)).filter(index -> index >= 0)
                .map(index -> Arrays.stream(block.values().get(index)).average().orElse(Double.NaN)).orElse(Double.NaN);
    }

    private static double average(List<Scales> all, ToDoubleFunction<Scales> value) {
        return all.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** Returns so many whole numbers from one on. */
    static double[] counted(int first, int count) {
        return IntStream.range(first, first + count).asDoubleStream().toArray();
    }
}
