package org.reptorch.quant;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.quant.TrainedModels.images;
import static org.reptorch.quant.TrainedModels.trained;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reptorch.nn.Activation;
import org.reptorch.nn.Architecture;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Pooling;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.nn.Shape;
import org.reptorch.nn.Size;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtException;

/** onnxruntime takes every exported file and computes what we compute. */
public class OnnxExport_RuntimeTest {

    private static final OnnxExport EXPORT = new OnnxExport(Shape.of(3, 32, 32));
    private static final long[] IMAGES = {4, 3, 32, 32};

    private Path file;

    @BeforeClass
    void makeFile() throws IOException {
        file = Files.createTempFile("exported", ".onnx");
    }

    @AfterClass
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    @DataProvider
    public Iterator<Object[]> families() {
        return Stream.concat(Stream.of(TrainedModels.repOptVgg(RepOptVgg.Mode.TARGET, true), TrainedModels.repOptVgg(RepOptVgg.Mode.REPVGG, false)),
                Stream.of("resnet18", "vgg16-cifar", "mobilenet-v1", "repoptghostnet-0.5", "efficientnet-b0").map(name -> Architecture.of(name).spec(10)))
                .map(spec -> new Object[] {spec}).iterator();
    }

    /** The largest difference of logits, relative to the largest logit. */
    private double difference(Model model, long... shape) throws OrtException {
        try (var runtime = new OnnxRuntime(file, true); var scope = Scope.open()) {
            Tensor batch = images(13, DType.FLOAT32, shape);
            Tensor expected = model.forward(batch).detach();
            return runtime.predict(batch).sub(expected).abs().amax().item() / expected.abs().amax().item();
        }
    }

    private static double apart(Tensor one, Tensor other) {
        return one.sub(other).pow(2).mean().sqrt().item();
    }

    @Test(dataProvider = "families")
    public void everyFamilyComputesTheSameThere(ModelSpec spec) throws OrtException {
        try (Model model = trained(spec, DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            for (boolean folded : new boolean[] {true, false}) {
                EXPORT.withFoldedNorms(folded).write(model, file);
                assertEquals(difference(model, folded ? IMAGES : new long[] {1, 3, 32, 32}), 0, 1e-4, spec.name() + " folded " + folded);
            }
            QuantizedModel quantized = PostTrainingQuantization.DEFAULT.withObserver(new Observer.Percentile(99.9))
                    .apply(model, CalibrationData.of(List.of(images(11, DType.FLOAT32, IMAGES))));
            EXPORT.write(quantized, file);
            try (var fused = new OnnxRuntime(file, true); var plain = new OnnxRuntime(file, false); Engine simulation = quantized.simulation()) {
                Tensor batch = images(13, DType.FLOAT32, IMAGES);
                Tensor expected = simulation.predict(batch);
                double noise = apart(expected, model.forward(batch).detach());
                // One number that lies between two steps and falls to the other side moves all behind it, in a network of random numbers as far as rounding does.
                assertTrue(apart(plain.predict(batch), expected) <= (spec.name().startsWith("tiny") ? noise / 10 : noise), spec.name());
                assertTrue(apart(fused.predict(batch), expected) <= 2 * noise, spec.name());
            }
        }
    }

    @Test
    public void aTrainedNetworkInOnnxruntimeGivesTheSameFirstPlaceOn995ImagesOf1000() throws OrtException {
        try (LearnedModel learned = LearnedModel.train()) {
            QuantizedModel quantized = PostTrainingQuantization.DEFAULT.apply(learned.model(), LearnedModel.calibration(2));
            new OnnxExport(Shape.of(3, LearnedModel.SIDE, LearnedModel.SIDE)).write(quantized, file);
            var same = new long[3];
            var worst = new double[2];
            try (var runtime = new OnnxRuntime(file, true); Engine simulation = quantized.simulation(); Engine engine = quantized.engine()) {
                LearnedModel.forEachTestBatch((batch, labels) -> {
                    Tensor expected = simulation.predict(batch);
                    Tensor logits = runtime.predict(batch);
                    same[0] += LearnedModel.agreements(logits, expected);
                    same[1] += LearnedModel.agreements(logits, engine.predict(batch));
                    same[2] += (long) expected.argmax(1L).eq(labels).to(DType.INT64).sum().item();
                    worst[0] = Math.max(worst[0], logits.sub(expected).abs().amax().item());
                    worst[1] = Math.max(worst[1], expected.abs().amax().item());
                });
            }
            assertTrue(same[2] >= 700, "it has not learned: " + same[2] + " of 1000");
            assertTrue(same[0] >= 995 && same[1] >= 995, same[0] + " as the simulation, " + same[1] + " as the engine");
            assertEquals(worst[0] / worst[1], 0, 0.03);
        }
    }

    @Test
    public void scalesZeroPointsAndWeightsInTheFileAreOurs() throws IOException {
        try (Model model = trained(TrainedModels.repOptVgg(RepOptVgg.Mode.TARGET, false), DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            QuantizedModel quantized = PostTrainingQuantization.DEFAULT.withActivations(new ActivationScheme(5, false)).withKeptFloat(Set.of("stage2.0.conv"))
                    .apply(model, CalibrationData.of(List.of(images(11, DType.FLOAT32, IMAGES)))).withNotes(Map.of("classes", "a\nb"));
            EXPORT.withNotes(Map.of("by", "a test")).write(quantized, file);
            ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(file));
            var constants = proto.getGraph().getInitializerList().stream().collect(Collectors.toMap(TensorProto::getName, tensor -> tensor));
            quantized.weights().forEach((path, weight) -> {
                assertEquals(constants.get(path + ".weight").getRawData().toByteArray(), weight.values().data().toArray(ValueLayout.JAVA_BYTE), path);
                assertEquals(floats(constants.get(path + ".weight_scale")), weight.scales().toFloatArray(), path);
            });
            assertEquals(constants.get("stage2.0.conv.weight").getDataType(), TensorProto.DataType.FLOAT_VALUE);
            quantized.quantizers().forEach((node, quantizer) -> {
                String title = quantized.graph().title(node);
                assertEquals(floats(constants.get(title + ".scale")), new float[] {quantizer.scale()}, title);
                assertEquals(constants.get(title + ".zero_point").getRawData().toByteArray(), new byte[] {(byte) quantizer.zeroPoint()}, title);
                assertEquals(constants.get(title + ".most").getRawData().toByteArray(), new byte[] {31}, title);
            });
            assertEquals(proto.getMetadataPropsList().stream().collect(Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue)),
                    Map.of("by", "a test", "classes", "a\nb"));
        }
    }

