package org.reptorch.torch;

/**
 * What tensors hold.
 *
 * <p>The bytes are those of the tensors' storages on the CPU, counted as libtorch allocates and frees them. What it keeps for itself
 * (saved activations, gradients) is included; a view adds nothing, nor does memory that Java lends.
 *
 * @param liveTensors how many {@link Tensor}s are open
 * @param bytes       held now
 * @param peakBytes   held at most since the process began or {@link Torch#resetPeakMemory()} was called
 */
public record Memory(long liveTensors, long bytes, long peakBytes) {
}
