package org.reptorch.samples.terminal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C and a plain kill while it is open: the first asks the run to stop behind its step, the second ends the process as without us.
 */
public final class StopSignal implements BooleanSupplier, AutoCloseable {

    private static final int INTERRUPTED = 130;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Map<String, SignalHandler> before = new HashMap<>();

    private StopSignal() {
    }

    /** Listens from now on, until it is closed. */
    public static StopSignal open() {
        var stop = new StopSignal();
        for (String name : new String[] {"INT", "TERM"}) {
            stop.before.put(name, Signal.handle(new Signal(name), signal -> stop.hear()));
        }
        return stop;
    }

    private void hear() {
        if (asked.getAndSet(true)) {
            // The run may be stuck in a step: a person who asks twice means it, and the checkpoint on the disk is whole.
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        System.err.println("reptorch: stopping behind this step; once more ends at once");
    }

    @Override
    public boolean getAsBoolean() {
        return asked.get();
    }

    @Override
    public void close() {
        before.forEach((name, handler) -> Signal.handle(new Signal(name), handler));
    }
}
