package org.reptorch.train;

import org.reptorch.nn.Model;
import org.reptorch.torch.Tensor;

/** What a training makes small: how the loss of a batch comes about. */
@FunctionalInterface
public interface Objective {

    /** The mean cross-entropy of the logits, what almost every training takes ({@code torch.nn.CrossEntropyLoss}). */
    Objective CROSS_ENTROPY = (model, images, targets, labelSmoothing) -> {
        try (Tensor logits = model.forward(images)) {
            return crossEntropy(logits, targets, labelSmoothing);
        }
    };

    /**
     * Computes the loss, which autograd follows back to the model's parameters.
     *
     * @param model          in training mode
     * @param images         N x C x H x W, of the model's dtype, on its device as the targets are
     * @param targets        the classes, N int64, or soft targets, N x classes of the model's dtype
     * @param labelSmoothing as the run's step has it
     * @return one number, in the innermost scope
     */
    Tensor loss(Model model, Tensor images, Tensor targets, double labelSmoothing);

    /** Returns the mean cross-entropy of logits, N x classes. */
    static Tensor crossEntropy(Tensor logits, Tensor targets, double labelSmoothing) {
        long mean = 1;
        long noIndex = -100;
        return logits.crossEntropyLoss(targets, null, mean, noIndex, labelSmoothing);
    }
}
