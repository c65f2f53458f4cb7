package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

/** The setting of libtorch's thread pool that only the environment takes, before the pool is loaded. */
final class OpenMp {

    /**
     * How often a thread that waits for the others looks before it sleeps, some tens of microseconds. By its own choice
     * libgomp looks for milliseconds: fine while nobody else wants the processors, but with one busy program beside it each
     * operator waits until the system takes the looking thread off, and a training step takes ten times as long.
     */
    private static final String SPINS = "10000";

    private OpenMp() {
    }

    /** Limits the looking, unless the user's environment says how threads wait. */
    static void limitSpinning() {
        if (System.getenv("OMP_WAIT_POLICY") != null || System.getenv("GOMP_SPINCOUNT") != null) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        var setenv = linker.downcallHandle(linker.defaultLookup().find("setenv").orElseThrow(), FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int unused = (int) setenv.invokeExact(arena.allocateFrom("GOMP_SPINCOUNT"), arena.allocateFrom(SPINS), 0);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("setenv throws nothing", e);
        }
    }
}
