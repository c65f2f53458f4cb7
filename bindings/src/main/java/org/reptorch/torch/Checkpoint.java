package org.reptorch.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.reptorch.torch.internal.Handle;
import org.reptorch.torch.internal.Hook;
import org.reptorch.torch.internal.NativeAutograd;

/**
 * A function of tensors whose backward computes its forward again.
 *
 * <p>The forward runs unrecorded, on inputs cut off from their graph. Then outputs and inputs are joined by a number that is always 0:
 * <pre>
 * input ── alias ──┐                      ┌── output - zero
 *                  ├── sum of no elements ┤
 * input ── alias ──┘        "zero"        └── output - zero
 * </pre>
 * Backwards through it, a hook at each output takes its gradient; the hook at zero, which libtorch calls when all outputs are
 * through, computes the function again, recorded, and runs a pass of its own through that; hooks at the aliases put in what it
 * found for the inputs. Subtracting keeps even the sign of a zero.
 */
final class Checkpoint {

    /** What one backward pass has brought: a gradient of each output, then one of each input; null for none. */
    private record Pass(Handle[] outputs, Handle[] inputs) {

        void close() {
            for (Handle[] handles : List.of(outputs, inputs)) {
                for (Handle handle : handles) {
                    if (handle != null) {
                        handle.close();
                    }
                }
            }
        }
    }

    private final UnaryOperator<List<Tensor>> function;
    private final List<Tensor> inputs = new ArrayList<>();
    private final boolean[] requiresGrad;
    private final Tensor rngState;
    private final List<Autocast> autocast = Autocast.current();
    private final List<Long> versions;
    /** By the number of the pass: several may go through one graph, at once or after one that failed. */
    private final Map<Long, Pass> passes = new ConcurrentHashMap<>();
    private int outputs;

    private Checkpoint(UnaryOperator<List<Tensor>> function, List<Tensor> inputs, Scope scope) {
        this.function = function;
        requiresGrad = new boolean[inputs.size()];
        for (int i = 0; i < requiresGrad.length; i++) {
            requiresGrad[i] = inputs.get(i).requiresGrad();
            this.inputs.add(scope.release(inputs.get(i).detach()));
        }
        rngState = scope.release(Torch.rngState());
        versions = this.inputs.stream().map(Checkpoint::version).toList();
    }

    static List<Tensor> run(UnaryOperator<List<Tensor>> function, List<Tensor> inputs) {
        if (function == null || inputs == null || inputs.stream().anyMatch(Objects::isNull)) {
            String what = function == null ? "the function" : inputs == null ? "the list of inputs" : "an input";
            throw new IllegalArgumentException("checkpoint: " + what + " is null");
        }
        if (!Torch.gradEnabled()) {
            return results(function.apply(inputs));
        }
        Scope.innermost();
        try (var scope = Scope.open()) {
            var checkpoint = new Checkpoint(function, inputs, scope);
            Tensor zero;
            List<Tensor> outputs;
            try {
                outputs = checkpoint.forward();
                checkpoint.outputs = outputs.size();
                zero = checkpoint.join(inputs);
            } catch (Throwable e) {
                checkpoint.close();
                throw e;
            }
            var joined = new ArrayList<Tensor>();
            for (int i = 0; i < outputs.size(); i++) {
                joined.add(scope.keep(checkpoint.connect(outputs.get(i), i, zero)));
            }
            return List.copyOf(joined);
        }
    }

    private static List<Tensor> results(List<Tensor> results) {
        if (results == null || results.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("checkpoint: the function returns null");
        }
        return results;
    }

    private List<Tensor> forward() {
        try (var noGrad = NoGrad.open()) {
            List<Tensor> outputs = results(function.apply(List.copyOf(inputs)));
            verifyUnchanged("the function changes input %d in place, and would compute something else the second time; let it work on a copy");
            return outputs;
        }
    }

    /** Returns the 0 that depends on every input that requires a gradient, and computes again when the gradient comes to it. */
    private Tensor join(List<Tensor> originals) {
        Tensor zero = null;
        for (int i = 0; i < requiresGrad.length; i++) {
            if (requiresGrad[i]) {
                int index = i;
                Tensor alias = originals.get(i).alias();
                NativeAutograd.registerHook(alias.handle(), given -> gradientOfInput(index, given));
                Tensor nothing = alias.dimensions() == 0 ? alias.unsqueeze(0).narrow(0, 0, 0) : alias.narrow(0, 0, 0);
                Tensor part = nothing.sum().abs().to(Device.CPU, DType.FLOAT32); // abs: a complex number becomes a real one
                zero = zero == null ? part : zero.add(part);
            }
        }
        if (zero == null) { // the parameters still get theirs
            zero = Tensor.scalar(0, DType.FLOAT32).requiresGrad(true);
        }
        NativeAutograd.registerHook(zero.handle(), new Hook() {
            @Override
            public Handle apply(Handle given) {
                given.close();
                computeAgain();
                return null;
            }

            @Override
            public void released() {
                close();
            }
        });
        return zero;
    }

