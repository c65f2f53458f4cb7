package org.reptorch.quant;

import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.quant.TrainedModels.images;
import static org.reptorch.quant.TrainedModels.trained;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The layers that suffer most from rounding are found, and leaving them in floating point gives the accuracy back, in simulation and engine. */
public class Sensitivity_MixedPrecisionTest {

    private static final PostTrainingQuantization MIN_MAX = PostTrainingQuantization.DEFAULT.withObserver(new Observer.MinMax());
    /** Reads the channel that {@link #hardened} makes giant. */
    private static final String HARD = "stage3.0.conv";

    private LearnedModel learned;

    @BeforeClass
    void learn() {
        learned = LearnedModel.train();
    }

    @AfterClass
    void close() {
        learned.close();
    }

    /** One channel a thousand times as large, and what reads it a thousand times less: the same function, which eight bits per tensor cannot hold. */
    private Model hardened() {
        Map<String, StoredTensor> state = learned.model().stateDict();
        for (String name : List.of("stage2.0.bn.weight", "stage2.0.bn.bias")) {
            float[] values = state.get(name).toFloatArray();
            values[3] *= 1000;
            state.put(name, StoredTensor.of(values, values.length));
        }
        StoredTensor reader = state.get(HARD + ".weight");
        float[] weight = reader.toFloatArray();
        int channels = (int) reader.shape()[1];
        for (int i = 0; i < weight.length; i++) {
            if (i / 9 % channels == 3) {
                weight[i] /= 1000;
            }
        }
        state.put(HARD + ".weight", StoredTensor.of(weight, reader.shape()));
        return Model.of(learned.model().spec(), DType.FLOAT32, state).eval();
    }

    private static long correct(Engine engine) {
        try (engine) {
            return LearnedModel.correct(engine);
        }
    }

    @Test
    public void aLayerThatReadsAGiantChannelIsFoundFirstAndInFloatGivesTheAccuracyBack() throws IOException {
        try (Model model = hardened()) {
            CalibrationData data = LearnedModel.calibration(2);
            long real = correct(Engine.of(model, DType.FLOAT32));
            assertTrue(real >= 900, "it has not learned: " + real + " of 1000");
            long lost = real - correct(MIN_MAX.apply(model, data).engine());
            assertTrue(lost >= 100, "rounding loses " + lost + " images only");
            Sensitivity sensitivity = Sensitivity.of(MIN_MAX, model, data, LearnedModel.calibration(1));
            assertEquals(sensitivity.ranked().getFirst().layer(), HARD, sensitivity.toString());
            Set<String> kept = sensitivity.keptFloat(new FloatBudget.Layers(1));
            assertEquals(kept, Set.of(HARD));
            QuantizedModel mixed = MIN_MAX.withKeptFloat(kept).apply(model, data);
            long left = real - correct(mixed.engine());
            assertTrue(left <= 10, left + " of " + lost + " images are still lost");
            verifySimulated(mixed);
            verifySaved(mixed);
        }
    }

    private static void verifySimulated(QuantizedModel mixed) {
        var same = new long[1];
        try (Engine engine = mixed.engine(); Engine simulation = mixed.simulation()) {
            LearnedModel.forEachTestBatch((images, labels) -> same[0] += LearnedModel.agreements(engine.predict(images), simulation.predict(images)));
        }
        assertTrue(same[0] >= 999, same[0] + " of 1000");
    }

