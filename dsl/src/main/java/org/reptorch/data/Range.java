package org.reptorch.data;

import java.util.random.RandomGenerator;

/** Numbers between two others. */
final class Range {

    private Range() {
    }

    /** Returns a number between two, or the one where both are the same. */
    static double uniform(double least, double most, RandomGenerator random) {
        return least + (most - least) * random.nextDouble();
    }

    /**
     * Checks a probability.
     *
     * @throws IllegalArgumentException if it is not between 0 and 1; the message names its owner
     */
    static void probability(String owner, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(owner + ": probability must be between 0 and 1, not " + probability);
        }
    }
}
