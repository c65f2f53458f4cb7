package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.List;

import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.torch.DType;
import org.reptorch.torch.io.StoredTensor;

/**
 * What a convolution's gradient is multiplied by, as a sum of terms of one number per output channel: no array of the weight's size.
 *
 * <p>For SGD on branches {@code W' = sum_b alpha_b A_b w_b} the weight moves along {@code sum_b alpha_b^2 A_b A_b^T dL/dW'}
 * (RepOptimizers, section 3.1 and appendix A). A centred kernel contributes {@code alpha^2} at its taps; the identity, whose
 * scaling layer trains with a scale of 1, contributes 1 where input and output channel agree at the centre.
 *
 * @param out    output channels
 * @param in     input channels per output channel
 * @param kernel the kernel's side
 * @param terms  added up in order
 * @param dtype  float32 or float64: the arithmetic in which terms are computed and added, as in the published code
 */
public record GradMult(int out, int in, int kernel, List<Term> terms, DType dtype) {

    /** How the scale enters the multiplier. */
    public enum Rule {
        /** SGD: the square of the scale, exactly (proposition 1 of the paper). */
        SGD(2),
        /** AdamW as published: the scale itself; wrong where scales are negative. */
        ADAMW_REFERENCE(1);

        private final int power;

        Rule(int power) {
            this.power = power;
        }

        private double of(double scale, DType dtype) {
            return power == 1 ? scale : dtype == DType.FLOAT32 ? (float) scale * (float) scale : scale * scale;
        }
    }

    /** One branch's share of the multiplier. */
    public sealed interface Term {

        /**
         * The same for every input channel, at the taps of a centred kernel of some size.
         *
         * @param size       the kernel's side
         * @param perChannel one number per output channel
         */
        record Window(int size, double[] perChannel) implements Term {
        }

        /**
         * At the centre tap, where input and output channel have the same number.
         *
         * @param value one number
         */
        record Diagonal(double value) implements Term {
        }
    }

    /** Copies the list. */
    public GradMult {
        terms = List.copyOf(terms);
    }

    /** Compiles the block's branches and scales for an update rule. */
    public static GradMult of(Scales.Block block, Rule rule) {
        var terms = new ArrayList<Term>();
        for (int i = 0; i < block.branches().size(); i++) {
            double[] scales = block.values().get(i);
            terms.add(switch (block.branches().get(i)) {
                case Branch.Kernel kernel -> {
                    var perChannel = new double[scales.length];
                    for (int c = 0; c < scales.length; c++) {
                        perChannel[c] = rule.of(scales[c], block.dtype());
                    }
                    yield new Term.Window(kernel.size(), perChannel);
                }
                case Branch.Identity identity -> new Term.Diagonal(1.0);
            });
        }
        Conv2d target = block.target();
        return new GradMult(target.out(), target.in() / target.groups(), target.kernel().side(), terms, block.dtype());
    }

    /** Returns the multiplier at an output channel and tap, for input channels other than the output channel's own. */
    public double offDiagonal(int channel, int tap) {
        return sum(channel, tap, false);
    }

    /** Returns the multiplier at an output channel's own input channel and a tap. */
    public double onDiagonal(int channel, int tap) {
        return sum(channel, tap, true);
    }

    private double sum(int channel, int tap, boolean diagonal) {
        double sum = 0;
        for (Term term : terms) {
            double share = switch (term) {
                case Term.Window window -> contains(window.size(), tap) ? window.perChannel()[channel] : 0;
                case Term.Diagonal(double value) -> diagonal && tap == centre() ? value : 0;
            };
            sum = dtype == DType.FLOAT32 ? (float) sum + (float) share : sum + share;
        }
        return sum;
    }

    private boolean contains(int size, int tap) {
        int margin = (kernel - size) / 2;
        int row = tap / kernel;
        int column = tap % kernel;
        return row >= margin && row < kernel - margin && column >= margin && column < kernel - margin;
    }

    /** Returns the number of taps. */
    public int taps() {
        return kernel * kernel;
    }

    /** Returns the number of the centre tap. */
    public int centre() {
        return taps() / 2;
    }

    /** Tells whether a channel's own input is multiplied otherwise than the others. */
    public boolean hasDiagonal() {
        return terms.stream().anyMatch(Term.Diagonal.class::isInstance);
    }

    /** Returns the multiplier of every element, as the published code stores it: out x in x kernel x kernel. */
    public StoredTensor dense() {
        var values = new double[Math.multiplyExact(Math.multiplyExact(out, in), taps())];
        int index = 0;
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                for (int tap = 0; tap < taps(); tap++) {
                    values[index++] = i == o ? onDiagonal(o, tap) : offDiagonal(o, tap);
                }
            }
        }
        return Scales.stored(values, dtype, out, in, kernel, kernel);
    }

    /** Returns the bytes that the multiplier takes, in this form. */
    public long bytes() {
        return terms.stream().mapToLong(term -> switch (term) {
            case Term.Window window -> 8L * window.perChannel().length;
            case Term.Diagonal diagonal -> 8L;
        }).sum();
    }

    /** Returns the structure and range: {@code s^2 3x3 + t^2 1x1 + identity, 0.3 to 2.7}. */
    @Override
    public String toString() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        var parts = new ArrayList<String>();
        for (Term term : terms) {
            parts.add(switch (term) {
                case Term.Window window -> window.size() + "x" + window.size() + " per channel";
                case Term.Diagonal(double value) -> value + " on the centre's diagonal";
            });
        }
        for (int o = 0; o < out; o++) {
            for (int tap = 0; tap < taps(); tap++) {
                least = Math.min(least, offDiagonal(o, tap));
                most = Math.max(most, hasDiagonal() ? onDiagonal(o, tap) : offDiagonal(o, tap));
            }
        }
        return "%s; %.3g to %.3g".formatted(String.join(" + ", parts), least, most);
    }
}
