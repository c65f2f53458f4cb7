package org.reptorch.quant;

import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.quant.TrainedModels.IMAGES;
import static org.reptorch.quant.TrainedModels.difference;
import static org.reptorch.quant.TrainedModels.repOptVgg;
import static org.reptorch.quant.TrainedModels.trained;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg.Mode;
import org.reptorch.torch.DType;
import org.testng.annotations.Test;

public class QuantizedWeights_ModelTest {

    @Test
    public void aFoldedNetworkComputesNearlyTheSameWithQuantizedWeights() {
        try (Model model = trained(repOptVgg(Mode.TARGET, true), DType.FLOAT32, IMAGES);
                Model folded = BatchNormFolding.fold(model);
                Model dequantized = QuantizedWeights.of(folded).dequantized()) {
            double difference = difference(folded, dequantized, IMAGES);
            assertTrue(difference > 0 && difference < 0.03, "relative difference " + difference);
        }
    }

    @Test
    public void everyConvolutionAndLinearLayerIsQuantizedAndNothingElse() {
        try (Model model = trained(repOptVgg(Mode.HS, true), DType.FLOAT32, IMAGES); Model dequantized = QuantizedWeights.of(model).dequantized()) {
            var before = model.stateDict();
            dequantized.stateDict().forEach((path, tensor) -> {
                boolean quantized = path.matches("(.*\\.)?(conv|conv_1x1|down|up|linear)\\.weight");
                assertEquals(!tensor.equals(before.get(path)), quantized, path);
            });
        }
    }

    @Test
    public void theErrorIsWhatEightBitsCost() {
        try (Model model = trained(repOptVgg(Mode.TARGET, false), DType.FLOAT32, IMAGES); Model folded = BatchNormFolding.fold(model)) {
            for (QuantizedWeight weight : QuantizedWeights.of(folded).weights()) {
                // Even weights and even errors: 1 / 127 / sqrt(12) / (1 / sqrt(3)) = 1 / 254.
                assertTrue(weight.relativeError() > 0.002 && weight.relativeError() < 0.006, weight.layer() + " " + weight.relativeError());
            }
        }
    }

    @Test
    public void theWeightsOutliveTheirModel() {
        QuantizedWeights weights;
        try (Model model = trained(repOptVgg(Mode.TARGET, false), DType.FLOAT64, IMAGES)) {
            weights = QuantizedWeights.of(model);
        }
        try (Model first = weights.dequantized(); Model second = weights.dequantized()) {
            assertEquals(first.dtype(), DType.FLOAT64);
            assertEquals(first.stateDict(), second.stateDict());
        }
    }

    @Test
    public void aConvolutionWithoutANameBehindAnActivationIsNotOverlooked() {
        var spec = new ModelSpec("net", sequence().then(relu()).then(conv(3, 2, 1)), 2);
        try (Model model = Model.build(spec, 0)) {
            assertEquals(QuantizedWeights.of(model).weights().stream().map(QuantizedWeight::layer).toList(), List.of(""));
        }
    }

    @Test
    public void theTablePrintsLayersShapesBytesAndErrors() {
        var spec = new ModelSpec("net", sequence().then("stage0", sequence().then("conv", conv(3, 8, 3))).then("linear", new Layer.Linear(8, 10, true)), 10);
        try (Model model = Model.build(spec, 0)) {
            QuantizedWeights weights = QuantizedWeights.of(model);
            assertEquals(weights.bytes(), 8 * 27 + 8 * 4 + 80 + 10 * 4);
            assertEquals(weights.toString().replaceAll("0\\.00\\d{3}", "0.00..."), """
                    layer        shape                       bytes  relative error
                    stage0.conv  [8, 3, 3, 3]                  248  0.00...
                    linear       [10, 8]                       120  0.00...
                    total                                      368""");
        }
    }

    @Test
    public void aLayerThatIsNotThereIsRefusedWithThoseThatAre() {
        var spec = new ModelSpec("net", sequence().then("conv", conv(3, 2, 1)), 2);
        try (Model model = Model.build(spec, 0)) {
            var refusal = expectThrows(IllegalArgumentException.class, () -> QuantizedWeights.of(model).weight("cnov"));
            assertEquals(refusal.getMessage(), "net has no weight in INT8 for 'cnov'; it has [conv]");
        }
    }

    @Test
    public void foldingFirstQuantizesOtherNumbers() {
        try (Model model = trained(repOptVgg(Mode.TARGET, false), DType.FLOAT32, IMAGES); Model folded = BatchNormFolding.fold(model)) {
            assertNotEquals(QuantizedWeights.of(folded).weight("stage0.conv"), QuantizedWeights.of(model).weight("stage0.conv"));
        }
    }
}
