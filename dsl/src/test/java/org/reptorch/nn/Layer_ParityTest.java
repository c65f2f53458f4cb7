package org.reptorch.nn;

import static org.reptorch.nn.Layers.*;
import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every layer against PyTorch's, as record_layers.py recorded it: start, output, gradients, names, running statistics. */
public class Layer_ParityTest {

    private static final Map<String, StoredTensor> RECORDED = Recorded.layers();
    private static final int[] IMAGE = {4, 6, 5};
    private static final Map<String, Layer> CASES = new LinkedHashMap<>();

    static {
        CASES.put("conv", conv(4, 6, 3));
        CASES.put("conv-bias", conv(4, 6, 3).bias(true));
        CASES.put("conv-stride", conv(4, 6, 3).stride(2).padding(1));
        CASES.put("conv-groups", conv(4, 6, 3).groups(2).bias(true));
        CASES.put("conv-depthwise", conv(4, 4, 3).groups(4).padding(1));
        CASES.put("conv-dilation", conv(4, 6, 3).padding(2).dilation(2));
        CASES.put("conv-rectangular", conv(4, 6, new Size(1, 3)).stride(new Size(2, 1)).padding(new Size(0, 2)).dilation(new Size(1, 2)).bias(true));
        CASES.put("linear", linear(4, 3));
        CASES.put("linear-no-bias", linear(4, 3).bias(false));
        CASES.put("batch-norm", batchNorm(4));
        CASES.put("batch-norm-eps-momentum", batchNorm(4).eps(1e-3).momentum(0.01));
        CASES.put("scale", scale(4, 0.7f));
        CASES.put("relu", relu());
        CASES.put("relu6", relu6());
        CASES.put("leaky-relu", leakyRelu());
        CASES.put("leaky-relu-0.2", leakyRelu(0.2));
        CASES.put("silu", silu());
        CASES.put("gelu", gelu());
        CASES.put("gelu-tanh", geluTanh());
        CASES.put("sigmoid", sigmoid());
        CASES.put("hard-sigmoid", hardSigmoid());
        CASES.put("hard-swish", hardSwish());
        CASES.put("max-pool", maxPool(2));
        CASES.put("max-pool-padding", maxPool(3).stride(2).padding(1));
        CASES.put("max-pool-ceil", maxPool(2).ceilMode(true));
        CASES.put("max-pool-dilation", maxPool(2).stride(1).dilation(2));
        CASES.put("average-pool", averagePool(2));
        CASES.put("average-pool-padding", averagePool(3).stride(2).padding(1));
        CASES.put("average-pool-padding-not-counted", averagePool(3).stride(2).padding(1).countIncludePad(false));
        CASES.put("average-pool-ceil", averagePool(3).stride(2).padding(1).ceilMode(true));
        CASES.put("global-average-pool", globalAveragePool());
        CASES.put("adaptive-average-pool", adaptiveAveragePool(4));
        CASES.put("adaptive-max-pool", adaptiveMaxPool(4));
        CASES.put("adaptive-max-pool-rectangular", new Pooling.AdaptiveMax(new Size(3, 2)));
        CASES.put("flatten", flatten());
        CASES.put("unflatten", unflatten());
        CASES.put("upsample-nearest", upsampleNearest(2));
        CASES.put("upsample-bilinear", upsampleBilinear(3));
        CASES.put("upsample-bilinear-aligned", new Layer.Upsample(2, Layer.Upsample.Mode.BILINEAR, true));
        CASES.put("squeeze-excite", squeezeExcite(4, 2));
        CASES.put("squeeze-excite-hard", squeezeExcite(4, 2, "fc1", silu(), "fc2", hardSigmoid()));
        CASES.put("squeeze-excite-linear", squeezeExciteLinear(4, 2, "reduce", relu(), "expand", sigmoid()));
        CASES.put("basic-block", sequence().then(residual(
                sequence().then("conv1", conv(4, 6, 3).stride(2).padding(1)).then("bn1", batchNorm(6)).then(relu())
                        .then("conv2", conv(6, 6, 3).padding(1)).then("bn2", batchNorm(6)),
                named("downsample", sequence().then("0", conv(4, 6, 1).stride(2)).then("1", batchNorm(6))))).then(relu()));
        CASES.put("residual", residual(named("body", same())));
        CASES.put("sum", sum("a", same()).plus("b", conv(4, 4, 1).bias(true)).plus("c", batchNorm(4)));
        CASES.put("concat", concat("a", same()).with("b", relu()).with("c", conv(4, 2, 1).bias(true)));
        CASES.put("sequential", sequence().then("0", conv(4, 5, 3)).then("1", batchNorm(5)).then("2", relu6()).then("3", maxPool(2)).then("4", leakyRelu(0.1))
                .then("5", flatten()).then("6", linear(10, 3)));
        CASES.put("repeat", repeat(3, same()));
        CASES.put("custom", custom("tanh(alpha x + beta)", List.of(ParameterSpec.trainable("alpha", new Initialization.Uniform(2), 4, 1, 1),
                ParameterSpec.trainable("beta", new Initialization.Constant(0.25), 1)), shape -> shape, (x, tensors, training) -> {
                    Tensor y = x.mul(tensors.get("alpha")).add(tensors.get("beta")).tanh();
                    return training ? y : y.div(2);
                }));
    }

    private static Layer same() {
        return conv(4, 4, 3).padding(1).bias(true);
    }

