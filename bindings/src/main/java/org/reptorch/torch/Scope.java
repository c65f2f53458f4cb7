package org.reptorch.torch;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.reptorch.torch.internal.Handle;

/**
 * A stretch of work that owns the tensors made in it: closing the scope closes them.
 *
 * <p>One rule: operators return tensors owned by the innermost open scope of their thread. What is to live on is handed over:
 *
 * <table>
 * <caption>Who closes a tensor</caption>
 * <tr><th>call</th><th>from</th><th>to</th></tr>
 * <tr><td>{@link #keep}</td><td>this scope</td><td>the enclosing scope</td></tr>
 * <tr><td>{@link #release}</td><td>this scope</td><td>nobody: the caller closes it, or another scope adopts it</td></tr>
 * <tr><td>{@link #adopt}</td><td>nobody</td><td>this scope</td></tr>
 * </table>
 *
 * <pre>{@code
 * try (var scope = Scope.open()) {
 *     Tensor x = Tensor.of(new float[] {1, 2, 3}, 3);
 *     System.out.println(x.mul(x).sum().item());
 * }
 * }</pre>
 *
 * <p>A scope belongs to the thread that opened it: only that thread closes it and moves its tensors. Any thread may use the
 * tensors while the scope is open, and gets an {@link IllegalStateException} from then on; closing waits for no other
 * thread, it lets a call that has begun finish. To give a tensor to another thread for good, release it here and adopt it
 * there:
 *
 * <pre>{@code
 * queue.put(scope.release(x));                 // one thread
 * Tensor x = scope.adopt(queue.take());        // another
 * }</pre>
 *
 * <p>The tensors of scopes that a thread leaves open when it ends are closed once the garbage collector has found the thread
 * gone.
 *
 * <p>At a prompt and in a notebook there is no block to write around the work: {@link #openSession} lets tensors live as long as
 * something refers to them. Programs do not call it.
 */
