package org.reptorch.torch;

import java.lang.foreign.MemorySegment;

import org.reptorch.torch.internal.CudaCompiler;
import org.reptorch.torch.internal.CudaDriver;
import org.reptorch.torch.internal.CudaModules;

/** A function in CUDA C++ that computes on a GPU, compiled for it when the program runs. */
public final class CudaKernel {

    private final CudaDevice device;
    private final String function;
    private final CudaModules.Function code;

    private CudaKernel(CudaDevice device, String function, CudaModules.Function code) {
        this.device = device;
        this.function = function;
        this.code = code;
    }

    /**
     * Compiles a source by NVRTC, which includes no headers of its own, or takes what an earlier process of this user compiled of the same source for the same
     * architecture: that lies in the cache of {@link Torch#isAvailable libtorch's libraries}, under {@code kernels}.
     *
     * <p>Multiplications and additions are not contracted to one rounding; {@code fmaf} does that where it is wanted.
     *
     * @param name     of the source, for messages: {@code update.cu}
     * @param source   C++17
     * @param function declared {@code extern "C" __global__}, with one argument
     * @throws LibraryException where CUDA cannot be used, or there is no NVRTC
     * @throws CudaException    where the source does not compile, the driver does not take it, or there is no such device
     */
    public static CudaKernel of(String name, String source, String function, Device device) {
        CudaDevice found = CudaDriver.device(device);
        return new CudaKernel(found, function, CudaModules.function(name, source, function, found));
    }

    /**
     * Lets it compute, behind all that libtorch computes on the device in this thread: on libtorch's current stream. Returns before it is done.
     *
     * @param blocks   how many there are, in one dimension
     * @param threads  of a block
     * @param argument the function's, by value, which is copied before this returns; no shorter than the function takes
     * @throws CudaException where the driver refuses that
     */
    public void launch(int blocks, int threads, MemorySegment argument) {
        CudaDriver.launch(device, code, blocks, threads, argument);
    }

    /** Returns a line: {@code CUDA kernel sgd on cuda:0 for sm_90, by NVRTC 13.0}. */
    @Override
    public String toString() {
        return "CUDA kernel " + function + " on " + device.device() + " for " + device.architecture() + ", by NVRTC " + CudaCompiler.version();
    }
}
