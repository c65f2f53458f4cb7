package org.reptorch.repopt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.stream.Stream;

/** What a thread computes in on its way through memory; small enough to stay in its core's cache. */
final class Workspace {

    /** A multiple of the lanes of every machine. */
    static final int ELEMENTS = 2048;

    private static final ThreadLocal<Workspace> OF_THREAD = ThreadLocal.withInitial(Workspace::new);

    /** The multipliers of the stretch at hand. */
    final MultiplierPattern pattern = new MultiplierPattern();
    /** Float32 copies of a bfloat16 parameter. */
    final MemorySegment weight = Arena.ofAuto().allocate(ELEMENTS * (long) Float.BYTES, 64);
    /** A gradient that does not lie in memory as it is needed. */
    final MemorySegment gradient = Arena.ofAuto().allocate(ELEMENTS * (long) Float.BYTES, 64);
    /** Kernels of a gradient, tap by tap, before taps are mixed and after. */
    float[] before = {};
    float[] after = {};
    float[] matrix = {};

    private MultiplierPattern[] patterns = {};
    private float[] held = {};

    private Workspace() {
    }

    static Workspace ofThread() {
        return OF_THREAD.get();
    }

    /** Returns so many patterns, or more, besides {@link #pattern}. */
    MultiplierPattern[] patterns(int count) {
        if (patterns.length < count) {
            patterns = Stream.generate(MultiplierPattern::new).limit(count).toArray(MultiplierPattern[]::new);
        }
        return patterns;
    }

    /** Returns room for what an update changes of so many elements. */
    float[] held(int elements) {
        if (held.length < elements * Lanes.CHANGED) {
            held = new float[elements * Lanes.CHANGED];
        }
        return held;
    }

    void reserve(int elements, int taps) {
        if (before.length < elements) {
            before = new float[elements];
            after = new float[elements];
        }
        if (matrix.length < taps * taps) {
            matrix = new float[taps * taps];
        }
    }
}
