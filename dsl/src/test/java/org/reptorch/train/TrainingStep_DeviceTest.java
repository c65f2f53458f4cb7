package org.reptorch.train;

import static org.reptorch.nn.Layers.adaptiveMaxPool;
import static org.reptorch.nn.Layers.averagePool;
import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.batchNormPad;
import static org.reptorch.nn.Layers.concat;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.custom;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.geluTanh;
import static org.reptorch.nn.Layers.leakyRelu;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.maxPool;
import static org.reptorch.nn.Layers.residual;
import static org.reptorch.nn.Layers.scale;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.squeezeExcite;
import static org.reptorch.nn.Layers.stochasticDepth;
import static org.reptorch.nn.Layers.upsampleBilinear;
import static org.reptorch.nn.Layers.upsampleNearest;
import static org.reptorch.torch.LazyDevice.LAZY;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.reptorch.data.GeneratedScenes;
import org.reptorch.data.Normalization;
import org.reptorch.nn.Architecture;
import org.reptorch.nn.Backbone;
import org.reptorch.nn.MobileNetV1;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.nn.RepVgg;
import org.reptorch.nn.ResNet;
import org.reptorch.nn.Size;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.LazyDevice;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.vision.Detection;
import org.reptorch.vision.Segmentation;
import org.reptorch.vision.Task;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * A training step on a device that is not the CPU gives the CPU's numbers and meets no tensor of the CPU; the device is {@link org.reptorch.torch.LazyDevice},
 * which says what it proves.
 */
public class TrainingStep_DeviceTest {

    private static final RepOptVgg SMALL = RepOptVgg.of(List.of(1, 2, 1, 1), List.of(0.125, 0.125, 0.125, 0.125), List.of(1, 1, 2, 2, 1));
    private static final GeneratedScenes SCENES = GeneratedScenes.of(2, 1, 64, 0);

    /** Every kind of layer that no network below has. */
    private static final ModelSpec LAYERS = new ModelSpec("layers", sequence().then("conv", conv(3, 8, 3).bias(true)).then("bn", batchNorm(8)).then(leakyRelu())
            .then("residual", residual(sequence().then("one", conv(8, 8, 1)).then(stochasticDepth(0.5)).then("scale", scale(8, 0.5))))
            .then(concat("a", conv(8, 4, 1)).with("b", conv(8, 4, 1))).then(upsampleNearest(2)).then(upsampleBilinear(2)).then(averagePool(2)).then(maxPool(2))
            .then(squeezeExcite(8, 4)).then(geluTanh()).then(custom("halved", shape -> shape, (input, tensors, training) -> input.mul(0.5)))
            .then(adaptiveMaxPool(1)).then(flatten()).then("scaled", scale(8, 1)).then("linear", linear(8, 4)), 4);

    @DataProvider
    public Object[][] networks() {
        return new Object[][] {{SMALL.spec(RepOptVgg.Mode.TARGET, 4)}, {SMALL.spec(RepOptVgg.Mode.HS, 4)},
            {new RepVgg("repvgg", List.of(1, 2, 1, 1), List.of(0.125, 0.125, 0.125, 0.125), 2).spec(4)},
            {new ResNet("resnet", ResNet.Block.BOTTLENECK, List.of(1, 1)).spec(4)},
            {new MobileNetV1("mobilenet", List.of(new MobileNetV1.Pair(16, 1), new MobileNetV1.Pair(32, 2))).spec(4)}, {LAYERS}};
    }

    @Test(dataProvider = "networks")
    public void forwardLossBackwardClippingUpdateAndAverageGiveTheNumbersOfTheCpu(ModelSpec spec) {
        try (Model here = Model.build(spec, Device.CPU, DType.FLOAT64, 1); Model there = Model.build(spec, LAZY, DType.FLOAT64, 1);
                Ema averageHere = new Ema(0.9, here); Ema averageThere = new Ema(0.9, there)) {
            List<Double> expected = steps(here, SgdRule.NESTEROV, averageHere);
            List<Double> losses = steps(there, SgdRule.NESTEROV, averageThere);
            for (int i = 0; i < losses.size(); i++) {
                assertEquals(losses.get(i), expected.get(i), 1e-8 * Math.abs(expected.get(i)));
            }
            verifyAlike(there, here);
            verifyAlike(averageThere.model(), averageHere.model());
        }
    }