    private static float[] floats(TensorProto tensor) {
        var values = new float[tensor.getRawData().size() / Float.BYTES];
        tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    @DataProvider
    public Iterator<Object[]> layers() {
        var layers = new ArrayList<Object[]>();
        for (Activation activation : Activation.values()) {
            layers.add(new Object[] {activation});
        }
        for (Layer layer : List.of(new Layer.LeakyRelu(0.2), new Layer.Scale(6, 1.5, true), new Layer.BatchNormPad(batchNorm(6), Size.of(2)),
                new Layer.Upsample(2, Layer.Upsample.Mode.NEAREST, false), new Layer.Upsample(3, Layer.Upsample.Mode.BILINEAR, false),
                new Layer.Upsample(2, Layer.Upsample.Mode.BILINEAR, true),
                new Pooling.Max(Size.of(3), Size.of(2), Size.of(1), Size.of(1), false), new Pooling.Max(Size.of(3), Size.of(2), Size.of(0), Size.of(1), true),
                new Pooling.Max(Size.of(3), Size.of(2), Size.of(1), Size.of(2), true), new Pooling.Average(Size.of(3), Size.of(2), Size.of(1), false, true),
                new Pooling.Average(Size.of(3), Size.of(2), Size.of(1), false, false), new Pooling.Average(Size.of(3), Size.of(2), Size.of(1), true, false),
                new Pooling.Average(Size.of(2), Size.of(2), Size.of(0), true, true), new Pooling.AdaptiveAverage(new Size(3, 4)),
                new Pooling.AdaptiveAverage(new Size(3, 9)), new Pooling.AdaptiveMax(Size.of(3)), new Pooling.AdaptiveMax(Size.of(1)))) {
            layers.add(new Object[] {layer});
        }
        return layers.iterator();
    }

    private static ModelSpec around(Layer layer) {
        return new ModelSpec("around", sequence().then("conv", conv(3, 6, 1)).then("it", layer).then(new Pooling.AdaptiveAverage(Size.of(2))).then(flatten())
                .then("linear", linear(24, 5)), 5);
    }

    @Test(dataProvider = "layers")
    public void everyLayerComputesAsHere(Layer layer) throws OrtException {
        // Nine pixels: odd, so that windows stand out; three pixels are a third of them.
        try (Model model = trained(around(layer), DType.FLOAT32, 2, 3, 9, 9)) {
            new OnnxExport(Shape.of(3, 9, 9)).write(model, file);
            assertEquals(difference(model, 5, 3, 9, 9), 0, 1e-5, layer.toString());
        }
    }

    @Test
    public void whatHasNoFormIsRefusedByName() {
        var lambda = Layers.custom("halved", shape -> shape, (input, tensors, training) -> input.div(2));
        for (var refused : Map.of(lambda, "around has no form in ONNX: it, halved is computed by a Java lambda; put a layer of org.reptorch.nn in its place",
                new Pooling.AdaptiveMax(Size.of(2)), "around has no form in ONNX: it, adaptive max pooling from 6 x 9 x 9 to 2 has windows of several sizes; "
                        + "export for images whose feature map is a multiple of it").entrySet()) {
            try (Model model = trained(around(refused.getKey()), DType.FLOAT32, 2, 3, 9, 9)) {
                var refusal = expectThrows(ReptorchException.class, () -> new OnnxExport(Shape.of(3, 9, 9)).write(model, file));
                assertEquals(refusal.getMessage(), refused.getValue());
            }
        }
    }
}
