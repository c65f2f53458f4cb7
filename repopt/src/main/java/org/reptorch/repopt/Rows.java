package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a parameter under a Grad Mult goes through memory: rows as they are, by {@link RowMultipliers}, wherever they are whole vectors and no more than three branches
 * reach them, and Adam has an eps; else some rows at a time, by multipliers that are written out for them.
 */
final class Rows {

    private static final int NO_BRANCH = -1;

    private final Multipliers multipliers;
    private final Layout layout;
    private final int length;
    /** Null where multipliers are written out. */
    private final RowMultipliers together;

    /**
     * Prepares the rows.
     *
     * @param layout row-major or channels last
     */
    Rows(Multipliers multipliers, Layout layout) {
        this.multipliers = multipliers;
        this.layout = layout;
        this.length = multipliers.in * multipliers.taps;
        this.together = length % SgdLanes.width() == 0 && multipliers.nothing() == 0 ? together() : null;
    }

    /** Returns null where too many branches want a place in the window. */
    private RowMultipliers together() {
        int base = multipliers.uniform();
        int[] others = IntStream.range(0, multipliers.branches()).filter(branch -> branch != base).toArray();
        if (others.length > 2) {
            return null;
        }
        int lanes = SgdLanes.width();
        int[] reached = IntStream.range(0, length)
                .filter(place -> IntStream.of(others).anyMatch(branch -> multipliers.factor(branch, tap(place)) != 0)).toArray();
        int from = reached.length == 0 ? 0 : reached[0] / lanes * lanes;
        int to = reached.length == 0 ? 0 : (reached[reached.length - 1] / lanes + 1) * lanes;
        List<RowMultipliers.Extra> extras = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            extras.add(extra(k < others.length ? others[k] : NO_BRANCH, from, to));
        }
        float[] numbers = new float[multipliers.out];
        for (int o = 0; o < numbers.length; o++) {
            numbers[o] = multipliers.base(base, o);
        }
        return new RowMultipliers(multipliers.sums(), length, numbers, from, to, extras.get(0), extras.get(1));
    }

    /** A narrow branch's pattern is that of a row that reads its first input channels; others find themselves by looking at it from further left. */
    private RowMultipliers.Extra extra(int branch, int from, int to) {
        int[] shifts = IntStream.range(0, multipliers.out).map(o -> branch == NO_BRANCH ? 0 : shift(branch, o)).toArray();
        int most = IntStream.of(shifts).max().orElse(0);
        int begin = from - most - SgdLanes.width(); // zeros before the window and behind it
        float[] pattern = new float[to + SgdLanes.width() - begin];
        float[] scales = new float[multipliers.out];
        if (branch != NO_BRANCH) {
            for (int p = 0; p < pattern.length; p++) {
                int place = p + begin;
                pattern[p] = place >= 0 && place < length && input(place) < multipliers.width(branch) ? multipliers.factor(branch, tap(place)) : 0;
            }
            for (int o = 0; o < scales.length; o++) {
                scales[o] = multipliers.scale(branch, o);
            }
        }
        return RowMultipliers.Extra.of(scales, pattern, IntStream.of(shifts).map(shift -> -begin - shift).toArray());
    }

    private int shift(int branch, int o) {
        return multipliers.from(branch, o) * (layout == Layout.ROW_MAJOR ? multipliers.taps : 1);
    }

    private int tap(int place) {
        return layout == Layout.ROW_MAJOR ? place % multipliers.taps : place / multipliers.in;
    }

    private int input(int place) {
        return layout == Layout.ROW_MAJOR ? place / multipliers.taps : place % multipliers.in;
    }

    /** Updates some rows. */
    void update(int from, int to, Lanes lanes, Workspace space) {
        if (together != null) {
            lanes.run((long) from * length, (long) (to - from) * length, together, from, space);
        } else {
            written(from, to, lanes, space);
        }
    }

    private void written(int from, int to, Lanes lanes, Workspace space) {
        int terms = multipliers.sums() ? 1 : Math.max(2, multipliers.branches());
        int rows = Math.max(1, Workspace.ELEMENTS / length);
        MemorySegment[] numbers = space.numbers(terms, rows * length);
        RowMultipliers written = multipliers.sums() ? RowMultipliers.sums(numbers[0]) : RowMultipliers.terms(multipliers.nothing(), numbers[0], numbers[1]);
        for (int o = from; o < to; o += rows) {
            int end = Math.min(o + rows, to);
            for (int term = 0; term < terms; term++) {
                write(numbers[term], o, end, term);
            }
            lanes.run((long) o * length, (end - o) * length, written, 0, numbers, terms, space);
        }
    }

    private void write(MemorySegment numbers, int from, int to, int term) {
        int in = multipliers.in;
        int taps = multipliers.taps;
        int next = layout == Layout.ROW_MAJOR ? taps : 1;
        for (int o = from; o < to; o++) {
            int narrow = Math.min(multipliers.mult.narrowFrom(o), in);
            int wide = multipliers.mult.narrowTo(o);
            for (int tap = 0; tap < taps; tap++) {
                int first = (o - from) * length + (layout == Layout.ROW_MAJOR ? tap : tap * in);
                float whole = multipliers.number(term, o, -1, tap);
                for (int i = 0; i < in; i++) {
                    numbers.setAtIndex(ValueLayout.JAVA_FLOAT, first + i * next, whole);
                }
                for (int i = narrow; i < wide; i++) {
                    numbers.setAtIndex(ValueLayout.JAVA_FLOAT, first + i * next, multipliers.number(term, o, i, tap));
                }
            }
        }
    }
}
