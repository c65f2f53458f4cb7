package org.reptorch.torch;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Gradients with options, and computations that keep no activations; {@link GradCheck} proves gradients. */
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

    /** As {@link #checkpoint(UnaryOperator, List)}, of one input and one output. */
    public static Tensor checkpoint(UnaryOperator<Tensor> function, Tensor input) {
        UnaryOperator<List<Tensor>> ofList = function == null ? null : inputs -> Collections.singletonList(function.apply(inputs.getFirst()));
        return checkpoint(ofList, Collections.singletonList(input)).getFirst();
    }

    /**
     * Computes a function without keeping what its backward needs: that is computed again when the gradient comes
     * ({@code torch.utils.checkpoint.checkpoint} with {@code use_reentrant=True}).
     *
     * <pre>{@code
     * Tensor y = Autograd.checkpoint(x -> block.forward(x), input);
     * }</pre>
     *
     * <p>Between forward and backward the inputs and outputs stay, nothing between them. {@code backward()} fills the gradients of the inputs and of
     * the parameters that the function uses, bit for bit those of a plain call. The second computation draws the same random numbers on the
     * CPU (those of other devices are not restored) and casts as the first did ({@link Autocast}). The function must compute the same both times,
     * from the tensors it is given, and must not change them in place; statistics that it updates are updated twice.
     *
     * <p>Such a gradient cannot be taken for chosen inputs ({@link #grad}, {@code backwardInto}) nor differentiated again
     * ({@code createGraph}): both are refused when the pass comes here. A pass for chosen inputs that lie elsewhere does not come here, and
     * finds nothing of what the function does to a parameter. An input that the function does not use gets zeros where a plain call
     * gives it no gradient. Where nothing is recorded the function is just called.
     */
    public static List<Tensor> checkpoint(UnaryOperator<List<Tensor>> function, List<Tensor> inputs) {
        return Checkpoint.run(function, inputs);
    }
}
