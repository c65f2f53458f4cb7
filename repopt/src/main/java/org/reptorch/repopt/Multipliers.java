package org.reptorch.repopt;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.reptorch.train.AdafactorRule;
import org.reptorch.train.AdamRule;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;

/**
 * A {@link GradMult} made ready for one rule: scales as float32, in a few arrays of a number per channel.
 *
 * <p>A branch reaches an element by a number, its scale times a factor of the tap. SGD multiplies a gradient by the sum of the numbers' squares, AdamW as published by
 * their sum. Adam's exact update is a sum of {@code s^2 m / (s sqrt(v) + eps)} over them, without their sign.
 */
final class Multipliers {

    private enum Form {
        SQUARES, EXACT, PUBLISHED
    }

    /**
     * A branch.
     *
     * @param scales  one per output channel, or a single one
     * @param factors per tap
     */
    private record Branch(float[] scales, GradMult.Reach reach, float[] factors) {

        Branch(GradMult.Term.Direct term) {
            this(floats(term.scales()), term.reach(), floats(term.factors()));
        }

        float scale(int o) {
            return scales.length == 1 ? scales[0] : scales[o];
        }

        boolean reads(int o, int i) {
            return reach.isWhole() || i >= 0 && reach.contains(o, i);
        }
    }

    private final Form form;
    /** -1 where SGD climbs. */
    private final float sign;
    /** Instead of a term's number that is 0. */
    private final float nothing;
    private final Branch[] branches;
    private final Map<Layout, Rows> rows = new EnumMap<>(Layout.class);
    final GradMult mult;
    final int out;
    final int in;
    final int taps;

    private Multipliers(Form form, UpdateRule rule, GradMult mult) {
        this.form = form;
        this.sign = plain(rule);
        this.nothing = form == Form.EXACT && rule instanceof AdamRule adam ? nothing((float) adam.eps()) : 0;
        this.mult = mult;
        this.branches = mult.direct().stream().map(Branch::new).toArray(Branch[]::new);
        this.out = mult.out();
        this.in = mult.in();
        this.taps = mult.taps();
    }

    static Multipliers of(UpdatePlan plan, GradMult mult) {
        return switch (plan.rule()) {
            case SgdRule rule -> new Multipliers(Form.SQUARES, rule, mult);
            case AdamRule rule -> new Multipliers(plan.form() == AdamForm.EXACT ? Form.EXACT : Form.PUBLISHED, rule, mult);
            case RmsPropRule rule -> throw ReferenceStep.unknown(rule);
            case AdafactorRule rule -> throw ReferenceStep.unknown(rule);
        };
    }

    /** Returns what the gradients of a parameter without a Grad Mult are multiplied by: Adam climbs by itself. */
    static float plain(UpdateRule rule) {
        return rule instanceof SgdRule sgd && sgd.maximize() ? -1 : 1;
    }

    /** Returns what stands for a scale of 0: without eps, 0 / (0 sqrt(v)) would be made of a weight that does not move. */
    static float nothing(float eps) {
        return eps == 0 ? Float.MIN_NORMAL : 0;
    }

    /** Returns how rows go through memory; made once for each layout. */
    synchronized Rows rows(Layout layout) {
        return rows.computeIfAbsent(layout, wanted -> new Rows(this, wanted));
    }

    boolean mixes() {
        return !mult.mixed().isEmpty();
    }

    /** Tells whether what reaches an element is added up. */
    boolean sums() {
        return form != Form.EXACT;
    }

    int branches() {
        return branches.length;
    }

    /** Returns the first branch that reaches all elements of a row by the same number, or -1. */
    int uniform() {
        return IntStream.range(0, branches.length).filter(branch -> branches[branch].reach.isWhole()
                && IntStream.range(1, taps).allMatch(tap -> branches[branch].factors[tap] == branches[branch].factors[0])).findFirst().orElse(-1);
    }

    /** Returns an output channel's part of a branch's numbers: {@link #factor} has the tap's. */
    float scale(int branch, int o) {
        return number(branches[branch].scale(o)) * sign;
    }

    /** Returns a tap's part of a branch's numbers. */
    float factor(int branch, int tap) {
        return number(branches[branch].factors[tap]);
    }

    private float number(float scale) {
        return switch (form) {
            case SQUARES -> scale * scale;
            case EXACT -> Math.abs(scale);
            case PUBLISHED -> scale;
        };
    }

    /** Returns how many input channels in a row a branch reads. */
    int width(int branch) {
        return branches[branch].reach.width();
    }

    /** Returns the first of them. */
    int from(int branch, int o) {
        return branches[branch].reach.from(o);
    }

    /** Returns what stands for a term's number that is 0. */
    float nothing() {
        return nothing;
    }

    /** Returns the number by which a branch reaches all of a row (see {@link #uniform}). */
    float base(int branch, int o) {
        return branch < 0 ? 0 : scale(branch, o) * factor(branch, 0);
    }

    /** Returns the sum of the numbers that reach an element, or, where they are not added up, a branch's; with input channel -1 of whole branches alone. */
    float number(int branch, int o, int i, int tap) {
        if (sums()) {
            float sum = 0;
            for (int b = 0; b < branches.length; b++) {
                sum += branches[b].reads(o, i) ? scale(b, o) * factor(b, tap) : 0;
            }
            return sum;
        }
        float number = branch < branches.length && branches[branch].reads(o, i) ? scale(branch, o) * factor(branch, tap) : 0;
        return Math.max(number, nothing);
    }

    /** {@code taps x taps}: what a kernel's gradient is multiplied by, the direct terms on the diagonal. */
    void matrix(float[] matrix, int o, int i) {
        Arrays.fill(matrix, 0, taps * taps, 0);
        for (GradMult.Term.Mixed term : mult.mixed()) {
            if (term.reach().isWhole() || i >= 0 && term.reach().contains(o, i)) {
                double square = term.scale(o) * term.scale(o);
                for (int k = 0; k < taps * taps; k++) {
                    matrix[k] += sign * (float) (square * term.product()[k]);
                }
            }
        }
        for (int tap = 0; tap < taps; tap++) {
            for (int b = 0; b < branches.length; b++) {
                matrix[tap * taps + tap] += branches[b].reads(o, i) ? scale(b, o) * factor(b, tap) : 0;
            }
        }
    }

    private static float[] floats(double[] values) {
        var floats = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            floats[k] = (float) values[k];
        }
        return floats;
    }
}
