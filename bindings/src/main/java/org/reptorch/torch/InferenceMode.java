package org.reptorch.torch;

import org.reptorch.torch.internal.NativeAutograd;

/**
 * A stretch in which this thread records no gradients and keeps no versions of tensors ({@code torch.inference_mode()}): operators cost
 * less than in {@link NoGrad}, and what they return can never enter autograd, unless cloned outside.
 */
public final class InferenceMode extends ThreadMode {

    private final long before;

    private InferenceMode(boolean enabled) {
        before = NativeAutograd.setInference(enabled);
    }

    /** Makes inference tensors until the returned object is closed. */
    public static InferenceMode open() {
        return open(true);
    }

    /** Enters inference mode or, with {@code false}, computes and records as usual inside of it. */
    public static InferenceMode open(boolean enabled) {
        return begun(new InferenceMode(enabled));
    }

    @Override
    void restore() {
        NativeAutograd.restoreInference(before);
    }
}