    /** Two steps, one on classes and one on shares of them; returns the losses and the gradients' norms. */
    private static List<Double> steps(Model model, UpdateRule rule, Ema average) {
        var numbers = new ArrayList<Double>();
        Torch.manualSeed(7);
        try (Optimizer optimizer = new ReferenceOptimizer(rule, ParameterGroup.of(model, 1e-3))) {
            var step = new TrainingStep(model, optimizer, StepSpec.PLAIN.withLabelSmoothing(0.1).withClipping(new Clipping(0.5, false)));
            for (boolean shares : new boolean[] {false, true}) {
                numbers.add(step.accumulate(() -> Ops.rand(new long[] {4, 3, 32, 32}, DType.FLOAT64).to(model.device(), DType.FLOAT64),
                        () -> shares ? Ops.rand(new long[] {4, 4}, DType.FLOAT64).to(model.device(), DType.FLOAT64)
                                : Tensor.of(new long[] {0, 1, 2, 3}).to(model.device(), DType.INT64)));
                try (Scope scope = Scope.open()) {
                    model.trainable().forEach((path, parameter) -> assertEquals(parameter.grad().device(), model.device(), path));
                }
                numbers.add(step.update(0.05));
                average.update(model);
                LazyDevice.compute();
            }
        }
        return numbers;
    }

    private static void verifyAlike(Model there, Model here) {
        for (Map<String, Tensor> tensors : List.of(there.parameters(), there.buffers())) {
            tensors.forEach((path, tensor) -> assertEquals(tensor.device(), LAZY, path));
        }
        verifyAlike(there.stateDict(), here.stateDict());
    }

    private static void verifyAlike(Map<String, StoredTensor> there, Map<String, StoredTensor> here) {
        assertEquals(there.keySet(), here.keySet());
        try (Scope scope = Scope.open()) {
            there.forEach((name, tensor) -> assertTrue(name.contains("running_") || Tensor.of(tensor).allClose(Tensor.of(here.get(name)), 1e-7, 1e-9), name));
        }
    }

    /** The border of such a layer comes from the running statistics. */
    @Test
    public void aPaddedBatchNormGivesTheNumbersOfTheCpu() {
        var spec = new ModelSpec("padded", sequence().then("conv", conv(3, 8, 3)).then("bn", batchNormPad(8, new Size(1, 2))), 0);
        try (Scope scope = Scope.open(); Model here = Model.build(spec, Device.CPU, DType.FLOAT64, 1); Model there = Model.build(spec, LAZY, DType.FLOAT64, 1)) {
            Tensor images = Ops.rand(new long[] {2, 3, 8, 8}, DType.FLOAT64);
            Tensor found = there.eval().forward(images.to(LAZY, DType.FLOAT64));
            assertTrue(found.to(Device.CPU, DType.FLOAT64).allClose(here.eval().forward(images), 1e-12, 1e-12));
            there.train().forward(images.to(LAZY, DType.FLOAT64)).sum().backward();
            assertEquals(there.parameter("conv.weight").grad().device(), LAZY);
        }
    }

    // ------------------------------------------------------------------------------------------ rules

    @DataProvider
    public Object[][] rules() {
        return new Object[][] {{new SgdRule(0, 0, false)}, {new SgdRule(0.9, 0.1, false, true)}, {SgdRule.NESTEROV}, {AdamRule.ADAM},
            {new AdamRule(0.9, 0.99, 1e-8, true, true, true)}, {RmsPropRule.DEFAULT}, {new RmsPropRule(0.99, 1e-8, 0.9, true)}, {AdafactorRule.DEFAULT}};
    }

    @Test(dataProvider = "rules")
    public void aRuleGivesTheNumbersOfTheCpuAndItsStateGoesFromOneDeviceToTheOther(UpdateRule rule) {
        try (Model here = Model.build(LAYERS, Device.CPU, DType.FLOAT64, 1); Model there = Model.build(LAYERS, LAZY, DType.FLOAT64, 1);
                Optimizer first = new ReferenceOptimizer(rule, ParameterGroup.of(here, 0.1)); Optimizer second = new ReferenceOptimizer(rule, ParameterGroup.of(there, 0.1));
                Optimizer resumedHere = new ReferenceOptimizer(rule, ParameterGroup.of(here, 0.1));
                Optimizer resumedThere = new ReferenceOptimizer(rule, ParameterGroup.of(there, 0.1))) {
            update(here, first);
            update(there, second);
            verifyAlike(there, here);
            verifyAlike(second.state(), first.state());
            resumedThere.load(first.state());
            resumedHere.load(second.state());
            there.load(here.stateDict());
            update(here, resumedHere);
            update(there, resumedThere);
            verifyAlike(there, here);
            verifyAlike(resumedThere.state(), resumedHere.state());
        }
    }

