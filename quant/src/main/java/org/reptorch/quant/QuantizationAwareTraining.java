package org.reptorch.quant;

import org.reptorch.nn.ModelSpec;

/**
 * How a network is trained under quantization: an immutable description.
 *
 * <pre>{@code
 * var network = QuantizationAwareTraining.DEFAULT.network(model.spec(), steps);
 * try (Model student = network.start(model, calibrationData); Optimizer sgd = recipe.optimizer(student)) {
 *     new Trainer("qat", student, sgd, recipe, data, normalization, progress).run();
 *     network.lower(student).save(Path.of("int8.safetensors"));
 * }
 * }</pre>
 *
 * <p>Weights and activations are rounded in the forward pass where the engine rounds them; the gradient goes straight through what lies inside the range.
 *
 * <p>Batch norms are fused while they train, as {@code torch.ao.nn.intrinsic.qat.ConvBn2d} does it and with it RepVGG's published QAT: the kernel is
 * rounded as the engine will have it, folded by the running statistics, then brought back in front of the norm, which normalizes by the batch. Once
 * their statistics are frozen, and in evaluation, the folded layer is computed itself. A network whose norms were folded away before trains without
 * norms.
 *
 * @param calibration   gives the start, bits and granularity, and the layers that stay in floating point
 * @param stepSizes     where the steps come from
 * @param observerShare the share of training in which observers live; RepVGG's is 3/8
 * @param normShare     the share of training in which batch norms normalize by the batch and their statistics follow it
 */
public record QuantizationAwareTraining(PostTrainingQuantization calibration, StepSizes stepSizes, double observerShare, double normShare) {

    /** Eight bits, observed steps, observers frozen at 3/8 and batch norms at 1/2 of the training. */
    public static final QuantizationAwareTraining DEFAULT = new QuantizationAwareTraining(PostTrainingQuantization.DEFAULT, StepSizes.Observed.DEFAULT, 0.375, 0.5);

    /** Refuses shares that are none, and what training does itself. */
    public QuantizationAwareTraining {
        if (!(observerShare >= 0 && observerShare <= 1) || !(normShare >= 0 && normShare <= 1)) {
            throw new IllegalArgumentException("the shares of training in which observers and batch norms live must be from 0 to 1, not " + observerShare + " and "
                    + normShare);
        }
        if (calibration.equalization() || calibration.biasCorrection()) {
            throw new IllegalArgumentException("quantization-aware training moves weights and biases itself; leave equalization and bias correction out");
        }
        if (stepSizes instanceof StepSizes.Learned && !calibration.weights().symmetric()) {
            throw new IllegalArgumentException("steps are learned of symmetric weights only; take symmetric weights, or observed steps");
        }
    }

    /** Returns this with another calibration. */
    public QuantizationAwareTraining withCalibration(PostTrainingQuantization calibration) {
        return new QuantizationAwareTraining(calibration, stepSizes, observerShare, normShare);
    }

    /** Returns this with other steps. */
    public QuantizationAwareTraining withStepSizes(StepSizes stepSizes) {
        return new QuantizationAwareTraining(calibration, stepSizes, observerShare, normShare);
    }

    /** Returns this with other shares of training in which observers and batch norms live. */
    public QuantizationAwareTraining withShares(double observerShare, double normShare) {
        return new QuantizationAwareTraining(calibration, stepSizes, observerShare, normShare);
    }

    /**
     * Describes a network that trains under quantization.
     *
     * @param real  the network in floating point
     * @param steps forward passes of the whole training, of which the shares are taken: updates, times the batches that each averages
     * @throws org.reptorch.torch.ReptorchException where a layer that is to stay in floating point is none of the network's
     */
    public FakeQuantizedNetwork network(ModelSpec real, long steps) {
        return new FakeQuantizedNetwork(this, real, steps);
    }

    /** Prints what is done in words. */
    @Override
    public String toString() {
        return calibration + ", " + stepSizes + ", observers live for " + observerShare + " and batch norms for " + normShare + " of the training";
    }
}
