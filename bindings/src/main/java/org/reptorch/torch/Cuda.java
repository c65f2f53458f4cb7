package org.reptorch.torch;

import java.util.List;

import org.reptorch.torch.internal.CudaDriver;

/**
 * NVIDIA's GPUs: whether they can be used in this process, and which there are.
 *
 * <p>That takes a libtorch that is built for CUDA ({@code REPTORCH_LIBTORCH}), NVIDIA's libraries that it needs, and a driver that is new enough for them. The answer is
 * found once per process.
 */
public final class Cuda {

    private Cuda() {
    }

    /** Tells whether tensors can be computed on a GPU, loading libtorch if need be; never throws. */
    public static boolean isAvailable() {
        return whyUnavailable() == null;
    }

    /** Returns what is missing for tensors on a GPU, and what to do, in a line; null where nothing is. Never throws. */
    public static String whyUnavailable() {
        return CudaDriver.whyUnavailable();
    }

    /** Returns the devices in the order of their numbers; none where {@link #isAvailable} is false. */
    public static List<CudaDevice> devices() {
        return CudaDriver.devices();
    }

    /** Returns the versions of CUDA in a line: that which libtorch is built for, and the newest that the driver runs; throws as {@link #device} does. */
    public static String versions() {
        return CudaDriver.versions();
    }

    /**
     * Finds the device that a name stands for: {@code cuda} without a number is the first.
     *
     * @throws IllegalArgumentException where the name is not CUDA's
     * @throws LibraryException         where CUDA cannot be used, with the words of {@link #whyUnavailable}
     * @throws CudaException            where there is no device of this number
     */
    public static CudaDevice device(Device device) {
        return CudaDriver.device(device);
    }
}
