package org.reptorch.quant;

import static org.reptorch.quant.TrainedModels.IMAGES;
import static org.reptorch.quant.TrainedModels.images;
import static org.reptorch.quant.TrainedModels.repOptVgg;
import static org.reptorch.quant.TrainedModels.trained;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.nn.Size;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.Test;

/** Engines in service: saved and loaded, used by many threads, on lesser processors. */
public class Engine_ServingTest {

    private static QuantizedModel quantized(boolean postSe) {
        try (Model model = trained(repOptVgg(RepOptVgg.Mode.TARGET, postSe), DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            return PostTrainingQuantization.DEFAULT.apply(model, CalibrationData.of(List.of(images(1, DType.FLOAT32, IMAGES))));
        }
    }

    private static StoredTensor logits(Engine engine, long seed) {
        try (Scope scope = Scope.open()) {
            return engine.predict(images(seed, DType.FLOAT32, IMAGES)).toStored();
        }
    }

    @Test
    public void aModelFromItsFileComputesTheSameBits() throws IOException {
        Path file = Files.createTempFile("quantized", ".safetensors");
        try {
            QuantizedModel model = quantized(true).withNotes(Map.of("classes", "a\nb \"c\"\\"));
            model.save(file);
            QuantizedModel read = QuantizedModel.read(file);
            assertEquals(read.graph(), model.graph());
            assertEquals(read.quantizers(), model.quantizers());
            assertEquals(read.weights(), model.weights());
            assertEquals(read.notes(), model.notes());
            try (Engine one = model.engine(); Engine other = read.engine()) {
                assertEquals(logits(other, 5), logits(one, 5));
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    public void aFileThatIsNoneOrDamagedIsRefusedInOneLine() throws IOException {
        Path file = Files.createTempFile("quantized", ".safetensors");
        try {
            Safetensors.write(file, Map.of("x", StoredTensor.of(new float[] {1}, 1)), Map.of());
            assertEquals(refusal(file), file + " holds no quantized model: its metadata has no reptorch.quantized; make one with ./reptorch quantize");
            QuantizedModel model = quantized(false);
            model.save(file);
            var whole = Safetensors.read(file);
            var tensors = new java.util.LinkedHashMap<>(whole.tensors());
            tensors.remove("stage1.0.conv.weight.scales");
            Safetensors.write(file, tensors, whole.metadata());
            assertEquals(refusal(file), file + " lacks stage1.0.conv.weight.scales; quantize the model again");
            tensors.put("stage1.0.conv.weight.scales", StoredTensor.of(new float[] {1, 2, 3}, 3));
            Safetensors.write(file, tensors, whole.metadata());
            assertTrue(refusal(file).contains("which do not fit its weight"), refusal(file));
            for (String[] change : new String[][] {{"Convolution(", "Evolution("}, {"Conv2d(3", "Conv2d(-3"}, {"node [0]", "node [99]"}, {", RELU)", ", 7)"}, {"Size(3, 3)", "RELU"}}) {
                String text = whole.metadata().get("reptorch.quantized").replace(change[0], change[1]);
                Safetensors.write(file, whole.tensors(), Map.of("reptorch.quantized", text));
                assertTrue(refusal(file).startsWith(file + ": "), change[1] + ": " + refusal(file));
                assertTrue(refusal(file).lines().count() == 1, refusal(file));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String refusal(Path file) {
        return expectThrows(ReptorchException.class, () -> QuantizedModel.read(file)).getMessage();
    }

    @Test
    public void aNormThatMakesItsOwnMarginIsSavedAndComputed() throws IOException {
        var spec = new ModelSpec("padded", Layers.sequence().then("point", Layers.conv(3, 4, 1).bias(false)).then("norm", new Layer.BatchNormPad(Layers.batchNorm(4), Size.of(1)))
                .then("conv", Layers.conv(4, 4, 3)).then(Layers.globalAveragePool()).then(Layers.flatten()).then("linear", Layers.linear(4, 2)), 2);
        Path file = Files.createTempFile("quantized", ".safetensors");
        try (Model model = trained(spec, DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            Tensor batch = images(1, DType.FLOAT32, IMAGES);
            PostTrainingQuantization.DEFAULT.apply(model, CalibrationData.of(List.of(batch))).save(file);
            Tensor expected = model.forward(batch).detach();
            try (Engine engine = QuantizedModel.read(file).engine(); Engine real = Engine.of(model, DType.FLOAT32)) {
                assertEquals(real.predict(batch).sub(expected).abs().amax().item(), 0, 1e-5);
                assertEquals(engine.predict(batch).sub(expected).abs().amax().item() / expected.abs().amax().item(), 0, 0.05);
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    public void aModelWithALambdaCannotBeSavedAndSaysSo() throws IOException {
        var spec = new ModelSpec("custom", Layers.sequence().then("conv", Layers.conv(3, 4, 1)).then(Layers.custom("halved", shape -> shape,
                (input, tensors, training) -> input.div(2))).then(Layers.globalAveragePool()).then(Layers.flatten()).then("linear", Layers.linear(4, 2)), 2);
        Path file = Files.createTempDirectory("quantized").resolve("model.safetensors");
        try (Model model = trained(spec, DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            QuantizedModel quantized = PostTrainingQuantization.DEFAULT.apply(model, CalibrationData.of(List.of(images(1, DType.FLOAT32, IMAGES))));
            var refusal = expectThrows(ReptorchException.class, () -> quantized.save(file));
            assertTrue(refusal.getMessage().contains("cannot be saved: it is made by a Java lambda"), refusal.getMessage());
            assertTrue(Files.notExists(file));
            try (Engine engine = quantized.engine(); Engine simulation = quantized.simulation()) {
                Tensor batch = images(2, DType.FLOAT32, IMAGES);
                assertEquals(engine.predict(batch).sub(simulation.predict(batch)).abs().amax().item(), 0, 0.02);
            }
        }
    }

    @Test
    public void manyThreadsGetTheLogitsOfOne() throws Exception {
        QuantizedModel model = quantized(true);
        try (Engine engine = model.engine(); var threads = Executors.newFixedThreadPool(8)) {
            List<StoredTensor> alone = IntStream.range(0, 8).mapToObj(seed -> logitsOf(engine, seed)).toList();
            List<Future<StoredTensor>> together = IntStream.range(0, 160).mapToObj(i -> threads.submit(() -> {
                Torch.setThreads(1);
                return logitsOf(engine, i % 8);
            })).toList();
            for (int i = 0; i < together.size(); i++) {
                assertEquals(together.get(i).get(), alone.get(i % 8));
            }
        }
    }

    /** Without the generator, which all threads share. */
    private static StoredTensor logitsOf(Engine engine, int number) {
        var pixels = new float[2 * 3 * 8 * 8];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) Math.sin(i * (number + 1));
        }
        try (Scope scope = Scope.open()) {
            return engine.predict(Tensor.of(pixels, 2, 3, 8, 8)).toStored();
        }
    }

    @Test
    public void aProcessorWithoutIntegerKernelsComputesTheSameInFloat32AndSaysSo() {
        QuantizedModel model = quantized(true);
        try (Engine lesser = model.engine("this processor has no VNNI instructions"); Engine simulation = model.simulation(); Scope scope = Scope.open()) {
            assertTrue(lesser.floatLayers().keySet().containsAll(model.weights().keySet()));
            assertEquals(lesser.floatLayers().get("linear"), "this processor has no VNNI instructions");
            Tensor batch = images(4, DType.FLOAT32, IMAGES);
            Tensor expected = simulation.predict(batch);
            assertEquals(lesser.predict(batch).sub(expected).abs().amax().item() / expected.abs().amax().item(), 0, 0.01);
        }
    }

    @Test
    public void whatIsNoBatchOfImagesIsRefused() {
        try (Engine engine = quantized(false).engine(); Scope scope = Scope.open()) {
            for (long[] shape : new long[][] {{3, 8, 8}, {0, 3, 8, 8}}) {
                var refusal = expectThrows(ReptorchException.class, () -> engine.predict(Tensor.zeros(DType.FLOAT32, shape)));
                assertTrue(refusal.getMessage().startsWith("tiny wants images of shape N x C x H x W, not "), refusal.getMessage());
            }
            expectThrows(RuntimeException.class, () -> engine.predict(Tensor.zeros(DType.FLOAT32, 1, 4, 8, 8)));
        }
    }

    @Test
    public void bfloat16IsNearFloat32() {
        try (Model model = trained(repOptVgg(RepOptVgg.Mode.TARGET, true), DType.FLOAT32, IMAGES);
                Engine engine = Engine.of(model, DType.BFLOAT16);
                Scope scope = Scope.open()) {
            Tensor batch = images(6, DType.FLOAT32, IMAGES);
            Tensor expected = model.forward(batch).detach();
            Tensor logits = engine.predict(batch);
            assertEquals(logits.dtype(), DType.FLOAT32);
            assertEquals(logits.sub(expected).abs().amax().item() / expected.abs().amax().item(), 0, 0.05);
        }
    }
}
