package org.reptorch.reparam;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.residual;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.torch.LazyDevice.LAZY;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.repopt.AdamForm;
import org.reptorch.repopt.IdentityVariance;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.LazyDevice;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.train.CheckpointPolicy;
import org.reptorch.train.Optimizer;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.Progress;
import org.reptorch.train.Recipe;
import org.reptorch.train.ReferenceOptimizer;
import org.reptorch.train.Schedule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.Trainer;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Blocks that grow, and what is measured of blocks, on a device that is not the CPU: {@link LazyDevice}, which says what it proves. */
public class DyRep_DeviceTest {

    private static final ModelSpec SPEC = new ModelSpec("tiny", sequence().then("conv1", conv(3, 4, 3).stride(2).padding(1)).then("bn1", batchNorm(4)).then(relu())
            .then("conv2", conv(4, 4, 3).padding(1)).then("bn2", batchNorm(4)).then(relu()).then(globalAveragePool()).then(flatten())
            .then("linear", linear(4, 4)), 4);
    private static final Recipe RECIPE = Recipe.DEFAULT.withEpochs(3).withBatch(8).withRule(SgdRule.NESTEROV, 1e-3).withSchedule(Schedule.cosine(0.05, 0))
            .withEmaDecay(0.9).withSeed(3);
    private static final Splits DATA = GeneratedImages.of(4, 8, 2, 16, 1);

    private static Form structural() {
        return new StructuralForm(SPEC, new Growth(Block.dyRep(), 0.01, 2), 2, RECIPE.rule(), model -> new ReferenceOptimizer(RECIPE.rule(), groups(model)));
    }

    private static Form gradient() {
        return new GradientForm(SPEC, EnumSet.of(Operation.POINTWISE, Operation.IDENTITY), 1, RECIPE.rule(), AdamForm.EXACT, DyRep_DeviceTest::groups);
    }

    private static List<ParameterGroup> groups(Model model) {
        return ParameterGroup.of(model, RECIPE.weightDecay());
    }

    @DataProvider
    public Object[][] forms() {
        return new Object[][] {{"structural", Metric.VOTE}, {"structural", Metric.SNIP}, {"gradient", Metric.SNIP}};
    }

    /** The losses of the epoch before anything has read running statistics are the CPU's, and so is what grows first. */
    @Test(dataProvider = "forms")
    public void aRunGrowsWhereItTrains(String name, Metric metric) {
        var losses = new ArrayList<List<Double>>();
        var grown = new ArrayList<Optional<String>>();
        for (Device device : List.of(Device.CPU, LAZY)) {
            var numbers = new ArrayList<Double>();
            Form form = name.equals("structural") ? structural() : gradient();
            try (Model model = Model.build(SPEC, device, DType.FLOAT64, RECIPE.seed()); Optimizer optimizer = form.optimizer(model);
                    var evolution = new DyRepRun(new DyRep(metric, 1, 0, Optional.empty()), form, SPEC, RECIPE.seed())) {
                Trainer.Result result = new Trainer("dyrep", model, optimizer, RECIPE, DATA, Normalization.CIFAR10, new Progress() {
                    @Override
                    public void stepEnds(Step step) {
                        LazyDevice.compute();
                        numbers.add(step.loss());
                    }
                }).with(evolution).run(CheckpointPolicy.NONE, Trainer.NEVER);
                try (Model trained = result.model()) {
                    assertEquals(trained.device(), device);
                    trained.parameters().forEach((path, parameter) -> assertEquals(parameter.device(), device, path));
                }
                assertEquals(evolution.history().size(), RECIPE.epochs() - 1);
                evolution.history().forEach(adjustment -> assertTrue(adjustment.difference() < 1e-10, adjustment.lines().toString()));
                grown.add(evolution.history().getFirst().grown());
            }
            losses.add(numbers);
        }
        assertEquals(grown.get(1), grown.get(0));
        assertTrue(grown.get(0).isPresent());
        int steps = losses.getFirst().size() / RECIPE.epochs();
        for (int i = 0; i < steps; i++) {
            assertEquals(losses.get(1).get(i), losses.get(0).get(i), 1e-8 * losses.get(0).get(i), "loss " + i);
        }
    }

    // ------------------------------------------------------------------------------------------ blocks

    @DataProvider
    public Object[][] blocks() {
        return new Object[][] {{new Block.RepVgg()}, {new Block.QaRepVgg(true)}, {new Block.Dbb(false)}, {Block.dyRep()}};
    }

    @Test(dataProvider = "blocks")
    public void blocksComputeAndFoldWhereTheyAre(Block block) {
        ModelSpec spec = SPEC.rewritten((path, layer) -> path.equals("conv2") ? block.around(conv(4, 4, 3).padding(1)) : layer);
        Function<Model, List<Tensor>> outputs = model -> {
            Tensor images = Ops.rand(new long[] {2, 3, 8, 8}, DType.FLOAT64).to(model.device(), DType.FLOAT64);
            try (Model folded = Deployment.deploy(model.eval())) {
                assertEquals(folded.device(), model.device());
                return List.of(model.forward(images), folded.forward(images));
            }
        };
        try (Scope scope = Scope.open(); NoGrad noGrad = NoGrad.open(); Model here = Model.build(spec, Device.CPU, DType.FLOAT64, 1);
                Model there = Model.build(spec, LAZY, DType.FLOAT64, 1)) {
            Torch.manualSeed(2);
            List<Tensor> expected = outputs.apply(here);
            Torch.manualSeed(2);
            List<Tensor> found = outputs.apply(there);
            for (int i = 0; i < 2; i++) {
                assertEquals(found.get(i).device(), LAZY);
                assertTrue(found.get(i).to(Device.CPU, DType.FLOAT64).allClose(expected.get(i), 1e-10, 1e-10));
            }
        }
    }

    @Test
    public void identityPathsAreMeasuredWhereTheyAre() {
        var spec = new ModelSpec("blocks", sequence().then("one", residual(conv(3, 3, 3).padding(1))).then("two",
                residual(conv(3, 3, 1))), 0);
        try (Scope scope = Scope.open(); Model here = Model.build(spec, Device.CPU, DType.FLOAT64, 1); Model there = Model.build(spec, LAZY, DType.FLOAT64, 1)) {
            Tensor images = Ops.rand(new long[] {2, 3, 8, 8}, DType.FLOAT64);
            var expected = IdentityVariance.ratios(here, List.of("one", "two"), images);
            var found = IdentityVariance.ratios(there, List.of("one", "two"), images.to(LAZY, DType.FLOAT64));
            assertEquals(found.keySet(), expected.keySet());
            found.forEach((path, ratio) -> assertEquals(ratio, expected.get(path), 1e-9));
        }
    }
}
