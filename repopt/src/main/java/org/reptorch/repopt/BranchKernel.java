package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.reptorch.nn.Size;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;

/**
 * The linear map A from a branch's weights to the weight of the operator that it stands in: the one place where a branch's algebra is written.
 *
 * @param branch any
 * @param target that it fits
 */
record BranchKernel(Branch branch, Target target) {

    /** Returns the shape of the branch's own weights: out x in/groups x kernel, or a number per channel for the identity. */
    long[] shape() {
        long width = target.in() / branch.groups(target);
        return switch (branch) {
            case Branch.Kernel kernel -> new long[] {target.out(), width, kernel.size().height(), kernel.size().width()};
            case Branch.Identity identity -> new long[] {target.out()};
            case Branch.Average average -> new long[] {target.out(), width, 1, 1};
            case Branch.Mapped mapped -> new long[] {target.out(), width, 1, mapped.rows().getFirst().size()};
        };
    }

    /**
     * Returns A w, not scaled, in the shape of the target's weight.
     *
     * @param weights of the branch, in its {@link #shape} or any of as many elements
     */
    Tensor unfold(Tensor weights) {
        long width = target.in() / branch.groups(target);
        Tensor kernel = weights.reshape(target.out(), width, -1);
        Optional<double[][]> map = branch.map();
        if (map.isPresent()) {
            kernel = kernel.matmul(Tensor.of(flat(transposed(map.get())), map.get()[0].length, map.get().length).to(weights));
        }
        Size size = branch.size();
        int top = (target.kernel().height() - size.height()) / 2;
        int left = (target.kernel().width() - size.width()) / 2;
        Tensor taps = kernel.reshape(target.out(), width, size.height(), size.width()).pad(left, left, top, top);
        return spread(taps).reshape(target.shape().stream().mapToLong(Long::longValue).toArray());
    }

    /** Puts the input channels that each output channel reads among the target's others, which get zero. */
    private Tensor spread(Tensor taps) {
        GradMult.Reach reach = reach();
        if (reach.isWhole()) {
            return taps;
        }
        int blocks = target.out() / reach.outs();
        if (blocks == 1) {
            return taps;
        }
        var rows = new ArrayList<Tensor>();
        for (int block = 0; block < blocks; block++) {
            int first = block * reach.outs();
            int from = reach.from(first);
            rows.add(taps.narrow(0, first, reach.outs()).pad(0, 0, 0, 0, from, reach.in() - from - reach.width()));
        }
        return Ops.cat(rows, 0);
    }

    /** Returns which input channels the branch reads. */
    GradMult.Reach reach() {
        int groups = branch.groups(target);
        return new GradMult.Reach(target.inPerGroup(), target.in() / groups, target.out() / groups);
    }

    /** Returns the terms that the branch with these scales gives a Grad Mult. */
    List<GradMult.Term> terms(double[] scales) {
        Optional<double[][]> map = branch.map();
        if (map.isEmpty()) {
            return List.of(new GradMult.Term.Direct(scales, reach(), window(1)));
        }
        double[][] matrix = embedded(map.get());
        return hasOneTapPerWeight(matrix) ? direct(scales, matrix) : List.of(mixed(scales, matrix));
    }

    private double[] window(double inside) {
        var factors = new double[target.taps()];
        Size size = branch.size();
        for (int row = 0; row < size.height(); row++) {
            for (int column = 0; column < size.width(); column++) {
                factors[tap(row, column)] = inside;
            }
        }
        return factors;
    }

    /** Returns the target's tap at a place of the branch's own window. */
    private int tap(int row, int column) {
        return (row + (target.kernel().height() - branch.size().height()) / 2) * target.kernel().width() + column
                + (target.kernel().width() - branch.size().width()) / 2;
    }

    /** Returns the matrix with a row for each tap of the target. */
    private double[][] embedded(double[][] matrix) {
        var embedded = new double[target.taps()][matrix[0].length];
        for (int tap = 0; tap < matrix.length; tap++) {
            embedded[tap(tap / branch.size().width(), tap % branch.size().width())] = matrix[tap];
        }
        return embedded;
    }

    private static boolean hasOneTapPerWeight(double[][] matrix) {
        for (int weight = 0; weight < matrix[0].length; weight++) {
            int taps = 0;
            for (double[] row : matrix) {
                taps += row[weight] == 0 ? 0 : 1;
            }
            if (taps > 1) {
                return false;
            }
        }
        return true;
    }

    /** Several weights may go to the same tap: each is a branch of its own there, so that a term takes at most one per tap. */
    private List<GradMult.Term> direct(double[] scales, double[][] matrix) {
        var terms = new ArrayList<double[]>();
        for (int tap = 0; tap < matrix.length; tap++) {
            int term = 0;
            for (double factor : matrix[tap]) {
                if (factor != 0) {
                    if (term == terms.size()) {
                        terms.add(new double[matrix.length]);
                    }
                    terms.get(term++)[tap] = factor;
                }
            }
        }
        return terms.stream().<GradMult.Term>map(factors -> new GradMult.Term.Direct(scales, reach(), factors)).toList();
    }

    private GradMult.Term mixed(double[] scales, double[][] matrix) {
        int taps = matrix.length;
        var product = new double[taps * taps];
        for (int i = 0; i < taps; i++) {
            for (int j = 0; j < taps; j++) {
                for (int weight = 0; weight < matrix[0].length; weight++) {
                    product[i * taps + j] += matrix[i][weight] * matrix[j][weight];
                }
            }
        }
        return new GradMult.Term.Mixed(scales, reach(), product);
    }

    private static double[][] transposed(double[][] matrix) {
        var transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    private static double[] flat(double[][] matrix) {
        return java.util.Arrays.stream(matrix).flatMapToDouble(java.util.Arrays::stream).toArray();
    }
}
