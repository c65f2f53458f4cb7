package org.reptorch.torch.internal;

/** What libtorch calls with the gradient of one tensor. */
@FunctionalInterface
public interface Hook {

    /** Takes over a gradient; returns another that libtorch takes over, or null to leave it. */
    Handle apply(Handle gradient);

    /** Called once when libtorch holds the hook no longer; on any thread, must not throw. */
    default void released() {
    }
}
