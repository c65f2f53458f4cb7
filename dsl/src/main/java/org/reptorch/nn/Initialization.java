package org.reptorch.nn;

/** How a parameter starts, as PyTorch's modules start theirs. */
public sealed interface Initialization {

    /**
     * The same number everywhere; draws nothing.
     *
     * @param value the number
     */
    record Constant(double value) implements Initialization {
    }

    /**
     * Drawn evenly from (-bound, bound) by the default generator, in single precision.
     *
     * @param bound positive
     */
    record Uniform(double bound) implements Initialization {

        /** {@code kaiming_uniform_(weight, a=sqrt(5))}, in the same floating-point operations, since the draw depends on the last bit. */
        static Uniform kaiming(long fanIn) {
            double negativeSlope = Math.sqrt(5);
            double gain = Math.sqrt(2.0 / (1 + negativeSlope * negativeSlope));
            double standardDeviation = gain / Math.sqrt(fanIn);
            return new Uniform(Math.sqrt(3.0) * standardDeviation);
        }

        /** The bias of {@code Conv2d} and {@code Linear}. */
        static Uniform ofBias(long fanIn) {
            return new Uniform(1 / Math.sqrt(fanIn));
        }
    }
}
