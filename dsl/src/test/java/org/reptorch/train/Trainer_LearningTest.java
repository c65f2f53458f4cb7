package org.reptorch.train;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;

import org.reptorch.data.HorizontalFlip;
import org.reptorch.data.Mixing;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.train.History.EpochResult;
import org.testng.annotations.Test;

public class Trainer_LearningTest extends OneThread {

    private static final ModelSpec SPEC = new ModelSpec("tiny", sequence().then("conv", conv(3, 8, 3).stride(2)).then("bn", batchNorm(8)).then(relu())
            .then(globalAveragePool()).then(flatten()).then("linear", linear(8, 3)), 3);
    private static final Splits DATA = new Splits(new ColouredImages(100), new ColouredImages(30));
    private static final Recipe RECIPE = new Recipe(3, 16, Schedule.cosine(0.2, 0.5), SgdRule.NESTEROV, 1e-4, false, StepSpec.PLAIN, 0, 0,
            List.of(new HorizontalFlip(0.5)), List.of(), Mixing.NONE, 0, 1);

    @Test
    public void aTinyNetLearnsColours() {
        try (Model model = Model.build(SPEC, 1); Sgd sgd = sgd(model)) {
            double before = Evaluation.of(model, DATA.test(), Normalization.CIFAR10).loss();

            History history = trainer(model, sgd, RECIPE, Progress.NONE).run();

            assertEquals(history.epochs().stream().map(EpochResult::epoch).toList(), List.of(0, 1, 2));
            assertTrue(history.epochs().get(2).loss() < history.epochs().get(0).loss() / 2, history.toString());
            assertTrue(history.finalAccuracy() >= 95, history.toString());
            assertTrue(Evaluation.of(model, DATA.test(), Normalization.CIFAR10).loss() < before / 2);
        }
    }

    @Test
    public void whatIsHeardComesInOrder() {
        var heard = new ArrayList<String>();
        Progress progress = new Progress() {
            @Override
            public void epochBegins(String run, int epoch, int epochs, int steps) {
                heard.add(run + " begins " + epoch + " of " + epochs + " with " + steps);
            }

            @Override
            public void stepEnds(Step step) {
                assertTrue(Double.isFinite(step.loss()));
                heard.add(step.epoch() + "." + step.step() + " " + step.learningRate());
            }

            @Override
            public void epochEnds(String run, EpochResult result) {
                heard.add(run + " ends " + result.epoch() + " " + result.learningRate());
            }
        };
        Recipe recipe = RECIPE.withEpochs(2).withBatch(40);
        try (Model model = Model.build(SPEC, 1); Sgd sgd = sgd(model)) {
            trainer(model, sgd, recipe, progress).run();
        }

        LearningRate rate = recipe.rates(2);
        assertEquals(heard, List.of("colours begins 0 of 2 with 2", "0.0 " + rate.at(0), "0.1 " + rate.at(1), "colours ends 0 " + rate.at(1),
                "colours begins 1 of 2 with 2", "1.0 " + rate.at(2), "1.1 " + rate.at(3), "colours ends 1 " + rate.at(3)));
    }

    @Test
    public void theSameSeedTrainsTheSameModel() {
        try (Model first = Model.build(SPEC, 1); Sgd firstSgd = sgd(first); Model second = Model.build(SPEC, 1); Sgd secondSgd = sgd(second)) {
            trainer(first, firstSgd, RECIPE.withEpochs(1), Progress.NONE).run();
            trainer(second, secondSgd, RECIPE.withEpochs(1), Progress.NONE).run();
            assertEquals(second.stateDict(), first.stateDict());
        }
    }

    @Test
    public void aLossThatIsNoNumberStopsTheRunWithTheRemedy() {
        Recipe recipe = RECIPE.withEpochs(2).withSchedule(Schedule.cosine(1e30, 0)).withRule(SgdRule.NESTEROV, 0).withAugmentations(List.of());
        try (Model model = Model.build(SPEC, 1); Sgd sgd = sgd(model)) {
            var heard = new ArrayList<Integer>();
            Progress steps = new Progress() {
                @Override
                public void stepEnds(Step step) {
                    heard.add(step.step());
                }
            };
            var refusal = expectThrows(ReptorchException.class, () -> trainer(model, sgd, recipe, steps).run());

            String step = String.valueOf(heard.size() + 1);
            assertTrue(refusal.getMessage().matches("colours: the loss is (NaN|Infinity) at epoch 1, step " + step
                    + "; lower the learning rate \\(1.0E30\\) or lengthen the warm-up"), refusal.getMessage());
            assertFalse(heard.isEmpty());
        }
    }

    @Test
    public void aSmallerLastBatchIsDropped() {
        var steps = new ArrayList<Integer>();
        Progress progress = new Progress() {
            @Override
            public void stepEnds(Step step) {
                steps.add(step.step());
            }
        };
        try (Model model = Model.build(SPEC, 1); Sgd sgd = sgd(model)) {
            trainer(model, sgd, RECIPE.withEpochs(1).withBatch(33), progress).run();
            assertEquals(steps, List.of(0, 1, 2));
            assertEquals(model.buffers().get("bn.num_batches_tracked").toLongArray(), new long[] {3});
        }
    }

