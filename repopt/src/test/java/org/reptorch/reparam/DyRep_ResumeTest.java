package org.reptorch.reparam;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.HorizontalFlip;
import org.reptorch.data.Normalization;
import org.reptorch.data.RandomCrop;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.repopt.AdamForm;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.AdamRule;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.CheckpointPolicy;
import org.reptorch.train.Clipping;
import org.reptorch.train.Evolution.Standing;
import org.reptorch.train.Optimizer;
import org.reptorch.train.Progress;
import org.reptorch.train.Recipe;
import org.reptorch.train.Schedule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.StepSpec;
import org.reptorch.train.Trainer;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A DyRep run with everything that has a state: what it does, and that an interrupted one ends with the bits of an unbroken one. */
public class DyRep_ResumeTest {

    private static final ModelSpec SPEC = new ModelSpec("tiny", sequence().then("conv1", conv(3, 4, 3).stride(2).padding(1)).then("bn1", batchNorm(4)).then(relu())
            .then("conv2", conv(4, 4, 3).padding(1)).then("bn2", batchNorm(4)).then(relu()).then(globalAveragePool()).then(flatten())
            .then("linear", linear(4, 4)), 4);
    private static final Recipe RECIPE = Recipe.DEFAULT.withEpochs(6).withBatch(4).withRule(SgdRule.NESTEROV, 1e-3).withSchedule(Schedule.cosine(0.2, 0))
            .withEmaDecay(0.9).withStep(StepSpec.PLAIN.withAccumulation(2).withClipping(new Clipping(5, false)))
            .withAugmentations(List.of(new RandomCrop(2), new HorizontalFlip(0.5))).withSeed(3);
    /** Of an epoch. */
    private static final int STEPS = 4;
    private static final Splits DATA = GeneratedImages.of(4, 8, 4, 16, 1);
    /** Cuts wherever a branch is below the mean, so that a few steps suffice. */
    private static final Cutting EAGER = new Cutting(false, 1e-4, Double.POSITIVE_INFINITY);

    private Path folder;
    private int threads;
    private End unbroken;