    private static void update(Model model, Optimizer optimizer) {
        Torch.manualSeed(3);
        for (int step = 0; step < 2; step++) {
            try (Scope scope = Scope.open()) {
                model.trainable().values().forEach(parameter -> parameter.setGrad(Ops.randn(parameter.shape(), DType.FLOAT64).to(parameter)));
                optimizer.step(0.01);
                model.zeroGrad();
                LazyDevice.compute();
            }
        }
    }

    @Test(dataProvider = "rules")
    public void aRulesStateLiesBesideItsParameterAndTheCounterOnTheCpu(UpdateRule rule) {
        try (Model model = Model.build(LAYERS, LAZY, DType.FLOAT64, 1); OptimizerState state = new OptimizerState(rule)) {
            model.trainable().forEach((path, parameter) -> state.create(path, parameter).forEach((name, tensor) ->
                    assertEquals(tensor.device(), name.equals("step") ? Device.CPU : LAZY, name + "." + path)));
        }
    }

    /** libtorch's fused kernels are for CPU, CUDA and a few more: that they are called with all on one device is what can be seen without one. */
    @Test
    public void fusedKernelsCountStepsBesideTheParameters() {
        try (Model model = Model.build(LAYERS, LAZY, DType.FLOAT32, 1); OptimizerState state = OptimizerState.countingOnDevice(AdamRule.ADAMW)) {
            model.trainable().forEach((path, parameter) -> state.create(path, parameter).forEach((name, tensor) -> assertEquals(tensor.device(), LAZY, name)));
        }
    }

    @Test
    public void rmsPropByListsGivesTheNumbersOfTheCpu() {
        var rule = new RmsPropRule(0.99, 1e-8, 0.9, true);
        try (Model here = Model.build(LAYERS, Device.CPU, DType.FLOAT64, 1); Model there = Model.build(LAYERS, LAZY, DType.FLOAT64, 1);
                Optimizer first = rule.optimizer(ParameterGroup.of(here, 0.1)); Optimizer second = rule.optimizer(ParameterGroup.of(there, 0.1))) {
            update(here, first);
            update(there, second);
            verifyAlike(there, here);
        }
    }

    // ------------------------------------------------------------------------------------------ heads

    @DataProvider
    public Object[][] tasks() {
        var backbone = Backbone.of(Architecture.of("repghostnet-0.5")).strides(4, 16);
        return new Object[][] {{new Segmentation(backbone, SCENES.classes(), 8)}, {new Detection(backbone, SCENES.classes(), 8)}};
    }

    @Test(dataProvider = "tasks")
    public void headsTheirScoresAndLossesAreThoseOfTheCpu(Task task) {
        var numbers = new ArrayList<List<Double>>();
        for (Device device : List.of(Device.CPU, LAZY)) {
            try (Scope scope = Scope.open(); Model model = Model.build(task.spec(), device, DType.FLOAT64, 1)) {
                var measured = new ArrayList<>(task.score(model, SCENES.test(), Normalization.IMAGENET).measures().values());
                Tensor loss = task.loss(model.forward(Task.batch(SCENES.train(), Normalization.IMAGENET, model)), SCENES.train());
                loss.backward();
                List<Tensor> gradients = model.trainable().values().stream().map(Tensor::grad).toList();
                gradients.forEach(gradient -> assertEquals(gradient.device(), model.device()));
                LazyDevice.compute();
                measured.add(loss.item());
                Arrays.stream(Ops.stack(Ops.foreachNorm(gradients)).toDoubleArray()).forEach(measured::add);
                numbers.add(measured);
            }
        }
        for (int i = 0; i < numbers.getFirst().size(); i++) {
            double expected = numbers.get(0).get(i);
            assertEquals(numbers.get(1).get(i), expected, 1e-7 * Math.abs(expected) + 1e-9, "number " + i);
        }
    }
}
