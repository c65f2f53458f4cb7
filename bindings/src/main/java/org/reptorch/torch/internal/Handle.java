package org.reptorch.torch.internal;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

import org.reptorch.torch.capi.Libreptorch;

/**
 * One reference of ours on a tensor of libtorch, freed exactly once.
 *
 * <p>A native call pins the handles that it uses. Closing a handle makes every later use an exception at once; the memory
 * itself goes when the last call that has it pinned returns, so closing while another thread computes cannot crash.
 *
 * <p>It also records who closes it, so that what closes it refers to no tensor; ownership moves in one atomic step.
 */
public final class Handle {

    private static final int CLOSED = Integer.MIN_VALUE;
    private static final VarHandle STATE;
    private static final VarHandle OWNER;
    private static final AtomicLong LIVE = new AtomicLong();

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Handle.class, "state", int.class);
            OWNER = MethodHandles.lookup().findVarHandle(Handle.class, "owner", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long address;

    /** How many calls have it pinned; the sign bit is set once it is closed. */
    @SuppressWarnings("unused")
    private volatile int state;

    /** What closes it; null where its holder does. */
    @SuppressWarnings("unused")
    private volatile Object owner;

    /** What frees the reference when nothing refers to this handle any more; null where somebody closes it. */
    private volatile Cleaner.Cleanable net;

    /** Frees the reference once, at the last unpinning or when the handle has become unreachable, whichever comes first. */
    private static void free(long address) {
        forget(address);
        Libreptorch.rt_delete(MemorySegment.ofAddress(address));
    }

    Handle(long address) {
        this.address = address;
        LIVE.incrementAndGet();
        if (OpenHandles.WATCHED) {
            OpenHandles.opened(this, address);
        }
    }

    static Handle orNull(long address) {
        return address == 0 ? null : new Handle(address);
    }

    /** Returns how many handles are open in this process. */
    public static long live() {
        return LIVE.get();
    }

    /** Returns what closes it; null where its holder does. */
    public Object owner() {
        return owner;
    }

    /** Moves it from one owner to another, null being its holder; does nothing and returns false where it has another owner. */
    public boolean handOver(Object from, Object to) {
        return OWNER.compareAndSet(this, from, to);
    }

    /** Returns the address for one native call, during which it stays valid; to be followed by {@link #unpin()}. */
    long pin(String call) {
        long pinned = pin();
        if (pinned == 0) {
            throw closed(call);
        }
        return pinned;
    }

    /** As {@link #pin(String)}, but returns 0 where the tensor is closed. */
    long pin() {
        while (true) {
            int current = state;
            if (current < 0) {
                return 0;
            }
            if (STATE.compareAndSet(this, current, current + 1)) {
                return address;
            }
        }
    }

    static IllegalStateException closed(String call) {
        return new IllegalStateException(call + ": the tensor is closed. It was closed by hand or with the scope that owned it;"
                + " keep(tensor) moves a tensor to the enclosing scope.");
    }

    /** Returns the address for a caller that has the handle pinned. */
    long pinnedAddress() {
        return address;
    }

    void unpin() {
        if ((int) STATE.getAndAdd(this, -1) - 1 == CLOSED) {
            free();
        }
    }

    /** Gives the reference back; does nothing the second time. */
    public void close() {
        while (true) {
            int current = state;
            if (current < 0) {
                return;
            }
            if (STATE.compareAndSet(this, current, current | CLOSED)) {
                if (current == 0) {
                    free();
                }
                return;
            }
        }
    }

    /**
     * Hands the reference over to whoever takes the address that is returned, and closes the handle.
     *
     * @throws IllegalStateException where it is closed, in use by another call, or left to the garbage collector
     */
    long surrender() {
        if (net != null || !STATE.compareAndSet(this, 0, CLOSED)) {
            throw new IllegalStateException("the tensor is closed, in use by another thread, or left to the garbage collector");
        }
        forget(address);
        return address;
    }

    /** Tells whether it was closed. */
    public boolean isClosed() {
        return state < 0;
    }

    /**
     * Lets the garbage collector close the handle if nobody else does; calls that have it pinned refer to it. There is one net at
     * most, and the handle is pinned while it is stretched: whoever closes it must know the net, or both would free the reference.
     */
    public void closeWhenUnreachable(Cleaner cleaner) {
        long freed = pin();
        if (freed == 0) {
            return;
        }
        if (net == null) {
            net = cleaner.register(this, () -> free(freed));
        }
        unpin();
    }

    private void free() {
        if (net != null) {
            net.clean();
        } else {
            free(address);
        }
    }

    private static void forget(long address) {
        if (OpenHandles.WATCHED) {
            OpenHandles.closed(address);
        }
        LIVE.decrementAndGet();
    }
}
