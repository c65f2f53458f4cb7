package org.reptorch.samples.display;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.reptorch.reparam.Adjustment;
import org.reptorch.repopt.Branch;
import org.reptorch.repopt.Equivalence;
import org.reptorch.repopt.Scales;
import org.reptorch.samples.picture.GrowthTimeline;
import org.reptorch.samples.report.BarChart;
import org.reptorch.samples.report.Bars;
import org.reptorch.samples.report.LineChart;
import org.reptorch.samples.report.Series;
import org.reptorch.train.History;
import org.reptorch.train.History.EpochResult;

/** The charts that a notebook shows, and reports. */
public final class Charts {

    private Charts() {
    }

    /** Draws the mean of every branch's scales by depth. */
    public static BarChart of(Scales scales) {
        var names = new ArrayList<String>();
        scales.blocks().values().forEach(block -> block.branches().stream().map(Branch::name).filter(name -> !names.contains(name)).forEach(names::add));
        List<Bars> bars = names.stream().map(name -> new Bars(name, scales.blocks().values().stream().mapToDouble(block -> mean(block, name)).toArray())).toList();
        List<String> blocks = scales.blocks().keySet().stream().map(path -> path.replaceAll("\\.conv$", "").replace("stage", "")).toList();
        return new BarChart("Scales by depth", "block", "mean scale over the channels", blocks, bars,
                "A block whose shape changes has no identity branch, hence no bar for it.");
    }

    private static double mean(Scales.Block block, String name) {
        return IntStream.range(0, block.branches().size()).filter(i -> block.branches().get(i).name().equals(name)).mapToObj(block.values()::get)
                .flatMapToDouble(Arrays::stream).average().orElse(Double.NaN);
    }

    /** Draws a proof's differences, step by step, on a logarithmic axis. */
    public static LineChart of(Equivalence.Proof proof) {
        return differences("block against single operator", proof.differences());
    }

    /**
     * Draws how far two trainings are apart, also while they go on.
     *
     * @param name        of the curve
     * @param differences relative, after each step so far
     */
    public static LineChart differences(String name, List<Double> differences) {
        // Equal bits have no logarithm: they stand where float64 ends.
        double[] logarithms = differences.stream().mapToDouble(difference -> Math.log10(Math.max(difference, 1e-17))).toArray();
        return new LineChart("How far the block and the single operator are apart", "step", "log10 of the relative difference", List.of(new Series(name, steps(logarithms.length), logarithms)), "");
    }

    /** Draws the accuracy of a run. */
    public static LineChart of(History history) {
        return compared("top-1 on the test images, %", EpochResult::accuracy, List.of("top-1"), List.of(history));
    }

    /**
     * Draws runs against each other, epoch by epoch.
     *
     * @param label     of the vertical axis, with the unit
     * @param value     of an epoch
     * @param names     of the runs, in the legend
     * @param histories of as many runs
     */
    public static LineChart compared(String label, ToDoubleFunction<EpochResult> value, List<String> names, List<History> histories) {
        if (names.size() != histories.size()) {
            throw new IllegalArgumentException(names.size() + " names are given for " + histories.size() + " runs; every run needs one");
        }
        List<Series> series = IntStream.range(0, names.size()).mapToObj(i -> new Series(names.get(i), steps(histories.get(i).epochs().size()),
                histories.get(i).epochs().stream().mapToDouble(value).toArray())).toList();
        return new LineChart(label, "epoch", label, series, "");
    }

    /**
     * Draws the scores by which DyRep decides, decision by decision: a curve for each operation that might have grown.
     *
     * @param history of the decisions so far
     */
    public static LineChart scores(List<Adjustment> history) {
        var places = new LinkedHashSet<String>();
        history.forEach(adjustment -> places.addAll(adjustment.scores().keySet()));
        double[] epochs = history.stream().mapToDouble(Adjustment::epochs).toArray();
        List<Series> series = places.stream().map(place -> new Series(GrowthTimeline.shortened(place), epochs,
                history.stream().mapToDouble(adjustment -> adjustment.scores().getOrDefault(place, Double.NaN)).toArray())).toList();
        return new LineChart("Who contributes most to the loss grows next", "epochs done", "mean score since the decision before", series,
                "A curve begins where its operation came into being and ends where it can grow no more.");
    }

    private static double[] steps(int count) {
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }
}
