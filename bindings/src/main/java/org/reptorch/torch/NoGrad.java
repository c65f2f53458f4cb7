package org.reptorch.torch;

import org.reptorch.torch.internal.Native;

/**
 * A stretch in which this thread records no gradients ({@code torch.no_grad()}).
 *
 * <pre>{@code
 * try (var noGrad = NoGrad.open()) { ... }
 * }</pre>
 */
public final class NoGrad implements AutoCloseable {

    private final boolean before;
    private final Thread thread = Thread.currentThread();
    private boolean closed;

    private NoGrad() {
        before = Native.setGradEnabled(false);
    }

    /** Stops recording until the returned object is closed. */
    public static NoGrad open() {
        return new NoGrad();
    }

    /** Records again if the thread did before; does nothing the second time. */
    @Override
    public void close() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("NoGrad was opened by thread '" + thread.getName() + "' and must be closed by it");
        }
        if (!closed) {
            closed = true;
            Native.setGradEnabled(before);
        }
    }
}
