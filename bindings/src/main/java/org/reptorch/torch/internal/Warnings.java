package org.reptorch.torch.internal;

import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What libtorch warns of, such as a deprecated operator: each distinct text once to the logger {@code org.reptorch}, at level
 * WARNING, instead of every one to the standard error.
 */
final class Warnings {

    /** Texts that name shapes are without end; those beyond so many are dropped. */
    private static final int REMEMBERED = 1000;
    private static final Set<String> HEARD = ConcurrentHashMap.newKeySet();

    private static volatile Consumer<String> listener = Warnings::log;

    private Warnings() {
    }

    /** Called by libtorch; must not throw: an exception that left an upcall would end the process. */
    static void hear(MemorySegment text) {
        try {
            listener.accept(text.reinterpret(Long.MAX_VALUE).getString(0));
        } catch (Throwable e) {
            System.err.println("reptorch: a warning of libtorch was lost: " + e);
        }
    }

    private static void log(String text) {
        if (HEARD.size() < REMEMBERED && HEARD.add(text)) {
            System.getLogger("org.reptorch").log(Level.WARNING, "libtorch: " + text);
        }
    }

    /** Runs something whose warnings go to a listener instead; for the loader, while nobody else uses libtorch. */
    static void listen(Consumer<String> instead, Runnable work) {
        listener = instead;
        try {
            work.run();
        } finally {
            listener = Warnings::log;
        }
    }
}
