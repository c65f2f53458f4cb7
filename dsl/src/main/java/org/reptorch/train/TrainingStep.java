package org.reptorch.train;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.reptorch.nn.Model;
import org.reptorch.torch.Autocast;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/**
 * One step of training in its parts: gradients of one batch or several, then the update.
 *
 * @param model     is changed; stays the caller's
 * @param optimizer updates the model; stays the caller's
 * @param spec      what happens besides
 */
public record TrainingStep(Model model, Optimizer optimizer, StepSpec spec) {

    /** Refuses clipping with an optimizer that it would make another one, unless that is wanted, and autocast where it has never run. */
    public TrainingStep {
        spec.clipping().verify(optimizer);
        if (spec.bfloat16() && !model.device().equals(Device.CPU)) {
            throw new ReptorchException("bfloat16 autocast is for the CPU so far, and the model is on " + model.device() + "; train in float32 there");
        }
    }

    /**
     * Computes the cross-entropy of a batch and adds its gradients, divided by the step's accumulation, to those that are there. A loss that is no
     * number adds nothing.
     *
     * @param images  makes N x C x H x W in the step's own scope, on the model's device
     * @param targets makes the classes likewise, N int64, or soft targets, N x classes of the model's dtype
     * @return the loss, not divided
     */
    public double accumulate(Supplier<Tensor> images, Supplier<Tensor> targets) {
        return accumulate(() -> Objective.CROSS_ENTROPY.loss(model, images.get(), targets.get(), spec.labelSmoothing()));
    }

    /**
     * Computes any loss and adds its gradients, divided by the step's accumulation, to those that are there. A loss that is no number adds
     * nothing.
     *
     * @param computation makes the loss, one number, from the model's output in the step's own scope and precision
     * @return the loss, not divided
     */
    public double accumulate(Supplier<Tensor> computation) {
        return accumulate(computation, loss -> {
        });
    }

    /** As above, showing the loss to somebody who keeps its graph. */
    double accumulate(Supplier<Tensor> computation, Consumer<Tensor> beforeBackward) {
        try (var scope = Scope.open()) {
            Tensor loss;
            if (spec.bfloat16()) {
                try (var autocast = Autocast.open(DType.BFLOAT16)) {
                    loss = computation.get();
                }
            } else {
                loss = computation.get();
            }
            double value = loss.item();
            if (Double.isFinite(value)) {
                beforeBackward.accept(loss);
                (spec.accumulation() == 1 ? loss : loss.div(spec.accumulation())).backward();
            }
            return value;
        }
    }

    /**
     * Makes one update with the gradients that are there, and drops them.
     *
     * @return the gradients' norm before clipping; NaN where nothing is clipped
     */
    public double update(double learningRate) {
        return update(learningRate, () -> {
        });
    }

    /** As above, showing the gradients as the update gets them. */
    double update(double learningRate, Runnable beforeUpdate) {
        double norm = spec.clipping().isOn() ? spec.clipping().apply(model.trainable().values()) : Double.NaN;
        beforeUpdate.run();
        optimizer.step(learningRate);
        model.zeroGrad();
        return norm;
    }
}
