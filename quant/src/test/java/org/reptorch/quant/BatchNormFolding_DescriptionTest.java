package org.reptorch.quant;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.concat;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.custom;
import static org.reptorch.nn.Layers.dropout;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.scale;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.sigmoid;
import static org.reptorch.nn.Layers.sum;
import static org.reptorch.quant.TrainedModels.repOptVgg;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;

import java.util.List;

import org.reptorch.nn.Layer;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ParameterSpec;
import org.reptorch.nn.RepOptVgg;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class BatchNormFolding_DescriptionTest {

    @Test
    public void aConvolutionAndItsNormBecomeOneConvolutionWithBiasOfTheSameName() {
        Layer block = sequence().then("conv", conv(3, 8, 3).stride(2).padding(1)).then("bn", batchNorm(8)).then(relu());

        assertEquals(folded(block), sequence().then("conv", conv(3, 8, 3).stride(2).padding(1).bias(true)).then(relu()));
    }

    @Test
    public void theTargetNetworkKeepsPyTorchsNames() {
        ModelSpec folded = BatchNormFolding.fold(repOptVgg(RepOptVgg.Mode.TARGET, true));

        assertEquals(names(folded).subList(0, 12), List.of("stage0.conv.weight", "stage0.conv.bias",
                "stage0.post_se.down.weight", "stage0.post_se.down.bias", "stage0.post_se.up.weight", "stage0.post_se.up.bias",
                "stage1.0.conv.weight", "stage1.0.conv.bias",
                "stage1.0.post_se.down.weight", "stage1.0.post_se.down.bias", "stage1.0.post_se.up.weight", "stage1.0.post_se.up.bias"));
        assertEquals(names(folded).stream().filter(name -> name.contains("bn")).toList(), List.of());
        assertEquals(folded.name(), "tiny");
        assertEquals(folded.classes(), 10);
    }

    @Test
    public void everyBranchOfRepVggIsFoldedAndTheIdentitysNormStays() {
        ModelSpec folded = BatchNormFolding.fold(repOptVgg(RepOptVgg.Mode.REPVGG, false));

        assertEquals(names(folded).stream().filter(name -> name.startsWith("stage1.1.")).toList(), List.of("stage1.1.conv_3x3.weight",
                "stage1.1.conv_3x3.bias", "stage1.1.conv_1x1.weight", "stage1.1.conv_1x1.bias", "stage1.1.bn_identity.weight", "stage1.1.bn_identity.bias",
                "stage1.1.bn_identity.running_mean", "stage1.1.bn_identity.running_var", "stage1.1.bn_identity.num_batches_tracked"));
    }

    @DataProvider
    public Object[][] normsThatStay() {
        return new Object[][] {
            {"first", sequence().then("bn", batchNorm(8)).then("conv", conv(8, 8, 1))},
            {"behind an activation", sequence().then("conv", conv(8, 8, 1)).then(relu()).then("bn", batchNorm(8))},
            {"behind a scale", sequence().then("conv", conv(8, 8, 1)).then("scale", scale(8, 1)).then("bn", batchNorm(8))},
            {"behind a sum", sequence().then(sum("a", conv(8, 8, 1)).plus("b", conv(8, 8, 1))).then("bn", batchNorm(8))},
            {"first of a branch", sequence().then("conv", conv(8, 8, 1)).then(sum("bn", batchNorm(8)).plus("b", conv(8, 8, 1)))},
            {"behind a gate", sequence().then("conv", conv(8, 8, 1)).then(new Layer.Gate(sigmoid())).then("bn", batchNorm(8))},
            {"first in a gate", sequence().then("conv", conv(8, 8, 1)).then(new Layer.Gate(sequence().then("bn", batchNorm(8)).then(sigmoid())))},
            {"behind pooling", sequence().then("conv", conv(8, 8, 1)).then(globalAveragePool()).then("bn", batchNorm(8))},
            {"behind a concatenation", sequence().then(concat("a", conv(8, 4, 1)).with("b", conv(8, 4, 1))).then("bn", batchNorm(8))},
            {"first of a concatenation", sequence().then("conv", conv(8, 8, 1)).then(concat("bn", batchNorm(8)).with("b", conv(8, 8, 1)))},
            {"behind dropout", sequence().then("conv", conv(8, 8, 1)).then(dropout(0.1)).then("bn", batchNorm(8))},
            {"behind a lambda", sequence().then("conv", conv(8, 8, 1)).then(custom("any", shape -> shape, (x, tensors, training) -> x)).then("bn", batchNorm(8))},
            {"alone", batchNorm(8)},
        };
    }

    @Test(dataProvider = "normsThatStay")
    public void aNormWithoutALayerDirectlyInFrontStays(String where, Layer layer) {
        assertEquals(folded(layer), layer);
    }

    @Test
    public void aGroupThatHeldOnlyTheNormDisappearsButOneThatWasEmptyStays() {
        Layer block = sequence().then("conv", conv(3, 8, 3)).then("norm", sequence().then(sum("bn", batchNorm(8)))).then("empty", sequence());

        assertEquals(folded(block), sequence().then("conv", conv(3, 8, 3).bias(true)).then("empty", sequence()));
    }

    @Test
    public void numbersInNamesAreNotCountedAnew() {
        Layer block = sequence().then("0", conv(3, 8, 3)).then("1", batchNorm(8)).then("2", relu()).then("3", conv(8, 8, 3));

        assertEquals(names(new ModelSpec("net", folded(block), 8)), List.of("0.weight", "0.bias", "3.weight"));
    }

    @Test
    public void foldingTwiceIsFoldingOnce() {
        for (RepOptVgg.Mode mode : RepOptVgg.Mode.values()) {
            ModelSpec once = BatchNormFolding.fold(repOptVgg(mode, true));
            assertSame(BatchNormFolding.fold(once), once);
        }
    }

    private static Layer folded(Layer layer) {
        return BatchNormFolding.fold(new ModelSpec("net", layer, 8)).root();
    }

    private static List<String> names(ModelSpec spec) {
        return spec.parameters().stream().map(ParameterSpec::name).toList();
    }
}
