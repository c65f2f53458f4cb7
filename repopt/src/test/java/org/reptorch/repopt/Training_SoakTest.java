package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.train.Optimizer;
import org.reptorch.train.SgdRule;
import org.reptorch.train.Trainer;
import org.testng.SkipException;
import org.testng.annotations.Test;

/** Five thousand training steps leave nothing behind. */
public class Training_SoakTest {

    private static final Path STATM = Path.of("/proc/self/statm");
    private static final int WARMUP = 1000;
    private static final int STEPS = 5000;
    private static final long PAGE = 4096;

    /** A leak of one small tensor a step, of 100 bytes, would show as half a megabyte in live tensors; one of an activation as 30 MB here. */
    private static final long ALLOWED = 8L << 20;

    @Test
    public void memoryIsFlatAndEveryTensorIsGivenBack() throws IOException {
        if (!Files.exists(STATM)) {
            throw new SkipException("no " + STATM);
        }
        RepOptVgg net = RepOptVgg.of(List.of(1, 1, 1, 1), List.of(0.125, 0.0625, 0.03125, 0.015625), List.of(1, 1, 2, 2, 1));
        ModelSpec target = net.spec(RepOptVgg.Mode.TARGET, 4);
        Scales scales;
        try (Model search = Model.build(net.spec(RepOptVgg.Mode.HS, 4), 0)) {
            scales = Scales.of(Prior.REPOPT_VGG, target, search);
        }
        try (Model model = Model.build(target, 0);
                Optimizer optimizer = new RepOptimizer(UpdatePlan.of(SgdRule.NESTEROV, model, 4e-5, scales), model)) {
            train(model, optimizer, WARMUP);
            long live = Torch.liveTensors();
            long resident = resident();
            train(model, optimizer, STEPS);
            assertEquals(Torch.liveTensors(), live);
            assertTrue(resident() - resident < ALLOWED, "grown by " + (resident() - resident) + " bytes");
        }
    }

    private static void train(Model model, Optimizer optimizer, int steps) {
        for (int step = 0; step < steps; step++) {
            double loss = Trainer.step(model, optimizer, 0.1, 0.001, () -> Ops.randn(4, 3, 8, 8), () -> Tensor.of(new long[] {0, 1, 2, 3}));
            assertTrue(Double.isFinite(loss));
        }
    }

    private static long resident() throws IOException {
        System.gc();
        return Long.parseLong(Files.readString(STATM).split(" ")[1]) * PAGE;
    }
}
