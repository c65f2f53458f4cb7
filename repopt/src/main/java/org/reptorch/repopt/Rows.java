package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the rows of a parameter under a Grad Mult go through memory, a row being all that belongs to an output channel: in stretches of as many elements as a
 * pattern of multipliers serves.
 *
 * <p>Row-major, that is the whole row: the multipliers repeat with every kernel. With channels last each tap has one number for all input channels, and
 * neighbouring taps that the same branches reach are one stretch. The few elements that a narrow branch reads, such as the diagonal of an identity, are computed with the
 * others first and then once more: a stretch that would end at each of them costs more.
 */
final class Rows {

    /**
     * Elements of a row that a pattern serves.
     *
     * @param from     the first, in the row
     * @param to       behind the last
     * @param branches the whole branches that reach some of them
     * @param factors  theirs, element by element, for a period
     * @param period   after which factors repeat
     */
    private record Stretch(int from, int to, int[] branches, float[][] factors, int period) {
    }

    private final Multipliers multipliers;
    private final Layout layout;
    private final List<Stretch> stretches = new ArrayList<>();
    private final int[] narrowTaps;

    /**
     * Prepares the rows.
     *
     * @param layout row-major or channels last
     */
    Rows(Multipliers multipliers, Layout layout) {
        this.multipliers = multipliers;
        this.layout = layout;
        int in = multipliers.in;
        int taps = multipliers.taps;
        int lanes = SgdLanes.width();
        if (layout == Layout.ROW_MAJOR || taps == 1) {
            stretches.add(stretch(0, in * taps, IntStream.range(0, taps).toArray(), taps * lanes));
        } else {
            int first = 0;
            for (int tap = 1; tap <= taps; tap++) {
                if (tap == taps || !multipliers.alike(first, tap)) {
                    stretches.add(stretch(first * in, tap * in, new int[] {first}, lanes));
                    first = tap;
                }
            }
        }
        narrowTaps = IntStream.range(0, taps).filter(multipliers::isReachedByNarrow).toArray();
    }

    private Stretch stretch(int from, int to, int[] taps, int period) {
        int[] branches = multipliers.reaching(taps);
        var factors = new float[branches.length][period];
        for (int b = 0; b < branches.length; b++) {
            for (int j = 0; j < factors[b].length; j++) {
                factors[b][j] = multipliers.factor(branches[b], taps[j % taps.length]);
            }
        }
        return new Stretch(from, to, branches, factors, period);
    }

    /** Updates some rows. */
    void update(int from, int to, Lanes lanes, Workspace space) {
        long length = (long) multipliers.in * multipliers.taps;
        MultiplierPattern[] patterns = space.patterns(stretches.size());
        for (int k = 0; k < stretches.size(); k++) {
            Stretch stretch = stretches.get(k);
            patterns[k].reserve(stretch.period(), Math.max(1, stretch.branches().length));
            patterns[k].period = stretch.period();
        }
        float[] held = space.held(narrowTaps.length);
        for (int o = from; o < to; o++) {
            long start = o * length;
            int own = narrowTaps.length == 0 ? 0 : multipliers.mult.narrowFrom(o);
            for (int k = 0; k < narrowTaps.length; k++) {
                lanes.hold(start + place(own, narrowTaps[k]), held, k);
            }
            for (int k = 0; k < stretches.size(); k++) {
                Stretch stretch = stretches.get(k);
                multipliers.fill(patterns[k], o, stretch.branches(), stretch.factors());
                lanes.run(start + stretch.from(), start + stretch.to(), patterns[k], space);
            }
            if (narrowTaps.length > 0) {
                again(o, own, start, lanes, held, space);
            }
        }
    }

    /** Returns where in a row the element of an input channel and a tap lies. */
    private long place(int input, int tap) {
        return layout == Layout.ROW_MAJOR ? (long) input * multipliers.taps + tap : (long) tap * multipliers.in + input;
    }

    private void again(int o, int own, long start, Lanes lanes, float[] held, Workspace space) {
        MultiplierPattern pattern = space.pattern;
        pattern.reserve(narrowTaps.length, multipliers.terms());
        pattern.terms = multipliers.terms();
        for (int k = 0; k < narrowTaps.length; k++) {
            long at = start + place(own, narrowTaps[k]);
            multipliers.put(pattern, k, o, own, narrowTaps[k]);
            lanes.putBack(at, held, k);
            lanes.one(at, pattern, k, space);
        }
    }
}
