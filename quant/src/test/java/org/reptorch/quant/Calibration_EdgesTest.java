package org.reptorch.quant;

import static org.reptorch.quant.TrainedModels.IMAGES;
import static org.reptorch.quant.TrainedModels.images;
import static org.reptorch.quant.TrainedModels.repOptVgg;
import static org.reptorch.quant.TrainedModels.trained;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Map;

import org.reptorch.nn.Model;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Whatever chooses the ranges, unpleasant images and models end in the right logits or in one line that says what is wrong. */
public class Calibration_EdgesTest {

    private Model model;

    @BeforeClass
    void train() {
        model = trained(repOptVgg(RepOptVgg.Mode.TARGET, false), DType.FLOAT32, IMAGES);
    }

    @AfterClass
    void close() {
        model.close();
    }

    @DataProvider
    public Object[][] observers() {
        return new Object[][] {{"min-max"}, {"moving-average"}, {"percentile"}, {"mse"}, {"entropy"}, {"mean-absolute-error"}};
    }

    private static PostTrainingQuantization by(String observer) {
        return PostTrainingQuantization.DEFAULT.withObserver(Observer.of(observer));
    }

    @Test(dataProvider = "observers")
    public void imagesOfOneColourGiveTheirOwnLogits(String observer) {
        try (Scope scope = Scope.open()) {
            for (double colour : new double[] {0, 1e-30, 0.7, -2}) {
                Tensor batch = Tensor.zeros(DType.FLOAT32, IMAGES).add(colour);
                QuantizedModel quantized = by(observer).withBiasCorrection(true).withEqualization(true).apply(model, CalibrationData.of(List.of(batch)));
                Tensor expected = model.forward(batch).detach();
                try (Engine engine = quantized.engine(); Engine simulation = quantized.simulation()) {
                    Tensor logits = engine.predict(batch);
                    assertEquals(logits.sub(expected).abs().amax().item() / expected.abs().amax().item(), 0, 0.15, observer + " of " + colour);
                    assertEquals(logits.sub(simulation.predict(batch)).abs().amax().item(), 0, 0.02, observer + " of " + colour);
                }
            }
        }
    }

    @Test(dataProvider = "observers")
    public void aNetworkCalibratedOnOneColourAnswersOtherImagesWithNumbers(String observer) {
        try (Scope scope = Scope.open()) {
            QuantizedModel quantized = by(observer).apply(model, CalibrationData.of(List.of(Tensor.zeros(DType.FLOAT32, IMAGES))));
            try (Engine engine = quantized.engine()) {
                assertTrue(Double.isFinite(engine.predict(images(3, DType.FLOAT32, IMAGES)).abs().amax().item()));
            }
        }
    }

    @Test(dataProvider = "observers")
    public void whatDivergedIsRefusedWithItsLayer(String observer) {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            String expected = Float.isNaN(bad) ? "stage1.0.conv.bias holds NaN; quantize a checkpoint from before training diverged" : "stage1.0.conv: activations reach from ";
            Map<String, StoredTensor> state = model.stateDict();
            float[] bias = state.get("stage1.0.bn.bias").toFloatArray();
            bias[0] = bad;
            state.put("stage1.0.bn.bias", StoredTensor.of(bias, bias.length));
            try (Model diverged = Model.of(model.spec(), DType.FLOAT32, state).eval(); Scope scope = Scope.open()) {
                CalibrationData data = CalibrationData.of(List.of(images(1, DType.FLOAT32, IMAGES)));
                for (String message : List.of(expectThrows(ReptorchException.class, () -> by(observer).apply(diverged, data)).getMessage(),
                        expectThrows(ReptorchException.class, () -> Sensitivity.of(by(observer), diverged, data, data)).getMessage())) {
                    assertTrue(message.startsWith(expected) && message.lines().count() == 1, message);
                }
            }
        }
    }

    @Test
    public void aWeightThatIsNoNumberIsRefusedWithItsLayer() {
        Map<String, StoredTensor> state = model.stateDict();
        float[] weight = state.get("linear.weight").toFloatArray();
        weight[3] = Float.NaN;
        state.put("linear.weight", StoredTensor.of(weight, state.get("linear.weight").shape()));
        try (Model diverged = Model.of(model.spec(), DType.FLOAT32, state).eval(); Scope scope = Scope.open()) {
            var refusal = expectThrows(ReptorchException.class, () -> by("mse").apply(diverged, CalibrationData.of(List.of(images(1, DType.FLOAT32, IMAGES)))));
            assertTrue(refusal.getMessage().startsWith("linear.weight holds NaN in output channel 0"), refusal.getMessage());
        }
    }
}
