package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the elements of a parameter under a Grad Mult are multiplied by, in the order of memory: a number for each row, a row being all that belongs to an output channel,
 * and in a window of every row two more, each times a pattern that all rows share and that is 0 elsewhere.
 *
 * <p>So a 3x3 kernel with a 1x1 branch and an identity has {@code s^2} for the row, and where its centre lies {@code t^2} and, in the place of the own channel, 1. Nothing
 * of it is written out: a loop over any number of rows takes a number where a row begins and looks up two vectors of patterns, which stay in the core's cache. SGD does so
 * everywhere, Adam, whose terms cost a division each, in the window alone: with channels last a ninth of the row. That hides behind the time that memory takes to bring
 * the elements; a loop that ended with a row, or a row of multipliers written out, does not.
 *
 * @param sums   whether all that reaches an element is added up: SGD's squares, and AdamW's scales as published; if not, Adam has a term for each
 * @param row    elements of a row, a multiple of the lanes, or more than there are where there is but one row
 * @param base   a number for each row
 * @param from   where the window begins in a row, a multiple of the lanes
 * @param to     behind its end, such a multiple too, or the row's
 * @param first  the window's
 * @param second the window's
 */
record RowMultipliers(boolean sums, int row, float[] base, int from, int to, Extra first, Extra second) {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    private static final Extra NONE = new Extra(new float[1], Workspace.floats(LANES.length()), new int[1], 0);

    /**
     * A number for each row times a pattern.
     *
     * <p>A pattern has the places where its numbers change, and a vector before and behind them, which stands for all that lies there: one that is the same
     * everywhere is a single vector, and that of an identity three.
     *
     * @param scales  the numbers
     * @param pattern float32
     * @param starts  for each row what to add to a place in the row to have its place in the pattern
     * @param last    place in the pattern
     */
    record Extra(float[] scales, MemorySegment pattern, int[] starts, int last) {

        /**
         * Makes it of a pattern that is written out.
         *
         * @param starts for each row what to add to a place in the row to have its place in that pattern
         */
        static Extra of(float[] scales, float[] pattern, int[] starts) {
            int lanes = LANES.length();
            int first = 0;
            while (first < pattern.length - 1 && pattern[first + 1] == pattern[0]) {
                first++;
            }
            int end = pattern.length;
            while (end > first + 1 && pattern[end - 2] == pattern[pattern.length - 1]) {
                end--;
            }
            int begin = first + 1 - lanes; // what lies before the first change
            int length = first == pattern.length - 1 ? lanes : end - 1 + lanes - begin;
            MemorySegment changes = Workspace.floats(length);
            for (int p = 0; p < length; p++) {
                changes.setAtIndex(ValueLayout.JAVA_FLOAT, p, pattern[Math.clamp(begin + p, 0, pattern.length - 1)]);
            }
            return new Extra(scales, changes, IntStream.of(starts).map(start -> start - begin).toArray(), length - lanes);
        }

        /** Returns the numbers of as many elements as there are lanes. */
        FloatVector at(int row, int place) {
            int at = Math.clamp(starts[row] + place, 0, last);
            return FloatVector.fromMemorySegment(LANES, pattern, at * (long) Float.BYTES, ByteOrder.nativeOrder()).mul(scales[row]);
        }

        /** Returns the number of one element. */
        float one(int row, int place) {
            return scales[row] * pattern.getAtIndex(ValueLayout.JAVA_FLOAT, Math.clamp(starts[row] + place, 0, last));
        }
    }

    /** Multiplies everything by a number: no prior. */
    static RowMultipliers constant(float number) {
        return new RowMultipliers(false, Integer.MAX_VALUE, new float[] {number}, 0, 0, NONE, NONE);
    }

    /** Multiplies by the sums that are written out, one for each element. */
    static RowMultipliers sums(MemorySegment numbers) {
        return new RowMultipliers(true, Integer.MAX_VALUE, new float[1], 0, Integer.MAX_VALUE, written(numbers), NONE);
    }

    /**
     * Moves by two terms that are written out, a number for each element.
     *
     * @param nothing what stands for a number that is 0
     */
    static RowMultipliers terms(float nothing, MemorySegment first, MemorySegment second) {
        return new RowMultipliers(false, Integer.MAX_VALUE, new float[] {nothing}, 0, Integer.MAX_VALUE, written(first), written(second));
    }

    private static Extra written(MemorySegment numbers) {
        return new Extra(new float[] {1}, numbers, new int[1], Integer.MAX_VALUE);
    }

    /** Tells whether more than the row's number counts at a place in a row. */
    boolean isInWindow(int place) {
        return place >= from && place < to;
    }

    /** Returns the sum of all that an element is multiplied by. */
    float sum(int row, int place) {
        return !isInWindow(place) ? base[row] : second.one(row, place) + (first.one(row, place) + base[row]);
    }
}
