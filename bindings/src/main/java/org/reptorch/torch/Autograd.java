package org.reptorch.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.reptorch.torch.internal.Handle;
import org.reptorch.torch.internal.Native;

/** Gradients of outputs with respect to chosen inputs, without touching any leaf's accumulated gradient. */
public final class Autograd {

    private Autograd() {
    }

    /** Returns the gradient of a one-element output for every input; frees the graph ({@code torch.autograd.grad}). */
    public static List<Tensor> grad(Tensor output, Tensor... inputs) {
        return grad(output, Arrays.asList(inputs), false);
    }

    /**
     * Returns the gradient of a one-element output for every input.
     *
     * @param createGraph whether the gradients can be differentiated again; then the graph is kept
     */
    public static List<Tensor> grad(Tensor output, List<Tensor> inputs, boolean createGraph) {
        Scope.innermost();
        Handle[] handles = Native.autogradGrad(Facade.handles(Collections.singletonList(output)), Facade.handles(inputs), null, createGraph, createGraph, false);
        var grads = new ArrayList<Tensor>(handles.length);
        for (Handle handle : handles) {
            grads.add(Tensor.owned(handle));
        }
        return List.copyOf(grads);
    }
}