    @BeforeClass
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("reptorch-dyrep");
        threads = Torch.threads();
        Torch.setThreads(1);
        unbroken = unbroken(RECIPE, Metric.SYNFLOW);
    }

    @AfterClass(alwaysRun = true)
    void deleteFolder() throws IOException {
        Torch.setThreads(threads);
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** What a run ended with. */
    private record End(Trainer.Ending ending, ModelSpec spec, Map<String, StoredTensor> model, Map<String, StoredTensor> ema, List<Adjustment> history) {
    }

    private static DyRep decisions(Metric metric) {
        return new DyRep(metric, 1, 0, Optional.of(EAGER));
    }

    private static StructuralForm form(Recipe recipe) {
        return new StructuralForm(SPEC, new Growth(Block.dyRep(), 0.01, 2), 2, recipe.rule(), recipe::optimizer);
    }

    private static End train(Recipe recipe, DyRep decisions, Form form, CheckpointPolicy policy, boolean resume, BooleanSupplier stop, Progress progress) {
        try (Model model = Model.build(SPEC, recipe.seed()); Optimizer optimizer = form.optimizer(model);
                var evolution = new DyRepRun(decisions, form, SPEC, recipe.seed())) {
            var trainer = new Trainer("dyrep", model, optimizer, recipe, DATA, Normalization.CIFAR10, progress).with(evolution);
            Trainer.Result result = resume ? trainer.resume(Checkpoint.read(CheckpointPolicy.last(policy.folder().get())), policy, stop) : trainer.run(policy, stop);
            try (Model trained = result.model()) {
                return new End(result.ending(), trained.spec(), trained.stateDict(), result.ema(), evolution.history());
            }
        }
    }

    private static End unbroken(Recipe recipe, Metric metric) {
        return train(recipe, decisions(metric), form(recipe), CheckpointPolicy.NONE, false, Trainer.NEVER, Progress.NONE);
    }

    private static void assertSame(End actual, End expected) {
        assertEquals(actual.spec(), expected.spec());
        assertEquals(actual.model(), expected.model());
        assertEquals(actual.ema(), expected.ema());
        assertEquals(actual.history().stream().map(Adjustment::grown).toList(), expected.history().stream().map(Adjustment::grown).toList());
        assertEquals(actual.history().stream().map(Adjustment::scores).toList(), expected.history().stream().map(Adjustment::scores).toList());
    }

    @Test
    public void everyEpochButTheLastGrowsTheBestAndCutsWhatIsRedundant() {
        End end = unbroken;
        assertEquals(end.history().size(), RECIPE.epochs() - 1);
        assertEquals(List.copyOf(end.history().getFirst().scores().keySet()), List.of("conv1", "conv2"));
        for (Adjustment adjustment : end.history()) {
            assertTrue(adjustment.difference() < 1e-10 && adjustment.rounding() < 1e-4, adjustment.lines().toString());
            double best = adjustment.scores().values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            adjustment.grown().filter(place -> adjustment.cuts().isEmpty()).ifPresent(place -> assertEquals(adjustment.scores().get(place), best));
        }
        assertFalse(end.history().stream().allMatch(adjustment -> adjustment.cuts().isEmpty()));
        assertTrue(end.history().stream().anyMatch(adjustment -> adjustment.grown().orElse("").contains("dbb_")), "nothing grew inside a block");
        assertEquals(Augmentation.parse("", Augmentation.of(SPEC, end.spec()).text()).in(SPEC), end.spec());
        assertEquals(Adjustment.parse(Adjustment.text(end.history())), end.history());
    }

    @DataProvider
    static Object[][] stops() {
        // Within an epoch; behind its last step, before evaluation and adjustment; behind the first step after one; much later.
        return new Object[][] {{2}, {STEPS}, {STEPS + 1}, {2 * STEPS}, {4 * STEPS + 3}};
    }

    @Test(dataProvider = "stops")
    public void aStoppedRunEndsWithTheSameBits(int after) {
        CheckpointPolicy policy = CheckpointPolicy.in(folder);
        var steps = new int[1];
        End stopped = train(RECIPE, decisions(Metric.SYNFLOW), form(RECIPE), policy, false, () -> ++steps[0] >= after, Progress.NONE);
        assertEquals(stopped.ending(), Trainer.Ending.STOPPED);
        End resumed = train(RECIPE, decisions(Metric.SYNFLOW), form(RECIPE), policy, true, Trainer.NEVER, Progress.NONE);
        assertSame(resumed, unbroken);
    }

    /** The computer goes down. */
    private static final class Outage extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record FailingForm(Form form, int calls, List<String> places) implements Form {

        @Override
        public Map<String, String> candidates(ModelSpec spec) {
            return form.candidates(spec);
        }

        @Override
        public Map<String, Map<Operation, Double>> importances(Standing now) {
            return form.importances(now);
        }

        @Override
        public Standing cut(Standing now, String place, Set<Operation> branches) {
            return form.cut(now, place, branches);
        }

        @Override
        public Standing grow(Standing now, String place, int batches,
                IntFunction<Tensor> images, long seed) {
            places.add(place);
            if (places.size() == calls) {
                throw new Outage();
            }
            return form.grow(now, place, batches, images, seed);
        }

        @Override
        public Optimizer optimizer(Model model) {
            return form.optimizer(model);
        }

        @Override
        public Augmentation augmentation(ModelSpec spec) {
            return form.augmentation(spec);
        }

        @Override
        public boolean changesNetwork() {
            return form.changesNetwork();
        }

        @Override
        public void begins(Standing now) {
            form.begins(now);
        }

        @Override
        public Map<String, StoredTensor> state() {
            return form.state();
        }

        @Override
        public ModelSpec restore(Augmentation augmentation, Map<String, StoredTensor> state) {
            return form.restore(augmentation, state);
        }
    }

    @Test
    public void aRunThatIsKilledInsideAnAdjustmentEndsWithTheSameBits() {
        CheckpointPolicy policy = CheckpointPolicy.in(folder).everySteps(3);
        expectThrows(Outage.class, () -> train(RECIPE, decisions(Metric.SYNFLOW), new FailingForm(form(RECIPE), 3, new ArrayList<>()), policy, false,
                Trainer.NEVER, Progress.NONE));
        assertSame(train(RECIPE, decisions(Metric.SYNFLOW), form(RECIPE), policy, true, Trainer.NEVER, Progress.NONE), unbroken);
    }

    @Test
    public void aRunThatIsKilledBetweenAnAdjustmentAndItsCheckpointEndsWithTheSameBits() {
        CheckpointPolicy policy = CheckpointPolicy.in(folder).everySteps(3);
        var dying = new Progress() {
            @Override
            public void evolves(String run, int epochs, List<String> lines) {
                if (epochs == 2) {
                    throw new Outage();
                }
            }
        };
        expectThrows(Outage.class, () -> train(RECIPE, decisions(Metric.SYNFLOW), form(RECIPE), policy, false, Trainer.NEVER, dying));
        assertSame(train(RECIPE, decisions(Metric.SYNFLOW), form(RECIPE), policy, true, Trainer.NEVER, Progress.NONE), unbroken);
    }

    @Test
    public void aMixedPrecisionRunThatVotesResumesToo() {
        Recipe mixed = RECIPE.withEpochs(3).withStep(RECIPE.step().withBfloat16(true));
        CheckpointPolicy policy = CheckpointPolicy.in(folder);
        var steps = new int[1];
        train(mixed, decisions(Metric.VOTE), form(mixed), policy, false, () -> ++steps[0] >= STEPS + 2, Progress.NONE);
        End resumed = train(mixed, decisions(Metric.VOTE), form(mixed), policy, true, Trainer.NEVER, Progress.NONE);
        assertSame(resumed, unbroken(mixed, Metric.VOTE));
    }

    private static GradientForm gradientForm() {
        return new GradientForm(SPEC, GrowingPrior.DIAGONAL, 0.7, RECIPE.rule(), AdamForm.EXACT, RECIPE::groups);
    }

    @Test
    public void inGradientSpaceTheNetworkStaysAndAStoppedRunEndsWithTheSameBits() {
        // Clipping is refused under a prior.
        Recipe recipe = RECIPE.withStep(StepSpec.PLAIN.withAccumulation(2));
        DyRep decisions = new DyRep(Metric.SYNFLOW, 1, 0, Optional.of(EAGER));
        End whole = train(recipe, decisions, gradientForm(), CheckpointPolicy.NONE, false, Trainer.NEVER, Progress.NONE);
        assertEquals(whole.spec(), SPEC);
        assertTrue(whole.history().stream().anyMatch(adjustment -> !adjustment.cuts().isEmpty()), "nothing was cut");
        assertEquals(whole.history().getLast().after().blocks().keySet(), Set.of("conv1", "conv2"));
        End plain = train(recipe, new DyRep(Metric.SYNFLOW, 99, 0, Optional.empty()), gradientForm(), CheckpointPolicy.NONE, false, Trainer.NEVER, Progress.NONE);
        assertNotEquals(whole.model(), plain.model());
        for (int after : new int[] {2, STEPS, STEPS + 1, 3 * STEPS + 2}) {
            CheckpointPolicy policy = CheckpointPolicy.in(folder);
            var steps = new int[1];
            train(recipe, decisions, gradientForm(), policy, false, () -> ++steps[0] >= after, Progress.NONE);
            assertSame(train(recipe, decisions, gradientForm(), policy, true, Trainer.NEVER, Progress.NONE), whole);
        }
    }

    @Test
    public void whatIsNotLinearHasNoGradientForm() {
        assertTrue(expectThrows(IllegalArgumentException.class, () -> new GradientForm(SPEC, Set.of(Operation.POINTWISE_KERNEL), 1, RECIPE.rule(), AdamForm.EXACT,
                RECIPE::groups)).getMessage().contains("1x1_kxk is a product of two kernels"));
        assertTrue(expectThrows(IllegalArgumentException.class, () -> new GradientForm(SPEC, GrowingPrior.LINEAR, 1, AdamRule.ADAMW, AdamForm.EXACT, RECIPE::groups))
                .getMessage().contains("share taps"));
    }

    /** Grows under the average of a network's weights what grew in the network: see {@link StructuralForm}. */
    @Test
    public void theAverageInNewCoordinatesIsTheAverageOfTheWeightsInNewCoordinates() {
        try (Model model = Scattered.model(SPEC, DType.FLOAT64)) {
            Network first = Network.of(model);
            var growth = new Growth(Block.dyRep(), 0.01, 1);
            // Two sets of kernels and their average; norms are the same, as they do not matter here.
            var second = new LinkedHashMap<>(first.state());
            second.put("conv2.weight", shifted(first.state().get("conv2.weight")));
            var mean = new LinkedHashMap<>(first.state());
            mean.put("conv2.weight", mean(first.state().get("conv2.weight"), second.get("conv2.weight")));
            Network branches = growth.branches(first, "conv2", number -> Scattered.images(9, DType.FLOAT64, 2, 3, 8, 8), 5);
            List<StoredTensor> grown = Stream.of(first.state(), second, mean).map(state -> growth.grow(new Network(SPEC, state), "conv2", branches))
                    .map(adjusted -> adjusted.network().state().get("conv2.dbb_kxk.conv.weight")).toList();
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                Tensor expected = Tensor.of(mean(grown.get(0), grown.get(1)));
                assertTrue(Tensor.of(grown.get(2)).sub(expected).abs().amax().item() < 1e-14);
            }
        }
    }

    private static StoredTensor shifted(StoredTensor tensor) {
        double[] values = tensor.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sin(i) + values[values.length - 1 - i];
        }
        return StoredTensor.of(values, tensor.shape());
    }

    private static StoredTensor mean(StoredTensor first, StoredTensor second) {
        double[] a = first.toDoubleArray();
        double[] b = second.toDoubleArray();
        for (int i = 0; i < a.length; i++) {
            a[i] = (a[i] + b[i]) / 2;
        }
        return StoredTensor.of(a, first.shape());
    }
}
