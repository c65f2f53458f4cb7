package org.reptorch.quant;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.identity;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.sum;
import static org.reptorch.quant.TrainedModels.IMAGES;
import static org.reptorch.quant.TrainedModels.difference;
import static org.reptorch.quant.TrainedModels.repOptVgg;
import static org.reptorch.quant.TrainedModels.trained;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class BatchNormFolding_OutputTest {

    @DataProvider
    public Iterator<Object[]> networks() {
        var networks = new ArrayList<Object[]>();
        for (RepOptVgg.Mode mode : RepOptVgg.Mode.values()) {
            networks.add(new Object[] {mode, false});
            networks.add(new Object[] {mode, true});
        }
        return networks.iterator();
    }

    @Test(dataProvider = "networks")
    public void aFoldedNetworkComputesTheSameInFloat64(RepOptVgg.Mode mode, boolean postSe) {
        try (Model model = trained(repOptVgg(mode, postSe), DType.FLOAT64, IMAGES); Model folded = BatchNormFolding.fold(model)) {
            double difference = difference(model, folded, IMAGES);
            assertTrue(difference <= 1e-12, "relative difference " + difference);
        }
    }

    @Test(dataProvider = "networks")
    public void aFoldedNetworkComputesTheSameInFloat32UpToRounding(RepOptVgg.Mode mode, boolean postSe) {
        try (Model model = trained(repOptVgg(mode, postSe), DType.FLOAT32, IMAGES); Model folded = BatchNormFolding.fold(model)) {
            double difference = difference(model, folded, IMAGES);
            assertTrue(difference <= 1e-5, "relative difference " + difference);
        }
    }

    @DataProvider
    public Object[][] groupings() {
        return new Object[][] {
            {"bias and groups", sequence().then("conv", conv(3, 6, 3).groups(3).bias(true)).then("bn", batchNorm(6))},
            {"both in one group", sequence().then(sequence().then("conv", conv(3, 6, 3)).then("bn", batchNorm(6))).then(relu())},
            {"convolution in a group", sequence().then(sequence().then("conv", conv(3, 6, 3))).then("bn", batchNorm(6))},
            {"norm in a group", sequence().then("conv", conv(3, 6, 3)).then(sequence().then("bn", batchNorm(6)).then(relu()))},
            {"groups with names", sequence().then("a", sequence().then("conv", conv(3, 6, 3))).then("b", sequence().then("bn", batchNorm(6)))},
            {"an identity between", sequence().then("conv", conv(3, 6, 3)).then(identity()).then(sequence()).then("bn", batchNorm(6))},
            {"a sum of one branch", sequence().then("conv", conv(3, 6, 3)).then(sum(batchNorm(6))).then(relu())},
            {"two norms", sequence().then("conv", conv(3, 6, 3)).then("bn1", batchNorm(6)).then("bn2", batchNorm(6))},
            {"other eps", sequence().then("conv", conv(3, 6, 3)).then("bn", new Layer.BatchNorm2d(6, 0.5, 0.3))},
            {"inside a gate", new Layer.Gate(sequence().then("conv", conv(3, 3, 1)).then("bn", batchNorm(3)))},
            {"linear", sequence().then(globalAveragePool()).then(flatten()).then("linear", linear(3, 6)).then("bn", batchNorm(6))},
            {"linear without bias", sequence().then(globalAveragePool()).then(flatten()).then("linear", new Layer.Linear(3, 6, false))
                    .then("bn", batchNorm(6))},
        };
    }

    @Test(dataProvider = "groupings")
    public void everyGroupingOfALayerAndItsNormIsFolded(String what, Layer layer) {
        try (Model model = trained(new ModelSpec(what, layer, 6), DType.FLOAT64, IMAGES); Model folded = BatchNormFolding.fold(model)) {
            assertTrue(folded.buffers().isEmpty(), "norms are left: " + folded.buffers().keySet());
            double difference = difference(model, folded, IMAGES);
            assertTrue(difference <= 1e-12, "relative difference " + difference);
        }
    }

    @Test
    public void theStatisticsOfTheseTestsAreNotTrivial() {
        try (Model model = trained(repOptVgg(RepOptVgg.Mode.TARGET, false), DType.FLOAT64, IMAGES);
                Model folded = BatchNormFolding.fold(model);
                Scope scope = Scope.open()) {
            assertNotEquals(folded.stateDict().get("stage1.0.conv.weight"), model.stateDict().get("stage1.0.conv.weight"));
            assertTrue(model.buffers().get("stage1.0.bn.running_mean").abs().amax().item() > 0.01);
        }
    }

    @Test
    public void aConvolutionOfOneNumberIsFoldedAsOnPaper() {
        var spec = new ModelSpec("one", sequence().then("conv", conv(1, 1, 1).bias(true)).then("bn", new Layer.BatchNorm2d(1, 1, 0.1)), 1);
        try (Model model = Model.build(spec, 0); Scope scope = Scope.open()) {
            var state = model.stateDict();
            state.put("conv.weight", StoredTensor.of(new float[] {6}, 1, 1, 1, 1));
            state.put("conv.bias", StoredTensor.of(new float[] {5}, 1));
            state.put("bn.weight", StoredTensor.of(new float[] {4}, 1));
            state.put("bn.bias", StoredTensor.of(new float[] {7}, 1));
            state.put("bn.running_mean", StoredTensor.of(new float[] {2}, 1));
            state.put("bn.running_var", StoredTensor.of(new float[] {3}, 1));
            model.load(state);
            try (Model folded = BatchNormFolding.fold(model)) {
                assertEquals(folded.parameter("conv.weight").item(), 12.0, "6 * 4 / sqrt(3 + 1)");
                assertEquals(folded.parameter("conv.bias").item(), 13.0, "7 + (5 - 2) * 4 / sqrt(3 + 1)");
            }
        }
    }

    @Test
    public void theGivenModelStaysAsItIsAndNothingIsDrawn() {
        try (Model model = trained(repOptVgg(RepOptVgg.Mode.REPVGG, true), DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            var before = model.stateDict();
            Torch.manualSeed(1);
            double expected = Tensor.zeros(DType.FLOAT32, 1).uniform_(0, 1).item();
            Torch.manualSeed(1);
            BatchNormFolding.fold(model).close();
            assertEquals(Tensor.zeros(DType.FLOAT32, 1).uniform_(0, 1).item(), expected);
            assertEquals(model.stateDict(), before);
        }
    }

    @Test
    public void theFoldedModelIsInEvaluation() {
        try (Model model = trained(repOptVgg(RepOptVgg.Mode.REPVGG, false), DType.FLOAT64, IMAGES).train(); Model folded = BatchNormFolding.fold(model)) {
            var before = folded.stateDict();
            assertTrue(difference(model.eval(), folded, IMAGES) <= 1e-12);
            assertEquals(folded.stateDict(), before, "the statistics of the identity's norm have not moved");
        }
    }
}
