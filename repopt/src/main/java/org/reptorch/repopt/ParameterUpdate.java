package org.reptorch.repopt;

/**
 * One parameter's update as tasks that any threads may do in any order.
 *
 * <p>Under a Grad Mult it goes row by row, a row being all that belongs to an output channel, see {@link Rows}. Rows that are short are done several at a time
 * by a pattern as long as they are.
 */
final class ParameterUpdate {

    /** Elements per task: large enough that starting one costs nothing, small enough that the cores end together. */
    static final long TASK_ELEMENTS = 1 << 16;

    /** Up to here a row's pattern is written out. */
    private static final int SHORT_ROW = 1024;

    private enum Way {
        /** No Grad Mult. */
        PLAIN,
        /** Every number of the pattern is written out. */
        WRITTEN,
        /** Rows are long: a pattern for each of a few stretches. */
        ROWS,
        /** Taps are mixed: the gradient goes through a matrix first. */
        MIXED
    }

    private final Lanes lanes;
    /** Null for none. */
    private final Multipliers multipliers;
    private final boolean maximize;
    private final Layout layout;
    private final Way way;
    /** Null unless the way is that of rows. */
    private final Rows rows;
    private final long units;
    private final long unitsPerTask;

    private ParameterUpdate(Lanes lanes, Multipliers multipliers, boolean maximize, Layout layout, Way way, long units, long elementsPerUnit) {
        this.lanes = lanes;
        this.multipliers = multipliers;
        this.maximize = maximize;
        this.layout = layout;
        this.way = way;
        this.rows = way == Way.ROWS ? multipliers.rows(layout) : null;
        this.units = units;
        this.unitsPerTask = Math.max(1, TASK_ELEMENTS / Math.max(1, elementsPerUnit));
    }

    /** The update of a parameter without a Grad Mult. */
    static ParameterUpdate plain(Lanes lanes, long elements, boolean maximize) {
        return new ParameterUpdate(lanes, null, maximize, Layout.DENSE, Way.PLAIN, elements, 1);
    }

    /**
     * The update of a parameter under a Grad Mult.
     *
     * @param layout row-major or channels last
     */
    static ParameterUpdate of(Lanes lanes, Multipliers multipliers, Layout layout) {
        long row = (long) multipliers.in * multipliers.taps;
        Way way;
        if (multipliers.mixes()) {
            way = Way.MIXED;
        } else if (row <= SHORT_ROW || multipliers.narrowWidth() > 1) {
            way = Way.WRITTEN;
        } else {
            way = Way.ROWS;
        }
        return new ParameterUpdate(lanes, multipliers, false, layout, way, multipliers.out, row);
    }

    int tasks() {
        return Math.toIntExact((units + unitsPerTask - 1) / unitsPerTask);
    }

    void run(int task) {
        long from = task * unitsPerTask;
        long to = Math.min(from + unitsPerTask, units);
        Workspace space = Workspace.ofThread();
        switch (way) {
            case PLAIN -> {
                space.pattern.plain(maximize);
                lanes.run(from, to, space.pattern, space);
            }
            case WRITTEN -> written((int) from, (int) to, space);
            case ROWS -> rows.update((int) from, (int) to, lanes, space);
            case MIXED -> mixed((int) from, (int) to, space);
        }
    }

    private void written(int from, int to, Workspace space) {
        int in = multipliers.in;
        int taps = multipliers.taps;
        int row = in * taps;
        int rows = Math.max(1, Workspace.ELEMENTS / row);
        MultiplierPattern pattern = space.pattern;
        pattern.reserve(rows * row + taps, multipliers.terms());
        pattern.terms = multipliers.terms();
        pattern.period = Integer.MAX_VALUE;
        int head = rows * row; // the numbers of the taps wait behind those of the elements
        for (int o = from; o < to; o += rows) {
            int end = Math.min(o + rows, to);
            for (int r = o; r < end; r++) {
                int start = (r - o) * row;
                if (in > 1) {
                    for (int tap = 0; tap < taps; tap++) {
                        multipliers.put(pattern, head + tap, r, -1, tap);
                    }
                    spread(pattern, head, start);
                }
                int narrow = in == 1 ? 0 : multipliers.mult.narrowFrom(r);
                int wide = in == 1 ? 1 : multipliers.mult.narrowTo(r);
                for (int i = narrow; i < wide; i++) {
                    for (int tap = 0; tap < taps; tap++) {
                        multipliers.put(pattern, start + (layout == Layout.ROW_MAJOR ? i * taps + tap : tap * in + i), r, i, tap);
                    }
                }
            }
            lanes.run((long) o * row, (long) end * row, pattern, space);
        }
    }

