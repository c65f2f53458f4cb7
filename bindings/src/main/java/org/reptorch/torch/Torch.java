package org.reptorch.torch;

import java.nio.file.Path;

import org.reptorch.torch.internal.Handle;
import org.reptorch.torch.internal.Libtorch;
import org.reptorch.torch.internal.Native;
import org.reptorch.torch.internal.NativeAutograd;
import org.reptorch.torch.internal.Operator;

/** The library as a whole: whether it is there, its version, seed, threads, and any operator by name. */
public final class Torch {

    private Torch() {
    }

    /** Tells whether libtorch can be used, loading it if need be; never throws. */
    public static boolean isAvailable() {
        try {
            Libtorch.verify();
            return true;
        } catch (LibraryException e) {
            return false;
        }
    }

    /** Loads libtorch if that was not done; throws {@link LibraryException} with what was looked for, where, and what to do. */
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

    /**
     * Returns the bytes of native memory in use on the CPU, tensors and everything else that the C library handed out, or -1
     * where it cannot tell. Two readings differ by what the work between them holds; one costs some microseconds.
     */
    public static long memoryInUse() {
        return Native.memoryInUse();
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
