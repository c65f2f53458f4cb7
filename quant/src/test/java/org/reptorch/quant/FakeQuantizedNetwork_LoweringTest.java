package org.reptorch.quant;

import static org.reptorch.nn.Layers.batchNorm;
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

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.Loader;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Architecture;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.CheckpointPolicy;
import org.reptorch.train.Evaluation;
import org.reptorch.train.Objective;
import org.reptorch.train.Optimizer;
import org.reptorch.train.Progress;
import org.reptorch.train.Recipe;
import org.reptorch.train.Schedule;
import org.reptorch.train.Trainer;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What training under quantization leaves is what the engine computes, also where it meets the unpleasant. */
public class FakeQuantizedNetwork_LoweringTest {

    private static final Splits DATA = GeneratedImages.of(4, 128, 50, 16, 3);
    private static final Normalization COLOURS = Normalization.CIFAR10;
    private static final Recipe RECIPE = Recipe.DEFAULT.withEpochs(2).withBatch(64).withSchedule(Schedule.cosine(0.05, 0)).withAugmentations(List.of());
    private static final int STEPS = 16;

    private Model real;

    private static ModelSpec net(boolean postSe) {
        return new RepOptVgg("tiny", List.of(1, 1, 1, 1), List.of(0.25, 0.125, 0.0625, 0.0625), List.of(1, 2, 1, 2, 1), postSe).spec(RepOptVgg.Mode.TARGET, 4);
    }

    private static CalibrationData calibration() {
        return CalibrationData.of(Loader.of(DATA.train(), COLOURS).shuffle(true).batchSize(32), 2);
    }

    @BeforeClass
    void train() {
        Torch.setThreads(1);
        real = Model.build(net(false), Device.CPU, DType.FLOAT32, 1);
        Recipe recipe = RECIPE.withEpochs(12).withBatch(32).withSchedule(Schedule.cosine(0.1, 1));
        try (Optimizer sgd = recipe.optimizer(real)) {
            new Trainer("float", real, sgd, recipe, DATA, COLOURS, Progress.NONE).run();
        }
        real.eval();
    }

    @AfterClass(alwaysRun = true)
    void close() {
        real.close();
    }

    private static Trainer trainer(Model student, Optimizer sgd, Objective objective) {
        return new Trainer("qat", student, sgd, RECIPE.withSchedule(Schedule.cosine(0.01, 0)), DATA, COLOURS, Progress.NONE).with(objective);
    }

    @DataProvider
    public Iterator<Object[]> settings() {
        QuantizationAwareTraining standard = QuantizationAwareTraining.DEFAULT;
        var settings = new ArrayList<Object[]>();
        settings.add(new Object[] {standard});
        settings.add(new Object[] {standard.withStepSizes(new StepSizes.Calibrated())});
        settings.add(new Object[] {standard.withStepSizes(new StepSizes.Learned(false))});
        settings.add(new Object[] {standard.withStepSizes(new StepSizes.Learned(true)).withShares(0, 0)
                .withCalibration(standard.calibration().withWeights(new WeightScheme(4, false, true)).withActivations(new ActivationScheme(4, false)))});
        settings.add(new Object[] {standard.withCalibration(standard.calibration().withWeights(new WeightScheme(8, true, false))
                .withActivations(new ActivationScheme(8, true)).withKeptFloat(Set.of("stage0.conv", "linear")))});
        return settings.iterator();
    }

