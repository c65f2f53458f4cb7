package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.stream.Stream;

/**
 * The settings of libtorch's thread pools that only the environment takes, before the pools are loaded: how long a thread that waits for work looks for
 * it before it sleeps.
 */
final class ThreadPools {

    /**
     * Of libgomp's threads, in looks: some tens of microseconds. By its own choice libgomp looks for milliseconds: fine while nobody else wants the
     * processors, but with one busy program beside it each operator waits until the system takes the looking thread off, and a training step takes ten
     * times as long.
     */
    private static final String GOMP_LOOKS = "10000";

    /**
     * Of OpenBLAS's threads, as a power of two of clock ticks: some tens of microseconds too. These are threads of its own, beside libgomp's, and by
     * their own choice look for more than ten milliseconds behind each product of matrices: the processors are taken from the convolutions that
     * follow. A small network's logits took two and a half times as long.
     */
    private static final String OPENBLAS_TICKS = "16";

    private ThreadPools() {
    }

    /** Limits the looking, wherever the user's environment does not say how threads wait. */
    static void limitSpinning() {
        if (areUnset("OMP_WAIT_POLICY", "GOMP_SPINCOUNT")) {
            set("GOMP_SPINCOUNT", GOMP_LOOKS);
        }
        if (areUnset("OPENBLAS_THREAD_TIMEOUT")) {
            set("OPENBLAS_THREAD_TIMEOUT", OPENBLAS_TICKS);
        }
    }

    private static boolean areUnset(String... variables) {
        return Stream.of(variables).allMatch(variable -> System.getenv(variable) == null);
    }

    private static void set(String variable, String value) {
        Linker linker = Linker.nativeLinker();
        MethodHandle setenv = linker.downcallHandle(linker.defaultLookup().find("setenv").orElseThrow(), FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int unused = (int) setenv.invokeExact(arena.allocateFrom(variable), arena.allocateFrom(value), 0);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("setenv throws nothing", e);
        }
    }
}
