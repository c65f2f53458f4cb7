package org.reptorch.repopt;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

import org.reptorch.train.AdafactorRule;
import org.reptorch.train.AdamRule;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;

/**
 * A {@link GradMult} made ready for one rule: scales as float32, in a few arrays of a number per channel.
 *
 * <p>Three numbers belong to an element. Its gradient is multiplied by {@code gradient}; Adam's update is a sum of {@code above m / (below sqrt(v)
 * + eps)}, one term per branch, those that read every input channel first.
 */
final class Multipliers {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    private enum Form {
        SQUARES, EXACT, PUBLISHED
    }

    private record Branch(float[] scales, GradMult.Reach reach, float[] factors) {

        Branch(GradMult.Term.Direct term) {
            this(floats(term.scales()), term.reach(), floats(term.factors()));
        }

        float at(int o, int tap) {
            return (scales.length == 1 ? scales[0] : scales[o]) * factors[tap];
        }
    }

    private final Form form;
    private final float sign;
    private final Branch[] branches;
    private final int whole;
    private final Map<Layout, Rows> rows = new EnumMap<>(Layout.class);
    final GradMult mult;
    final int out;
    final int in;
    final int taps;

    private Multipliers(Form form, UpdateRule rule, GradMult mult) {
        this.form = form;
        this.sign = maximizes(rule) ? -1 : 1;
        this.mult = mult;
        List<GradMult.Term.Direct> direct = mult.direct();
        this.branches = java.util.stream.Stream.of(true, false).flatMap(wanted -> direct.stream().filter(term -> term.reach().isWhole() == wanted)).map(Branch::new)
                .toArray(Branch[]::new);
        this.whole = (int) direct.stream().filter(term -> term.reach().isWhole()).count();
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

    /** Tells whether a rule climbs. */
    static boolean maximizes(UpdateRule rule) {
        return switch (rule) {
            case SgdRule sgd -> sgd.maximize();
            case AdamRule adam -> adam.maximize();
            case RmsPropRule rmsProp -> false;
            case AdafactorRule adafactor -> false;
        };
    }

    /** Returns how rows go through memory; made once for each layout. */
    synchronized Rows rows(Layout layout) {
        return rows.computeIfAbsent(layout, wanted -> new Rows(this, wanted));
    }

    boolean mixes() {
        return !mult.mixed().isEmpty();
    }

    /** Returns how many terms the update has at most. */
    int terms() {
        return terms(branches.length);
    }

    private int terms(int count) {
        return form == Form.EXACT ? Math.max(1, count) : 1;
    }

    /** Returns how many input channels, one after the other, may be multiplied otherwise than the rest. */
    int narrowWidth() {
        return branches.length == whole ? 0 : IntStream.range(0, out).map(o -> mult.narrowTo(o) - mult.narrowFrom(o)).max().orElse(0);
    }

    /** Puts the numbers of an element in their places; with input channel -1 those of what only whole branches read. */
    void put(MultiplierPattern pattern, int index, int o, int i, int tap) {
        switch (form) {
            case SQUARES -> pattern.gradient[index] = sign * squares(o, i, tap);
            case EXACT -> {
                pattern.gradient[index] = sign;
                for (int k = 0; k < pattern.terms; k++) {
                    float a = k < branches.length && reads(branches[k], o, i) ? Math.abs(branches[k].at(o, tap)) : 0;
                    pattern.above[k][index] = a * a;
                    pattern.below[k][index] = a == 0 ? 1 : a; // without a branch nothing moves: 0 m / (sqrt(v) + eps)
                }
            }
            case PUBLISHED -> {
                float sum = 0;
                for (Branch branch : branches) {
                    sum += reads(branch, o, i) ? branch.at(o, tap) : 0;
                }
                pattern.gradient[index] = sign * sum;
                pattern.above[0][index] = sum;
                pattern.below[0][index] = 1;
            }
        }
    }

    /** Tells whether the same whole branches reach two taps, by the same factors. */
    boolean alike(int tap, int other) {
        for (int b = 0; b < whole; b++) {
            if (branches[b].factors[tap] != branches[b].factors[other]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the whole branches that reach one of some taps. */
    int[] reaching(int[] some) {
        return IntStream.range(0, whole).filter(b -> IntStream.of(some).anyMatch(tap -> branches[b].factors[tap] != 0)).toArray();
    }

    /** Returns what a branch's weight at a tap is multiplied by besides its scale. */
    float factor(int branch, int tap) {
        return branches[branch].factors[tap];
    }

    /** Tells whether a branch that does not read every input channel reaches a tap. */
    boolean isReachedByNarrow(int tap) {
        return IntStream.range(whole, branches.length).anyMatch(b -> branches[b].factors[tap] != 0);
    }

    /**
     * Fills a pattern with the numbers of a row, as {@link #put} would one by one.
     *
     * @param some    whole branches, those that are not among them reach nothing here
     * @param factors theirs, element by element
     */
    void fill(MultiplierPattern pattern, int o, int[] some, float[][] factors) {
        int length = pattern.period;
        float[] gradient = pattern.gradient;
        pattern.terms = form == Form.EXACT ? Math.max(1, some.length) : 1;
        if (form == Form.EXACT) {
            Arrays.fill(gradient, 0, length, sign);
            if (some.length == 0) {
                Arrays.fill(pattern.above[0], 0, length, 0);
                Arrays.fill(pattern.below[0], 0, length, 1);
            }
        } else if (form == Form.PUBLISHED || some.length == 0) {
            Arrays.fill(gradient, 0, length, 0);
        }
        for (int k = 0; k < some.length; k++) {
            Branch branch = branches[some[k]];
            float scale = branch.scales.length == 1 ? branch.scales[0] : branch.scales[o];
            float[] of = factors[k];
            switch (form) {
                case SQUARES -> {
                    if (k == 0) {
                        setSquares(gradient, of, scale, length);
                    } else {
                        addSquares(gradient, of, scale, length);
                    }
                }
                case EXACT -> exact(pattern.above[k], pattern.below[k], of, Math.abs(scale), length);
                case PUBLISHED -> add(gradient, of, scale, length);
            }
        }
        if (form == Form.PUBLISHED) {
            System.arraycopy(gradient, 0, pattern.above[0], 0, length);
            Arrays.fill(pattern.below[0], 0, length, 1);
        }
        if (sign < 0 && form != Form.EXACT) {
            for (int j = 0; j < length; j++) {
                gradient[j] = -gradient[j];
            }
        }
    }

    // By hand in vectors: for so few numbers the compiler's own way into and out of its vector loops takes longer than the loops.

    private static void setSquares(float[] sum, float[] factors, float scale, int length) {
        for (int j = 0; j < length; j += LANES.length()) {
            FloatVector a = FloatVector.fromArray(LANES, factors, j).mul(scale);
            a.mul(a).intoArray(sum, j);
        }
    }

    private static void addSquares(float[] sum, float[] factors, float scale, int length) {
        for (int j = 0; j < length; j += LANES.length()) {
            FloatVector a = FloatVector.fromArray(LANES, factors, j).mul(scale);
            FloatVector.fromArray(LANES, sum, j).add(a.mul(a)).intoArray(sum, j);
        }
    }

    private static void add(float[] sum, float[] factors, float scale, int length) {
        for (int j = 0; j < length; j++) {
            sum[j] += scale * factors[j];
        }
    }

    private static void exact(float[] above, float[] below, float[] factors, float scale, int length) {
        for (int j = 0; j < length; j += LANES.length()) {
            FloatVector a = FloatVector.fromArray(LANES, factors, j).mul(scale).abs();
            a.mul(a).intoArray(above, j);
            a.blend(1, a.compare(VectorOperators.EQ, 0)).intoArray(below, j);
        }
    }

    /** SGD's multiplier of an element, without what mixed taps add. */
    float squares(int o, int i, int tap) {
        float sum = 0;
        for (Branch branch : branches) {
            if (reads(branch, o, i)) {
                float a = branch.at(o, tap);
                sum += a * a;
            }
        }
        return sum;
    }

    /** {@code taps x taps}: what a kernel's gradient is multiplied by, the direct terms on the diagonal. */
    void matrix(float[] matrix, int o, int i) {
        Arrays.fill(matrix, 0, taps * taps, 0);
        for (GradMult.Term.Mixed term : mult.mixed()) {
            if (i < 0 ? term.reach().isWhole() : term.reach().contains(o, i)) {
                double square = term.scale(o) * term.scale(o);
                for (int k = 0; k < taps * taps; k++) {
                    matrix[k] += (float) (square * term.product()[k]);
                }
            }
        }
        for (int tap = 0; tap < taps; tap++) {
            matrix[tap * taps + tap] += squares(o, i, tap);
        }
        if (sign < 0) {
            for (int k = 0; k < taps * taps; k++) {
                matrix[k] = -matrix[k];
            }
        }
    }

    private static boolean reads(Branch branch, int o, int i) {
        return branch.reach.isWhole() || i >= 0 && branch.reach.contains(o, i);
    }

    private static float[] floats(double[] values) {
        var floats = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            floats[k] = (float) values[k];
        }
        return floats;
    }
}
