package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

import org.reptorch.torch.DType;
import org.reptorch.train.AdafactorRule;
import org.reptorch.train.AdamRule;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;

/**
 * The update of one parameter, stretch by stretch; arithmetic and state are float32.
 *
 * <p>A bfloat16 parameter and its gradient go through float32 copies of a few thousand elements, which never leave the cache.
 */
abstract sealed class Lanes permits SgdLanes, AdamLanes {

    private static final MemorySegment[] NO_NUMBERS = {};

    private final MemorySegment w;
    private final MemorySegment g;
    private final boolean isHalf;

    /**
     * Takes the memory of a parameter and its gradient.
     *
     * @param dtype float32 or bfloat16, of both
     */
    Lanes(MemorySegment w, MemorySegment g, DType dtype) {
        this.w = w;
        this.g = g;
        this.isHalf = dtype == DType.BFLOAT16;
    }

    /** Returns the names of a rule's state in the order in which {@link #of} takes it. */
    static List<String> stateNames(UpdateRule rule) {
        return switch (rule) {
            case SgdRule sgd -> sgd.momentum() == 0 ? List.of() : List.of(SgdRule.MOMENTUM);
            case AdamRule adam -> adam.amsgrad() ? List.of("step", "exp_avg", "exp_avg_sq", "max_exp_avg_sq") : List.of("step", "exp_avg", "exp_avg_sq");
            case RmsPropRule rmsProp -> throw ReferenceStep.unknown(rmsProp);
            case AdafactorRule adafactor -> throw ReferenceStep.unknown(adafactor);
        };
    }

    /**
     * Makes the update of a parameter, and counts its step where the rule does.
     *
     * @param memory of the parameter, its gradient, and the state in the order of {@link #stateNames}
     * @param dtype  of the first two
     */
    static Lanes of(UpdateRule rule, double learningRate, double weightDecay, boolean first, List<MemorySegment> memory, DType dtype) {
        MemorySegment w = memory.get(0);
        MemorySegment g = memory.get(1);
        return switch (rule) {
            case SgdRule sgd -> {
                MemorySegment momentum = sgd.momentum() == 0 ? null : memory.get(2);
                if (first && momentum != null) {
                    momentum.fill((byte) 0);
                }
                yield new SgdLanes(sgd, (float) learningRate, (float) weightDecay, first, w, g, momentum, dtype);
            }
            case AdamRule adam -> {
                float t = memory.get(2).get(ValueLayout.JAVA_FLOAT, 0) + 1;
                memory.get(2).set(ValueLayout.JAVA_FLOAT, 0, t);
                yield new AdamLanes(adam, learningRate, weightDecay, t, w, g, memory.get(3), memory.get(4), adam.amsgrad() ? memory.get(5) : null, dtype);
            }
            case RmsPropRule rmsProp -> throw ReferenceStep.unknown(rmsProp);
            case AdafactorRule adafactor -> throw ReferenceStep.unknown(adafactor);
        };
    }

    /** Updates elements in the order of memory, from the beginning of a row on. */
    final void run(long from, long count, RowMultipliers multipliers, int row, Workspace space) {
        run(from, count, multipliers, row, NO_NUMBERS, 0, space);
    }

    /**
     * Updates elements in the order of memory, from the beginning of a row on, by multipliers and by what further terms Adam has.
     *
     * @param numbers of Adam's terms, written out from the first element on; the first two are the multipliers'
     * @param terms   how many there are
     */
    final void run(long from, long count, RowMultipliers multipliers, int row, MemorySegment[] numbers, int terms, Workspace space) {
        long step = isHalf ? Workspace.ELEMENTS : count;
        for (long done = 0; done < count; done += step) {
            int some = (int) Math.min(step, count - done);
            long at = from + done;
            if (isHalf) {
                Bfloat16.widen(g, at, space.gradient, some);
                Bfloat16.widen(w, at, space.weight, some);
            }
            MemorySegment weight = isHalf ? space.weight : w;
            long weightAt = isHalf ? 0 : at;
            update(weight, weightAt, isHalf ? space.gradient : g, weightAt, at, some, multipliers, row + (int) (done / multipliers.row()), (int) (done % multipliers.row()));
            for (int term = 2; term < terms; term++) {
                term(weight, weightAt, at, some, numbers[term], (int) done);
            }
            if (isHalf) {
                Bfloat16.narrow(space.weight, w, at, some);
            }
        }
    }

    /** Updates no more elements than fit into the workspace, by the float32 gradient that lies there from an element on. */
    final void runStaged(long from, int count, long staged, RowMultipliers multipliers, Workspace space) {
        if (isHalf) {
            Bfloat16.widen(w, from, space.weight, count);
            update(space.weight, 0, space.gradient, staged, from, count, multipliers, 0, 0);
            Bfloat16.narrow(space.weight, w, from, count);
        } else {
            update(w, from, space.gradient, staged, from, count, multipliers, 0, 0);
        }
    }

    /** Copies elements of the gradient to an array as float32. */
    final void gradient(long from, float[] target, int at, int count) {
        if (isHalf) {
            for (int k = 0; k < count; k++) {
                target[at + k] = Bfloat16.widened(g, from + k);
            }
        } else {
            MemorySegment.copy(g, ValueLayout.JAVA_FLOAT, from * Float.BYTES, target, at, count);
        }
    }

    /**
     * Updates {@code count} elements.
     *
     * @param w       float32, from element {@code wAt} on
     * @param g       float32, from element {@code gAt} on
     * @param stateAt the first element in the state
     * @param row     the first one's
     * @param place   the first one's in the row, a multiple of the lanes
     */
    abstract void update(MemorySegment w, long wAt, MemorySegment g, long gAt, long stateAt, int count, RowMultipliers multipliers, int row, int place);

    /** Moves {@code count} elements by a further term of Adam's, whose numbers begin at a place; SGD has none. */
    abstract void term(MemorySegment w, long wAt, long stateAt, int count, MemorySegment numbers, int place);
}
