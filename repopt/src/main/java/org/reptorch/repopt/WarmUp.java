package org.reptorch.repopt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import org.reptorch.repopt.GradMult.Reach;
import org.reptorch.repopt.GradMult.Term;
import org.reptorch.torch.DType;
import org.reptorch.train.UpdateRule;

/**
 * Makes the just-in-time compiler see a plan's update before it matters: until it is compiled, code of the Vector API runs a hundred times
 * slower, which on a large model would be seconds in its first steps.
 *
 * <p>Every way through the loops is gone from the beginning: what the compiler has not seen it leaves out, and compiles all anew when it comes.
 */
final class WarmUp {

    private static final int OUT = 8;
    private static final int IN = 64;
    private static final int TAPS = 9;
    private static final int ELEMENTS = OUT * IN * TAPS;

    /** What is compiled takes a tenth of it. */
    private static final double COMPILED_NANOSECONDS = 4.0 * ELEMENTS;
    private static final int PASSES = 20;
    private static final long PATIENCE_NANOSECONDS = 2_500_000_000L;

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
            List<MemorySegment> memory = Stream.generate(() -> arena.allocate(ELEMENTS * (long) Float.BYTES, 64)).limit(6).toList();
            Lanes lanes = Lanes.of(plan.rule(), 0, 1, false, memory, DType.FLOAT32);
            double[] ones = new double[TAPS];
            Arrays.fill(ones, 1);
            double[] centre = new double[TAPS];
            centre[TAPS / 2] = 1;
            double[] scales = {1};
            var whole = new Reach(IN, IN, 1);
            var block = Multipliers.of(plan, new GradMult(List.of((long) OUT, (long) IN, 3L, 3L), List.of(new Term.Direct(scales, whole, ones),
                    new Term.Direct(scales, whole, centre), new Term.Direct(scales, new Reach(IN, 1, 1), centre)), DType.FLOAT32));
            List<ParameterUpdate> updates = List.of(ParameterUpdate.plain(lanes, ELEMENTS - 1, plan.rule()),
                    ParameterUpdate.of(lanes, block, Layout.CHANNELS_LAST), ParameterUpdate.of(lanes, block, Layout.ROW_MAJOR));
            long begun = System.nanoTime();
            int compiled = 0;
            while (compiled < PASSES && System.nanoTime() - begun < PATIENCE_NANOSECONDS) {
                long start = System.nanoTime();
                updates.forEach(update -> update.run(0));
                compiled = System.nanoTime() - start < updates.size() * COMPILED_NANOSECONDS ? compiled + 1 : 0;
            }
        }
    }
}
