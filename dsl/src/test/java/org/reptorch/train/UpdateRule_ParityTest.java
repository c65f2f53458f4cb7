package org.reptorch.train;

import static java.util.Map.entry;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.reptorch.nn.Layer.Linear;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every rule, fast and as tensor operators, against what record_optimizers.py recorded of torch.optim, and against each other. */
public class UpdateRule_ParityTest extends OneThread {

    private static final Map<String, UpdateRule> RULES = Map.ofEntries(
            entry("sgd", SgdRule.NESTEROV),
            entry("sgd-maximize", new SgdRule(0.9, 0, true, true)),
            entry("adam-maximize", new AdamRule(0.9, 0.999, 1e-8, false, false, true)),
            entry("adamw-maximize", new AdamRule(0.9, 0.999, 1e-8, false, true, true)),
            entry("adam", AdamRule.ADAM),
            entry("adam-amsgrad", new AdamRule(0.8, 0.95, 1e-3, true, false)),
            entry("adamw", AdamRule.ADAMW),
            entry("adamw-amsgrad", new AdamRule(0.9, 0.999, 1e-8, true, true)),
            entry("rmsprop", RmsPropRule.DEFAULT),
            entry("rmsprop-centered", new RmsPropRule(0.9, 1e-3, 0.9, true)),
            entry("adafactor", AdafactorRule.DEFAULT),
            entry("adafactor-eps", new AdafactorRule(-0.5, OptionalDouble.of(1e-4), 0.5, 1.5)));

