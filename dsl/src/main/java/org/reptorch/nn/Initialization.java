package org.reptorch.nn;

import java.util.List;

import org.reptorch.torch.DType;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;

/** How a parameter starts, as PyTorch's modules and {@code torch.nn.init} start theirs: the same draws of the default generator, in single precision. */
public sealed interface Initialization {

    /** Draws the numbers in float32, into a tensor of the innermost scope. */
    Tensor draw(long... sizes);

    /**
     * The same number everywhere; draws nothing.
     *
     * @param value the number
     */
    record Constant(double value) implements Initialization {

        @Override
        public Tensor draw(long... sizes) {
            return Tensor.zeros(DType.FLOAT32, sizes).fill_(value);
        }
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

        @Override
        public Tensor draw(long... sizes) {
            return Tensor.zeros(DType.FLOAT32, sizes).uniform_(-bound, bound);
        }
    }

    /**
     * {@code torch.nn.init.normal_}.
     *
     * @param mean              of the numbers
     * @param standardDeviation not negative
     */
    record Normal(double mean, double standardDeviation) implements Initialization {

        /** Refuses a negative deviation. */
        public Normal {
            deviation("Normal", standardDeviation, standardDeviation >= 0);
        }

        /**
         * {@code kaiming_normal_(mode="fan_out", nonlinearity="relu")} (He et al., ICCV 2015), as ResNet starts its convolutions.
         *
         * @param shape of the weight: out x in/groups x kernel, or out x in; groups do not count
         */
        public static Normal kaimingFanOut(List<Long> shape) {
            return kaiming(fan(shape, 0));
        }

        /** {@code kaiming_normal_(mode="fan_in", nonlinearity="relu")}; the shape as in {@link #kaimingFanOut}. */
        public static Normal kaimingFanIn(List<Long> shape) {
            return kaiming(fan(shape, 1));
        }

        private static Normal kaiming(long fan) {
            return new Normal(0, Math.sqrt(2.0) / Math.sqrt(fan));
        }

        private static long fan(List<Long> shape, int dimension) {
            if (shape.size() < 2) {
                throw new IllegalArgumentException("Kaiming's initialization wants a weight of at least two dimensions, not " + shape);
            }
            return shape.get(dimension) * shape.stream().skip(2).reduce(1L, (a, b) -> a * b);
        }

        @Override
        public Tensor draw(long... sizes) {
            return Tensor.zeros(DType.FLOAT32, sizes).normal_(mean, standardDeviation);
        }
    }

    /**
     * {@code torch.nn.init.trunc_normal_} where at least 30 % of the normal distribution lie between the bounds: what lies outside is drawn again.
     *
     * @param mean              of the distribution that is cut
     * @param standardDeviation positive
     * @param from              PyTorch's default is -2
     * @param to                PyTorch's default is 2
     */
    record TruncatedNormal(double mean, double standardDeviation, double from, double to) implements Initialization {

        /** PyTorch's own limit; with less between the bounds it draws in another way, which is not made here. */
        private static final double LEAST = 0.3;

        /** Refuses bounds between which too little lies. */
        public TruncatedNormal {
            deviation("TruncatedNormal", standardDeviation, standardDeviation > 0);
            if (!(normalDistribution((to - mean) / standardDeviation) - normalDistribution((from - mean) / standardDeviation) > LEAST)) {
                throw new IllegalArgumentException("TruncatedNormal: less than 30 % of N(" + mean + ", " + standardDeviation + ") lie between " + from + " and "
                        + to + "; widen the bounds");
            }
        }

        /** With mean 0 between -2 and 2, PyTorch's defaults. */
        public static TruncatedNormal of(double standardDeviation) {
            return new TruncatedNormal(0, standardDeviation, -2, 2);
        }

        /** Simpson's rule from 0; exact to many more digits than the limit has. */
        private static double normalDistribution(double x) {
            double end = Math.max(-10, Math.min(10, x));
            int steps = 1000;
            double sum = 0;
            for (int i = 0; i <= steps; i++) {
                double t = end * i / steps;
                sum += Math.exp(-t * t / 2) * (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2);
            }
            return 0.5 + sum * end / steps / 3 / Math.sqrt(2 * Math.PI);
        }

        @Override
        public Tensor draw(long... sizes) {
            Tensor result = Tensor.zeros(DType.FLOAT32, sizes).normal_(mean, standardDeviation);
            while (true) {
                Tensor outside = result.lt((float) from).logicalOr(result.gt((float) to));
                if (!outside.any().itemBoolean()) {
                    return result;
                }
                result = Ops.where(outside, Tensor.zeros(DType.FLOAT32, sizes).normal_(mean, standardDeviation), result);
            }
        }
    }

    private static void deviation(String name, double standardDeviation, boolean possible) {
        if (!possible || Double.isInfinite(standardDeviation)) {
            throw new IllegalArgumentException(name + ": a standard deviation of " + standardDeviation + " is not possible");
        }
    }
}
