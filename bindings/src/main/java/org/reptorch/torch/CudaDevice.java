package org.reptorch.torch;

import java.util.Locale;

/**
 * A GPU as its driver describes it.
 *
 * @param index           its number among those that this process sees: {@code cuda:0} has 0
 * @param name            the product's
 * @param major           of its compute capability
 * @param minor           of its compute capability
 * @param memory          in bytes, all of it
 * @param multiprocessors how many it has
 */
public record CudaDevice(int index, String name, int major, int minor, long memory, int multiprocessors) {

    /** Returns where tensors on it lie: {@code cuda:0}. */
    public Device device() {
        return new Device("cuda", index);
    }

    /** Returns what NVIDIA's compilers call its kind: {@code sm_90}. */
    public String architecture() {
        return "sm_" + major + minor;
    }

    /** Returns a line: {@code cuda:0 NVIDIA H200, 139.8 GiB, compute capability 9.0, 132 multiprocessors}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s, %.1f GiB, compute capability %d.%d, %d multiprocessors", device(), name, memory / (double) (1 << 30), major, minor,
                multiprocessors);
    }
}