    @Test
    public void aStepReturnsTheLossBeforeItAndLeavesNothing() {
        try (Model model = Model.build(SPEC, Device.CPU, DType.FLOAT64, 1); Sgd sgd = sgd(model)) {
            double[] expected = new double[1];
            try (Scope scope = Scope.open()) {
                expected[0] = model.forward(images()).crossEntropyLoss(Tensor.of(new long[] {0, 1, 2, 0})).item();
            }
            long before = Torch.liveTensors();
            double loss = Trainer.step(model, sgd, 0, 0.1, Trainer_LearningTest::images, () -> Tensor.of(new long[] {0, 1, 2, 0}));

            assertEquals(loss, expected[0], 1e-12);
            assertEquals(Torch.liveTensors() - before, sgd.state().size());
            try (Scope scope = Scope.open()) {
                model.parameters().values().forEach(parameter -> assertNull(parameter.grad()));
            }
        }
    }

    @Test
    public void softTargetsAreLearnedAndSmoothedAsLabelsAre() {
        try (Model labels = Model.build(SPEC, Device.CPU, DType.FLOAT64, 1); Sgd labelsSgd = sgd(labels);
                Model shares = Model.build(SPEC, Device.CPU, DType.FLOAT64, 1); Sgd sharesSgd = sgd(shares)) {
            double hard = Trainer.step(labels, labelsSgd, 0.1, 0.1, Trainer_LearningTest::images, () -> Tensor.of(new long[] {0, 1, 2, 0}));
            double soft = Trainer.step(shares, sharesSgd, 0.1, 0.1, Trainer_LearningTest::images,
                    () -> Tensor.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0}, 4, 3));
            assertEquals(soft, hard, 1e-12);
            labels.parameters().forEach((name, parameter) ->
                    assertEquals(shares.parameter(name).toDoubleArray(), parameter.toDoubleArray(), 1e-12, name));
        }
    }

    @Test
    public void mixedImagesTrain() {
        try (Model model = Model.build(SPEC, 1); Sgd sgd = sgd(model)) {
            History history = trainer(model, sgd, RECIPE.withMixing(Mixing.of(0.2, 1)), Progress.NONE).run();
            assertTrue(history.finalAccuracy() > 80, history.toString());
        }
    }

    /** Averaged gradients of equal parts are the gradients of the whole, but for the batch norm's statistics; this net has none. */
    @Test
    public void accumulatedBatchesAreOneLargeBatch() {
        var spec = new ModelSpec("plain", sequence().then("conv", conv(3, 8, 3).stride(2)).then(relu()).then(globalAveragePool()).then(flatten())
                .then("linear", linear(8, 3)), 3);
        try (Model whole = Model.build(spec, Device.CPU, DType.FLOAT64, 1); Optimizer wholeSgd = RECIPE.optimizer(whole);
                Model parts = Model.build(spec, Device.CPU, DType.FLOAT64, 1); Optimizer partsSgd = RECIPE.optimizer(parts)) {
            double loss = Trainer.step(whole, wholeSgd, 0, 0.1, Trainer_LearningTest::images, () -> Tensor.of(new long[] {0, 1, 2, 0}));
            var step = new TrainingStep(parts, partsSgd, StepSpec.PLAIN.withAccumulation(2));
            double first = step.accumulate(() -> images().narrow(0, 0, 2), () -> Tensor.of(new long[] {0, 1}));
            double second = step.accumulate(() -> images().narrow(0, 2, 2), () -> Tensor.of(new long[] {2, 0}));
            step.update(0.1);
            assertEquals((first + second) / 2, loss, 1e-12);
            whole.parameters().forEach((name, parameter) -> assertEquals(parts.parameter(name).toDoubleArray(), parameter.toDoubleArray(), 1e-12, name));
        }
    }

    @Test
    public void bf16TrainsFloat32Weights() {
        Recipe recipe = RECIPE.withStep(StepSpec.PLAIN.withBfloat16(true));
        try (Model model = Model.build(SPEC, 1); Sgd sgd = sgd(model)) {
            History history = trainer(model, sgd, recipe, Progress.NONE).run();
            assertTrue(history.finalAccuracy() >= 90, history.toString());
            assertEquals(model.parameter("conv.weight").dtype(), DType.FLOAT32);
        }
    }

    @Test
    public void imagesInAnotherMemoryFormatTrainTheSame() {
        try (Model plain = Model.build(SPEC, Device.CPU, DType.FLOAT64, 1); Sgd plainSgd = sgd(plain);
                Model last = Model.build(SPEC, Device.CPU, DType.FLOAT64, 1); Sgd lastSgd = sgd(last); Scope scope = Scope.open()) {
            for (int step = 0; step < 3; step++) {
                Trainer.step(plain, plainSgd, 0, 0.1, Trainer_LearningTest::images, () -> Tensor.of(new long[] {0, 1, 2, 0}));
                Trainer.step(last, lastSgd, 0, 0.1, () -> images().permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2),
                        () -> Tensor.of(new long[] {0, 1, 2, 0}));
            }
            plain.parameters().forEach((name, parameter) -> assertTrue(last.parameter(name).allClose(parameter, 1e-10, 1e-12), name));
        }
    }

    private static Tensor images() {
        double[] values = new double[4 * 3 * 8 * 8];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sin(i);
        }
        return Tensor.of(values, 4, 3, 8, 8);
    }

    private static Trainer trainer(Model model, Sgd sgd, Recipe recipe, Progress progress) {
        return new Trainer("colours", model, sgd, recipe, DATA, Normalization.CIFAR10, progress);
    }

    private static Sgd sgd(Model model) {
        return new Sgd(SgdRule.NESTEROV, RECIPE.groups(model));
    }
}
