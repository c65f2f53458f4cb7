package org.reptorch.torch;

import java.util.function.UnaryOperator;

import org.reptorch.torch.internal.Handle;
import org.reptorch.torch.internal.Hooks;
import org.reptorch.torch.internal.Native;

/** A function that sees or replaces the gradient of one tensor, until it is closed; made by {@link Tensor#registerHook}. */
public final class GradientHook implements AutoCloseable {

    private final Hooks.Registration registration;
    private boolean closed;

    private GradientHook(Hooks.Registration registration) {
        this.registration = registration;
    }

    static GradientHook register(Tensor tensor, UnaryOperator<Tensor> function) {
        if (function == null) {
            throw new IllegalArgumentException("register_hook: the hook is null");
        }
        return new GradientHook(Hooks.register(tensor.handle(), gradient -> call(function, gradient)));
    }

    private static Handle call(UnaryOperator<Tensor> function, Handle gradient) {
        ThreadMode before = ThreadMode.innermost();
        try (var scope = Scope.open()) {
            Tensor given = Tensor.owned(gradient);
            Tensor instead = function.apply(given);
            return instead == null || instead == given ? null : Native.share(instead.handle(), "the result of a gradient hook");
        } finally {
            ThreadMode.closeInside(before);
            ThreadMode.forgetCasts();
        }
    }

    /** Removes the hook, from whichever thread: it is not called any more. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Hooks.remove(registration);
        }
    }
}
