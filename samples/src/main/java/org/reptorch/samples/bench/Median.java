package org.reptorch.samples.bench;

import java.util.List;

/** What a benchmark tells of times that it took several times. */
final class Median {

    private Median() {
    }

    /** Returns the middle value, of an even number the upper one. */
    static double of(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
