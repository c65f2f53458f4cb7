package org.reptorch.samples.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.reparam.Account;
import org.reptorch.reparam.Adjustment;
import org.reptorch.reparam.Network;
import org.reptorch.repopt.Branch;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.samples.display.Charts;
import org.reptorch.samples.display.Tables;
import org.reptorch.samples.picture.GrowthTimeline;
import org.reptorch.samples.picture.StructurePicture;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.report.BarChart;
import org.reptorch.samples.report.LineChart;
import org.reptorch.samples.report.Picture;
import org.reptorch.samples.report.Section;
import org.reptorch.samples.report.Series;
import org.reptorch.samples.report.Table;
import org.reptorch.samples.report.Text;
import org.reptorch.torch.DType;

/** What a report shows of a run's network, of the prior that it stands under, and of how both changed. */
final class RunStructure {

    private RunStructure() {
    }

    // ------------------------------------------------------------------------------------------ scales

    /** Returns the scales by depth, and those of a hyper-search by epoch; nothing of a run that has none. */
    static List<Section> scales(RecordedRun run) {
        var sections = new ArrayList<Section>();
        run.scales().ifPresent(scales -> {
            BarChart chart = Charts.of(scales);
            sections.add(new BarChart("Scales by depth", chart.xLabel(), chart.yLabel(), chart.categories(), chart.bars(), chart.note()));
            List<Scales> epochs = run.scalesByEpoch();
            if (!epochs.isEmpty()) {
                sections.add(new LineChart("Scales by epoch", "epoch", "mean scale over blocks and channels", branches(scales).stream().map(branch -> new Series(branch,
                        IntStream.rangeClosed(1, epochs.size()).asDoubleStream().toArray(), epochs.stream().mapToDouble(each -> mean(each, branch)).toArray())).toList(), ""));
            }
            Table table = Tables.of(scales);
            sections.add(new Table("Scales of each block", table.columns(), table.rows(), "Mean over the channels, and in brackets the least and the largest. The prior: "
                    + scales.placement() + "."));
        });
        return sections;
    }

    private static List<String> branches(Scales scales) {
        return scales.blocks().values().stream().flatMap(block -> block.branches().stream()).map(Branch::name).distinct().toList();
    }

    private static double mean(Scales scales, String branch) {
        return scales.blocks().values().stream().flatMapToDouble(block -> IntStream.range(0, block.branches().size())
                .filter(i -> block.branches().get(i).name().equals(branch)).mapToObj(block.values()::get).flatMapToDouble(Arrays::stream)).average().orElse(Double.NaN);
    }

    // ------------------------------------------------------------------------------------------ growth

    /** Returns when what grew and was cut, what that cost, and the blocks as they are now; nothing of a run in which nothing grows. */
    static List<Section> growth(RecordedRun run, Account account) {
        var sections = new ArrayList<Section>();
        if (!account.after().isEmpty()) {
            sections.add(Picture.svg("Growth and cuts", new GrowthTimeline(account, run.begun().orElseThrow()).drawing().svg(),
                    "Time line: when which convolution grew and lost branches, and below what the network cost.", "A row for each convolution, darker and with the number of branches where there "
                    + "are more; below, how many times the costs are those of the network that the run began with."));
            List<Adjustment.Size> sizes = account.sizes();
            double[] epochs = IntStream.rangeClosed(1, sizes.size()).asDoubleStream().toArray();
            sections.add(new LineChart("Cost by epoch", "epoch", "times the network that it began as", List.of(
                    new Series("FLOPs", epochs, sizes.stream().mapToDouble(size -> (double) size.macs() / account.start().macs()).toArray()),
                    new Series("parameters", epochs, sizes.stream().mapToDouble(size -> (double) size.parameters() / account.start().parameters()).toArray())), ""));
            sections.add(new Table("Adjustments", List.of("behind epoch", "what was done"), account.after().stream().flatMap(adjustment -> adjustment.lines().stream()
                    .map(line -> List.of(Integer.toString(adjustment.epochs()), line))).toList(), "Outputs are compared on images of the run, before and after."));
        }
        run.network().map(now -> new Network(now.spec(), now.state())).filter(network -> !network.blocks().isEmpty() && run.recipe().orElseThrow().method().evolves())
                .ifPresent(network -> sections.add(Picture.svg("Blocks", new StructurePicture(network).drawing().svg(),
                        "The blocks of the network with their branches side by side.", "Below each branch the mean |gamma| of its last batch norm; the darker, the more it has of the "
                        + "block's largest.")));
        return sections;
    }

    // ------------------------------------------------------------------------------------------ network

    /** Returns the network layer by layer, where its prior stands, and what the optimizer does; nothing where the network is not known. */
    static List<Section> network(RecordedRun run) {
        var sections = new ArrayList<Section>();
        run.network().ifPresent(now -> {
            ModelSpec spec = now.spec();
            sections.add(run.image().map(image -> layers(spec, image)).orElseGet(() -> {
                Table table = Tables.of(spec);
                return new Table("Network", table.columns(), table.rows(), "The folder does not say how large its images are: shapes and FLOPs are not known.");
            }));
            RunRecipe recipe = run.recipe().orElseThrow();
            Optional<Scales> scales = run.scales();
            scales.ifPresent(all -> sections.add(placement(all)));
            switch (recipe.method()) {
                case REPOPT, GRADIENT_DYREP -> sections.add(plan(recipe, now, scales));
                case HS -> sections.add(new Text("Update plan", "A hyper-search trains the branches and their scales as parameters of the network: no gradient is multiplied."));
                case SGD, REPVGG, DBB, DYREP_STATIC, DYREP -> sections.add(new Text("Update plan", "The optimizer has no prior: every gradient goes into "
                        + recipe.training().rule() + " as it is."));
            }
        });
        return sections;
    }

    private static Table layers(ModelSpec spec, RecordedRun.ImageShape image) {
        Table table = Tables.of(spec.table(image.channels(), image.height(), image.width()));
        return new Table("Network", table.columns(), table.rows(), spec.name() + " as it trains, for one image of " + image
                + ". MACs are multiply-accumulates of convolutions and linear layers, which the papers call FLOPs.");
    }

    private static Table placement(Scales scales) {
        return new Table("Placement of the prior", List.of("operator", "is", "stands for"), scales.blocks().values().stream().map(block -> List.of(block.site().path(),
                block.site().target().toString(), new Prior(block.site().branches()).toString())).toList(), "Declared as " + scales.placement() + ".");
    }

    private static Table plan(RunRecipe recipe, StoredNetwork now, Optional<Scales> scales) {
        try (Model model = Model.of(now.spec(), DType.FLOAT32, now.state())) {
            UpdatePlan plan = UpdatePlan.of(recipe.training().rule(), recipe.adamForm(), recipe.training().groups(model), scales);
            Table table = Tables.of(plan);
            return new Table("Update plan", table.columns(), table.rows(), plan.toString().lines().findFirst().orElse("") + ". All multipliers together take "
                    + String.format(Locale.ROOT, "%,d", plan.gradMultBytes()) + " bytes.");
        }
    }
}
