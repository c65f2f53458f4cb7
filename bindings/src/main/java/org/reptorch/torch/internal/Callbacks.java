package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

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
    /** What a hook threw, by a number each, until the backward pass that it ended has come back to Java. */
    private static final Map<Long, Throwable> FAILURES = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong();

    private static final int UNCHANGED = 0;
    private static final int REPLACED = 1;
    private static final int FAILED = 2;

    /** How the message of a call begins that a hook ended; the number of what it threw follows. */
    private static final String FAILURE = "gradient hook failure ";

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
        if (HELD.remove(id) instanceof Hook hook) {
            hook.released();
        }
    }

    /** Returns how many objects libtorch holds. */
    static int held() {
        return HELD.size();
    }

    /** Called by libtorch; must not throw: an exception that left an upcall would end the process. */
    private static int hook(long id, MemorySegment gradient, MemorySegment replacement) {
        MemorySegment answer = replacement.reinterpret(ADDRESS.byteSize());
        try {
            var given = new Handle(gradient.address());
            if (!(HELD.get(id) instanceof Hook hook)) {
                given.close();
                return UNCHANGED;
            }
            Handle instead = hook.apply(given);
            if (instead == null) {
                return UNCHANGED;
            }
            answer.set(ADDRESS, 0, MemorySegment.ofAddress(instead.surrender()));
            return REPLACED;
        } catch (Throwable e) {
            long failure = NEXT.incrementAndGet();
            FAILURES.put(failure, e);
            answer.set(ADDRESS, 0, MemorySegment.ofAddress(failure));
            return FAILED;
        }
    }

    /** The check of a call in which hooks may have run. */
    static void check(int status, String what) {
        if (status != 0) {
            throw new TorchException(what + ": " + reason());
        }
    }

    /** Returns why this thread's last call failed; where a hook ended it, throws what the hook threw instead. */
    static String reason() {
        String reason = Native.lastError();
        if (reason.startsWith(FAILURE) && FAILURES.remove(Long.parseLong(reason.substring(FAILURE.length()))) instanceof Throwable thrown) {
            throw Callbacks.<RuntimeException>asThrown(thrown);
        }
        return reason;
    }

    /** Throws what a hook threw, a checked exception too. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T asThrown(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
