package org.reptorch.torch;

import org.reptorch.torch.internal.NativeAutograd;

/** A stretch in which this thread records no gradients ({@code torch.no_grad()}). */
public final class NoGrad extends ThreadMode {

    private final boolean before = NativeAutograd.setGradEnabled(false);

    private NoGrad() {
    }

    /** Stops recording until the returned object is closed. */
    public static NoGrad open() {
        return begun(new NoGrad());
    }

    @Override
    void restore() {
        NativeAutograd.setGradEnabled(before);
    }
}
