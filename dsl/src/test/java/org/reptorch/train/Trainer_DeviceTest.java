package org.reptorch.train;

import static org.reptorch.torch.LazyDevice.LAZY;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.LazyDevice;
import org.reptorch.torch.ReptorchException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** A run with images, averages, accumulation, clipping, evaluation and checkpoints, on {@link LazyDevice} and on the CPU, and from one to the other. */
public class Trainer_DeviceTest {

    private static final Splits DATA = GeneratedImages.of(4, 8, 2, 16, 1);
    private static final Recipe RECIPE = SmallRun.RECIPE.withEpochs(2);
    private static final int STEPS = 2 * 4;

    private Path folder;

    @BeforeClass
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("reptorch-device");
    }

    @AfterClass(alwaysRun = true)
    void deleteFolder() throws IOException {
        Files.deleteIfExists(CheckpointPolicy.last(folder));
        Files.delete(folder);
    }

    /** Trains to a step, from the checkpoint in the folder if that is wanted; returns the losses and the gradients' norms. */
    private List<Double> train(Device device, boolean resume, int until) {
        var numbers = new ArrayList<Double>();
        try (Model model = Model.build(SmallRun.SPEC, device, DType.FLOAT64, RECIPE.seed());
                Optimizer optimizer = new ReferenceOptimizer(RECIPE.rule(), ParameterGroup.of(model, RECIPE.weightDecay()))) {
            var trainer = new Trainer("run", model, optimizer, RECIPE, DATA, Normalization.CIFAR10, new Progress() {
                @Override
                public void stepEnds(Step step) {
                    LazyDevice.compute();
                    numbers.add(step.loss());
                    numbers.add(step.gradientNorm());
                }
            });
            CheckpointPolicy policy = CheckpointPolicy.in(folder);
            Trainer.Result result = resume ? trainer.resume(Checkpoint.read(CheckpointPolicy.last(folder)), policy, Trainer.NEVER)
                    : trainer.run(policy, () -> numbers.size() == 2 * until && until < STEPS);
            assertEquals(result.ending(), until < STEPS ? Trainer.Ending.STOPPED : Trainer.Ending.FINISHED);
            assertEquals(result.model().device(), device);
            if (until == STEPS) {
                assertEquals(result.history().epochs().size(), RECIPE.epochs());
            }
        }
        return numbers;
    }

    private static void assertAlike(List<Double> numbers, List<Double> expected) {
        assertEquals(numbers.size(), expected.size());
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(numbers.get(i), expected.get(i), 1e-7 * Math.abs(expected.get(i)), "number " + i);
        }
    }

    @Test
    public void aRunGivesTheNumbersOfTheCpu() {
        assertAlike(train(LAZY, false, STEPS), train(Device.CPU, false, STEPS));
    }

    /** Autocast of another device has never run: a run must not go on without it in silence. */
    @Test
    public void bfloat16IsRefusedWhereItHasNeverRun() {
        try (Model model = Model.build(SmallRun.SPEC, LAZY, DType.FLOAT32, 1); Optimizer optimizer = RECIPE.optimizer(model)) {
            assertEquals(expectThrows(ReptorchException.class, () -> new TrainingStep(model, optimizer, StepSpec.PLAIN.withBfloat16(true))).getMessage(),
                    "bfloat16 autocast is for the CPU so far, and the model is on lazy:0; train in float32 there");
        }
    }

    @Test
    public void aCheckpointOfOneDeviceGoesOnOnTheOther() {
        List<Double> expected = train(Device.CPU, false, STEPS);
        for (Device first : List.of(Device.CPU, LAZY)) {
            List<Double> numbers = train(first, false, 3);
            numbers.addAll(train(first.equals(LAZY) ? Device.CPU : LAZY, true, STEPS));
            assertAlike(numbers, expected);
        }
    }
}
