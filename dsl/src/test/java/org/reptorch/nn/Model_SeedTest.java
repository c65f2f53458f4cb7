package org.reptorch.nn;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;

import java.util.List;
import java.util.Map;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** With the same seed a network starts from the numbers of the published PyTorch implementation, bit for bit. */
public class Model_SeedTest {

    @DataProvider
    Object[][] variants() {
        return Recorded.small().keySet().stream().map(variant -> new Object[] {variant}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "variants")
    public void aSeedGivesPyTorchsInitialWeights(String variant) {
        try (Model model = Model.build(Recorded.spec(variant), Recorded.SEED)) {
            Map<String, StoredTensor> state = model.stateDict();

            List<Recorded.Row> rows = Recorded.small().get(variant);
            assertEquals(List.copyOf(state.keySet()), rows.stream().map(Recorded.Row::name).toList());
            for (Recorded.Row row : rows) {
                assertEquals(Sha256.of(state.get(row.name())), row.hash(), variant + " " + row.name());
            }
        }
    }

    @Test(dataProvider = "variants")
    public void aFloat64ModelStartsFromTheFloat32NumbersConverted(String variant) {
        try (Model single = Model.build(Recorded.spec(variant), Recorded.SEED);
                Model exact = Model.build(Recorded.spec(variant), Device.CPU, DType.FLOAT64, Recorded.SEED)) {
            Map<String, StoredTensor> converted = exact.stateDict();
            single.stateDict().forEach((name, tensor) -> {
                if (tensor.dtype() == DType.INT64) {
                    assertEquals(converted.get(name), tensor, name);
                } else {
                    assertEquals(converted.get(name), StoredTensor.of(tensor.toDoubleArray(), tensor.shape()), name);
                }
            });
        }
    }

    @Test
    public void anotherSeedGivesOtherWeights() {
        try (Model first = Model.build(Recorded.spec("target"), 1); Model second = Model.build(Recorded.spec("target"), 2)) {
            assertNotEquals(first.parameter("linear.weight").toStored(), second.parameter("linear.weight").toStored());
        }
    }

    @Test
    public void drawingContinuesTheGeneratorWithoutSeedingIt() {
        Torch.manualSeed(Recorded.SEED);
        try (Model first = Model.drawn(Recorded.spec("target"), DType.FLOAT32);
                Model second = Model.drawn(Recorded.spec("target"), DType.FLOAT32);
                Model seeded = Model.build(Recorded.spec("target"), Recorded.SEED)) {
            assertEquals(first.stateDict(), seeded.stateDict());
            assertNotEquals(second.stateDict(), seeded.stateDict());
        }
    }

    @Test
    public void constantsDrawNothing() {
        ModelSpec scales = new ModelSpec("scales", Layers.sequence().then("a", Layers.scale(3, 0.5)).then("b", Layers.batchNorm(3)), 3);
        ModelSpec linear = new ModelSpec("linear", Layers.linear(3, 2), 2);
        Torch.manualSeed(3);
        Model.drawn(scales, DType.FLOAT32).close();
        try (Model after = Model.drawn(linear, DType.FLOAT32); Model seeded = Model.build(linear, 3)) {
            assertEquals(after.stateDict(), seeded.stateDict());
        }
    }
}
