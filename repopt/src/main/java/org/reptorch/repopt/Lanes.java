package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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

    /** What an update may change of an element, at most: a weight and Adam's three means. */
    static final int CHANGED = 4;

    private final MemorySegment w;
    private final MemorySegment g;
    private final List<MemorySegment> state;
    private final boolean isHalf;

    /**
     * Takes the memory of a parameter and its gradient.
     *
     * @param dtype float32 or bfloat16, of both
     * @param state what the rule remembers, float32; a null counts for none
     */
    Lanes(MemorySegment w, MemorySegment g, DType dtype, MemorySegment... state) {
        this.w = w;
        this.g = g;
        this.state = Stream.of(state).filter(Objects::nonNull).toList();
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

    /** Updates elements in the order of memory. */
    final void run(long from, long to, MultiplierPattern pattern, Workspace space) {
        if (!isHalf) {
            update(w, from, g, from, from, (int) (to - from), pattern, 0);
            return;
        }
        for (long at = from; at < to; at += Workspace.ELEMENTS) {
            int count = (int) Math.min(Workspace.ELEMENTS, to - at);
            Bfloat16.widen(g, at, space.gradient, count);
            halves(at, count, space, pattern, (int) ((at - from) % pattern.period));
        }
    }

    /** Copies what the update of an element changes to a place in an array. */
    final void hold(long at, float[] held, int place) {
        int to = place * CHANGED;
        held[to++] = isHalf ? Float.intBitsToFloat(w.getAtIndex(ValueLayout.JAVA_SHORT, at)) : w.getAtIndex(ValueLayout.JAVA_FLOAT, at);
        for (int k = 0; k < state.size(); k++) {
            held[to++] = state.get(k).getAtIndex(ValueLayout.JAVA_FLOAT, at);
        }
    }

    /** Puts back what {@link #hold} copied. */
    final void putBack(long at, float[] held, int place) {
        int from = place * CHANGED;
        if (isHalf) {
            w.setAtIndex(ValueLayout.JAVA_SHORT, at, (short) Float.floatToRawIntBits(held[from++]));
        } else {
            w.setAtIndex(ValueLayout.JAVA_FLOAT, at, held[from++]);
        }
        for (int k = 0; k < state.size(); k++) {
            state.get(k).setAtIndex(ValueLayout.JAVA_FLOAT, at, held[from++]);
        }
    }

    /** Updates one element by the multipliers at a place in a pattern. */
    final void one(long at, MultiplierPattern pattern, int place, Workspace space) {
        if (isHalf) {
            Bfloat16.widen(g, at, space.gradient, 1);
            halves(at, 1, space, pattern, place);
        } else {
            update(w, at, g, at, at, 1, pattern, place);
        }
    }

    /** Updates no more elements than fit into the workspace, by the float32 gradient that lies there from an element on. */
    final void runStaged(long from, int count, long staged, MultiplierPattern pattern, Workspace space) {
        if (isHalf) {
            Bfloat16.widen(w, from, space.weight, count);
            update(space.weight, 0, space.gradient, staged, from, count, pattern, 0);
            Bfloat16.narrow(space.weight, w, from, count);
        } else {
            update(w, from, space.gradient, staged, from, count, pattern, 0);
        }
    }

    private void halves(long at, int count, Workspace space, MultiplierPattern pattern, int phase) {
        Bfloat16.widen(w, at, space.weight, count);
        update(space.weight, 0, space.gradient, 0, at, count, pattern, phase);
        Bfloat16.narrow(space.weight, w, at, count);
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
     * @param phase   where in the pattern they begin, a multiple of the lanes
     */
    abstract void update(MemorySegment w, long wAt, MemorySegment g, long gAt, long stateAt, int count, MultiplierPattern pattern, int phase);
}
