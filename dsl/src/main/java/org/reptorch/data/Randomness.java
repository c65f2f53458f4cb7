package org.reptorch.data;

import java.util.SplittableRandom;

/** Independent random numbers for every combination of a seed and what is drawn with it, asked in any order. */
final class Randomness {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Randomness() {
    }

    /** Returns a generator that depends on all the keys and their order, and on nothing else. */
    static SplittableRandom of(long... keys) {
        long hash = 0;
        for (long key : keys) {
            hash = mix(hash + GOLDEN_GAMMA + key);
        }
        return new SplittableRandom(hash);
    }

    /** David Stafford's 13th variant of the MurmurHash3 finaliser: neighbouring keys end far apart. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
