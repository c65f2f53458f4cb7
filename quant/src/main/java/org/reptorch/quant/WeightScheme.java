package org.reptorch.quant;

/**
 * What weights are quantized to.
 *
 * @param bits       2 to 8
 * @param perChannel whether every output channel has a scale of its own
 * @param symmetric  whether zero is 0 and the range is the same on both sides; INT8 kernels take no others
 */
public record WeightScheme(int bits, boolean perChannel, boolean symmetric) {

    /** Eight bits from -127 to 127, a scale per output channel. */
    public static final WeightScheme INT8 = new WeightScheme(8, true, true);

    /** Refuses other numbers of bits. */
    public WeightScheme {
        if (bits < 2 || bits > 8) {
            throw new IllegalArgumentException("WeightScheme: bits must be from 2 to 8, not " + bits);
        }
    }

    /** Returns the least whole number: -127 for symmetric eight bits, since -128 has no counterpart. */
    public int least() {
        return symmetric ? -most() : -most() - 1;
    }

    /** Returns the greatest whole number. */
    public int most() {
        return (1 << bits - 1) - 1;
    }
}
