package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotNull;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class Model_StateTest {

    private static final ModelSpec SPEC = new ModelSpec("small",
            sequence().then("conv", conv(2, 3, 3).bias(true)).then("bn", batchNorm(3)).then("scale", new Layer.Scale(3, 0.3, false)), 3);

    @Test
    public void aStateSurvivesAFileBitForBit() throws IOException {
        Path file = Files.createTempFile("reptorch", ".safetensors");
        try (Model first = Model.build(SPEC, 1); Model second = Model.build(SPEC, 2)) {
            used(first);
            Safetensors.write(file, first.stateDict(), Map.of());

            second.load(Safetensors.read(file).tensors());

            assertEquals(second.stateDict(), first.stateDict());
            assertEquals(second.stateDict().get("bn.num_batches_tracked"), StoredTensor.of(new long[] {1}));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    public void theStateIsACopy() {
        try (Scope scope = Scope.open(); Model model = Model.build(SPEC, 1)) {
            Map<String, StoredTensor> before = model.stateDict();
            StoredTensor mean = before.get("bn.running_mean");
            used(model);

            assertEquals(mean.toFloatArray(), new float[3]);
            assertFalse(model.stateDict().equals(before));
        }
    }

    @Test
    public void loadingConvertsTheDtype() {
        try (Model exact = Model.build(SPEC, Device.CPU, DType.FLOAT64, 1); Model single = Model.build(SPEC, 2)) {
            single.load(exact.stateDict());
            assertEquals(single.parameter("conv.weight").dtype(), DType.FLOAT32);
            assertEquals(single.parameter("conv.weight").toDoubleArray(), exact.parameter("conv.weight").toDoubleArray());

            exact.load(single.stateDict());
            assertEquals(exact.parameter("scale.weight").dtype(), DType.FLOAT64);
            assertEquals(exact.parameter("scale.weight").toDoubleArray(), new double[] {0.3f, 0.3f, 0.3f});
        }
    }

    @Test
    public void loadingKeepsWhatTrainsAndDropsNoGradient() {
        try (Model model = Model.build(SPEC, 1)) {
            used(model);
            Tensor weight = model.parameter("conv.weight");
            model.load(model.stateDict());

            try (Scope scope = Scope.open()) {
                assertEquals(model.parameter("conv.weight"), weight);
                assertNotNull(weight.grad());
            }
            assertEquals(List.copyOf(model.trainable().keySet()), List.of("conv.weight", "conv.bias", "bn.weight", "bn.bias"));
        }
    }

    @DataProvider
    Object[][] misfits() {
        StoredTensor three = StoredTensor.of(new float[3], 3);
        return new Object[][] {
            misfit("small does not fit the state: it lacks conv.bias; is it of another model or mode?", state -> state.remove("conv.bias")),
            misfit("small does not fit the state: it lacks conv.weight, conv.bias, bn.weight and 4 more; is it of another model or mode?", Map::clear),
            misfit("small does not fit the state: it has extra, which the model does not know; is it of another model or mode?",
                    state -> state.put("extra", three)),
            misfit("small does not fit the state: it lacks bn.weight, and it has bn1.weight, which the model does not know; is it of another model or mode?",
                    state -> state.put("bn1.weight", state.remove("bn.weight"))),
            misfit("small does not fit the state: scale.weight is [3] in the model and [1, 3] in the state",
                    state -> state.put("scale.weight", StoredTensor.of(new float[3], 1, 3))),
            misfit("small does not fit the state: bn.num_batches_tracked is [] in the model and [1] in the state",
                    state -> state.put("bn.num_batches_tracked", StoredTensor.of(new long[1], 1))),
        };
    }

    private static Object[] misfit(String message, Consumer<Map<String, StoredTensor>> change) {
        return new Object[] {message, change};
    }

    @Test(dataProvider = "misfits")
    public void aStateThatDoesNotFitIsRefusedAndChangesNothing(String message, Consumer<Map<String, StoredTensor>> change) {
        try (Model model = Model.build(SPEC, 1); Model other = Model.build(SPEC, 2)) {
            Map<String, StoredTensor> before = model.stateDict();
            var state = new LinkedHashMap<>(other.stateDict());
            change.accept(state);

            assertEquals(expectThrows(ReptorchException.class, () -> model.load(state)).getMessage(), message);
            assertEquals(model.stateDict(), before);
            assertEquals(expectThrows(ReptorchException.class, () -> Model.of(SPEC, DType.FLOAT32, state)).getMessage(), message);
        }
    }

    /** As the files are that torchvision publishes. */
    @Test
    public void aCounterMayBeMissingAndIsZeroThen() {
        try (Model model = Model.build(SPEC, 1); Model other = Model.build(SPEC, 2)) {
            used(model);
            var state = new LinkedHashMap<>(other.stateDict());
            state.remove("bn.num_batches_tracked");

            model.load(state);

            assertEquals(model.stateDict(), other.stateDict());
        }
    }

    @Test
    public void whatFitsIsTakenAndTheRestIsTold() {
        try (Model model = Model.build(SPEC, 1); Model other = Model.build(SPEC, 2)) {
            Map<String, StoredTensor> before = model.stateDict();
            var state = new LinkedHashMap<>(other.stateDict());
            state.remove("bn.bias");
            state.put("head.weight", StoredTensor.of(new float[3], 3));
            state.put("scale.weight", StoredTensor.of(new float[3], 1, 3));

            StateMatch match = model.loadMatching(state);

            assertEquals(match.fitting(), List.of("conv.weight", "conv.bias", "bn.weight", "bn.running_mean", "bn.running_var", "bn.num_batches_tracked"));
            assertEquals(match.missing(), List.of("bn.bias"));
            assertEquals(match.unexpected(), List.of("head.weight"));
            assertEquals(match.toString(), "6 tensors fit; missing: bn.bias; unexpected: head.weight; scale.weight is [3] in the model and [1, 3] in the state");
            assertFalse(match.isWhole());
            assertEquals(model.stateDict().get("conv.weight"), state.get("conv.weight"));
            assertEquals(model.stateDict().get("scale.weight"), before.get("scale.weight"));
            assertTrue(model.loadMatching(other.stateDict()).isWhole());
            assertEquals(model.stateDict(), other.stateDict());
        }
    }

    @Test
    public void closingTheModelClosesItsTensorsOnce() {
        long before = Torch.liveTensors();
        Model model = Model.build(SPEC, 1);
        Tensor weight = model.parameter("conv.weight");
        assertEquals(Torch.liveTensors() - before, SPEC.parameters().size());

        model.close();
        model.close();

        assertEquals(Torch.liveTensors(), before);
        assertTrue(weight.isClosed());
        expectThrows(IllegalStateException.class, model::stateDict);
    }

    @Test
    public void aModelOutlivesTheScopeItWasBuiltIn() {
        Model model;
        try (Scope scope = Scope.open()) {
            model = Model.build(SPEC, 1);
        }
        try (model) {
            assertEquals(model.stateDict().size(), 8);
        }
    }

    @Test
    public void frozenOnesAreParametersThatDoNotTrain() {
        try (Model model = Model.build(SPEC, 1)) {
            assertEquals(List.copyOf(model.parameters().keySet()), List.of("conv.weight", "conv.bias", "bn.weight", "bn.bias", "scale.weight"));
            assertFalse(model.trainable().containsKey("scale.weight"));
            assertEquals(List.copyOf(model.buffers().keySet()), List.of("bn.running_mean", "bn.running_var", "bn.num_batches_tracked"));
            used(model);
            try (Scope scope = Scope.open()) {
                assertNull(model.parameter("scale.weight").grad());
            }
        }
    }

    @Test
    public void zeroingDropsTheGradients() {
        try (Scope scope = Scope.open(); Model model = Model.build(SPEC, 1)) {
            used(model);
            assertNotNull(model.parameter("bn.bias").grad());

            model.zeroGrad();

            model.parameters().values().forEach(parameter -> assertNull(parameter.grad()));
        }
    }

    @Test
    public void anUnknownParameterIsAnsweredWithSomeThatThereAre() {
        try (Model model = Model.build(SPEC, 1)) {
            assertEquals(expectThrows(IllegalArgumentException.class, () -> model.parameter("conv.wieght")).getMessage(),
                    "small has no parameter 'conv.wieght'; it has conv.weight, conv.bias, bn.weight and 2 more");
        }
    }

    @Test
    public void aModelPrintsItsSizeAndDtype() {
        try (Model model = Model.build(SPEC, Device.CPU, DType.FLOAT64, 1)) {
            assertEquals(model.toString(), "small (66 parameters, float64, training)");
        }
    }

    private static void used(Model model) {
        try (Scope scope = Scope.open()) {
            model.train().forward(Tensor.of(new float[2 * 2 * 9], 2, 2, 3, 3).add(1)).sum().backward();
        }
    }
}
