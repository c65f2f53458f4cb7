package org.reptorch.torch;

import java.nio.file.Path;
import java.util.List;

import org.reptorch.torch.internal.Handle;
import org.reptorch.torch.internal.Libtorch;
import org.reptorch.torch.internal.Native;
import org.reptorch.torch.internal.NativeAutograd;
import org.reptorch.torch.internal.OpenHandles;
import org.reptorch.torch.internal.Operator;

/** The library as a whole: whether it is there, its version, seed, threads, and any operator by name. */
public final class Torch {

    private Torch() {
    }

    /**
     * Tells whether libtorch can be used, loading it if need be; never throws.
     *
     * <p>It is looked for in this order: in the folder that the system property {@code reptorch.libtorch} names, in that of the
     * environment variable {@code REPTORCH_LIBTORCH}, and in Maven's jars {@code org.bytedeco:pytorch} and
     * {@code org.bytedeco:openblas} on the class path, which are unpacked once to {@code $REPTORCH_CACHE}, or
     * {@code $XDG_CACHE_HOME/reptorch}, or {@code ~/.cache/reptorch}. The first that is named is taken: where it cannot be used the
     * others are not tried in its stead. A folder may be libtorch's {@code lib}, the folder above it, or the {@code site-packages}
     * with a pip-installed PyTorch.
     *
     * <p>Any libtorch from 2.10 on is taken that passes the self-test, which proves all that is assumed about its insides; 2.10 and
     * 2.13 are tested, later ones are neither refused for their number nor warned of. The answer is found once per process.
     */
    public static boolean isAvailable() {
        return whyUnavailable() == null;
    }

    /** Returns why libtorch cannot be used, with what was looked for, where, and what to do; null where it can be. Never throws. */
    public static String whyUnavailable() {
        LibraryException why = Libtorch.failure();
        return why == null ? null : why.getMessage();
    }

    /** Loads libtorch if that was not done; throws {@link LibraryException} with the words of {@link #whyUnavailable()} where that fails. */
    public static void verifyAvailable() {
        Libtorch.verify();
    }

    /** Returns libtorch's version, such as {@code 2.10.0}. */
    public static String version() {
        return Libtorch.version();
    }

    /** Returns the folder that libtorch was loaded from. */
    public static Path location() {
        return Libtorch.folder().path();
    }

    /** Returns in words how that folder was found. */
    public static String origin() {
        return Libtorch.folder().origin();
    }

    /** Seeds the CPU's generator: every draw after it is that of {@code torch.manual_seed(seed)} in PyTorch. */
    public static void manualSeed(long seed) {
        Native.manualSeed(seed);
    }

    /**
     * Returns the state of the CPU's generator ({@code torch.get_rng_state()}): a vector of bytes, from which
     * {@link #setRngState} draws the same numbers again.
     */
    public static Tensor rngState() {
        Scope.innermost();
        return Tensor.owned(Native.generatorState());
    }

    /** Sets the state of the CPU's generator ({@code torch.set_rng_state()}) to one that {@link #rngState} or PyTorch gave. */
    public static void setRngState(Tensor state) {
        if (state == null) {
            throw new IllegalArgumentException("set_rng_state: the state is null; take one with Torch.rngState()");
        }
        Native.setGeneratorState(state.handle());
    }

    /** Sets how many threads one operator may use; it holds for operators called from this thread. */
    public static void setThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
        Native.setThreads(threads);
    }

    /** Returns how many threads one operator may use. */
    public static int threads() {
        return Native.threads();
    }

    /**
     * Lets freed memory stay with the process for the next step: libtorch has no caching allocator on the CPU, and mapping
     * large activations anew at every step costs a fifth of a small net's training time. Call it before the first tensors.
     *
     * @return false where the C library has no such setting; nothing changes then
     */
    public static boolean keepFreedMemory() {
        return Native.keepFreedMemory(KEPT_BYTES);
    }

    /** The largest value that glibc's {@code mallopt} takes. */
    private static final long KEPT_BYTES = Integer.MAX_VALUE;

    /** Returns how many tensors are open and how much memory tensors hold on the CPU, now and at most; costs a microsecond. */
    public static Memory memory() {
        long live = Handle.live();
        long[] bytes = Native.tensorMemory();
        return new Memory(live, bytes[0], bytes[1]);
    }

    /** Begins {@link Memory#peakBytes()} anew: until the next allocation it is what is held now. */
    public static void resetPeakMemory() {
        Native.resetPeakMemory();
    }

    /** Tells whether this thread records what autograd needs. */
    public static boolean gradEnabled() {
        return NativeAutograd.gradEnabled();
    }

    /** Tells whether this thread is in inference mode. */
    public static boolean inferenceMode() {
        return NativeAutograd.inference();
    }

    /** Returns how many tensors of this process are open: what does not return to where it was is a leak. */
    public static long liveTensors() {
        return Handle.live();
    }

    /**
     * Lists the tensors of this process that are open, the oldest first, each with the place that made it.
     *
     * <p>Places are recorded only in a process that was started with {@code -Dreptorch.leaks=true}, or with
     * {@code REPTORCH_LEAKS=1} in its environment. Such a process also reports, on its standard error, the tensors that nothing
     * refers to any more though nobody closed them, soon after the garbage collector has found them, and those that are still
     * open at its end: each once, counted by the place that made them. Recording costs some microseconds per tensor.
     *
     * @throws IllegalStateException where places are not recorded
     */
    public static List<OpenTensor> openTensors() {
        return OpenHandles.since(0);
    }

    /**
     * Calls any operator of the dispatcher, one that {@link Ops} does not have included.
     *
     * <p>The arguments are checked against the schema of the loaded library before the call: a {@link Tensor}, a list of
     * tensors, a number, a boolean, {@code long[]}, {@code double[]}, {@code String}, {@link DType}, {@link Device},
     * {@link MemoryFormat}, or null for an optional one; defaults are not filled in. What does not fit, or returns what has no place
     * in Java, is an {@link IllegalArgumentException}; what libtorch refuses, an unknown name included, a {@link TorchException}.
     *
     * @param name     {@code aten::mul}; without a namespace, aten's
     * @param overload {@code Tensor}, or empty
     * @return a Tensor, a list of them, a Long, a Double, a Boolean, a DType or a long[]; an Object[] where there are several; null where there is
     *         none, or an undefined tensor
     */
    public static Object call(String name, String overload, Object... arguments) {
        return GenericCall.call(Operator.find(name, overload), arguments);
    }
}
