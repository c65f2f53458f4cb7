package org.reptorch.torch;

import org.reptorch.torch.internal.NativeAutograd;

/**
 * A stretch in which the calling thread computes in another way, from {@code open} to {@code close}.
 *
 * <pre>{@code
 * try (var noGrad = NoGrad.open()) { ... }
 * }</pre>
 *
 * <p>Stretches nest, of one kind and of several. The thread that opened one closes it, which puts the thread back to where it was;
 * closing one closes those left open inside it. Other threads are not concerned. A second {@code close} does nothing. A virtual thread must not wait for
 * anything inside a stretch, since libtorch keeps the mode with the thread that carries it.
 */
public abstract sealed class ThreadMode implements AutoCloseable permits NoGrad, EnableGrad, InferenceMode, Autocast {

    private static final ThreadLocal<ThreadMode> INNERMOST = new ThreadLocal<>();

    private final ThreadMode enclosing = INNERMOST.get();
    private final Thread thread = Thread.currentThread();
    private boolean closed;

    ThreadMode() {
    }

    /** Makes a mode that has been switched on the thread's innermost one; returns it. */
    static <M extends ThreadMode> M begun(M mode) {
        INNERMOST.set(mode);
        if (!(mode instanceof Autocast)) {
            forgetCasts();
        }
        return mode;
    }

    /**
     * Forgets the casts that an autocast stretch keeps where this thread records again: those made while it did not lead to no gradient, and libtorch 2.10
     * would take them all the same.
     */
    static void forgetCasts() {
        ThreadMode mode = INNERMOST.get();
        while (mode != null && !(mode instanceof Autocast)) {
            mode = mode.enclosing;
        }
        if (mode != null && NativeAutograd.gradEnabled()) {
            NativeAutograd.forgetCasts();
        }
    }

    /** Returns the innermost open mode of this thread, or null. */
    static ThreadMode innermost() {
        return INNERMOST.get();
    }

    /** Returns the mode that this one was opened in, or null. */
    final ThreadMode enclosing() {
        return enclosing;
    }

    /** Closes what this thread has opened since that mode was its innermost, or since there was none. */
    static void closeInside(ThreadMode innermost) {
        while (INNERMOST.get() != innermost) {
            INNERMOST.get().close();
        }
    }

    /** Puts the thread back to what it was before. */
    abstract void restore();

    /** Ends the stretch; throws {@link IllegalStateException} on another thread than the one that opened it. */
    @Override
    public final void close() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException(getClass().getSimpleName() + " was opened by thread '" + thread.getName() + "' and must be closed by it");
        }
        if (closed) {
            return;
        }
        closeInside(this);
        closed = true;
        if (enclosing == null) {
            INNERMOST.remove();
        } else {
            INNERMOST.set(enclosing);
        }
        restore();
        if (!(this instanceof Autocast)) {
            forgetCasts();
        }
    }
}
