package org.reptorch.torch;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Gradients with options. */
public final class Autograd {

    private Autograd() {
    }

    /** Begins a backward pass from outputs, with the options of {@link BackwardPass}. */
    public static BackwardPass of(Tensor... outputs) {
        if (outputs == null || outputs.length == 0) {
            throw new IllegalArgumentException("backward: there is no output to begin from");
        }
        return new BackwardPass(Collections.unmodifiableList(Arrays.asList(outputs.clone())), null, false, false, false);
    }

    /**
     * Returns the gradient of a one-element output for every input, frees the graph, and touches no leaf's {@link Tensor#grad()}
     * ({@code torch.autograd.grad}).
     */
    public static List<Tensor> grad(Tensor output, Tensor... inputs) {
        return of(output).grad(inputs);
    }
}