    @Test(dataProvider = "settings")
    public void theEngineComputesWhatWasTrained(QuantizationAwareTraining setting) {
        FakeQuantizedNetwork network = setting.network(real.spec(), STEPS);
        try (Model student = network.start(real, calibration()); Optimizer sgd = RECIPE.optimizer(student);
                var distillation = new Distillation(network, real, Distillation.Weights.YOLOV6)) {
            Map<String, StoredTensor> before = student.stateDict();
            trainer(student, sgd, distillation).run();
            student.parameters().forEach((name, parameter) -> assertTrue(!parameter.toStored().equals(before.get(name)), name + " trains"));
            QuantizedModel lowered = network.lower(student);
            student.eval();
            int[] same = new int[2];
            try (Engine engine = lowered.engine(); Engine simulation = lowered.simulation(); var noGrad = NoGrad.open()) {
                Evaluation.of(batch -> {
                    Tensor expected = simulation.predict(batch).clone();
                    Tensor trained = student.forward(batch);
                    double largest = expected.abs().amax().item();
                    assertEquals(trained.sub(expected).abs().amax().item() / largest, 0, 1e-5, "simulation and trained model");
                    Tensor logits = engine.predict(batch);
                    assertTrue(logits.sub(expected).abs().amax().item() / largest < 0.1, "engine and simulation differ by " + logits.sub(expected).abs().amax().item());
                    same[0] += (int) logits.argmax(1L).eq(expected.argmax(1L)).to(DType.INT64).sum().item();
                    same[1] += (int) batch.size(0);
                    return logits;
                }, DType.FLOAT32, DATA.test(), COLOURS, List.of());
            }
            assertTrue(same[0] >= 0.999 * same[1], same[0] + " of " + same[1]);
            try (Scope scope = Scope.open()) {
                Comparison comparison = Comparison.of(lowered, images(3, DType.FLOAT32, 8, 3, 16, 16));
                for (Comparison.Row row : comparison.rows()) {
                    assertTrue(row.step() == 0 ? row.alone() <= 1e-5 : row.alone() <= 1.001 && row.share() <= 5e-3, row + "\n" + comparison);
                }
            }
        }
    }

    @DataProvider
    public Object[][] steps() {
        return new Object[][] {{StepSizes.Observed.DEFAULT}, {new StepSizes.Learned(false)}};
    }

    /** With two bits a third of what the network knew is lost by rounding alone. */
    @Test(dataProvider = "steps")
    public void trainingRecoversWhatRoundingLost(StepSizes steps) {
        PostTrainingQuantization coarse = PostTrainingQuantization.DEFAULT.withWeights(new WeightScheme(2, true, true)).withActivations(new ActivationScheme(2, false));
        QuantizedModel calibrated = coarse.apply(real, calibration());
        FakeQuantizedNetwork network = QuantizationAwareTraining.DEFAULT.withCalibration(coarse).withStepSizes(steps).network(real.spec(), 3 * STEPS);
        try (Model student = network.start(real, calibrated, calibration()); Optimizer sgd = RECIPE.optimizer(student)) {
            Recipe recipe = RECIPE.withEpochs(3).withBatch(32).withSchedule(Schedule.cosine(0.02, 0));
            new Trainer("qat", student, sgd, recipe, DATA, COLOURS, Progress.NONE).run();
            double before = accuracy(calibrated);
            double after = accuracy(network.lower(student));
            assertTrue(after > before + 8, "from " + before + " % to " + after + " %");
        }
    }

    private static double accuracy(QuantizedModel model) {
        try (Engine engine = model.engine()) {
            return Evaluation.of(engine::predict, DType.FLOAT32, DATA.test(), COLOURS, List.of()).top1();
        }
    }

    @DataProvider
    public Object[][] networks() {
        return new Object[][] {{net(true)}, {Architecture.of("mobilenet-v1").spec(4)}, {Architecture.of("repoptghostnet-0.5").spec(4)},
            {TrainedModels.repOptVgg(RepOptVgg.Mode.REPVGG, false)}, {BatchNormFolding.fold(net(false))}};
    }