    private static void verifySaved(QuantizedModel mixed) throws IOException {
        Path file = Files.createTempFile("mixed", ".safetensors");
        try {
            mixed.save(file);
            QuantizedModel read = QuantizedModel.read(file);
            assertEquals(read.weights().keySet(), mixed.weights().keySet());
            try (Engine engine = read.engine(); Engine before = mixed.engine(); Scope scope = Scope.open()) {
                assertEquals(engine.floatLayers().get(HARD), "its weight was left in floating point");
                Tensor batch = images(5, DType.FLOAT32, 4, 3, LearnedModel.SIDE, LearnedModel.SIDE);
                assertEquals(engine.predict(batch).toStored(), before.predict(batch).toStored());
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    public void budgetsChooseByRankByThresholdAndByWork() {
        CalibrationData data = LearnedModel.calibration(1);
        for (PostTrainingQuantization quantization : List.of(MIN_MAX.withBiasCorrection(true), MIN_MAX.withEqualization(true))) {
            Sensitivity all = Sensitivity.of(quantization, learned.model(), data, data);
            assertEquals(all.rows().stream().mapToDouble(Sensitivity.Row::share).sum(), 1, 1e-12);
            assertEquals(all.keptFloat(new FloatBudget.Layers(2)), Set.of(all.ranked().get(0).layer(), all.ranked().get(1).layer()));
            assertEquals(all.keptFloat(new FloatBudget.MinSqnr(-1e9)), Set.of());
            assertEquals(all.keptFloat(new FloatBudget.MinSqnr(1e9)).size(), all.rows().size());
            assertEquals(all.keptFloat(new FloatBudget.IntegerMacs(100)), Set.of());
            assertEquals(all.keptFloat(new FloatBudget.IntegerMacs(0)).size(), all.rows().size());
            Set<String> half = all.keptFloat(new FloatBudget.IntegerMacs(50));
            double left = all.rows().stream().filter(row -> !half.contains(row.layer())).mapToDouble(Sensitivity.Row::share).sum();
            assertTrue(left >= 0.5 && left < 1, "in INT8 is left " + left);
        }
        var refusal = expectThrows(ReptorchException.class, () -> MIN_MAX.withKeptFloat(Set.copyOf(Sensitivity.of(MIN_MAX, learned.model(), data, data)
                .keptFloat(new FloatBudget.Layers(99)))).apply(learned.model(), data));
        assertEquals(refusal.getMessage(), "learned has no convolution or linear layer left to quantize");
        expectThrows(IllegalArgumentException.class, () -> new FloatBudget.Layers(-1));
        expectThrows(IllegalArgumentException.class, () -> new FloatBudget.IntegerMacs(101));
        expectThrows(IllegalArgumentException.class, () -> new FloatBudget.MinSqnr(Double.NaN));
    }

    // ------------------------------------------------------------------------------------------ the definition

    private static final int PIXELS = 6 * 6;

    @Test
    public void ratiosAreThoseOfTheDefinitionInFloat64() {
        var spec = new ModelSpec("two", sequence().then("conv", conv(3, 4, 1).bias(true)).then(relu()).then(globalAveragePool()).then(flatten())
                .then("linear", linear(4, 5)), 5);
        try (Model model = trained(spec, DType.FLOAT32, 2, 3, 6, 6); Scope scope = Scope.open()) {
            List<Tensor> batches = List.of(images(1, DType.FLOAT32, 2, 3, 6, 6), images(2, DType.FLOAT32, 3, 3, 6, 6));
            CalibrationData data = CalibrationData.of(batches);
            Sensitivity sensitivity = Sensitivity.of(MIN_MAX.withWeights(new WeightScheme(4, true, true)), model, data, data);
            QuantizedModel quantized = MIN_MAX.withWeights(new WeightScheme(4, true, true)).apply(model, data);
            var expected = new double[6];
            for (Tensor batch : batches) {
                float[] pixels = batch.toFloatArray();
                for (int image = 0; image < batch.size(0); image++) {
                    see(expected, model.stateDict(), quantized, pixels, image);
                }
            }
            Sensitivity.Row conv = sensitivity.rows().get(0);
            Sensitivity.Row linear = sensitivity.rows().get(1);
            assertEquals(conv.sqnr(), decibels(expected[0], expected[1]), 1e-3);
            assertEquals(conv.logits(), decibels(expected[2], expected[3]), 1e-3);
            assertEquals(linear.sqnr(), decibels(expected[2], expected[4]), 1e-3);
            assertEquals(linear.logits(), linear.sqnr(), 1e-9);
            assertEquals(conv.share(), 3.0 * 4 * PIXELS / (3 * 4 * PIXELS + 20), 1e-12);
        }
    }

    private static double decibels(double signal, double noise) {
        return 10 * Math.log10(signal / noise);
    }

    /** Adds one image's energies: of the convolution's result and of its error; of the logits, of their error by the convolution and by the linear layer. */
    private static void see(double[] energies, Map<String, StoredTensor> state, QuantizedModel quantized, float[] pixels, int image) {
        double[] weight = state.get("conv.weight").toDoubleArray();
        double[] bias = state.get("conv.bias").toDoubleArray();
        double[] rounded = quantized.weights().get("conv").dequantized().toDoubleArray();
        var means = new double[4];
        var noisyMeans = new double[4];
        for (int out = 0; out < 4; out++) {
            for (int p = 0; p < PIXELS; p++) {
                double exact = bias[out];
                double noisy = bias[out];
                for (int in = 0; in < 3; in++) {
                    double x = pixels[(image * 3 + in) * PIXELS + p];
                    exact += weight[out * 3 + in] * x;
                    noisy += rounded[out * 3 + in] * round(quantized.quantizers().get(0), x);
                }
                exact = Math.max(exact, 0);
                noisy = Math.max(noisy, 0);
                energies[0] += exact * exact;
                energies[1] += (noisy - exact) * (noisy - exact);
                means[out] += exact / PIXELS;
                noisyMeans[out] += noisy / PIXELS;
            }
        }
        int read = quantized.graph().nodes().getLast().inputs().getFirst();
        double[] linear = state.get("linear.weight").toDoubleArray();
        double[] roundedLinear = quantized.weights().get("linear").dequantized().toDoubleArray();
        double[] linearBias = state.get("linear.bias").toDoubleArray();
        for (int k = 0; k < 5; k++) {
            double logit = linearBias[k];
            double byConv = 0;
            double byLinear = 0;
            for (int c = 0; c < 4; c++) {
                logit += linear[k * 4 + c] * means[c];
                byConv += linear[k * 4 + c] * (noisyMeans[c] - means[c]);
                byLinear += roundedLinear[k * 4 + c] * round(quantized.quantizers().get(read), means[c]) - linear[k * 4 + c] * means[c];
            }
            energies[2] += logit * logit;
            energies[3] += byConv * byConv;
            energies[4] += byLinear * byLinear;
        }
    }

    private static double round(AffineQuantizer quantizer, double x) {
        double whole = Math.clamp(Math.rint(x / quantizer.scale()) + quantizer.zeroPoint(), quantizer.least(), quantizer.most());
        return (whole - quantizer.zeroPoint()) * quantizer.scale();
    }

    @Test
    public void imagesOfZerosGiveRatiosAndNoImagesARefusal() {
        try (Scope scope = Scope.open()) {
            CalibrationData zeros = CalibrationData.of(List.of(Tensor.zeros(DType.FLOAT32, 2, 3, LearnedModel.SIDE, LearnedModel.SIDE)));
            for (Sensitivity.Row row : Sensitivity.of(MIN_MAX, learned.model(), zeros, zeros).rows()) {
                assertTrue(!Double.isNaN(row.sqnr()) && !Double.isNaN(row.logits()), row.toString());
            }
            var refusal = expectThrows(ReptorchException.class, () -> Sensitivity.of(MIN_MAX, learned.model(), zeros, CalibrationData.of(List.of())));
            assertEquals(refusal.getMessage(), "there are no images to measure with; give some dozens of those that the model was trained on");
        }
    }
}
