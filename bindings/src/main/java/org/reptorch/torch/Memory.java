package org.reptorch.torch;

/**
 * What tensors hold.
 *
 * <p>The bytes are those of the tensors' storages on the CPU, counted as they are allocated and freed, the ones that libtorch keeps
 * for itself (saved activations, gradients) included, and those that Java lends not. A view adds nothing.
 *
 * @param liveTensors how many {@link Tensor}s are open
 * @param bytes       held now
 * @param peakBytes   held at most since the process began or {@link Torch#resetPeakMemory()} was called
 */
public record Memory(long liveTensors, long bytes, long peakBytes) {
}
