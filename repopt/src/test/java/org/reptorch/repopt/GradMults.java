package org.reptorch.repopt;

import java.util.Arrays;
import java.util.List;

import org.reptorch.repopt.GradMult.Reach;
import org.reptorch.repopt.GradMult.Term;
import org.reptorch.torch.DType;

/** Grad Mults for tests, with scales of both signs that differ from channel to channel. */
final class GradMults {

    private GradMults() {
    }

    /** Full kernel, centre and, where there are no more outputs than inputs, the identity. */
    static GradMult block(int out, int in, int kernel) {
        int taps = kernel * kernel;
        Reach whole = new Reach(in, in, 1);
        var full = new Term.Direct(scales(out, 1), whole, filled(taps));
        var centre = new Term.Direct(scales(out, 2), whole, only(taps / 2, taps));
        var identity = new Term.Direct(new double[] {1}, new Reach(in, 1, 1), only(taps / 2, taps));
        return new GradMult(List.of((long) out, (long) in, (long) kernel, (long) kernel), out <= in ? List.of(identity, full, centre) : List.of(full, centre),
                DType.FLOAT32);
    }

    /** A branch with more groups than the parameter beside a full one. */
    static GradMult grouped(int out, int in, int width) {
        return new GradMult(List.of((long) out, (long) in, 3L, 3L), List.of(new Term.Direct(scales(out, 3), new Reach(in, in, 1), filled(9)),
                new Term.Direct(scales(out, 4), new Reach(in, width, out * width / in), filled(9))), DType.FLOAT32);
    }

    /** A row and a column of taps, and the identity: no number belongs to a whole row of elements. */
    static GradMult cross(int out, int in) {
        Reach whole = new Reach(in, in, 1);
        return new GradMult(List.of((long) out, (long) in, 3L, 3L), List.of(new Term.Direct(scales(out, 10), whole, new double[] {0, 0, 0, 1, 1, 1, 0, 0, 0}),
                new Term.Direct(scales(out, 11), whole, new double[] {0, 0.5, 0, 0, 1, 0, 0, -2, 0}),
                new Term.Direct(new double[] {1}, new Reach(in, 1, 1), only(4, 9))), DType.FLOAT32);
    }

    /** More branches than are put together on the way: a full kernel, its centre, a row, a column, another row. */
    static GradMult many(int out, int in) {
        Reach whole = new Reach(in, in, 1);
        return new GradMult(List.of((long) out, (long) in, 3L, 3L), List.of(new Term.Direct(scales(out, 12), whole, filled(9)),
                new Term.Direct(scales(out, 13), whole, only(4, 9)), new Term.Direct(scales(out, 14), whole, new double[] {0, 0, 0, 1, 1, 1, 0, 0, 0}),
                new Term.Direct(scales(out, 15), whole, new double[] {0, 1, 0, 0, 1, 0, 0, 1, 0}),
                new Term.Direct(scales(out, 16), new Reach(in, 1, 1), new double[] {1, 1, 1, 0, 0, 0, 0, 0, 0})), DType.FLOAT32);
    }

    /** A matrix: one branch, and one of the own channel where there are no more outputs than inputs. */
    static GradMult linear(int out, int in) {
        var full = new Term.Direct(scales(out, 5), new Reach(in, in, 1), filled(1));
        var own = new Term.Direct(new double[] {1}, new Reach(in, 1, 1), filled(1));
        return new GradMult(List.of((long) out, (long) in), out <= in ? List.of(full, own) : List.of(full), DType.FLOAT32);
    }

    /** A scaling layer: a vector. */
    static GradMult vector(int out) {
        return new GradMult(List.of((long) out), List.of(new Term.Direct(scales(out, 6), new Reach(1, 1, 1), filled(1)),
                new Term.Direct(new double[] {-0.5}, new Reach(1, 1, 1), filled(1))), DType.FLOAT32);
    }

    /** Full kernel, an average over the taps, another matrix on the own channel, and the identity. */
    static GradMult mixed(int out, int in, int kernel) {
        int taps = kernel * kernel;
        Reach whole = new Reach(in, in, 1);
        Reach own = new Reach(in, 1, 1);
        double[] average = new double[taps * taps];
        Arrays.fill(average, 1.0 / (taps * taps));
        double[] other = new double[taps * taps];
        for (int a = 0; a < taps; a++) {
            for (int b = 0; b < taps; b++) {
                other[a * taps + b] = 0.1 * Math.cos(a) * Math.cos(b) + (a == b ? 0.2 : 0);
            }
        }
        return new GradMult(List.of((long) out, (long) in, (long) kernel, (long) kernel), List.of(new Term.Direct(scales(out, 7), whole, filled(taps)),
                new Term.Mixed(scales(out, 8), whole, average), new Term.Mixed(scales(out, 9), own, other),
                new Term.Direct(new double[] {1}, own, only(taps / 2, taps))), DType.FLOAT32);
    }

    private static double[] scales(int out, double phase) {
        var scales = new double[out];
        Arrays.setAll(scales, o -> (float) (0.2 + Math.sin(phase + 0.7 * o)));
        return scales;
    }

    private static double[] filled(int taps) {
        var factors = new double[taps];
        Arrays.fill(factors, 1);
        return factors;
    }

    private static double[] only(int tap, int taps) {
        var factors = new double[taps];
        factors[tap] = 1;
        return factors;
    }
}