    @Test(dataProvider = "networks")
    public void everyFamilyTrainsAndLowersToWhatItComputes(ModelSpec spec) {
        long[] shape = {4, 3, 16, 16};
        FakeQuantizedNetwork network = QuantizationAwareTraining.DEFAULT.network(spec, 2);
        try (Model model = trained(spec, DType.FLOAT32, shape); Scope scope = Scope.open()) {
            Tensor batch = images(5, DType.FLOAT32, shape);
            try (Model student = network.start(model, CalibrationData.of(List.of(batch))); Optimizer sgd = RECIPE.optimizer(student);
                    var distillation = new Distillation(network, model, Distillation.Weights.YOLOV6)) {
                assertTrue(!network.stages().isEmpty());
                for (int step = 0; step < 2; step++) {
                    Tensor loss = distillation.loss(student, batch, Tensor.of(new long[] {0, 1, 2, 3}, 4), 0.1);
                    assertTrue(Double.isFinite(loss.item()));
                    loss.backward();
                    sgd.step(0.001);
                    student.zeroGrad();
                }
                try (Engine simulation = network.lower(student).simulation()) {
                    Tensor expected = simulation.predict(batch).clone();
                    Tensor logits = student.eval().forward(batch).detach();
                    assertEquals(logits.sub(expected).abs().amax().item() / expected.abs().amax().item(), 0, 1e-5, spec.name());
                }
            }
        }
    }

