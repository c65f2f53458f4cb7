package org.reptorch.torch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.reptorch.torch.internal.Handle;
import org.reptorch.torch.internal.Hook;
import org.reptorch.torch.internal.Native;
import org.reptorch.torch.internal.NativeAutograd;

/**
 * The hooks of one tensor, of which libtorch sees but one.
 *
 * <p>So hooks come and go while a backward pass runs, in this thread or another: libtorch walks through its own list without a lock,
 * never shortens it, and gives a tensor another list when it is changed in place.
 */
final class GradientHooks implements Hook {

    private final List<GradientHook> hooks = new CopyOnWriteArrayList<>();
    private volatile boolean released;

    private GradientHooks() {
    }

    /** Returns the hooks to add to: those a leaf has, or new ones, since a computed tensor may have been changed in place. */
    static GradientHooks of(Tensor tensor, GradientHooks known) {
        if (known != null && !known.released && tensor.isLeaf()) {
            return known;
        }
        var hooks = new GradientHooks();
        NativeAutograd.registerHook(tensor.handle(), hooks);
        return hooks;
    }

    void add(GradientHook hook) {
        hooks.add(hook);
    }

    void remove(GradientHook hook) {
        hooks.remove(hook);
    }

    @Override
    public Handle apply(Handle gradient) {
        if (hooks.isEmpty()) {
            gradient.close();
            return null;
        }
        ThreadMode before = ThreadMode.innermost();
        try (var scope = Scope.open()) {
            Tensor given = Tensor.owned(gradient);
            Tensor current = given;
            for (GradientHook hook : hooks) {
                Tensor instead = hook.apply(current);
                current = instead == null ? current : instead;
            }
            return current == given ? null : Native.share(current.handle(), "the result of a gradient hook");
        } finally {
            ThreadMode.closeInside(before);
            ThreadMode.forgetCasts();
        }
    }

    @Override
    public void released() {
        released = true;
        hooks.clear();
    }
}
