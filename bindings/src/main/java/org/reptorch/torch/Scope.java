package org.reptorch.torch;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of work that owns the tensors made in it: closing the scope closes them.
 *
 * <p>One rule. Operators return tensors owned by the innermost open scope of their thread; {@link #keep} moves one to the
 * enclosing scope, {@link #release} takes one out of all scopes and gives it to the caller, who closes it. A scope belongs
 * to the thread that opened it. Its tensors may be used from other threads while it is open.
 *
 * <pre>{@code
 * try (var scope = Scope.open()) {
 *     Tensor x = Tensor.of(new float[] {1, 2, 3}, 3);
 *     System.out.println(x.mul(x).sum().item());
 * }
 * }</pre>
 */
public final class Scope implements AutoCloseable {

    private static final ThreadLocal<Scope> INNERMOST = new ThreadLocal<>();

    private final Scope enclosing;
    private final Thread thread = Thread.currentThread();
    private List<Tensor> owned = new ArrayList<>();
    private int purgeAt = 1024;
    private boolean closed;

    private Scope(Scope enclosing) {
        this.enclosing = enclosing;
    }

    /** Opens a scope inside the thread's innermost one. */
    public static Scope open() {
        var scope = new Scope(INNERMOST.get());
        INNERMOST.set(scope);
        return scope;
    }

    /** Returns the innermost open scope of this thread; throws {@link IllegalStateException} where there is none. */
    static Scope innermost() {
        Scope scope = INNERMOST.get();
        if (scope == null) {
            throw new IllegalStateException("no scope is open in thread '" + Thread.currentThread().getName()
                    + "': tensors need an owner, write try (var scope = Scope.open()) { ... } around the work");
        }
        return scope;
    }

    void add(Tensor tensor) {
        if (owned.size() >= purgeAt) {
            owned.removeIf(other -> other.isClosed() || other.owner() != this);
            purgeAt = Math.max(1024, owned.size() * 2);
        }
        tensor.setOwner(this);
        owned.add(tensor);
    }

    /** Returns how many tensors are listed here, closed ones included. */
    int size() {
        return owned.size();
    }

    /** Moves a tensor of this scope to the enclosing one, so that it outlives this scope; returns it. */
    public Tensor keep(Tensor tensor) {
        verify(tensor);
        if (enclosing == null) {
            throw new IllegalStateException("keep: this is the thread's outermost scope; release(tensor) gives the tensor to you to close");
        }
        enclosing.add(tensor);
        return tensor;
    }

    /** Takes a tensor of this scope out of all scopes: the caller closes it. Returns it. */
    public Tensor release(Tensor tensor) {
        verify(tensor);
        tensor.setOwner(null);
        return tensor;
    }

    private void verify(Tensor tensor) {
        verifyThread();
        if (closed) {
            throw new IllegalStateException("this scope is closed");
        }
        if (tensor.isClosed()) {
            throw new IllegalStateException("the tensor is closed");
        }
        if (tensor.owner() != this) {
            throw new IllegalStateException("the tensor does not belong to this scope: " + (tensor.owner() == null ? "it has no scope, its owner closes it"
                    : "another scope owns it"));
        }
    }

    private void verifyThread() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("this scope belongs to thread '" + thread.getName() + "', not to '" + Thread.currentThread().getName() + "'");
        }
    }

    /** Closes the tensors that the scope still owns, and any scope left open inside it. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        verifyThread();
        while (INNERMOST.get() != this) {
            INNERMOST.get().close();
        }
        closed = true;
        if (enclosing == null) {
            INNERMOST.remove();
        } else {
            INNERMOST.set(enclosing);
        }
        for (Tensor tensor : owned) {
            if (tensor.owner() == this) {
                tensor.close();
            }
        }
        owned = List.of();
    }
}