public final class Scope implements AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create(Thread.ofPlatform().group(outermostGroup()).name("reptorch-scopes").factory());
    private static final ThreadLocal<OfThread> OF_THREAD = ThreadLocal.withInitial(OfThread::new);

    /** Whether tensors may be made outside of scopes; a test puts it back. */
    static volatile boolean session;

    private final Scope enclosing;
    private final Thread thread = Thread.currentThread();
    private List<Handle> owned = new ArrayList<>();
    private int purgeAt = 1024;
    private boolean closed;

    /** Dies with its thread; its scopes, which tensors and users may refer to, do not refer to it. */
    private static final class OfThread {

        private final Open open = new Open();

        OfThread() {
            CLEANER.register(this, open);
        }
    }

    /** The scopes that a thread has open. */
    private static final class Open implements Runnable {

        private Scope innermost;

        /** Run by the cleaner when the thread is gone. */
        @Override
        public void run() {
            while (innermost != null) {
                innermost.closeOwned();
                innermost = innermost.enclosing;
            }
        }
    }

    /** The cleaner's thread never ends: in the group of whoever makes the first tensor it would keep those waiting who wait for that group, as jshell's local engine does. */
    private static ThreadGroup outermostGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    private Scope(Scope enclosing) {
        this.enclosing = enclosing;
    }

    /** Opens a scope inside the thread's innermost one. */
    public static Scope open() {
        Open open = OF_THREAD.get().open;
        open.innermost = new Scope(open.innermost);
        return open.innermost;
    }

    /**
     * Lets every thread make tensors outside of scopes from now on, as a session in jshell or a notebook does, whose cells may run in
     * different threads: such a tensor is closed once the garbage collector has found that nothing refers to it, or by hand.
     *
     * <p>The garbage collector does not know how large tensors are: a loop that makes many large ones still wants a scope around its
     * body, whose tensors go at once.
     */
    public static void openSession() {
        session = true;
    }

    /** Gives a new tensor its owner. */
    static void own(Tensor tensor) {
        Scope scope = innermost();
        if (scope != null) {
            scope.add(tensor.handle());
        } else {
            tensor.handle().closeWhenUnreachable(CLEANER);
        }
    }

    /**
     * Returns the innermost open scope of this thread, or null where there is none in a session.
     *
     * @throws IllegalStateException where there is none otherwise
     */
    static Scope innermost() {
        Scope scope = OF_THREAD.get().open.innermost;
        if (scope == null && !session) {
            throw new IllegalStateException("no scope is open in thread '" + Thread.currentThread().getName()
                    + "': tensors need an owner, write try (var scope = Scope.open()) { ... } around the work");
        }
        return scope;
    }

    /** Takes a handle that has no owner. */
    void add(Handle handle) {
        list(handle);
        handle.handOver(null, this);
    }

    private void list(Handle handle) {
        if (owned.size() >= purgeAt) {
            owned.removeIf(other -> other.isClosed() || other.owner() != this);
            purgeAt = Math.max(1024, owned.size() * 2);
        }
        owned.add(handle);
    }

    /** Returns how many tensors are listed here, closed ones included. */
    int size() {
        return owned.size();
    }

    /** Moves a tensor of this scope to the enclosing one, or to the session where there is none, so that it outlives this scope; returns it. */
    public Tensor keep(Tensor tensor) {
        return keep(Collections.singletonList(tensor)).getFirst();
    }

    /** Moves tensors of this scope to the enclosing one, all or, where one is not this scope's, none; returns them. */
    public List<Tensor> keep(List<Tensor> tensors) {
        verify(tensors);
        if (enclosing == null && !session) {
            throw new IllegalStateException("keep: this is the thread's outermost scope; release(tensor) gives the tensor to you to close");
        }
        for (Tensor tensor : tensors) {
            if (enclosing == null) {
                tensor.handle().closeWhenUnreachable(CLEANER);
            } else {
                enclosing.list(tensor.handle());
            }
            tensor.handle().handOver(this, enclosing);
        }
        return tensors;
    }

    /** Takes a tensor of this scope out of all scopes: the caller closes it. Returns it. */
    public Tensor release(Tensor tensor) {
        return release(Collections.singletonList(tensor)).getFirst();
    }

    /** Takes tensors of this scope out of all scopes, all or, where one is not this scope's, none; returns them. */
    public List<Tensor> release(List<Tensor> tensors) {
        verify(tensors);
        for (Tensor tensor : tensors) {
            tensor.handle().handOver(this, null);
        }
        return tensors;
    }

    /**
     * Takes a tensor that no scope owns, one that was released here or in another thread; returns it.
     *
     * @throws IllegalStateException where another scope owns it: that one's thread must release it first
     */
    public Tensor adopt(Tensor tensor) {
        verifyUsable();
        verifyOpen(tensor);
        if (!tensor.handle().handOver(null, this)) {
            throw new IllegalStateException("adopt: " + (tensor.handle().owner() == this ? "this" : "another")
                    + " scope owns the tensor already; release(tensor), in that scope's thread, makes it free to be adopted");
        }
        list(tensor.handle());
        return tensor;
    }

    private void verify(List<Tensor> tensors) {
        verifyUsable();
        for (Tensor tensor : tensors) {
            verifyOpen(tensor);
            Object owner = tensor.handle().owner();
            if (owner != this) {
                throw new IllegalStateException("the tensor does not belong to this scope: " + (owner == null ? "it has no scope, its owner closes it"
                        : "another scope owns it"));
            }
        }
    }

    private static void verifyOpen(Tensor tensor) {
        if (tensor == null) {
            throw new IllegalArgumentException("the tensor is null");
        }
        if (tensor.isClosed()) {
            throw new IllegalStateException("the tensor is closed");
        }
    }

    private void verifyUsable() {
        verifyThread();
        if (closed) {
            throw new IllegalStateException("this scope is closed");
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
        Open open = OF_THREAD.get().open;
        while (open.innermost != enclosing) {
            Scope inner = open.innermost;
            open.innermost = inner.enclosing;
            inner.closeOwned();
        }
    }

    private void closeOwned() {
        closed = true;
        for (Handle handle : owned) {
            if (handle.owner() == this) {
                handle.close();
            }
        }
        owned = List.of();
    }
}