    @DataProvider
    Object[][] cases() {
        return CASES.keySet().stream().map(name -> new Object[] {name}).toArray(Object[][]::new);
    }

    private static int[] inputOf(String name) {
        return name.startsWith("linear") || name.equals("unflatten") ? new int[] {4} : IMAGE;
    }

    @Test(dataProvider = "cases")
    public void aLayerComputesWhatPyTorchsComputes(String name) {
        var spec = new ModelSpec(name, CASES.get(name), 0);
        int[] shape = inputOf(name);
        try (Scope scope = Scope.open(); Model model = Model.build(spec, Device.CPU, DType.FLOAT64, 7)) {
            Torch.manualSeed(12);
            Tensor x = (shape.length == 1 ? Ops.rand(2, 4) : Ops.rand(2, 4, 6, 5)).to(DType.FLOAT64).sub(0.5).mul(10).requiresGrad(true);
            Tensor output = model.train().forward(x);
            output.mul(Ops.rand(output.shape()).to(DType.FLOAT64)).sum().backward();

            var actual = new LinkedHashMap<String, Tensor>();
            actual.put("train", output.detach());
            actual.put("input", x.grad());
            model.trainable().forEach((path, parameter) -> actual.put("grad/" + path, parameter.grad()));
            model.buffers().forEach((path, buffer) -> actual.put("buffer/" + path, buffer.to(DType.FLOAT64)));
            actual.put("eval", model.eval().forward(x).detach());

            assertEquals(actual.keySet().stream().map(key -> name + "/" + key).sorted().toList(), RECORDED.keySet().stream().filter(key -> key.startsWith(name + "/")).sorted().toList());
            actual.forEach((key, tensor) -> assertClose(tensor.toStored(), RECORDED.get(name + "/" + key), name + "/" + key));
        }
    }

    private static void assertClose(StoredTensor actual, StoredTensor expected, String what) {
        assertEquals(actual.shape(), expected.shape(), what);
        double[] numbers = actual.toDoubleArray();
        double[] wanted = expected.toDoubleArray();
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(numbers[i], wanted[i], 1e-10 * Math.max(1, Math.abs(wanted[i])), what + " " + i);
        }
    }

    @Test
    public void everyRecordedLayerIsCompared() {
        assertEquals(RECORDED.keySet().stream().map(key -> key.substring(0, key.indexOf('/'))).filter(name -> !name.equals("start")).distinct().sorted().toList(),
                CASES.keySet().stream().sorted().toList());
    }

    @Test(dataProvider = "cases")
    public void theShapeIsKnownBeforeAnythingIsComputed(String name) {
        ModelTable table = new ModelSpec(name, CASES.get(name), 0).table(inputOf(name));

        var computed = new ArrayList<Integer>();
        for (long size : RECORDED.get(name + "/eval").shape()) {
            computed.add((int) size);
        }
        assertEquals(table.output().sizes(), computed.subList(1, computed.size()));
        assertEquals(table.parameters(), RECORDED.entrySet().stream().filter(entry -> entry.getKey().startsWith(name + "/grad/"))
                .mapToLong(entry -> entry.getValue().toDoubleArray().length).sum());
    }

    // ------------------------------------------------------------------------------------------ starts

    @Test
    public void aSecondStartDrawsAsALoopOverTheModulesDoes() {
        ModelSpec spec = new ModelSpec("resnet", sequence().then("0", conv(3, 8, 3).bias(true)).then("1", batchNorm(8))
                .then("2", conv(8, 8, new Size(1, 3)).groups(4).bias(true)).then("3", batchNorm(8)).then(globalAveragePool()).then(flatten()).then("4", linear(8, 5)), 5)
                .initialized((path, layer, parameter) -> layer instanceof Layer.Conv2d
                        ? parameter.name().equals("weight") ? Initialization.Normal.kaimingFanOut(parameter.shape()) : new Initialization.Constant(0)
                        : null)
                .initialized((path, layer, parameter) -> path.equals("3") && parameter.name().equals("weight") ? new Initialization.Constant(0) : null);

        assertStart(spec, "resnet");
    }

    @Test
    public void whatLiesOutsideATruncatedDistributionIsDrawnAgainAsInPyTorch() {
        Map<String, Initialization> starts = Map.of("0.weight", new Initialization.TruncatedNormal(0, 0.02, -0.03, 0.03),
                "0.bias", new Initialization.Normal(0.5, 0.01), "1.weight", new Initialization.TruncatedNormal(0.1, 1.5, -2, 2),
                "2.weight", Initialization.Normal.kaimingFanIn(List.of(3L, 2L, 3L, 3L)));
        // Only the draws matter; what is between makes one layer's output into the next one's input.
        Layer layers = sequence().then("0", linear(12, 20)).then("1", linear(20, 3).bias(false)).then(custom("any", shape -> shape, (x, tensors, training) -> x)).then("2", conv(2, 3, 3).bias(true));
        ModelSpec spec = new ModelSpec("truncated", layers, 3);
        assertStart(spec.initialized((path, layer, parameter) -> starts.get(ModelSpec.join(path, parameter.name()))), "truncated");
    }

    private static void assertStart(ModelSpec spec, String name) {
        try (Model model = Model.build(spec, 7)) {
            assertEquals(model.parameters().size(), RECORDED.keySet().stream().filter(key -> key.startsWith("start/" + name + "/")).count());
            model.parameters().forEach((path, parameter) -> assertEquals(parameter.toStored(), RECORDED.get("start/" + name + "/" + path), path));
        }
    }
}
