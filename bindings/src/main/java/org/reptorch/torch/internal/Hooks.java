package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntSupplier;

import org.reptorch.torch.capi.Libreptorch;

/**
 * The gradient hooks of tensors. One that is removed is not called any more from then on; libtorch's own list loses it later, or never.
 *
 * <p>libtorch walks through a tensor's hooks without a lock: one that goes while it runs, or while another thread's pass
 * is at it, would be used after it was freed. So a list changes only while no backward pass runs. The list of a computed tensor is left
 * as it is and goes with the graph: when the tensor is changed in place it gets another list, where the same place is another hook's.
 */
public final class Hooks {

    /** What libtorch calls with the gradient of one tensor. */
    @FunctionalInterface
    public interface Hook {

        /** Takes over a gradient; returns another that libtorch takes over, or null to leave it. */
        Handle apply(Handle gradient);

        /** Called once when libtorch holds the hook no longer; on any thread, must not throw. */
        default void released() {
        }
    }

    /** Where a hook is: the place in the list of a leaf, or of a computed tensor. */
    public record Registration(Handle tensor, long id, long key, boolean leaf) {
    }

    /** Read-locked by every backward pass and every hook. */
    private static final ReentrantReadWriteLock PASSES = new ReentrantReadWriteLock();
    private static final Queue<Registration> REMOVED = new ConcurrentLinkedQueue<>();

    private Hooks() {
    }

    /** Lets libtorch call the hook with the tensor's gradient, for as long as tensor and graph live ({@code Tensor.register_hook}). */
    public static Registration register(Handle tensor, Hook hook) {
        long address = tensor.pin("register_hook");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocate(JAVA_LONG);
            long id = Callbacks.hold(hook);
            Native.check(Libreptorch.rt_register_hook(MemorySegment.ofAddress(address), id, key), "register_hook");
            return new Registration(tensor, id, key.get(JAVA_LONG, 0), NativeAutograd.isLeaf(tensor));
        } finally {
            tensor.unpin();
        }
    }

    /** Removes a hook: it is not called any more. */
    public static void remove(Registration registration) {
        Callbacks.release(registration.id());
        if (registration.leaf()) {
            REMOVED.add(registration);
            unlinkRemoved();
        }
    }

    /** Runs a call that may go through a graph; hooks that are removed meanwhile leave it afterwards. */
    static int duringPass(IntSupplier call) {
        PASSES.readLock().lock();
        try {
            return call.getAsInt();
        } finally {
            PASSES.readLock().unlock();
            unlinkRemoved();
        }
    }

    /** Runs the hook, which must not be freed meanwhile. */
    static Handle call(Hook hook, Handle gradient) {
        PASSES.readLock().lock();
        try {
            return hook.apply(gradient);
        } finally {
            PASSES.readLock().unlock();
        }
    }

    private static void unlinkRemoved() {
        while (!REMOVED.isEmpty() && PASSES.writeLock().tryLock()) {
            try {
                for (Registration next = REMOVED.poll(); next != null; next = REMOVED.poll()) {
                    unlink(next);
                }
            } finally {
                PASSES.writeLock().unlock();
            }
        }
    }

    private static void unlink(Registration registration) {
        Handle tensor = registration.tensor();
        try {
            if (NativeAutograd.isLeaf(tensor)) {
                long address = tensor.pin("remove_hook");
                try {
                    Native.check(Libreptorch.rt_remove_hook(MemorySegment.ofAddress(address), registration.key()), "remove_hook");
                } finally {
                    tensor.unpin();
                }
            }
        } catch (IllegalStateException closed) {
            // the list of hooks goes with the tensor
        }
    }
}