    @Test
    public void aTrainingThatWasInterruptedEndsWithTheSameBits() throws Exception {
        FakeQuantizedNetwork network = QuantizationAwareTraining.DEFAULT.network(real.spec(), STEPS);
        var folder = java.nio.file.Files.createTempDirectory("reptorch-qat");
        try (Model whole = network.start(real, calibration()); Optimizer sgd = RECIPE.optimizer(whole);
                Model first = network.start(real, calibration()); Optimizer firstSgd = RECIPE.optimizer(first);
                Model second = Model.build(network.spec(), Device.CPU, DType.FLOAT32, 5); Optimizer secondSgd = RECIPE.optimizer(second)) {
            trainer(whole, sgd, Objective.CROSS_ENTROPY).run();
            var steps = new int[1];
            trainer(first, firstSgd, Objective.CROSS_ENTROPY).run(CheckpointPolicy.in(folder), () -> ++steps[0] == 3);
            trainer(second, secondSgd, Objective.CROSS_ENTROPY).resume(Checkpoint.read(CheckpointPolicy.last(folder)), CheckpointPolicy.NONE, Trainer.NEVER);
            assertEquals(steps[0], 3);
            assertEquals(second.stateDict(), whole.stateDict());
        } finally {
            try (Stream<java.nio.file.Path> files = java.nio.file.Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    @Test
    public void whatIsNoNumberIsRefusedWithItsPlace() {
        FakeQuantizedNetwork network = QuantizationAwareTraining.DEFAULT.withShares(0, 0).network(real.spec(), STEPS);
        try (Model student = network.start(real, calibration()); Scope scope = Scope.open()) {
            Tensor batch = images(1, DType.FLOAT32, 4, 3, 16, 16);
            var images = expectThrows(RuntimeException.class, () -> student.forward(batch.div(0)));
            assertTrue(images.getMessage().contains("the images themselves: activations reach from "), images.getMessage());
            try (var noGrad = NoGrad.open()) {
                student.parameter("stage2.0.bn.bias").mul_(Double.NaN);
            }
            var weights = expectThrows(RuntimeException.class, () -> student.forward(batch));
            assertTrue(weights.getMessage().contains("stage2.0.conv: its weight or bias is no finite number any more; lower the learning rate"), weights.getMessage());
            var lowering = expectThrows(ReptorchException.class, () -> network.lower(student));
            assertEquals(lowering.getMessage(), "stage2.0.conv.bias holds what is no finite number; lower a checkpoint from before training diverged");
        }
        FakeQuantizedNetwork observing = QuantizationAwareTraining.DEFAULT.network(real.spec(), STEPS);
        try (Model student = observing.start(real, calibration()); Scope scope = Scope.open(); var noGrad = NoGrad.open()) {
            student.parameter("stage1.0.bn.weight").fill_(Float.MAX_VALUE);
            var activation = expectThrows(RuntimeException.class, () -> student.forward(images(1, DType.FLOAT32, 4, 3, 16, 16)));
            assertTrue(activation.getMessage().contains("stage1.0.conv: "), activation.getMessage());
        }
    }

    @Test
    public void constantImagesAndChannelsOfZerosTrain() {
        ModelSpec spec = new ModelSpec("small", sequence().then("conv", conv(3, 4, 3)).then("bn", batchNorm(4)).then(relu()).then("next", conv(4, 4, 1)).then(relu())
                .then(globalAveragePool()).then(flatten()).then("linear", linear(4, 3)), 3);
        for (StepSizes steps : List.of(StepSizes.Observed.DEFAULT, new StepSizes.Learned(false))) {
            for (double constant : new double[] {0, 0.7, -2}) {
                FakeQuantizedNetwork network = QuantizationAwareTraining.DEFAULT.withStepSizes(steps).network(spec, 4);
                try (Model model = trained(spec, DType.FLOAT32, 4, 3, 8, 8); Scope scope = Scope.open()) {
                    try (var noGrad = NoGrad.open()) {
                        model.parameter("bn.weight").narrow(0, 1, 1).fill_(0);
                        model.parameter("bn.bias").narrow(0, 1, 1).fill_(0);
                        model.parameter("next.weight").narrow(0, 2, 1).fill_(0);
                    }
                    Tensor batch = Tensor.zeros(DType.FLOAT32, 4, 3, 8, 8).add(constant);
                    try (Model student = network.start(model, CalibrationData.of(List.of(batch))); Optimizer sgd = RECIPE.withRule(RECIPE.rule(), 0).optimizer(student)) {
                        for (int step = 0; step < 4; step++) {
                            Tensor loss = Objective.CROSS_ENTROPY.loss(student, batch, Tensor.of(new long[] {0, 1, 2, 0}, 4), 0);
                            loss.backward();
                            student.parameters().forEach((name, parameter) -> assertTrue(Double.isFinite(parameter.grad().sum().item()), name));
                            sgd.step(0.01);
                            student.zeroGrad();
                        }
                        assertEquals(student.parameter("next.weight").narrow(0, 2, 1).abs().amax().item() > 0, false, "nothing reaches a channel that is always zero");
                        try (Engine engine = network.lower(student).engine()) {
                            Tensor expected = student.eval().forward(batch).detach();
                            assertEquals(engine.predict(batch).sub(expected).abs().amax().item(), 0, 0.05 * expected.abs().amax().item());
                        }
                    }
                }
            }
        }
    }

    @Test
    public void aCalibratedModelOfAnotherOneIsRefused() {
        QuantizedModel calibrated = PostTrainingQuantization.DEFAULT.apply(real, calibration());
        FakeQuantizedNetwork network = QuantizationAwareTraining.DEFAULT.network(real.spec(), STEPS);
        network.start(real, calibrated, calibration()).close();
        try (Model other = Model.build(real.spec(), Device.CPU, DType.FLOAT32, 9)) {
            var refusal = expectThrows(ReptorchException.class, () -> network.start(other, calibrated, calibration()));
            assertTrue(refusal.getMessage().startsWith("the calibrated tiny was not made of this tiny (stage0.conv.weight differs); calibrate the model that is to be trained"),
                    refusal.getMessage());
        }
        var equalized = expectThrows(IllegalArgumentException.class,
                () -> QuantizationAwareTraining.DEFAULT.withCalibration(PostTrainingQuantization.DEFAULT.withEqualization(true)));
        assertEquals(equalized.getMessage(), "quantization-aware training moves weights and biases itself; leave equalization and bias correction out");
    }

    /** Weights that were rounded before stay what they were: nothing is lost by starting from them. */
    @Test
    public void aModelWhoseWeightsWereRoundedBeforeStartsFromThem() {
        try (Model folded = BatchNormFolding.fold(real); Model rounded = QuantizedWeights.of(folded).dequantized()) {
            FakeQuantizedNetwork network = QuantizationAwareTraining.DEFAULT.network(rounded.spec(), STEPS);
            try (Model student = network.start(rounded, calibration())) {
                QuantizedWeights before = QuantizedWeights.of(folded);
                network.lower(student).weights().forEach((path, weight) -> assertEquals(weight.values(), before.weight(path).values(), path));
            }
        }
    }
}