    private void spread(MultiplierPattern pattern, int head, int start) {
        int in = multipliers.in;
        int taps = multipliers.taps;
        for (int k = -1; k < 2 * pattern.terms; k++) {
            float[] values = k < 0 ? pattern.gradient : k < pattern.terms ? pattern.above[k] : pattern.below[k - pattern.terms];
            if (layout == Layout.ROW_MAJOR) {
                for (int i = 0; i < in; i++) {
                    for (int tap = 0; tap < taps; tap++) {
                        values[start + i * taps + tap] = values[head + tap];
                    }
                }
            } else {
                for (int tap = 0; tap < taps; tap++) {
                    java.util.Arrays.fill(values, start + tap * in, start + (tap + 1) * in, values[head + tap]);
                }
            }
        }
    }

    /** Kernels of some input channels at a time: their gradients are brought together tap by tap, multiplied, and put back in the order of memory. */
    private void mixed(int from, int to, Workspace space) {
        int in = multipliers.in;
        int taps = multipliers.taps;
        int channels = Math.min(in, Math.max(1, Workspace.ELEMENTS / taps));
        space.reserve(channels * taps, taps);
        space.pattern.plain(false);
        for (int o = from; o < to; o++) {
            for (int i = 0; i < in; i += channels) {
                int count = Math.min(channels, in - i);
                long start = (long) o * in * taps;
                gather(start, i, count, space.before);
                multipliers.matrix(space.matrix, o, -1);
                multiply(space, 0, count, count);
                for (int own = Math.max(i, narrowFrom(o)); own < Math.min(i + count, narrowTo(o)); own++) {
                    multipliers.matrix(space.matrix, o, own);
                    multiply(space, own - i, own - i + 1, count);
                }
                scatter(start, i, count, space);
            }
        }
    }

    private int narrowFrom(int o) {
        int from = multipliers.in;
        for (GradMult.Term term : multipliers.mult.terms()) {
            from = term.reach().isWhole() ? from : Math.min(from, term.reach().from(o));
        }
        return from;
    }

    private int narrowTo(int o) {
        int to = 0;
        for (GradMult.Term term : multipliers.mult.terms()) {
            to = term.reach().isWhole() ? to : Math.max(to, term.reach().from(o) + term.reach().width());
        }
        return to;
    }

    private void gather(long start, int i, int count, float[] before) {
        int taps = multipliers.taps;
        if (layout == Layout.ROW_MAJOR) {
            float[] kernels = new float[count * taps];
            lanes.gradient(start + (long) i * taps, kernels, 0, count * taps);
            for (int k = 0; k < count; k++) {
                for (int tap = 0; tap < taps; tap++) {
                    before[tap * count + k] = kernels[k * taps + tap];
                }
            }
        } else {
            for (int tap = 0; tap < taps; tap++) {
                lanes.gradient(start + (long) tap * multipliers.in + i, before, tap * count, count);
            }
        }
    }

    private void multiply(Workspace space, int from, int to, int count) {
        int taps = multipliers.taps;
        for (int tap = 0; tap < taps; tap++) {
            java.util.Arrays.fill(space.after, tap * count + from, tap * count + to, 0);
            for (int other = 0; other < taps; other++) {
                add(space.before, other * count, space.matrix[tap * taps + other], space.after, tap * count, from, to);
            }
        }
    }

    private static void add(float[] values, int at, float factor, float[] sum, int sumAt, int from, int to) {
        for (int k = from; k < to; k++) {
            sum[sumAt + k] = Math.fma(values[at + k], factor, sum[sumAt + k]);
        }
    }

    private void scatter(long start, int i, int count, Workspace space) {
        int taps = multipliers.taps;
        var floats = java.lang.foreign.ValueLayout.JAVA_FLOAT;
        if (layout == Layout.ROW_MAJOR) {
            for (int k = 0; k < count; k++) {
                for (int tap = 0; tap < taps; tap++) {
                    space.gradient.setAtIndex(floats, (long) k * taps + tap, space.after[tap * count + k]);
                }
            }
            lanes.runStaged(start + (long) i * taps, count * taps, 0, space.pattern, space);
        } else {
            java.lang.foreign.MemorySegment.copy(space.after, 0, space.gradient, floats, 0, count * taps);
            for (int tap = 0; tap < taps; tap++) {
                lanes.runStaged(start + (long) tap * multipliers.in + i, count, (long) tap * count, space.pattern, space);
            }
        }
    }
}