    private Tensor connect(Tensor output, int index, Tensor zero) {
        DType dtype = output.dtype();
        if (!dtype.isFloatingPoint() && dtype != DType.COMPLEX64 && dtype != DType.COMPLEX128) {
            return output.detach();
        }
        Tensor connected = output.detach().sub(zero.to(output.device(), dtype));
        NativeAutograd.registerHook(connected.handle(), given -> {
            pass(NativeAutograd.pass().number()).outputs[index] = given;
            return null;
        });
        return connected;
    }

    private Pass pass(long number) {
        return passes.computeIfAbsent(number, ignored -> new Pass(new Handle[outputs], new Handle[requiresGrad.length]));
    }

    private void removeIfEmpty(long number) {
        if (Arrays.stream(passes.get(number).inputs).allMatch(Objects::isNull)) {
            passes.remove(number);
        }
    }

    private void computeAgain() {
        NativeAutograd.Pass running = NativeAutograd.pass();
        if (!running.intoEveryLeaf()) {
            throw new IllegalStateException("checkpoint: gradients of chosen inputs cannot be taken through it, since those of its parameters go to their grad();"
                    + " use backward() instead of Autograd.grad or backwardInto");
        }
        if (Torch.gradEnabled()) {
            throw new IllegalStateException("checkpoint: its gradients cannot be differentiated again; leave out createGraph() or the checkpoint");
        }
        verifyUnchanged("input %d was changed in place since the forward; let what changes it work on a copy");
        Pass pass = pass(running.number());
        ThreadMode before = ThreadMode.innermost();
        try (var scope = Scope.open()) {
            EnableGrad.open();
            Autocast.reopen(autocast);
            var leaves = new ArrayList<Tensor>();
            for (int i = 0; i < requiresGrad.length; i++) {
                leaves.add(inputs.get(i).detach().requiresGrad(requiresGrad[i]));
            }
            backward(forwardAgain(List.copyOf(leaves)), pass);
            for (int i = 0; i < requiresGrad.length; i++) {
                pass.inputs[i] = NativeAutograd.grad(leaves.get(i).handle());
            }
        } finally {
            ThreadMode.closeInside(before);
        }
        removeIfEmpty(running.number());
    }

    private List<Tensor> forwardAgain(List<Tensor> leaves) {
        Tensor now = Torch.rngState();
        Torch.setRngState(rngState);
        try {
            return results(function.apply(leaves));
        } finally {
            Torch.setRngState(now);
        }
    }

    private void backward(List<Tensor> again, Pass pass) {
        if (again.size() != outputs) {
            throw new IllegalStateException("checkpoint: the function returned " + outputs + " outputs the first time and " + again.size() + " the second");
        }
        var differentiable = new ArrayList<Tensor>();
        var gradients = new ArrayList<Tensor>();
        for (int i = 0; i < outputs; i++) {
            Handle gradient = pass.outputs[i];
            if (gradient != null) {
                pass.outputs[i] = null;
                Tensor owned = Tensor.owned(gradient);
                if (again.get(i).requiresGrad()) {
                    differentiable.add(again.get(i));
                    gradients.add(owned);
                }
            }
        }
        if (differentiable.isEmpty()) {
            throw new IllegalStateException("checkpoint: no output depends on an input or parameter that requires a gradient;"
                    + " call the function without a checkpoint");
        }
        Autograd.of(differentiable.toArray(Tensor[]::new)).gradients(gradients.toArray(Tensor[]::new)).backward();
    }

    /** Called for every input, after {@link #computeAgain}. */
    private Handle gradientOfInput(int index, Handle given) {
        given.close();
        long number = NativeAutograd.pass().number();
        Pass pass = passes.get(number);
        if (pass == null) {
            return null;
        }
        Handle gradient = pass.inputs[index];
        pass.inputs[index] = null;
        removeIfEmpty(number);
        return gradient;
    }

    private void verifyUnchanged(String otherwise) {
        for (int i = 0; i < versions.size(); i++) {
            if (version(inputs.get(i)) != versions.get(i)) {
                throw new IllegalStateException("checkpoint: " + String.format(otherwise, i));
            }
        }
    }

    private static long version(Tensor tensor) {
        return NativeAutograd.version(tensor.handle());
    }

    private void close() {
        inputs.forEach(Tensor::close);
        rngState.close();
        passes.values().forEach(Pass::close);
    }
}
