package org.reptorch.repopt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.reptorch.repopt.GradMult.Reach;
import org.reptorch.repopt.GradMult.Term;
import org.reptorch.torch.DType;
import org.reptorch.train.UpdateRule;

/**
 * Makes the just-in-time compiler see a plan's update before it matters: until it is compiled, code of the Vector API runs a hundred times
 * slower, which on a large model would be seconds in its first step.
 */
final class WarmUp {

    /** A method that was called so often is compiled; the rest is margin. */
    private static final int CALLS = 6000;

    private static final int OUT = 4;
    private static final int IN = 128;
    private static final int TAPS = 9;

    private record Kind(UpdateRule rule, AdamForm form) {
    }

    private static final Map<Kind, FutureTask<Void>> BEGUN = new ConcurrentHashMap<>();

    private WarmUp() {
    }

    /** Begins, in the background, to update scratch memory as the plan will; once per process and kind of update. Wait for it before the first update. */
    static Future<Void> begin(UpdatePlan plan) {
        return BEGUN.computeIfAbsent(new Kind(plan.rule(), plan.form()), kind -> {
            var task = new FutureTask<Void>(() -> run(plan), null);
            Workers.start(task);
            return task;
        });
    }

    private static void run(UpdatePlan plan) {
        // A shared arena, as tensors are lent by: the compiler trusts that it will not meet another kind.
        try (Arena arena = Arena.ofShared()) {
            List<MemorySegment> memory = Stream.generate(() -> arena.allocate(OUT * IN * TAPS * (long) Float.BYTES, 64)).limit(6).toList();
            Workspace space = Workspace.ofThread();
            Lanes[] lanes = IntStream.range(0, 4).mapToObj(i -> Lanes.of(plan.rule(), 0, i % 2, i < 1, memory, DType.FLOAT32)).toArray(Lanes[]::new);
            RowMultipliers plain = RowMultipliers.constant(1);
            for (int call = 0; call < CALLS; call++) {
                lanes[call % lanes.length].run(0, SgdLanes.width() + 1, plain, 0, space);
            }
            var whole = new Reach(IN, IN, 1);
            double[] factors = new double[TAPS];
            factors[TAPS / 2] = 1;
            double[] scales = {1, 1, 1, 1};
            var block = new GradMult(List.of((long) OUT, (long) IN, 3L, 3L), List.of(new Term.Direct(scales, whole, factors),
                    new Term.Direct(scales, whole, factors), new Term.Direct(scales, new Reach(IN, 1, 1), factors)), DType.FLOAT32);
            for (Layout layout : List.of(Layout.ROW_MAJOR, Layout.CHANNELS_LAST)) {
                ParameterUpdate update = ParameterUpdate.of(lanes[3], Multipliers.of(plan, block), layout);
                for (int i = 0; i < 200; i++) {
                    update.run(0);
                }
            }
        }
    }
}
