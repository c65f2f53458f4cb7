package org.reptorch.vision;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.reptorch.data.GeneratedScenes;
import org.reptorch.data.Normalization;
import org.reptorch.nn.Model;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.Optimizer;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.Schedule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.StepSpec;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Both heads learn on a few images, and the same from the same seed. */
public class TaskTrainer_LearningTest {

    private static final GeneratedScenes SCENES = GeneratedScenes.of(32, 8, 32, 5);

    @DataProvider
    Object[][] tasks() {
        var backbone = RecordedHeads.backbone().strides(4, 16);
        return new Object[][] {{new Segmentation(backbone, SCENES.classes(), 16)}, {new Detection(backbone, SCENES.classes(), 16)}};
    }

    @Test(dataProvider = "tasks")
    public void theLossFallsAndASeedGivesItAgain(Task task) {
        List<TaskTrainer.EpochResult> results = run(task, 0.05, 4);
        assertEquals(results.size(), 4);
        assertTrue(results.getLast().loss() < 0.9 * results.getFirst().loss(), results.toString());
        assertTrue(results.getLast().score().percent() >= 0 && results.getLast().score().percent() <= 100, results.toString());
        assertEquals(run(task, 0.05, 4).stream().map(TaskTrainer.EpochResult::loss).toList(), results.stream().map(TaskTrainer.EpochResult::loss).toList());
    }

    @Test
    public void aLossThatIsNoNumberStopsTheRun() {
        Task task = (Task) tasks()[0][0];
        String message = expectThrows(ReptorchException.class, () -> run(task, 1e30, 4)).getMessage();
        assertTrue(message.matches("the loss is (NaN|Infinity) at epoch \\d, step \\d; lower the learning rate \\(1.0E30\\) or lengthen the warm-up"), message);
    }

    @Test
    public void fewerImagesThanAStepWantsAreRefused() {
        Task task = (Task) tasks()[0][0];
        String message = expectThrows(IllegalArgumentException.class, () -> new TaskTrainer(task, null, null,
                new TaskTrainer.Setting(1, 16, Schedule.constant(0.1), StepSpec.PLAIN.withAccumulation(4), 0), SCENES, Normalization.IMAGENET)).getMessage();
        assertEquals(message, "32 images do not fill a step of 64; choose a smaller batch or more images");
    }

    @Test
    public void scenesOfASizeThatDoesNotFitAreRefused() {
        Task task = (Task) tasks()[0][0];
        GeneratedScenes odd = GeneratedScenes.of(16, 2, 36, 5);
        try (Model model = Model.build(task.spec(), 3)) {
            String message = expectThrows(IllegalArgumentException.class, () -> new TaskTrainer(task, model, null,
                    new TaskTrainer.Setting(1, 16, Schedule.constant(0.1), StepSpec.PLAIN, 0), odd, Normalization.IMAGENET)).getMessage();
            assertTrue(message.startsWith("scenes of 36x36 pixels do not fit the network: "), message);
            assertTrue(message.endsWith("; their sides are multiples of the last map's stride"), message);
        }
    }

    private static List<TaskTrainer.EpochResult> run(Task task, double rate, int epochs) {
        try (Model model = Model.build(task.spec(), 3); Optimizer optimizer = SgdRule.NESTEROV.optimizer(ParameterGroup.of(model, 0))) {
            var setting = new TaskTrainer.Setting(epochs, 8, Schedule.constant(rate), StepSpec.PLAIN, 3);
            return new TaskTrainer(task, model, optimizer, setting, SCENES, Normalization.IMAGENET).run(TaskTrainer.Listener.NONE);
        }
    }
}
