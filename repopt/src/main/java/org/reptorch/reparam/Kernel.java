package org.reptorch.reparam;

import java.util.Objects;

import org.reptorch.torch.Tensor;

/**
 * The numbers of a convolution.
 *
 * @param weight out x in/groups x height x width
 * @param bias   one number per output channel; null for none
 */
public record Kernel(Tensor weight, Tensor bias) {

    /** Refuses a missing weight, and one that is not of a convolution. */
    public Kernel {
        Objects.requireNonNull(weight, "Kernel: the weight is null");
        if (weight.dimensions() != 4) {
            throw new IllegalArgumentException("Kernel: the weight must be out x in/groups x height x width, not " + weight.summary());
        }
    }

    /** Returns the bias, zeros where there is none. */
    public Tensor biasOrZeros() {
        return bias != null ? bias : Tensor.zeros(weight.dtype(), weight.size(0));
    }
}
