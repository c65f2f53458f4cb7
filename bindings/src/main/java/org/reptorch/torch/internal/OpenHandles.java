package org.reptorch.torch.internal;

import java.lang.StackWalker.StackFrame;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.reptorch.torch.OpenTensor;

/**
 * Every handle that is open with the place that made it, under the switch that asks for it; the report of those that leaked.
 *
 * <p>A handle leaks when nothing refers to it before it is closed: a scope refers to those that it will close. The first leaks of a
 * place are reported when they are found, further ones of the same place at the end of the process with those that are open
 * then, so that each is reported once and a loop that leaks does not fill the screen.
 */
public final class OpenHandles {

    static final String PROPERTY = "reptorch.leaks";
    static final String VARIABLE = "REPTORCH_LEAKS";

    /** Whether this process records places; a constant, so that nothing is left of it in compiled code where it does not. */
    public static final boolean WATCHED = watched(System.getProperty(PROPERTY), System.getenv(VARIABLE));

    private static final int SHOWN_CALLS = 6;
    /** Leaks come in swarms, one per collection: so many, or those that follow one another within this time, are one report. */
    private static final int SWARM = 1000;
    private static final long SWARM_MILLISECONDS = 200;

    private static final Map<Long, Watched> OPEN = new ConcurrentHashMap<>();
    private static final Set<List<StackTraceElement>> REPORTED_PLACES = ConcurrentHashMap.newKeySet();
    private static final AtomicLong MADE = new AtomicLong();
    private static final ReferenceQueue<Handle> UNREACHABLE = new ReferenceQueue<>();
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** Whether a class is the JDK's or this library's, whose calls say nothing about the place. */
    private static final ClassValue<Boolean> INNER = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader()
                    || Objects.equals(type.getProtectionDomain().getCodeSource(), OpenHandles.class.getProtectionDomain().getCodeSource());
        }
    };

    static {
        if (WATCHED) {
            Thread.ofPlatform().daemon().name("reptorch-leaks").start(OpenHandles::watch);
            Runtime.getRuntime().addShutdownHook(new Thread(OpenHandles::reportTheEnd, "reptorch-leaks-at-end"));
        }
    }

    private OpenHandles() {
    }

    private static final class Watched extends WeakReference<Handle> {
        private final long address;
        private final long number = MADE.incrementAndGet();
        private final List<StackTraceElement> place;
        private volatile boolean reported;

        Watched(Handle handle, long address, List<StackTraceElement> place) {
            super(handle, UNREACHABLE);
            this.address = address;
            this.place = place;
        }

        /** Describes the tensor; null where it is closed by now. */
        OpenTensor describe() {
            Handle handle = get();
            if (handle == null) {
                return isOpen() ? new OpenTensor(Native.summary(address), place) : null; // nobody is left who could close it
            }
            if (handle.pin() == 0) {
                return null;
            }
            try {
                return new OpenTensor(Native.summary(handle), place);
            } finally {
                handle.unpin();
            }
        }

        boolean isOpen() {
            return OPEN.get(address) == this;
        }
    }

    static boolean watched(String property, String variable) {
        return property != null ? property.isEmpty() || property.equals("true") : variable != null && (variable.equals("1") || variable.equals("true"));
    }

    static void opened(Handle handle, long address) {
        OPEN.put(address, new Watched(handle, address, WALKER.walk(frames -> frames.filter(frame -> !INNER.get(frame.getDeclaringClass()))
                .limit(SHOWN_CALLS).map(StackFrame::toStackTraceElement).toList())));
    }

    /** To be called before the address can be used again. */
    static void closed(long address) {
        OPEN.remove(address);
    }

    /** Returns how many handles were made so far: to be passed to {@link #since}. */
    public static long made() {
        return MADE.get();
    }

    /** Lists what is open of all that was made after that many handles, the oldest first. */
    public static List<OpenTensor> since(long made) {
        if (!WATCHED) {
            throw new IllegalStateException("the places that make tensors are not recorded; start Java with -D" + PROPERTY + "=true, or with " + VARIABLE
                    + "=1 in the environment");
        }
        return OPEN.values().stream().filter(watched -> watched.number > made).sorted(Comparator.comparingLong(watched -> watched.number))
                .map(Watched::describe).filter(open -> open != null).toList();
    }

    private static void watch() {
        try {
            while (true) {
                var swarm = new ArrayList<Watched>();
                Reference<? extends Handle> found = UNREACHABLE.remove();
                while (found != null) {
                    swarm.add((Watched) found);
                    found = swarm.size() < SWARM ? UNREACHABLE.remove(SWARM_MILLISECONDS) : null;
                }
                swarm.removeIf(watched -> REPORTED_PLACES.contains(watched.place));
                report(swarm);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does that
        }
    }

    private static void reportTheEnd() {
        var reachable = new ArrayList<Watched>();
        var leaked = new ArrayList<Watched>();
        OPEN.values().forEach(watched -> (watched.get() == null ? leaked : reachable).add(watched));
        report(leaked);
        report(reachable);
    }

    /** Reports those that are still open and not yet reported; all are reachable, or none is. */
    private static synchronized void report(List<Watched> leaked) {
        var places = new LinkedHashMap<List<StackTraceElement>, List<OpenTensor>>();
        for (Watched watched : leaked) {
            OpenTensor open = watched.isOpen() && !watched.reported ? watched.describe() : null;
            if (open != null) {
                watched.reported = true;
                places.computeIfAbsent(open.place(), place -> new ArrayList<>()).add(open);
            }
        }
        REPORTED_PLACES.addAll(places.keySet());
        String how = !leaked.isEmpty() && leaked.getFirst().get() == null ? "leaked, unreachable without having been closed" : "left open at the end of the process";
        places.forEach((place, tensors) -> {
            int count = tensors.size();
            var text = new StringBuilder("reptorch: ").append(count).append(count == 1 ? " tensor (" : " tensors (").append(tensors.getFirst().what())
                    .append(count == 1 ? ") " : ", ...) ").append(how).append(", made");
            place.forEach(call -> text.append("\n\tat ").append(call));
            System.err.println(place.isEmpty() ? text.append(" by a thread of the library itself") : text);
        });
    }
}
