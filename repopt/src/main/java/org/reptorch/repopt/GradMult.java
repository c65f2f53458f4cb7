package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.reptorch.torch.DType;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * What a parameter's gradient becomes under a prior, as a sum of one term per branch: no array of the parameter's size.
 *
 * <p>A parameter is seen as [out, in per group, taps], taps of a convolution's window row by row: a linear layer has one tap, a scaling layer one input
 * and one tap. A branch holds {@code W' = scale_o A w}, where A maps its own weights onto the taps of those input channels that it reads. Optimizing the
 * branches then moves the parameter, with g = dL/dW' and m, v the moments of g, along
 *
 * <pre>
 *     SGD                  sum_b scale_o^2 A A^T g                               (RepOptimizers, section 3.2 and appendix A)
 *     Adam, one tap each   sum_b s_b^2 m / (|s_b| sqrt(v) + eps),   s_b = scale_o factor_tap
 * </pre>
 *
 * <p>For the block of RepOpt-VGG (3x3 with scales s, 1x1 with scales t, identity) the former multiplies the gradient of output channel c, input channel d and tap
 * p, q by {@code s_c^2 + t_c^2 [centre] + 1 [centre, c = d]} (equation 3). A A^T is diagonal, and the multiplication one by elements, if no weight of the branch has
 * two taps.
 *
 * @param shape of the parameter: out x in/groups x height x width, out x in, or out
 * @param terms added up in order
 * @param dtype float32 or float64: the arithmetic in which terms are computed and added, as in the published code
 */
public record GradMult(List<Long> shape, List<Term> terms, DType dtype) {

    /** How the scale enters a multiplier. */
    public enum Power {
        /** The square: what SGD on the branches amounts to, exactly (equations 1 and 2 of the paper). */
        SQUARE,
        /** The scale itself: AdamW as published; wrong where scales are negative. */
        FIRST
    }

    /** One branch's share. */
    public sealed interface Term {

        /** Returns the branch's scales: one per output channel, or a single one for all. */
        double[] scales();

        /** Returns which input channels the branch reads. */
        Reach reach();

        /** Returns the scale of an output channel. */
        default double scale(int channel) {
            return scales().length == 1 ? scales()[0] : scales()[channel];
        }

        /**
         * Every tap that the branch reaches is one weight of its own, times a factor: centred kernels, the identity. What Adam on the branch does can be
         * told from the parameter's own moments, which {@code scale * factor} multiplies.
         *
         * @param scales  one per output channel, or a single one
         * @param reach   which input channels
         * @param factors per tap, 0 where the branch has none; 1 for kernels
         */
        record Direct(double[] scales, Reach reach, double[] factors) implements Term {
        }

        /**
         * Taps share weights of the branch: a fixed average, or another linear map. The gradient of a kernel, as a vector of taps, is multiplied by
         * {@code scale_o^2 product}.
         *
         * @param scales  one per output channel, or a single one
         * @param reach   which input channels
         * @param product {@code A A^T}, taps x taps row by row, symmetric
         */
        record Mixed(double[] scales, Reach reach, double[] product) implements Term {
        }
    }

    /**
     * The input channels, counted within their group, that an output channel of a branch reads: {@code [from(o), from(o) + width)}.
     *
     * @param in    input channels per group of the parameter
     * @param width how many of them the branch reads: all, or fewer where the branch has more groups; 1 for the identity and depthwise branches
     * @param outs  how many output channels in a row read the same ones
     */
    public record Reach(int in, int width, int outs) {

        /** Returns the first input channel that an output channel reads. */
        public int from(int out) {
            return width == in ? 0 : (int) ((long) (out / outs) * width % in);
        }

        /** Tells whether an output channel reads an input channel. */
        public boolean contains(int out, int input) {
            int from = from(out);
            return input >= from && input < from + width;
        }

        /** Tells whether every input channel is read. */
        public boolean isWhole() {
            return width == in;
        }
    }

    /** Copies the lists. */
    public GradMult {
        shape = List.copyOf(shape);
        terms = List.copyOf(terms);
    }

    /** Compiles a block's branches and scales. */
    public static GradMult of(Scales.Block block) {
        var terms = new ArrayList<Term>();
        for (int i = 0; i < block.branches().size(); i++) {
            terms.addAll(block.terms(i));
        }
        return new GradMult(block.target().shape(), terms, block.dtype());
    }

    /** Returns the number of output channels. */
    public int out() {
        return Math.toIntExact(shape.getFirst());
    }

    /** Returns the number of input channels per group; 1 for a vector. */
    public int in() {
        return shape.size() < 2 ? 1 : Math.toIntExact(shape.get(1));
    }

    /** Returns the number of taps of a window; 1 where there is none. */
    public int taps() {
        return Math.toIntExact(shape.stream().skip(2).reduce(1L, Math::multiplyExact));
    }

    /** Returns SGD's multiplier at an output channel and tap, for the input channels outside of {@code [narrowFrom, narrowTo)}. */
    public double base(int channel, int tap) {
        return sum(Power.SQUARE, channel, -1, tap);
    }

    /** Returns SGD's multiplier of one element; what {@link #mixed} terms do to it comes on top. */
    public double at(int channel, int input, int tap) {
        return sum(Power.SQUARE, channel, input, tap);
    }

    /** Returns the multiplier of one element with the scales to a power; what {@link #mixed} terms do comes on top. */
    public double at(Power power, int channel, int input, int tap) {
        return sum(power, channel, input, tap);
    }

    /** With a negative input channel only what reads every channel counts. */
    private double sum(Power power, int channel, int input, int tap) {
        double sum = 0;
        for (Term term : terms) {
            if (term instanceof Term.Direct direct && (direct.reach().isWhole() || input >= 0 && direct.reach().contains(channel, input))) {
                double share = share(power, direct.scale(channel), direct.factors()[tap]);
                sum = dtype == DType.FLOAT32 ? (float) sum + (float) share : sum + share;
            }
        }
        return sum;
    }

    private double share(Power power, double scale, double factor) {
        if (dtype == DType.FLOAT32) {
            float single = (float) (scale * factor);
            return power == Power.FIRST ? single : single * single;
        }
        return power == Power.FIRST ? scale * factor : scale * factor * (scale * factor);
    }

    /** Tells whether some input channels of an output channel are multiplied otherwise than the rest. */
    public boolean hasNarrow() {
        return terms.stream().anyMatch(GradMult::isNarrow);
    }

    /** Returns the first input channel of an output channel from which on {@link #at} may differ from {@link #base}. */
    public int narrowFrom(int channel) {
        int from = in();
        for (Term term : terms) {
            if (isNarrow(term)) {
                from = Math.min(from, term.reach().from(channel));
            }
        }
        return from;
    }

    /** Returns the input channel of an output channel from which on {@link #at} is {@link #base} again; not above {@link #narrowFrom} where nothing differs. */
    public int narrowTo(int channel) {
        int to = 0;
        for (Term term : terms) {
            if (isNarrow(term)) {
                to = Math.max(to, term.reach().from(channel) + term.reach().width());
            }
        }
        return to;
    }

    private static boolean isNarrow(Term term) {
        return term instanceof Term.Direct && !term.reach().isWhole();
    }

    /** Returns the terms that multiply each element by a number. */
    public List<Term.Direct> direct() {
        return terms.stream().filter(Term.Direct.class::isInstance).map(Term.Direct.class::cast).toList();
    }

    /** Returns the terms that multiply the taps of a kernel by a matrix; empty for most priors. */
    public List<Term.Mixed> mixed() {
        return terms.stream().filter(Term.Mixed.class::isInstance).map(Term.Mixed.class::cast).toList();
    }

    /**
     * Returns the multiplier of every element, as the published code stores it, in the parameter's shape.
     *
     * @throws IllegalStateException where taps are mixed: that is no multiplication by elements
     */
    public StoredTensor dense(Power power) {
        if (!mixed().isEmpty()) {
            throw new IllegalStateException("a Grad Mult with mixed taps is a linear map of the gradient and has no array of multipliers");
        }
        return directPart(power);
    }

    /** Returns the multiplier of every element by the {@link #direct} terms alone, in the parameter's shape. */
    StoredTensor directPart(Power power) {
        int in = in();
        int taps = taps();
        var values = new double[Math.multiplyExact(Math.multiplyExact(out(), in), taps)];
        int index = 0;
        for (int o = 0; o < out(); o++) {
            for (int i = 0; i < in; i++) {
                for (int tap = 0; tap < taps; tap++) {
                    values[index++] = sum(power, o, i, tap);
                }
            }
        }
        return Scales.stored(values, dtype, shape.stream().mapToLong(Long::longValue).toArray());
    }

    /** Returns what SGD moves the parameter along, in tensor operators: every term's share of the gradient, in the gradient's shape and dtype. */
    public Tensor multiply(Tensor gradient) {
        Tensor result = gradient.mul(Tensor.of(directPart(Power.SQUARE)).to(gradient.device(), gradient.dtype()));
        for (Term.Mixed mixed : mixed()) {
            Tensor product = Tensor.of(mixed.product(), taps(), taps()).to(gradient.device(), gradient.dtype());
            result = result.add(gradient.reshape(out(), in(), taps()).matmul(product)
                    .mul(Tensor.of(squares(mixed), out(), in(), 1).to(gradient.device(), gradient.dtype())).reshape(gradient.shape()));
        }
        return result;
    }

    /**
     * Returns the gradient that {@link #multiply} makes a movement of: the inverse of that linear map, which is positive definite where some branch
     * reads every tap with a scale that is not 0.
     */
    public Tensor divide(Tensor movement) {
        Tensor direct = Tensor.of(directPart(Power.SQUARE)).to(movement.dtype());
        if (mixed().isEmpty()) {
            return movement.div(direct);
        }
        Tensor identity = Ops.eye(taps(), movement.dtype()).reshape(1, 1, taps(), taps());
        Tensor matrices = direct.reshape(out(), in(), taps(), 1).mul(identity);
        for (Term.Mixed mixed : mixed()) {
            matrices = matrices.add(Tensor.of(squares(mixed), out(), in(), 1, 1).mul(Tensor.of(mixed.product(), 1, 1, taps(), taps())).to(movement.dtype()));
        }
        return Ops.linalgSolve(matrices, movement.reshape(out(), in(), taps(), 1)).reshape(movement.shape());
    }

    /** Returns the Frobenius norm of the linear map {@link #multiply}: of all that the gradient's elements are multiplied by. */
    public double norm() {
        if (!mixed().isEmpty() && terms.size() > 1) {
            throw new IllegalStateException("a map of mixed taps beside other terms has no norm here; ask for its terms' one by one");
        }
        double sum = Arrays.stream(directPart(Power.SQUARE).toDoubleArray()).map(factor -> factor * factor).sum();
        for (Term.Mixed mixed : mixed()) {
            double squares = Arrays.stream(squares(mixed)).map(square -> square * square).sum();
            sum += squares * Arrays.stream(mixed.product()).map(factor -> factor * factor).sum();
        }
        return Math.sqrt(sum);
    }

    /** The square of the scale where an output channel reads an input channel, else 0. */
    private double[] squares(Term.Mixed mixed) {
        var squares = new double[Math.multiplyExact(out(), in())];
        for (int o = 0; o < out(); o++) {
            for (int i = 0; i < in(); i++) {
                squares[o * in() + i] = mixed.reach().contains(o, i) ? share(Power.SQUARE, mixed.scale(o), 1) : 0;
            }
        }
        return squares;
    }

    /** Returns the bytes that the terms take. */
    public long bytes() {
        return terms.stream().mapToLong(term -> 8L * (term.scales().length + switch (term) {
            case Term.Direct direct -> direct.factors().length;
            case Term.Mixed mixed -> mixed.product().length;
        })).sum();
    }

    /** Returns the structure and SGD's range: {@code 3x3 per channel + 1 of 9 taps per channel + 1.0 at 1 of 9 taps of the own channel; 0.3 to 2.7}. */
    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Term term : terms) {
            parts.add(structure(term));
        }
        for (int o = 0; o < out(); o++) {
            int from = hasNarrow() ? narrowFrom(o) : 0;
            for (int tap = 0; tap < taps(); tap++) {
                for (int i = from - 1; i < Math.max(from, narrowTo(o)); i++) {
                    // Input -1 stands for those that nothing narrow reads, if there are any.
                    if (i >= from || !(from == 0 && narrowTo(o) == in())) {
                        double value = sum(Power.SQUARE, o, i < from ? -1 : i, tap);
                        least = Math.min(least, value);
                        most = Math.max(most, value);
                    }
                }
            }
        }
        return "%s; %.3g to %.3g%s".formatted(String.join(" + ", parts), least, most, mixed().isEmpty() ? "" : " besides the matrix");
    }

    private String structure(Term term) {
        String scale = term.scales().length == 1 ? "%.3g".formatted(term.scales()[0] * term.scales()[0]) : "per channel";
        String taps = switch (term) {
            case Term.Direct direct -> {
                long reached = Arrays.stream(direct.factors()).filter(factor -> factor != 0).count();
                yield reached == taps() ? "" : " at " + reached + " of " + taps() + " taps";
            }
            case Term.Mixed mixed -> " by a " + taps() + "x" + taps() + " matrix of the taps";
        };
        return scale + taps + (term.reach().isWhole() ? "" : term.reach().width() == 1 ? " of the own channel" : " of " + term.reach().width() + " of " + in() + " inputs");
    }
}
