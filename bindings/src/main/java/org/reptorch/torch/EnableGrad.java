package org.reptorch.torch;

import org.reptorch.torch.internal.NativeAutograd;

/** A stretch in which this thread records gradients, inside one in which it does not ({@code torch.enable_grad()}). */
public final class EnableGrad extends ThreadMode {

    private final boolean before = NativeAutograd.setGradEnabled(true);

    private EnableGrad() {
    }

    /** Records until the returned object is closed; in {@link InferenceMode} that has no effect, as in PyTorch. */
    public static EnableGrad open() {
        return begun(new EnableGrad());
    }

    @Override
    void restore() {
        NativeAutograd.setGradEnabled(before);
    }
}
