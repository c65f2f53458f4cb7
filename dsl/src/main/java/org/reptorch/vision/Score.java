package org.reptorch.vision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good a network is at its {@link Task}.
 *
 * @param measures in percent by name, the one that it is judged by first; NaN where the images say nothing about it
 */
public record Score(Map<String, Double> measures) {

    /** Copies the map, in order; refuses an empty one. */
    public Score {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
        if (measures.isEmpty()) {
            throw new IllegalArgumentException("a score has at least one measure");
        }
    }

    /** Returns the name of the measure that counts. */
    public String measure() {
        return measures.keySet().iterator().next();
    }

    /** Returns the measure that counts, in percent. */
    public double percent() {
        return measures.get(measure());
    }
}
