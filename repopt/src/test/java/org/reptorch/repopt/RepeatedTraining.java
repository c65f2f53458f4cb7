package org.reptorch.repopt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.Memory;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.train.AdamRule;
import org.reptorch.train.Optimizer;
import org.reptorch.train.SgdRule;
import org.reptorch.train.Trainer;

/**
 * Trains under a prior for many steps and prints by how many tensors, bytes of them, and bytes of the process that has grown;
 * a program of its own, so that its heap is of one size. Arguments: steps to warm up, steps to measure, sgd or adamw.
 */
public final class RepeatedTraining {

    private static final long PAGE = 4096;

    private RepeatedTraining() {
    }

    /** Trains. */
    public static void main(String[] arguments) throws IOException {
        Torch.setThreads(1);
        RepOptVgg net = RepOptVgg.of(List.of(1, 1, 1, 1), List.of(0.125, 0.0625, 0.03125, 0.015625), List.of(1, 1, 2, 2, 1));
        ModelSpec target = net.spec(RepOptVgg.Mode.TARGET, 4);
        Scales scales;
        try (Model search = Model.build(net.spec(RepOptVgg.Mode.HS, 4), 0)) {
            scales = Scales.of(Prior.REPOPT_VGG, target, search);
        }
        try (Model model = Model.build(target, 0);
                Optimizer optimizer = new RepOptimizer(UpdatePlan.of(arguments[2].equals("sgd") ? SgdRule.NESTEROV : AdamRule.ADAMW, model, 4e-5, scales), model)) {
            train(model, optimizer, Integer.parseInt(arguments[0]));
            Memory before = Torch.memory();
            long resident = resident();
            train(model, optimizer, Integer.parseInt(arguments[1]));
            Memory after = Torch.memory();
            System.out.println(after.liveTensors() - before.liveTensors() + " " + (after.bytes() - before.bytes()) + " " + (resident() - resident));
        }
    }

    private static void train(Model model, Optimizer optimizer, int steps) {
        for (int step = 0; step < steps; step++) {
            double loss = Trainer.step(model, optimizer, 0.1, 0.001, () -> Ops.randn(4, 3, 8, 8), () -> Tensor.of(new long[] {0, 1, 2, 3}));
            if (!Double.isFinite(loss)) {
                throw new AssertionError("the loss is " + loss + " at step " + step);
            }
        }
    }

    private static long resident() throws IOException {
        System.gc();
        return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * PAGE;
    }
}
