package org.reptorch.quant;

/**
 * What activations are quantized to, one scale per tensor.
 *
 * @param bits      2 to 8
 * @param symmetric whether zero lies in the middle, whatever the range; else the range alone decides where it is
 */
public record ActivationScheme(int bits, boolean symmetric) {

    /** Eight bits, affine: what the INT8 engine is quickest with, since behind a ReLU zero is then 0. */
    public static final ActivationScheme INT8 = new ActivationScheme(8, false);

    /** Refuses other numbers of bits. */
    public ActivationScheme {
        if (bits < 2 || bits > 8) {
            throw new IllegalArgumentException("ActivationScheme: bits must be from 2 to 8, not " + bits);
        }
    }
}
