package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import org.reptorch.torch.TorchException;
import org.reptorch.torch.capi.Libreptorch;
import org.reptorch.torch.capi.rt_hook;
import org.reptorch.torch.capi.rt_release;
import org.reptorch.torch.capi.rt_warning;

/**
 * What libtorch holds of Java's, by a number each: gradient hooks, and memory that a tensor lies over. It is kept from the
 * garbage collector until libtorch gives the number back.
 */
final class Callbacks {

    private static final Map<Long, Object> HELD = new ConcurrentHashMap<>();
    /** What a hook threw, until the backward pass that it ended has come back to Java. */
    private static final Map<Long, Throwable> FAILURES = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong();

    private static final int UNCHANGED = 0;
    private static final int REPLACED = 1;
    private static final int FAILED = 2;

    /** A gradient hook: takes over a gradient, returns another that the caller takes over, or null to leave it. */
    interface Hook extends UnaryOperator<Handle> {
    }

    private Callbacks() {
    }

    /** Starts the shim; from the end of the process on it calls Java no more. */
    static void start() {
        Native.check(Libreptorch.rt_start(rt_hook.allocate(Callbacks::hook, Arena.global()), rt_release.allocate(Callbacks::release, Arena.global()),
                rt_warning.allocate(Warnings::hear, Arena.global())), "start");
        Runtime.getRuntime().addShutdownHook(new Thread(Libreptorch::rt_stop, "reptorch-stop"));
    }

    /** Keeps an object until libtorch releases the number that is returned. */
    static long hold(Object object) {
        long id = NEXT.incrementAndGet();
        HELD.put(id, object);
        return id;
    }

    /** Called by libtorch; must not throw. */
    static void release(long id) {
        HELD.remove(id);
    }

    /** Returns how many objects libtorch holds. */
    static int held() {
        return HELD.size();
    }

    /** Called by libtorch; must not throw: an exception that left an upcall would end the process. */
    private static int hook(long id, MemorySegment gradient, MemorySegment replacement) {
        try {
            Handle given = new Handle(gradient.address());
            if (!(HELD.get(id) instanceof Hook hook)) {
                given.close();
                return UNCHANGED;
            }
            Handle instead = hook.apply(given);
            if (instead == null) {
                return UNCHANGED;
            }
            replacement.reinterpret(ADDRESS.byteSize()).set(ADDRESS, 0, MemorySegment.ofAddress(instead.surrender()));
            return REPLACED;
        } catch (Throwable e) {
            FAILURES.put(id, e);
            return FAILED;
        }
    }

    /** The check of a call in which hooks may have run: what a hook threw comes out as it was thrown. */
    static void check(int status, String what) {
        if (status == 0) {
            return;
        }
        String reason = Native.lastError();
        String mark = "gradient hook ";
        if (reason.startsWith(mark)) {
            Throwable thrown = FAILURES.remove(Long.parseLong(reason, mark.length(), reason.indexOf(' ', mark.length()), 10));
            switch (thrown) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> throw new TorchException(what + ": " + reason);
            }
        }
        throw new TorchException(what + ": " + reason);
    }
}
