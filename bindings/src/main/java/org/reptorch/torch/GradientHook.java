package org.reptorch.torch;

import java.util.function.UnaryOperator;

/** A function that sees or replaces the gradient of one tensor, until it is closed; made by {@link Tensor#registerHook}. */
public final class GradientHook implements AutoCloseable {

    private final UnaryOperator<Tensor> function;
    private final GradientHooks hooks;

    private GradientHook(UnaryOperator<Tensor> function, GradientHooks hooks) {
        this.function = function;
        this.hooks = hooks;
    }

    static GradientHook register(Tensor tensor, UnaryOperator<Tensor> function) {
        if (function == null) {
            throw new IllegalArgumentException("register_hook: the hook is null");
        }
        GradientHooks hooks = tensor.gradientHooks();
        var hook = new GradientHook(function, hooks);
        hooks.add(hook);
        return hook;
    }

    Tensor apply(Tensor gradient) {
        return function.apply(gradient);
    }

    /** Removes the hook, from whichever thread: it is not called any more. Does nothing the second time. */
    @Override
    public void close() {
        hooks.remove(this);
    }
}
