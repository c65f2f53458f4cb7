package org.reptorch.quant;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.maxPool;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.quant.TrainedModels.IMAGES;
import static org.reptorch.quant.TrainedModels.images;
import static org.reptorch.quant.TrainedModels.repOptVgg;
import static org.reptorch.quant.TrainedModels.trained;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Calibration on images and models of every unpleasant kind. */
public class PostTrainingQuantization_ModelsTest {

    private static final PostTrainingQuantization MIN_MAX = PostTrainingQuantization.DEFAULT.withObserver(new Observer.MinMax());

    private static ModelSpec plain() {
        return repOptVgg(RepOptVgg.Mode.TARGET, false);
    }

    @Test
    public void noImagesAreRefused() {
        try (Model model = trained(plain(), DType.FLOAT32, IMAGES)) {
            var refusal = expectThrows(ReptorchException.class, () -> MIN_MAX.apply(model, CalibrationData.of(List.of())));
            assertEquals(refusal.getMessage(), "there are no images to calibrate with; give some hundred of those that the model was trained on");
        }
    }

    @Test
    public void imagesThatAreNoneAreRefusedAsThat() {
        try (Model model = trained(plain(), DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            Tensor batch = images(1, DType.FLOAT32, IMAGES).div(0);
            var refusal = expectThrows(ReptorchException.class, () -> MIN_MAX.apply(model, CalibrationData.of(List.of(batch))));
            assertTrue(refusal.getMessage().startsWith("the calibration images themselves: activations reach from "), refusal.getMessage());
        }
    }

    @Test
    public void anActivationThatIsNoNumberIsRefusedWithItsLayer() {
        try (Model model = trained(plain(), DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            var state = model.stateDict();
            float[] bias = state.get("stage1.0.bn.bias").toFloatArray();
            bias[0] = Float.POSITIVE_INFINITY;
            state.put("stage1.0.bn.bias", StoredTensor.of(bias, bias.length));
            model.load(state);
            var refusal = expectThrows(ReptorchException.class, () -> MIN_MAX.apply(model, CalibrationData.of(List.of(images(1, DType.FLOAT32, IMAGES)))));
            assertTrue(refusal.getMessage().startsWith("stage1.0.conv: activations reach from 0.0 to Infinity, "), refusal.getMessage());
        }
    }

    @Test
    public void constantImagesGiveAModelThatComputesTheirLogits() {
        try (Model model = trained(plain(), DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            for (double constant : new double[] {0, 0.7, -2}) {
                Tensor batch = Tensor.zeros(DType.FLOAT32, IMAGES).add(constant);
                verifyClose(model, MIN_MAX.apply(model, CalibrationData.of(List.of(batch))), batch, 0.1);
            }
        }
    }

    @Test
    public void aChannelThatIsAlwaysZeroStaysZero() {
        try (Model model = trained(plain(), DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            var state = model.stateDict();
            for (String name : List.of("stage1.0.bn.weight", "stage1.0.bn.bias")) {
                float[] values = state.get(name).toFloatArray();
                values[2] = 0;
                state.put(name, StoredTensor.of(values, values.length));
            }
            model.load(state);
            Tensor batch = images(1, DType.FLOAT32, IMAGES);
            for (PostTrainingQuantization quantization : List.of(MIN_MAX, MIN_MAX.withEqualization(true), MIN_MAX.withBiasCorrection(true))) {
                QuantizedModel quantized = quantization.apply(model, CalibrationData.of(List.of(batch)));
                assertEquals(quantized.weights().get("stage1.0.conv").scales().toFloatArray()[2], 1f);
                verifyClose(model, quantized, batch, 0.1);
            }
        }
    }

    @Test
    public void aModelWhoseWeightsWereRoundedBeforeKeepsThem() {
        try (Model model = trained(plain(), DType.FLOAT32, IMAGES);
                Model folded = BatchNormFolding.fold(model);
                Model rounded = QuantizedWeights.of(folded).dequantized();
                Scope scope = Scope.open()) {
            QuantizedModel again = MIN_MAX.apply(rounded, CalibrationData.of(List.of(images(1, DType.FLOAT32, IMAGES))));
            QuantizedWeights before = QuantizedWeights.of(folded);
            again.weights().forEach((path, weight) -> assertEquals(weight.values(), before.weight(path).values(), path));
        }
    }

    private static void verifyClose(Model model, QuantizedModel quantized, Tensor batch, double tolerance) {
        try (Engine engine = quantized.engine(); Scope scope = Scope.open()) {
            Tensor expected = model.forward(batch).detach();
            double difference = engine.predict(batch).sub(expected).abs().amax().item() / expected.abs().amax().item();
            assertTrue(difference <= tolerance, "relative difference " + difference);
        }
    }

    @DataProvider
    public Iterator<Object[]> settings() {
        var settings = new ArrayList<Object[]>();
        settings.add(new Object[] {MIN_MAX.withWeights(new WeightScheme(4, true, true))});
        settings.add(new Object[] {MIN_MAX.withWeights(new WeightScheme(8, false, true))});
        settings.add(new Object[] {MIN_MAX.withWeights(new WeightScheme(8, true, false))});
        settings.add(new Object[] {MIN_MAX.withActivations(new ActivationScheme(5, false))});
        settings.add(new Object[] {MIN_MAX.withActivations(new ActivationScheme(8, true))});
        settings.add(new Object[] {MIN_MAX.withKeptFloat(Set.of("stage2.0.conv", "linear"))});
        settings.add(new Object[] {MIN_MAX.withEqualization(true).withBiasCorrection(true)});
        return settings.iterator();
    }

    @Test(dataProvider = "settings")
    public void everySchemeRunsInTheEngineAsInItsSimulation(PostTrainingQuantization quantization) {
        try (Model model = trained(plain(), DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            QuantizedModel quantized = quantization.apply(model, CalibrationData.of(List.of(images(1, DType.FLOAT32, IMAGES), images(2, DType.FLOAT32, IMAGES))));
            Comparison comparison = Comparison.of(quantized, images(3, DType.FLOAT32, IMAGES));
            for (Comparison.Row row : comparison.rows()) {
                assertTrue(row.step() == 0 ? row.alone() <= 1e-5 : row.alone() <= 1.001 && row.share() <= 5e-3, row + "\n" + comparison);
            }
        }
    }

    @Test
    public void layersWithoutAnIntegerFormAreNamedWithTheReason() {
        try (Model model = trained(plain(), DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            var data = CalibrationData.of(List.of(images(1, DType.FLOAT32, IMAGES)));
            try (Engine kept = MIN_MAX.withKeptFloat(Set.of("linear")).apply(model, data).engine();
                    Engine affine = MIN_MAX.withWeights(new WeightScheme(8, true, false)).apply(model, data).engine()) {
                assertEquals(kept.floatLayers().get("linear"), "its weight was left in floating point");
                assertEquals(affine.floatLayers().get("linear"), "its weight has zero points, which no integer kernel takes");
            }
            var refusal = expectThrows(ReptorchException.class, () -> MIN_MAX.withKeptFloat(Set.of("lineal")).apply(model, data));
            assertEquals(refusal.getMessage(), "tiny has no convolution or linear layer lineal to keep in floating point");
        }
    }

    @Test
    public void equalizationKeepsWhatIsComputedAndEvensOutTheRanges() {
        ModelSpec spec = new ModelSpec("chain", sequence().then("a", sequence().then("conv", conv(3, 8, 3)).then("bn", batchNorm(8)).then(relu()))
                .then(maxPool(2)).then("b", sequence().then("conv", conv(8, 8, 3).padding(1).groups(8)).then("bn", batchNorm(8)).then(relu()))
                .then("c", sequence().then("conv", conv(8, 6, 1)).then("bn", batchNorm(6)).then(relu())).then(globalAveragePool()).then(flatten())
                .then("linear", linear(6, 4)), 4);
        try (Model model = trained(spec, DType.FLOAT64, IMAGES); Model folded = BatchNormFolding.fold(model); Scope scope = Scope.open()) {
            var state = folded.stateDict();
            CrossLayerEqualization.apply(Graph.of(folded.spec()), state);
            try (Model equalized = Model.of(folded.spec(), DType.FLOAT64, state).eval()) {
                assertTrue(TrainedModels.difference(model, equalized, IMAGES) <= 1e-12);
            }
            Tensor first = Tensor.of(state.get("a.conv.weight")).abs().flatten(1).amax(1);
            Tensor second = Tensor.of(state.get("b.conv.weight")).abs().flatten(1).amax(1);
            assertEquals(first.sub(second).abs().div(first).amax().item(), 0, 0.01, "both layers' ranges are the same channel by channel");
        }
    }

    @Test
    public void biasCorrectionTakesTheMeanErrorOutOfALayer() {
        ModelSpec spec = new ModelSpec("one", sequence().then("conv", conv(3, 8, 3)).then(globalAveragePool()).then(flatten()), 8);
        try (Model model = trained(spec, DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            Tensor batch = images(1, DType.FLOAT32, IMAGES).add(0.5);
            PostTrainingQuantization coarse = MIN_MAX.withWeights(new WeightScheme(3, true, true));
            double[] errors = new double[2];
            for (int i = 0; i < 2; i++) {
                try (Engine engine = coarse.withBiasCorrection(i == 1).apply(model, CalibrationData.of(List.of(batch))).engine()) {
                    errors[i] = engine.predict(batch).sub(model.forward(batch).detach()).mean(0L).abs().amax().item();
                }
            }
            assertTrue(errors[0] > 1e-3 && errors[1] < 1e-5, "mean errors without and with correction: " + errors[0] + ", " + errors[1]);
        }
    }
}
