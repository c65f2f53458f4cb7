package org.reptorch.nn;

import static org.reptorch.nn.Layers.adaptiveMaxPool;
import static org.reptorch.nn.Layers.averagePool;
import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.concat;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.geluTanh;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.hardSigmoid;
import static org.reptorch.nn.Layers.hardSwish;
import static org.reptorch.nn.Layers.identity;
import static org.reptorch.nn.Layers.leakyRelu;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.maxPool;
import static org.reptorch.nn.Layers.relu6;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.scale;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.sigmoid;
import static org.reptorch.nn.Layers.silu;
import static org.reptorch.nn.Layers.squeezeExcite;
import static org.reptorch.nn.Layers.sum;
import static org.reptorch.nn.Layers.upsampleNearest;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.TorchException;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class Model_ForwardTest {

    private int threads;

    @BeforeClass
    void useOneThread() {
        threads = Torch.threads();
        Torch.setThreads(1);
    }

    @AfterClass
    void useAllThreads() {
        Torch.setThreads(threads);
    }

    // ------------------------------------------------------------------------------------------ against PyTorch

    @DataProvider
    Object[][] variants() {
        return Recorded.small().keySet().stream().map(variant -> new Object[] {variant}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "variants")
    public void logitsGradientsAndStatisticsAreThoseOfPyTorch(String variant) {
        Map<String, StoredTensor> recorded = Recorded.forward();
        try (Scope scope = Scope.open(); Model model = Model.build(Recorded.spec(variant), Device.CPU, DType.FLOAT64, Recorded.SEED)) {
            redrawVectors(model);
            Tensor images = images();

            assertClose(model.eval().forward(images).toDoubleArray(), recorded.get(variant + "/eval"), variant + " eval");
            Tensor logits = model.train().forward(images);
            assertClose(logits.toDoubleArray(), recorded.get(variant + "/train"), variant + " train");

            logits.crossEntropyLoss(Tensor.of(new long[] {0, 1, 2, 6})).backward();
            double[] gradients = model.trainable().values().stream().map(Tensor::grad)
                    .flatMapToDouble(gradient -> Arrays.stream(new double[] {gradient.sum().item(), gradient.square().sum().sqrt().item()})).toArray();
            assertClose(gradients, recorded.get(variant + "/gradients"), variant + " gradients");

            double[] statistics = model.buffers().entrySet().stream().filter(buffer -> buffer.getKey().contains("running"))
                    .flatMapToDouble(buffer -> Arrays.stream(buffer.getValue().toDoubleArray())).toArray();
            assertClose(statistics, recorded.get(variant + "/running"), variant + " running statistics");
        }
    }

    /** As record.py does: nothing stays at a number that hides a mistake. */
    private static void redrawVectors(Model model) {
        Torch.manualSeed(11);
        try (Scope scope = Scope.open(); NoGrad noGrad = NoGrad.open()) {
            for (ParameterSpec spec : model.spec().parameters()) {
                if (spec.shape().size() == 1) {
                    Tensor tensor = model.parameters().containsKey(spec.name()) ? model.parameter(spec.name()) : model.buffers().get(spec.name());
                    tensor.copy_(Ops.rand(spec.sizes()).add(0.5));
                }
            }
        }
    }

    private static Tensor images() {
        Torch.manualSeed(12);
        return Ops.rand(4, 3, 16, 16).to(DType.FLOAT64).sub(0.5);
    }

    private static void assertClose(double[] actual, StoredTensor expected, String what) {
        double[] values = expected.toDoubleArray();
        assertEquals(actual.length, values.length, what);
        for (int i = 0; i < values.length; i++) {
            assertEquals(actual[i], values[i], 1e-10 * Math.max(1, Math.abs(values[i])), what + " " + i);
        }
    }

    // ------------------------------------------------------------------------------------------ modes

    @Test
    public void evaluationLeavesTheStatisticsAlone() {
        try (Scope scope = Scope.open(); Model model = Model.build(Recorded.spec("repvgg"), Device.CPU, DType.FLOAT64, 1)) {
            Map<String, StoredTensor> before = model.stateDict();
            model.eval().forward(images());
            assertEquals(model.stateDict(), before);
        }
    }

    @Test
    public void trainingCountsTheBatches() {
        try (Scope scope = Scope.open(); Model model = Model.build(Recorded.spec("target"), Device.CPU, DType.FLOAT64, 1)) {
            model.forward(images());
            model.forward(images());
            assertEquals(model.buffers().get("stage2.1.bn.num_batches_tracked").toLongArray(), new long[] {2});
        }
    }

    @Test
    public void imagesInAnotherMemoryFormatGiveTheSame() {
        try (Scope scope = Scope.open(); Model model = Model.build(Recorded.spec("hs-se"), Device.CPU, DType.FLOAT64, 1)) {
            Tensor channelsLast = images().permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
            assertTrue(model.forward(channelsLast).allClose(model.forward(images()), 1e-10, 1e-12));
        }
    }

    // ------------------------------------------------------------------------------------------ overwriting

    @DataProvider
    Object[][] mixes() {
        var layers = new ArrayList<Layer>(List.of(
                sequence().then("c", same()).then(relu()).then("se", squeezeExcite(3, 2)).then(relu()),
                sequence().then(sum(identity()).plus("b", sequence().then("c", same()).then(relu()))).then(relu()),
                sequence().then(sum("a", same()).plus(identity()).plus("g", new Layer.Gate(sigmoid()))).then(relu()),
                sum(relu()).plus(identity()).plus("c", sequence().then("c", same()).then(sigmoid())),
                sum(sequence().then("c", same()).then(relu())).plus("d", scale(3, 0.7)),
                sum(sequence().then("c", same()).then(sigmoid())).plus("d", same()),
                sequence().then(sum("c", same())).then(relu()).then(relu()),
                sequence().then(sequence().then("c", same()).then(identity())).then(relu()),
                sequence().then(new Layer.Gate(identity())).then(relu()).then(new Layer.Gate(sequence())),
                sequence().then("s", scale(3, 0.7)).then(relu()).then("t", scale(3, -0.3)).then("n", batchNorm(3)).then(relu()),
                sequence().then("c", same()).then(new Layer.Gate(relu())).then(sigmoid()).then(relu()),
                sequence().then(globalAveragePool()).then(relu()).then(flatten()).then("l", linear(3, 4)).then(relu()).then("m", linear(4, 2)),
                sum(sequence().then(globalAveragePool()).then("c", conv(3, 3, 1))).plus(identity()),
                sequence().then("c", same()).then(relu6()).then("n", batchNorm(3)).then(leakyRelu(0.3)).then(leakyRelu(0)),
                sequence().then("c", same()).then(leakyRelu(-0.3)).then("d", same()).then(hardSwish()).then(relu6()),
                sequence().then("c", same()).then(silu()).then("d", same()).then(geluTanh()).then(relu()).then(hardSigmoid()).then(leakyRelu()),
                sequence().then(maxPool(2)).then(relu()).then(upsampleNearest(2)).then(relu6()).then(averagePool(2)).then(leakyRelu()),
                sequence().then(concat(identity()).with("c", same())).then(relu()).then(concat(identity()).with(identity())).then(leakyRelu()),
                sequence().then(concat(relu())).then(relu6()).then(adaptiveMaxPool(2)).then(relu()),
                sequence()));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 60; i++) {
            layers.add(drawn(random, 3));
        }
        return layers.stream().map(layer -> new Object[] {layer}).toArray(Object[][]::new);
    }

    private static Layer same() {
        return conv(3, 3, 3).padding(1).bias(true);
    }

    /** A layer that keeps the shape; names tell siblings apart. */
    private static Layer drawn(SplittableRandom random, int depth) {
        int kind = random.nextInt(depth == 0 ? 6 : 10);
        switch (kind) {
            case 0:
                return same();
            case 1:
                return batchNorm(3);
            case 2:
                return scale(3, random.nextDouble(-1, 1));
            case 3:
                return sigmoid();
            case 4:
                return identity();
            case 5:
                return relu();
            case 6:
                return new Layer.Gate(sequence().then("b", drawn(random, depth - 1)));
            case 7:
                Layer.Sum sum = sum("s", drawn(random, depth - 1));
                for (int i = random.nextInt(3); i > 0; i--) {
                    sum = sum.plus("s" + i, drawn(random, depth - 1));
                }
                return sum;
            default:
                Layer.Sequence sequence = sequence();
                for (int i = random.nextInt(5); i > 0; i--) {
                    sequence = sequence.then("q" + i, drawn(random, depth - 1)).then(random.nextBoolean() ? relu() : identity());
                }
                return sequence;
        }
    }

    @Test(dataProvider = "mixes")
    public void overwritingNeverChangesAResultOrAGradient(Layer layer) {
        try (Scope scope = Scope.open(); Model model = Model.build(new ModelSpec("mix", layer, 2), Device.CPU, DType.FLOAT64, 5)) {
            Tensor input = Ops.rand(2, 3, 4, 4).to(DType.FLOAT64).sub(0.5).requiresGrad(true);
            StoredTensor before = input.detach().toStored();
            Tensor weights = null;
            List<Tensor> expected = null;
            for (boolean plain : new boolean[] {true, false}) {
                Tensor output = plain ? new PlainForward(model).training(layer, "", input) : model.forward(input);
                weights = weights == null ? Ops.rand(output.shape()).to(DType.FLOAT64) : weights;
                var results = new ArrayList<>(List.of(output.detach().clone()));
                output.mul(weights).sum().backward();
                results.add(input.grad());
                model.trainable().values().forEach(parameter -> results.add(parameter.grad()));
                model.zeroGrad();
                input.setGrad(null);
                if (plain) {
                    expected = results;
                } else {
                    for (int i = 0; i < results.size(); i++) {
                        assertTrue(results.get(i).allClose(expected.get(i), 1e-9, 1e-12), "result " + i + " of " + layer);
                    }
                }
            }
            assertEquals(input.detach().toStored(), before);
        }
    }

    // ------------------------------------------------------------------------------------------ lifetimes

    @Test(dataProvider = "variants")
    public void nothingButTheLogitsStaysAliveAfterAForwardPass(String variant) {
        try (Scope scope = Scope.open(); Model model = Model.build(Recorded.spec(variant), Device.CPU, DType.FLOAT64, 1)) {
            Tensor images = images();
            long before = Torch.liveTensors();
            Tensor logits = model.forward(images);
            assertEquals(Torch.liveTensors() - before, 1);
            assertFalse(logits.isClosed());
            assertFalse(images.isClosed());
        }
    }

    @Test
    public void aLayerThatDoesNothingGivesBackItsInput() {
        try (Scope scope = Scope.open(); Model model = Model.build(new ModelSpec("nothing", sequence().then(sequence()).then(identity()), 1), 1)) {
            Tensor images = Ops.rand(1, 3, 2, 2);
            assertSame(model.forward(images), images);
            assertFalse(images.isClosed());
        }
    }

    // ------------------------------------------------------------------------------------------ mistakes

    @DataProvider
    Object[][] mistakes() {
        return new Object[][] {
            {sequence().then("stage0", sequence().then("conv", conv(4, 3, 3))), "stage0.conv, Conv2d\\[in=4, .*: .*channels.*"},
            {sequence().then("a", same()).then(flatten()).then("head", linear(5, 2)), "head, Linear\\[in=5, .*: .*shapes cannot be multiplied.*"},
            {sequence().then("s", scale(5, 1)), "s, Scale\\[features=5, .*: .*"},
            {sequence().then("bn", batchNorm(4)), "bn, BatchNorm2d\\[features=4, .*: .*"},
            {conv(4, 3, 3), "Conv2d\\[in=4, .*"},
            {sequence().then("block", sum("a", same()).plus("b", conv(3, 3, 3))), "block, Sum: .*"},
            {sequence().then("se", new Layer.Gate(conv(3, 2, 3))), "se, Gate: .*"},
            {sequence().then("block", sum("a", same()).plus("b", sequence().then("c", conv(9, 3, 1)))), "block.b.c, Conv2d\\[in=9, .*"},
        };
    }

    @Test(dataProvider = "mistakes")
    public void aMistakeInAShapeNamesTheLayer(Layer layer, String message) {
        try (Scope scope = Scope.open(); Model model = Model.build(new ModelSpec("wrong", layer, 2), 1)) {
            Tensor images = Ops.rand(1, 3, 4, 4);
            var refusal = expectThrows(TorchException.class, () -> model.forward(images));
            assertTrue(refusal.getMessage().matches("(?s)" + message), refusal.getMessage());
        }
    }

    @Test
    public void imagesOfAnotherDtypeNameTheFirstLayer() {
        try (Scope scope = Scope.open(); Model model = Model.build(Recorded.spec("target"), Device.CPU, DType.FLOAT64, 1)) {
            var refusal = expectThrows(TorchException.class, () -> model.forward(Ops.rand(1, 3, 16, 16)));
            assertTrue(refusal.getMessage().startsWith("stage0.conv, Conv2d[in=3, "), refusal.getMessage());
        }
    }
}
