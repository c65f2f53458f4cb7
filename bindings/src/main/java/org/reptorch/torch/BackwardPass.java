package org.reptorch.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.reptorch.torch.internal.Handle;
import org.reptorch.torch.internal.Native;
import org.reptorch.torch.internal.NativeAutograd;

/**
 * A backward pass from one or several outputs, with its options; each returns a changed copy. Made by {@link Autograd#of}.
 *
 * <pre>{@code
 * Autograd.of(loss).retainGraph().backward();
 * Autograd.of(y, z).gradients(dy, dz).backwardInto(x);
 * Tensor dx = Autograd.of(loss).createGraph().grad(x).getFirst();
 * }</pre>
 */
public final class BackwardPass {

    private final List<Tensor> outputs;
    private final List<Tensor> gradients;
    private final boolean retainGraph;
    private final boolean createGraph;
    private final boolean allowUnused;

    BackwardPass(List<Tensor> outputs, List<Tensor> gradients, boolean retainGraph, boolean createGraph, boolean allowUnused) {
        this.outputs = outputs;
        this.gradients = gradients;
        this.retainGraph = retainGraph;
        this.createGraph = createGraph;
        this.allowUnused = allowUnused;
    }

    /** Begins with these gradients of the outputs, one each and of the same shape; null is 1 for an output of one element. */
    public BackwardPass gradients(Tensor... gradients) {
        if (gradients == null || gradients.length != outputs.size()) {
            throw new IllegalArgumentException("backward: " + (gradients == null ? 0 : gradients.length) + " gradients for " + outputs.size()
                    + " outputs; give each one, or null for one of one element");
        }
        return new BackwardPass(outputs, Collections.unmodifiableList(Arrays.asList(gradients.clone())), retainGraph, createGraph, allowUnused);
    }

    /** Keeps the graph, for another pass through it ({@code retain_graph=True}). */
    public BackwardPass retainGraph() {
        return new BackwardPass(outputs, gradients, true, createGraph, allowUnused);
    }

    /** Records the pass, so that its gradients can be differentiated again; keeps the graph ({@code create_graph=True}). */
    public BackwardPass createGraph() {
        return new BackwardPass(outputs, gradients, true, true, allowUnused);
    }

    /** Lets {@link #grad} return null for an input that no output depends on ({@code allow_unused=True}). */
    public BackwardPass allowUnused() {
        return new BackwardPass(outputs, gradients, retainGraph, createGraph, true);
    }

    /** Adds the gradients to {@link Tensor#grad()} of all leaves that the outputs depend on ({@code torch.autograd.backward}). */
    public void backward() {
        backward(List.of());
    }

    /** Adds the gradients to {@link Tensor#grad()} of these tensors, leaves or computed ones, and of no other ({@code torch.autograd.backward(inputs=...)}). */
    public void backwardInto(Tensor... inputs) {
        if (inputs == null || inputs.length == 0) {
            throw new IllegalArgumentException("backward: no inputs; backward() goes into all leaves");
        }
        backward(Arrays.asList(inputs));
    }

    private void backward(List<Tensor> inputs) {
        NativeAutograd.backward(Facade.handles(outputs), Facade.handles(gradients), retainGraph, createGraph, Facade.handles(inputs));
    }

    /** Returns the gradient for every input and leaves {@link Tensor#grad()} alone ({@code torch.autograd.grad}). */
    public List<Tensor> grad(Tensor... inputs) {
        if (inputs == null) {
            throw new IllegalArgumentException("autograd.grad: the inputs are null");
        }
        return grad(Arrays.asList(inputs));
    }

    /**
     * Returns the gradient for every input, leaves or computed tensors, and leaves {@link Tensor#grad()} alone ({@code torch.autograd.grad}).
     *
     * @throws IllegalArgumentException where no output depends on an input, unless {@link #allowUnused} is set
     */
    public List<Tensor> grad(List<Tensor> inputs) {
        Scope.innermost();
        Handle[] handles = NativeAutograd.grad(Facade.handles(outputs), Facade.handles(inputs), Facade.handles(gradients), retainGraph, createGraph);
        var grads = new ArrayList<Tensor>(handles.length);
        for (Handle handle : handles) {
            grads.add(handle == null ? null : Tensor.owned(handle));
        }
        int unused = grads.indexOf(null);
        if (unused >= 0 && !allowUnused) {
            grads.removeIf(grad -> grad == null);
            grads.forEach(Tensor::close);
            Native.Description input = Native.describe(inputs.get(unused).handle());
            throw new IllegalArgumentException("autograd.grad: no output depends on input " + unused + " (" + input.dtype() + Arrays.toString(input.sizes())
                    + "); leave it out, or ask for null with Autograd.of(...).allowUnused()");
        }
        return Collections.unmodifiableList(grads);
    }
}
