package org.reptorch.train;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.scale;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotNull;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.reptorch.nn.Layer.Linear;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Recorded;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Against what record.py recorded of torch.optim.SGD. */
public class Sgd_ParityTest extends OneThread {

    private static final int STEPS = 5;
    private static final double WEIGHT_DECAY = 0.05;
    private static final SgdRule DAMPENED = new SgdRule(0.8, 0.3, false);

    private static final ModelSpec SPEC = new ModelSpec("parameters", sequence().then("conv", conv(2, 3, 3)).then("scale_identity", scale(3, 1))
            .then("bn", batchNorm(3)).then("late", new Linear(3, 2, false)).then("never", new Linear(2, 2, false)), 2);

    @DataProvider
    Object[][] rules() {
        var rules = new ArrayList<Object[]>();
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            rules.add(new Object[] {"plain", new SgdRule(0, 0, false), dtype});
            rules.add(new Object[] {"momentum", new SgdRule(0.9, 0, false), dtype});
            rules.add(new Object[] {"nesterov", SgdRule.NESTEROV, dtype});
            rules.add(new Object[] {"dampened", DAMPENED, dtype});
        }
        return rules.toArray(Object[][]::new);
    }

    @Test(dataProvider = "rules")
    public void fiveStepsGiveTheWeightsAndTheMomentumOfPyTorch(String name, SgdRule rule, DType dtype) throws URISyntaxException {
        try (Run run = new Run(rule, dtype)) {
            run.steps(0, STEPS);

            var expected = new TreeMap<String, double[]>();
            String prefix = name + "/" + dtype + "/";
            Safetensors.read(Path.of(Sgd_ParityTest.class.getResource("sgd.safetensors").toURI())).tensors().forEach((key, tensor) -> {
                if (key.startsWith(prefix)) {
                    expected.put(key.substring(prefix.length()), tensor.toDoubleArray());
                }
            });
            var actual = new TreeMap<String, double[]>();
            run.model.trainable().forEach((path, parameter) -> actual.put(path, parameter.toDoubleArray()));
            run.sgd.state().forEach((path, buffer) -> actual.put(path, buffer.toDoubleArray()));
            assertEquals(actual.keySet(), expected.keySet());
            double tolerance = dtype == DType.FLOAT64 ? 1e-14 : 1e-6;
            actual.forEach((path, values) -> assertEquals(values, expected.get(path), tolerance, path));
        }
    }

    @Test(dataProvider = "rules")
    public void aParameterWithoutAGradientStays(String name, SgdRule rule, DType dtype) {
        try (Run run = new Run(rule, dtype)) {
            StoredTensor never = run.model.parameter("never.weight").toStored();
            StoredTensor late = run.model.parameter("late.weight").toStored();
            run.steps(0, 2);
            assertEquals(run.model.parameter("late.weight").toStored(), late);
            run.steps(2, STEPS);

            assertEquals(run.model.parameter("never.weight").toStored(), never);
            assertNull(run.sgd.state().get("momentum_buffer.never.weight"));
        }
    }

    @Test(dataProvider = "rules")
    public void aStateContinuesBitForBit(String name, SgdRule rule, DType dtype) {
        try (Run whole = new Run(rule, dtype); Run first = new Run(rule, dtype); Run second = new Run(rule, dtype)) {
            whole.steps(0, STEPS);
            first.steps(0, 1);
            second.model.load(first.model.stateDict());
            second.sgd.load(first.sgd.state());
            second.steps(1, STEPS);

            assertEquals(second.model.stateDict(), whole.model.stateDict());
            assertEquals(second.sgd.state(), whole.sgd.state());
        }
    }

    @Test
    public void aStateReplacesTheOneThatWasThere() {
        try (Run used = new Run(SgdRule.NESTEROV, DType.FLOAT64); Run fresh = new Run(SgdRule.NESTEROV, DType.FLOAT64)) {
            used.steps(0, STEPS);
            used.sgd.load(fresh.sgd.state());
            assertEquals(used.sgd.state(), Map.of());

            used.model.load(fresh.model.stateDict());
            used.steps(0, 3);
            fresh.steps(0, 3);
            assertEquals(used.model.stateDict(), fresh.model.stateDict());
        }
    }

    @Test
    public void theStateIsACopy() {
        try (Run run = new Run(SgdRule.NESTEROV, DType.FLOAT32)) {
            run.steps(0, 1);
            StoredTensor buffer = run.sgd.state().get("momentum_buffer.conv.weight");
            double[] before = buffer.toDoubleArray();
            run.steps(1, 2);
            assertEquals(buffer.toDoubleArray(), before);
        }
    }

    @DataProvider
    Object[][] misfits() {
        return new Object[][] {
            {"momentum_buffer.conv.bias", StoredTensor.of(new float[3], 3),
                "the optimizer's state does not fit the model: momentum_buffer.conv.bias belongs to no parameter of it"},
            {"exp_avg.conv.weight", StoredTensor.of(new float[54], 3, 2, 3, 3),
                "the optimizer's state does not fit the model: exp_avg.conv.weight belongs to no parameter of it"},
            {"momentum_buffer.never.weight", StoredTensor.of(new float[4], 4),
                "the optimizer's state does not fit the model: momentum_buffer.never.weight has another shape"},
        };
    }

    @Test(dataProvider = "misfits")
    public void aStateThatDoesNotFitIsRefusedAndChangesNothing(String name, StoredTensor tensor, String message) {
        try (Run run = new Run(SgdRule.NESTEROV, DType.FLOAT32); Run other = new Run(SgdRule.NESTEROV, DType.FLOAT32)) {
            run.steps(0, 1);
            other.steps(0, 2);
            Map<String, StoredTensor> before = run.sgd.state();
            var state = new LinkedHashMap<>(other.sgd.state());
            state.put(name, tensor);

            assertEquals(expectThrows(ReptorchException.class, () -> run.sgd.load(state)).getMessage(), message);
            assertEquals(run.sgd.state(), before);
        }
    }

    @Test
    public void aGradientThatLiesOtherwiseInMemoryGivesTheSame() {
        try (Scope scope = Scope.open(); Run plain = new Run(SgdRule.NESTEROV, DType.FLOAT32); Run strided = new Run(SgdRule.NESTEROV, DType.FLOAT32)) {
            Tensor gradient = plain.gradients.getFirst().get("conv.weight");
            plain.model.parameter("conv.weight").setGrad(gradient);
            strided.model.parameter("conv.weight").setGrad(gradient.permute(3, 2, 1, 0).contiguous().permute(3, 2, 1, 0));
            plain.sgd.step(0.1);
            strided.sgd.step(0.1);

            assertEquals(strided.model.stateDict(), plain.model.stateDict());
            assertEquals(strided.sgd.state(), plain.sgd.state());
        }
    }

    @Test
    public void closingFreesTheMomentumAndNotTheParameters() {
        try (Run run = new Run(SgdRule.NESTEROV, DType.FLOAT32)) {
            long before = Torch.liveTensors();
            run.steps(0, 3);
            assertEquals(Torch.liveTensors() - before, 5);
            run.sgd.close();
            assertEquals(Torch.liveTensors(), before);
            assertNotNull(run.model.parameter("conv.weight").toStored());
        }
    }

    @Test
    public void itSaysWhatItDoes() {
        try (Run run = new Run(DAMPENED, DType.FLOAT32)) {
            assertEquals(run.sgd.describe(), "SGD SgdRule[momentum=0.8, dampening=0.3, nesterov=false, maximize=false]");
        }
    }

    // ------------------------------------------------------------------------------------------ groups

    @DataProvider
    Object[][] variants() {
        return Recorded.small().keySet().stream().map(variant -> new Object[] {variant}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "variants")
    public void whatDecaysIsWhatDecaysInThePublishedScript(String variant) {
        try (Model model = Model.build(Recorded.spec(variant), 1)) {
            List<ParameterGroup> groups = ParameterGroup.of(model, 4e-5);

            assertEquals(groups.stream().map(ParameterGroup::weightDecay).toList(), List.of(4e-5, 0.0));
            assertEquals(List.copyOf(groups.getFirst().parameters().keySet()),
                    Recorded.small().get(variant).stream().filter(Recorded.Row::decays).map(Recorded.Row::name).toList());
            assertEquals(groups.get(0).parameters().size() + groups.get(1).parameters().size(), model.trainable().size());
        }
    }

    @Test
    public void aGroupKeepsItsOrderAndCannotBeChanged() {
        try (Model model = Model.build(SPEC, 1)) {
            var parameters = new LinkedHashMap<>(model.trainable());
            ParameterGroup group = new ParameterGroup(parameters, 0.1);
            parameters.clear();

            assertEquals(List.copyOf(group.parameters().keySet()), List.copyOf(model.trainable().keySet()));
            expectThrows(UnsupportedOperationException.class, () -> group.parameters().clear());
        }
    }

    @Test
    public void identityScalesDecayAndOtherVectorsDoNot() {
        try (Model model = Model.build(SPEC, 1)) {
            List<ParameterGroup> groups = ParameterGroup.of(model, WEIGHT_DECAY);
            assertTrue(groups.get(0).parameters().containsKey("scale_identity.weight"));
            assertEquals(List.copyOf(groups.get(1).parameters().keySet()), List.of("bn.weight", "bn.bias"));
        }
    }

    // ------------------------------------------------------------------------------------------

    /** Parameters and gradients as record.py draws them. */
    private static final class Run implements AutoCloseable {

        private final Model model;
        private final Sgd sgd;
        private final List<Map<String, Tensor>> gradients = new ArrayList<>();

        Run(SgdRule rule, DType dtype) {
            model = Model.build(SPEC, Device.CPU, dtype, 5);
            sgd = new Sgd(rule, ParameterGroup.of(model, WEIGHT_DECAY));
            Torch.manualSeed(5);
            try (Scope scope = Scope.open(); NoGrad noGrad = NoGrad.open()) {
                model.trainable().values().forEach(parameter -> parameter.copy_(Ops.rand(parameter.shape())));
                for (int step = 0; step < STEPS; step++) {
                    var ofStep = new LinkedHashMap<String, Tensor>();
                    model.trainable().forEach((name, parameter) ->
                            ofStep.put(name, scope.release(Ops.rand(parameter.shape()).sub(0.5).to(dtype))));
                    gradients.add(ofStep);
                }
            }
        }

        void steps(int from, int to) {
            for (int step = from; step < to; step++) {
                int current = step;
                model.trainable().forEach((name, parameter) -> {
                    boolean absent = name.equals("never.weight") || name.equals("late.weight") && current < 2;
                    parameter.setGrad(absent ? null : gradients.get(current).get(name));
                });
                sgd.step(0.1 * (step + 1));
                model.zeroGrad();
            }
        }

        @Override
        public void close() {
            gradients.forEach(step -> step.values().forEach(Tensor::close));
            sgd.close();
            model.close();
        }
    }
}
