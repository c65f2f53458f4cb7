package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.torch.LazyDevice.LAZY;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.TorchException;
import org.testng.annotations.Test;

/** Where a model lies; the other device is {@link org.reptorch.torch.LazyDevice}. */
public class Model_DeviceTest {

    private static final ModelSpec SPEC = new ModelSpec("small", sequence().then("conv", conv(3, 4, 3).padding(1)).then("bn", batchNorm(4)), 0);

    private static List<Tensor> tensors(Model model) {
        var all = new ArrayList<>(model.parameters().values());
        all.addAll(model.buffers().values());
        return all;
    }

    @Test
    public void movingTakesEveryTensorAndKeepsWhatItIs() {
        try (Model model = Model.build(SPEC, Device.CPU, DType.FLOAT64, 1).freeze(List.of("bn")); Scope scope = Scope.open()) {
            Tensor images = Ops.rand(new long[] {2, 3, 5, 5}, DType.FLOAT64);
            var expected = model.stateDict();
            Tensor output = model.eval().forward(images);
            List<Tensor> before = tensors(model);
            assertSame(model.to(LAZY), model);
            assertEquals(model.device(), LAZY);
            assertTrue(tensors(model).stream().allMatch(tensor -> tensor.device().equals(LAZY)));
            assertTrue(before.stream().allMatch(Tensor::isClosed));
            assertEquals(model.stateDict(), expected);
            assertEquals(tensors(model).stream().map(Tensor::summary).toList(),
                    List.of("float64[4, 3, 3, 3]", "float64[4]", "float64[4]", "float64[4]", "float64[4]", "int64[]"));
            assertTrue(model.parameter("conv.weight").requiresGrad());
            assertFalse(model.parameter("bn.weight").requiresGrad());
            assertEquals(model.trainable().keySet().stream().toList(), List.of("conv.weight"));
            assertEquals(model.toString(), "small (116 parameters, float64, lazy:0, evaluation)");
            Tensor there = model.forward(images.to(LAZY, DType.FLOAT64));
            assertEquals(there.device(), LAZY);
            assertTrue(there.to(Device.CPU, DType.FLOAT64).allClose(output, 1e-12, 1e-12));
            assertEquals(model.to(Device.CPU).stateDict(), expected);
        }
    }

    /** Where the lazy device keeps no order of its own, {@code meta} does. */
    @Test
    public void movingKeepsTheOrderInMemory() {
        try (Model model = Model.build(SPEC, 1).to(MemoryFormat.CHANNELS_LAST).to(Device.of("meta"))) {
            assertTrue(model.parameter("conv.weight").isContiguous(MemoryFormat.CHANNELS_LAST));
        }
    }

    @Test
    public void theModelsOwnDeviceChangesNothing() {
        try (Model model = Model.build(SPEC, 1)) {
            List<Tensor> before = tensors(model);
            assertEquals(model.device(), Device.CPU);
            assertEquals(tensors(model.to(Device.CPU)), before);
            assertEquals(tensors(model.to(Device.of("cpu:0"))), before);
            List<Tensor> moved = tensors(model.to(LAZY));
            assertEquals(tensors(model.to(LAZY)), moved);
        }
    }

    @Test
    public void aSeedDrawsTheSameOnEveryDevice() {
        try (Scope scope = Scope.open(); Model here = Model.build(SPEC, Device.CPU, DType.FLOAT32, 9)) {
            var expected = Torch.rngState().toStored();
            try (Model there = Model.build(SPEC, LAZY, DType.FLOAT32, 9)) {
                assertEquals(Torch.rngState().toStored(), expected);
                assertEquals(there.device(), LAZY);
                assertEquals(there.stateDict(), here.stateDict());
            }
        }
    }

    @Test
    public void aStateGoesFromOneDeviceToTheOther() {
        try (Model here = Model.build(SPEC, 2); Model there = Model.of(SPEC, LAZY, DType.FLOAT32, here.stateDict()); Model other = Model.build(SPEC, LAZY, DType.FLOAT32, 3)) {
            assertEquals(there.stateDict(), here.stateDict());
            other.load(here.stateDict());
            assertEquals(other.stateDict(), here.stateDict());
            assertTrue(tensors(other).stream().allMatch(tensor -> tensor.device().equals(LAZY)));
        }
    }

    @Test
    public void aCopyIsOnTheSameDeviceWithNumbersOfItsOwn() {
        try (Model model = Model.build(SPEC, 3).to(MemoryFormat.CHANNELS_LAST); Model copy = model.copy()) {
            assertEquals(copy.stateDict(), model.stateDict());
            assertTrue(copy.parameter("conv.weight").isContiguous());
            assertEquals(copy.trainable().keySet(), model.trainable().keySet());
            try (Scope scope = Scope.open(); NoGrad noGrad = NoGrad.open()) {
                copy.parameter("conv.weight").add_(1);
            }
            assertNotEquals(copy.stateDict(), model.stateDict());
            try (Model there = model.to(LAZY).copy()) {
                assertTrue(tensors(there).stream().allMatch(tensor -> tensor.device().equals(LAZY)));
                assertEquals(there.stateDict(), model.stateDict());
            }
        }
    }

    @Test
    public void aDeviceThatCannotBeUsedIsRefusedBeforeAnythingIsSeededOrMade() {
        Torch.manualSeed(4);
        Device none = Device.of("xpu");
        expectThrows(TorchException.class, () -> Model.build(SPEC, none, DType.FLOAT32, 9));
        try (Model drawn = Model.drawn(SPEC, DType.FLOAT32); Model seeded = Model.build(SPEC, 4)) {
            assertEquals(drawn.stateDict(), seeded.stateDict());
            expectThrows(TorchException.class, () -> seeded.to(none));
            assertEquals(drawn.stateDict(), seeded.stateDict());
            assertEquals(seeded.device(), Device.CPU);
        }
    }
}
