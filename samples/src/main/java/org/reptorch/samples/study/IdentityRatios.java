package org.reptorch.samples.study;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.residual;
import static org.reptorch.nn.Layers.sequence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.data.Batch;
import org.reptorch.data.Epoch;
import org.reptorch.data.Loader;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.repopt.Csla;
import org.reptorch.repopt.IdentityVariance;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.report.LineChart;
import org.reptorch.samples.report.Series;
import org.reptorch.samples.run.Training;
import org.reptorch.samples.study.Study.Finished;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/**
 * What a study of identity paths shows (RepOptimizers, appendix B, figure 4): how much of each block's sum is its identity path, before
 * training, in a residual network, in a hyper-search's network, and in that with scales that start at 1.
 *
 * @param training whose first batch is looked at
 * @param seeds    of the weights
 */
record IdentityRatios(Training training, List<Long> seeds) {

    private static final String RESIDUAL = "residual network";
    private static final String ONES = "scales 1";
    private static final String DEPTH = "scales sqrt(2/l)";
    private static final String SEARCHED = "after the search";

    Study.Outcome of(Finished finished) {
        RepOptVgg net = training.recipe().network().repOptVgg();
        List<String> blocks = training.recipe().network().blockPaths();
        ModelSpec ones = Csla.model(training.recipe().network().placement(), training.spec(Method.REPOPT), Csla.Start.ONE, true);
        var found = new LinkedHashMap<String, List<Map<String, Double>>>();
        try (var scope = Scope.open()) {
            Tensor images = images();
            for (long seed : seeds) {
                measure(found, RESIDUAL, Model.build(residuals(net), seed), blocks, images);
                measure(found, ONES, Model.build(ones, seed), blocks, images);
                measure(found, DEPTH, Model.build(training.spec(Method.HS), seed), blocks, images);
            }
            finished.runs().forEach(kept -> measure(found, SEARCHED, Model.of(training.spec(Method.HS), DType.FLOAT32, kept.model()), blocks, images));
        }
        return outcome(found);
    }

    private static void measure(Map<String, List<Map<String, Double>>> found, String what, Model made, List<String> blocks, Tensor images) {
        try (Model model = made) {
            found.computeIfAbsent(what, any -> new ArrayList<>()).add(IdentityVariance.ratios(model, blocks, images));
        }
    }

    private Tensor images() {
        int batch = Math.min(training.recipe().batch(), training.data().train().size());
        try (Epoch epoch = Loader.of(training.data().train(), training.normalization()).batchSize(batch).shuffle(true).epoch(0)) {
            Batch first = epoch.next();
            return Tensor.of(first.pixels(), first.size(), first.height(), first.width(), first.channels()).permute(0, 3, 1, 2).contiguous();
        }
    }

    /** A residual network of the same shape: a 3x3 convolution and its batch norm, plus the input where that has the same shape. */
    private static ModelSpec residuals(RepOptVgg net) {
        Layer.Sequence network = sequence();
        for (RepOptVgg.Block block : net.blockList()) {
            Layer normalized = sequence().then("conv", conv(block.in(), block.out(), 3).stride(block.stride()).padding(1)).then("bn", batchNorm(block.out()));
            network = network.then(block.path(), sequence().then(block.hasIdentity() ? residual(normalized) : normalized).then(relu()));
        }
        return new ModelSpec("residual", network, 0);
    }

    private Study.Outcome outcome(Map<String, List<Map<String, Double>>> found) {
        List<String> blocks = training.recipe().network().blockPaths();
        List<String> measured = blocks.stream().filter(path -> found.get(DEPTH).getFirst().containsKey(path)).toList();
        var rows = new ArrayList<List<Object>>();
        for (String path : measured) {
            var row = new ArrayList<Object>(List.of(path));
            found.values().forEach(seeded -> row.add(Spread.of(seeded.stream().map(ratios -> ratios.get(path)).toList())));
            rows.add(row);
        }
        var columns = new ArrayList<>(List.of("block"));
        columns.addAll(found.keySet());
        List<Series> series = found.entrySet().stream().map(entry -> new Series(entry.getKey(), ScaleDynamics.counted(1, blocks.size()), blocks.stream()
                .mapToDouble(path -> entry.getValue().stream().mapToDouble(ratios -> ratios.getOrDefault(path, Double.NaN)).average().orElse(Double.NaN)).toArray())).toList();
        return new Study.Outcome(List.of(new StudyTable("Identity variance ratio", columns, rows,
                "Variance of the identity path by that of the sum, on " + training.recipe().batch() + " training images; mean and standard deviation over the seeds.")),
                List.of(new LineChart("Identity variance ratio by depth", "block", "Var(identity path) / Var(sum)", series, "Blocks whose shape changes have no identity path.")));
    }
}
