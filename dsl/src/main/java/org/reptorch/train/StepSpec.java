package org.reptorch.train;

/**
 * What one training step does besides the optimizer's rule.
 *
 * @param labelSmoothing of the cross-entropy; of soft targets too
 * @param accumulation   how many batches' gradients are averaged for one update; batches at an epoch's end that are too few for one are left
 *                       out and belong to no step, so that every update averages the same number of images. The published script of
 *                       RepOptimizers does the same, as it zeroes the gradients when an epoch begins; timm averages the rest for a last update
 * @param clipping       of the gradients
 * @param bfloat16       whether forward pass and loss run under bf16 autocast ({@code torch.autocast}); weights stay what they are
 * @param channelsLast   whether images and kernels lie in memory with their channels last; otherwise as they are, row-major
 */
public record StepSpec(double labelSmoothing, int accumulation, Clipping clipping, boolean bfloat16, boolean channelsLast) {

    /** Plain cross-entropy, one batch per update, no clipping, full precision, channels last. */
    public static final StepSpec PLAIN = new StepSpec(0, 1, Clipping.NONE, false, true);

    /** Refuses numbers that no step has. */
    public StepSpec {
        Requirement.verify(labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing", labelSmoothing, "at least 0 and below 1");
        Requirement.verify(accumulation >= 1, "accumulation", accumulation, "at least 1");
    }

    /** Returns this step with another label smoothing. */
    public StepSpec withLabelSmoothing(double labelSmoothing) {
        return new StepSpec(labelSmoothing, accumulation, clipping, bfloat16, channelsLast);
    }

    /** Returns this step with the gradients of so many batches averaged. */
    public StepSpec withAccumulation(int accumulation) {
        return new StepSpec(labelSmoothing, accumulation, clipping, bfloat16, channelsLast);
    }

    /** Returns this step with clipped gradients. */
    public StepSpec withClipping(Clipping clipping) {
        return new StepSpec(labelSmoothing, accumulation, clipping, bfloat16, channelsLast);
    }

    /** Returns this step in bf16, or in full precision. */
    public StepSpec withBfloat16(boolean bfloat16) {
        return new StepSpec(labelSmoothing, accumulation, clipping, bfloat16, channelsLast);
    }
}
