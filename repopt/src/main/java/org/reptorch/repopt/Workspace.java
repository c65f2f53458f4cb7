package org.reptorch.repopt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.stream.Stream;

/** What a thread computes in on its way through memory; small enough to stay in its core's cache. */
final class Workspace {

    /** A multiple of the lanes of every machine. */
    static final int ELEMENTS = 2048;

    private static final ThreadLocal<Workspace> OF_THREAD = ThreadLocal.withInitial(Workspace::new);

    /** Float32 copies of a bfloat16 parameter. */
    final MemorySegment weight = floats(ELEMENTS);
    /** A gradient that does not lie in memory as it is needed. */
    final MemorySegment gradient = floats(ELEMENTS);
    /** Kernels of a gradient, tap by tap, before taps are mixed and after. */
    float[] before = {};
    float[] after = {};
    float[] matrix = {};

    private MemorySegment[] numbers = {};

    private Workspace() {
    }

    static Workspace ofThread() {
        return OF_THREAD.get();
    }

    /** Returns zeros at the beginning of a cache line: where arrays of Java begin, every vector would touch two. */
    static MemorySegment floats(int elements) {
        return Arena.ofAuto().allocate(elements * (long) Float.BYTES, 64);
    }

    /** Returns room for so many arrays of as many multipliers. */
    MemorySegment[] numbers(int arrays, int elements) {
        long bytes = elements * (long) Float.BYTES;
        if (numbers.length < arrays || numbers[0].byteSize() < bytes) {
            numbers = Stream.generate(() -> floats(elements)).limit(Math.max(arrays, numbers.length)).toArray(MemorySegment[]::new);
        }
        return numbers;
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
