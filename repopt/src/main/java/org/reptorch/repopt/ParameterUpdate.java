package org.reptorch.repopt;

import org.reptorch.train.UpdateRule;

/**
 * One parameter's update as tasks that any threads may do in any order.
 *
 * <p>Under a Grad Mult it goes row by row, a row being all that belongs to an output channel, see {@link Rows}.
 */
final class ParameterUpdate {

    /** Elements per task: large enough that starting one costs nothing, small enough that the cores end together. */
    static final long TASK_ELEMENTS = 1 << 16;

    private enum Way {
        /** No Grad Mult. */
        PLAIN,
        /** Each element is multiplied by a number. */
        ROWS,
        /** Taps are mixed: the gradient goes through a matrix first. */
        MIXED
    }

    /** A gradient that is multiplied already. */
    private static final RowMultipliers ONCE = RowMultipliers.constant(1);

    private final Lanes lanes;
    /** Null for none. */
    private final Multipliers multipliers;
    /** Without a Grad Mult. */
    private final RowMultipliers constant;
    private final Layout layout;
    private final Way way;
    /** Null unless the way is that of rows. */
    private final Rows rows;
    private final long units;
    private final long unitsPerTask;

    private ParameterUpdate(Lanes lanes, Multipliers multipliers, RowMultipliers constant, Layout layout, Way way, long units, long elementsPerUnit) {
        this.lanes = lanes;
        this.multipliers = multipliers;
        this.constant = constant;
        this.layout = layout;
        this.way = way;
        this.rows = way == Way.ROWS ? multipliers.rows(layout) : null;
        this.units = units;
        this.unitsPerTask = Math.max(1, TASK_ELEMENTS / Math.max(1, elementsPerUnit));
    }

    /** The update of a parameter without a Grad Mult. */
    static ParameterUpdate plain(Lanes lanes, long elements, UpdateRule rule) {
        return new ParameterUpdate(lanes, null, RowMultipliers.constant(Multipliers.plain(rule)), Layout.DENSE, Way.PLAIN, elements, 1);
    }

    /**
     * The update of a parameter under a Grad Mult.
     *
     * @param layout row-major or channels last
     */
    static ParameterUpdate of(Lanes lanes, Multipliers multipliers, Layout layout) {
        long row = (long) multipliers.in * multipliers.taps;
        return new ParameterUpdate(lanes, multipliers, ONCE, layout, multipliers.mixes() ? Way.MIXED : Way.ROWS, multipliers.out, row);
    }

    int tasks() {
        return Math.toIntExact((units + unitsPerTask - 1) / unitsPerTask);
    }

    void run(int task) {
        long from = task * unitsPerTask;
        long to = Math.min(from + unitsPerTask, units);
        Workspace space = Workspace.ofThread();
        switch (way) {
            case PLAIN -> lanes.run(from, to - from, constant, 0, space);
            case ROWS -> rows.update((int) from, (int) to, lanes, space);
            case MIXED -> mixed((int) from, (int) to, space);
        }
    }

    /** Kernels of some input channels at a time: their gradients are brought together tap by tap, multiplied, and put back in the order of memory. */
    private void mixed(int from, int to, Workspace space) {
        int in = multipliers.in;
        int taps = multipliers.taps;
        int channels = Math.min(in, Math.max(1, Workspace.ELEMENTS / taps));
        space.reserve(channels * taps, taps);
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
            lanes.runStaged(start + (long) i * taps, count * taps, 0, ONCE, space);
        } else {
            java.lang.foreign.MemorySegment.copy(space.after, 0, space.gradient, floats, 0, count * taps);
            for (int tap = 0; tap < taps; tap++) {
                lanes.runStaged(start + (long) tap * multipliers.in + i, count, (long) tap * count, ONCE, space);
            }
        }
    }
}
