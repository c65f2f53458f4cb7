package org.reptorch.repopt;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.reptorch.torch.io.StoredTensor;

/**
 * How widely the numbers of a convolution's kernel are spread, as a whole, at its centre and around it (RepOptimizers, table 11): what
 * makes a network hard to quantize.
 *
 * @param overall     the standard deviation of all numbers
 * @param central     of those at the centre taps; NaN where there is but one
 * @param surrounding of all others; NaN for a kernel of one tap
 */
public record KernelStatistics(double overall, double central, double surrounding) {

    /** Some of the taps of a kernel. */
    public enum Taps {
        /** All of them. */
        ALL,
        /** The one in the middle. */
        CENTRAL,
        /** All but that. */
        SURROUNDING;

        /**
         * Returns a kernel's numbers at these taps.
         *
         * @param kernel out x in x height x width, both odd
         * @throws IllegalArgumentException for what is no such kernel
         */
        public double[] of(StoredTensor kernel) {
            long[] shape = kernel.shape();
            if (shape.length != 4 || shape[2] % 2 == 0 || shape[3] % 2 == 0) {
                throw new IllegalArgumentException("a kernel with a centre is out x in x height x width, both odd, not " + Arrays.toString(shape));
            }
            int taps = Math.toIntExact(shape[2] * shape[3]);
            double[] values = kernel.toDoubleArray();
            return IntStream.range(0, values.length).filter(i -> this == ALL || (i % taps == taps / 2) == (this == CENTRAL)).mapToDouble(i -> values[i]).toArray();
        }
    }

    /**
     * Measures a kernel.
     *
     * @param kernel out x in x height x width, both odd
     */
    public static KernelStatistics of(StoredTensor kernel) {
        return new KernelStatistics(deviation(Taps.ALL.of(kernel)), deviation(Taps.CENTRAL.of(kernel)), deviation(Taps.SURROUNDING.of(kernel)));
    }

    /** The sample's standard deviation, divided by one less than there are numbers, as {@code torch.std} has it. */
    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }
}
