package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;

import org.reptorch.torch.DType;

/**
 * The update of one parameter, stretch by stretch; arithmetic and state are float32.
 *
 * <p>A bfloat16 parameter and its gradient go through float32 copies of a few thousand elements, which never leave the cache.
 */
abstract sealed class Lanes permits SgdLanes, AdamLanes {

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
            MemorySegment.copy(g, java.lang.foreign.ValueLayout.JAVA_FLOAT, from * Float.BYTES, target, at, count);
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