    @DataProvider
    Object[][] cases() {
        var cases = new ArrayList<Object[]>();
        new TreeMap<>(RULES).forEach((name, rule) -> {
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
                cases.add(new Object[] {name, rule, dtype, false});
                cases.add(new Object[] {name, rule, dtype, true});
            }
        });
        return cases.toArray(Object[][]::new);
    }

    private static RecordedSteps run(UpdateRule rule, DType dtype, boolean reference) {
        return new RecordedSteps(rule, dtype, reference ? ReferenceOptimizer::new : UpdateRule::optimizer);
    }

    @Test(dataProvider = "cases")
    public void twentyStepsOfThreeGroupsGiveTheWeightsAndTheStateOfPyTorch(String name, UpdateRule rule, DType dtype, boolean reference) {
        try (RecordedSteps run = run(rule, dtype, reference)) {
            run.steps(0, RecordedSteps.STEPS);

            Map<String, double[]> expected = RecordedSteps.recorded(name, dtype);
            expected.keySet().removeIf(key -> key.startsWith("average."));
            Map<String, double[]> actual = run.outcome();
            assertEquals(actual.keySet(), expected.keySet());
            actual.forEach((key, values) -> assertEquals(values, expected.get(key), dtype == DType.FLOAT64 ? 1e-12 : 2e-5, key));
        }
    }

    @Test(dataProvider = "cases")
    public void aStateContinuesBitForBit(String name, UpdateRule rule, DType dtype, boolean reference) {
        try (RecordedSteps whole = run(rule, dtype, reference); RecordedSteps first = run(rule, dtype, reference);
                RecordedSteps second = run(rule, dtype, reference)) {
            whole.steps(0, 6);
            first.steps(0, 3);
            second.model.load(first.model.stateDict());
            second.optimizer.load(first.optimizer.state());
            second.steps(3, 6);

            assertEquals(second.model.stateDict(), whole.model.stateDict());
            assertEquals(second.optimizer.state(), whole.optimizer.state());
        }
    }

    /** Sizes around the lanes of vector instructions, in two groups, with zeros among the gradients. */
    @Test
    public void fastAndReadableStepsAgreeOverOddSizes() {
        var spec = new ModelSpec("sizes", Layers.sequence().then("a", new Linear(1, 1, true)).then("b", new Linear(7, 3, true)).then("c", new Linear(31, 33, true))
                .then("d", new Linear(64, 17, true)), 17);
        RULES.forEach((name, rule) -> {
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
                try (Model fast = Model.build(spec, Device.CPU, dtype, 1); Model readable = Model.build(spec, Device.CPU, dtype, 1);
                        Optimizer quick = rule.optimizer(ParameterGroup.of(fast, 0.1));
                        Optimizer slow = new ReferenceOptimizer(rule, ParameterGroup.of(readable, 0.1))) {
                    for (int step = 0; step < 4; step++) {
                        for (var pair : List.of(Map.entry(fast, quick), Map.entry(readable, slow))) {
                            Torch.manualSeed(step);
                            try (Scope scope = Scope.open(); NoGrad noGrad = NoGrad.open()) {
                                pair.getKey().trainable().values().forEach(parameter -> parameter.setGrad(Ops.randn(parameter.shape()).relu().to(dtype)));
                                pair.getValue().step(0.01);
                            }
                        }
                    }
                    double tolerance = dtype == DType.FLOAT64 ? 1e-12 : 1e-5;
                    fast.parameters().forEach((path, parameter) ->
                            assertEquals(parameter.toDoubleArray(), readable.parameter(path).toDoubleArray(), tolerance, name + " " + path));
                }
            }
        });
    }

    @Test
    public void aStateThatDoesNotFitIsRefusedAndChangesNothing() {
        try (RecordedSteps run = run(AdamRule.ADAMW, DType.FLOAT64, false)) {
            run.steps(0, 2);
            Map<String, StoredTensor> state = run.optimizer.state();
            var lacking = new LinkedHashMap<>(state);
            lacking.remove("exp_avg_sq.conv.weight");
            var otherRule = new LinkedHashMap<>(state);
            otherRule.put("square_avg.conv.weight", state.get("exp_avg.conv.weight"));

            assertEquals(expectThrows(ReptorchException.class, () -> run.optimizer.load(lacking)).getMessage(),
                    "the optimizer's state does not fit the model: step.conv.weight comes without exp_avg_sq.conv.weight");
            assertEquals(expectThrows(ReptorchException.class, () -> run.optimizer.load(otherRule)).getMessage(),
                    "the optimizer's state does not fit the model: square_avg.conv.weight belongs to no parameter of it");
            assertEquals(run.optimizer.state(), state);
        }
    }

    @Test
    public void theAverageOfTheWeightsIsTimms() {
        try (RecordedSteps run = run(AdamRule.ADAMW, DType.FLOAT64, false); Ema ema = new Ema(0.9, run.model)) {
            run.steps(0, RecordedSteps.STEPS, () -> { }, () -> ema.update(run.model));

            Map<String, double[]> recorded = RecordedSteps.recorded("adamw", DType.FLOAT64);
            run.model.trainable().keySet().forEach(path ->
                    assertEquals(ema.model().parameter(path).toDoubleArray(), recorded.get("average." + path), 1e-12, path));
        }
    }

    @Test
    public void theAverageTakesInBuffersAndCopiesCounts() {
        try (RecordedSteps run = run(SgdRule.NESTEROV, DType.FLOAT64, false); Ema ema = new Ema(0.75, run.model); NoGrad noGrad = NoGrad.open()) {
            run.model.buffers().get("bn.running_mean").fill_(4);
            run.model.buffers().get("bn.num_batches_tracked").fill_(9);
            ema.update(run.model);

            assertEquals(ema.model().buffers().get("bn.running_mean").toDoubleArray(), new double[] {1, 1, 1});
            assertEquals(ema.model().buffers().get("bn.num_batches_tracked").toLongArray(), new long[] {9});
        }
    }

    @Test
    public void clippingIsPyTorchs() {
        try (RecordedSteps run = run(AdamRule.ADAMW, DType.FLOAT64, false)) {
            var norms = new ArrayList<Double>();
            run.steps(0, RecordedSteps.STEPS, () -> norms.add(new Clipping(2, false).apply(run.model.trainable().values())), () -> { });

            Map<String, double[]> recorded = RecordedSteps.recorded("clipped", DType.FLOAT64);
            assertEquals(norms.stream().mapToDouble(Double::doubleValue).toArray(), recorded.get("norms"), 1e-12);
            run.outcome().forEach((key, values) -> assertEquals(values, recorded.get(key), 1e-12, key));
            assertTrue(norms.stream().anyMatch(norm -> norm > 2));
        }
    }

    @Test
    public void whatPyTorchRefusesIsRefused() {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new AdamRule(1, 0.9, 1e-8, false, false)).getMessage(),
                "betas must be at least 0 and below 1, they are 1.0 and 0.9");
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new AdamRule(0.9, 0.9, -1, false, false)).getMessage(), "eps must not be negative, it is -1.0");
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new RmsPropRule(-1, 0, 0, false)).getMessage(),
                "alpha, eps and momentum must not be negative, they are -1.0, 0.0 and 0.0");
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new AdafactorRule(0.1, OptionalDouble.empty(), 0, 1)).getMessage(),
                "beta2Decay must not be above 0, it is 0.1");
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new AdafactorRule(0, OptionalDouble.empty(), 0, 0.5)).getMessage(),
                "the clipping threshold d must be at least 1, it is 0.5");
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new ParameterGroup(Map.of(), 0, -1)).getMessage(),
                "weight decay and learning-rate scale of a group must not be negative, they are 0.0 and -1.0");
    }
}
