package org.reptorch.samples.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.reptorch.nn.Model;
import org.reptorch.quant.BatchNormFolding;
import org.reptorch.reparam.Deployment;
import org.reptorch.repopt.KernelStatistics;
import org.reptorch.repopt.KernelStatistics.Taps;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.report.Chart;
import org.reptorch.samples.report.Density;
import org.reptorch.samples.report.LineChart;
import org.reptorch.samples.report.Series;
import org.reptorch.samples.study.Study.Finished;
import org.reptorch.samples.study.Study.Variant;
import org.reptorch.torch.DType;
import org.reptorch.torch.io.StoredTensor;

/**
 * What a study of kernels shows (RepOptimizers, table 11, figures 3 and 5): how the numbers of RepVGG's kernels spread when it is made a plain
 * network, and those of RepOpt-VGG, which is one from the start.
 *
 * @param block the path of the block whose kernel is shown closely
 */
record KernelDistributions(String block) {

    /** The kernels of each block, from those that trained to the one that is deployed, by what was done to them. */
    private static List<Map<String, StoredTensor>> kernels(StudyRun.Kept kept, List<String> blocks) {
        Map<String, StoredTensor> state = kept.model();
        if (kept.run().recipe().method() == Method.REPOPT) {
            return blocks.stream().map(block -> Map.of("as trained", state.get(block + ".conv.weight"))).toList();
        }
        try (Model model = Model.of(kept.run().recipe().network().spec(Method.REPVGG, Math.toIntExact(state.get("linear.bias").shape()[0])), DType.FLOAT32, state);
                Model fused = BatchNormFolding.fold(model);
                Model deployed = Deployment.deploy(model)) {
            return blocks.stream().map(block -> {
                Map<String, StoredTensor> kernels = new LinkedHashMap<>();
                kernels.put("before fusing BN", state.get(block + ".conv_3x3.weight"));
                kernels.put("after fusing BN", fused.parameter(block + ".conv_3x3.weight").toStored());
                kernels.put("after branch addition", deployed.parameter(block + ".conv.weight").toStored());
                return kernels;
            }).toList();
        }
    }

    /** Returns the last, which is deployed. */
    private static StoredTensor deployed(Map<String, StoredTensor> kernels) {
        return kernels.values().stream().reduce((first, second) -> second).orElseThrow();
    }

    Study.Outcome of(Finished finished) {
        var rows = new ArrayList<List<Object>>();
        var charts = new ArrayList<Chart>();
        var deployed = new ArrayList<Series>();
        for (Variant variant : finished.study().variants()) {
            List<StudyRun.Kept> runs = finished.of(variant);
            if (runs.isEmpty()) {
                continue;
            }
            List<Map<String, StoredTensor>> kernels = runs.stream().map(kept -> kernels(kept, List.of(block)).getFirst()).toList();
            for (String stage : kernels.getFirst().keySet()) {
                List<KernelStatistics> measured = kernels.stream().map(each -> KernelStatistics.of(each.get(stage))).toList();
                rows.add(List.of(variant.name(), stage, spread(measured, KernelStatistics::overall), spread(measured, KernelStatistics::central),
                        spread(measured, KernelStatistics::surrounding)));
            }
            StoredTensor last = deployed(kernels.getFirst());
            deployed.add(Density.of(variant.name(), List.of(Taps.ALL.of(last))));
            charts.add(new LineChart(variant.name() + ": centre and surroundings", "value", "density", List.of(Density.of("central", List.of(Taps.CENTRAL.of(last))),
                    Density.of("surrounding", List.of(Taps.SURROUNDING.of(last)))), "As it is deployed, of the first seed."));
        }
        if (!deployed.isEmpty()) {
            charts.addFirst(new LineChart("Kernel as it is deployed", "value", "density", deployed, "Of the first seed."));
            charts.add(byDepth(finished));
        }
        return new Study.Outcome(List.of(new StudyTable("Standard deviation of the 3x3 kernel of " + block,
                List.of("model", "3x3 kernel", "overall", "central", "surrounding"), rows, "Mean and standard deviation over the seeds.")), charts);
    }

    private static Spread spread(List<KernelStatistics> measured, ToDoubleFunction<KernelStatistics> value) {
        return Spread.of(measured.stream().map(value::applyAsDouble).toList());
    }

    private static Chart byDepth(Finished finished) {
        var series = new ArrayList<Series>();
        for (Variant variant : finished.study().variants()) {
            finished.of(variant).stream().findFirst().ifPresent(kept -> {
                List<String> blocks = kept.run().recipe().network().blockPaths();
                double[] deviations = kernels(kept, blocks).stream().mapToDouble(kernels -> KernelStatistics.of(deployed(kernels)).overall()).toArray();
                series.add(new Series(variant.name(), ScaleDynamics.counted(1, deviations.length), deviations));
            });
        }
        return new LineChart("Standard deviation by depth", "block", "standard deviation of the deployed kernel", series, "Of the first seed.");
    }
}
