package org.reptorch.train;

import java.util.List;
import java.util.function.UnaryOperator;

import org.reptorch.data.Batch;
import org.reptorch.data.Epoch;
import org.reptorch.data.ImageDataset;
import org.reptorch.data.Loader;
import org.reptorch.data.Normalization;
import org.reptorch.data.Transform;
import org.reptorch.nn.Model;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/**
 * How well a model tells the images of a data set apart.
 *
 * @param top1   how many have their class in first place, in percent
 * @param top5   how many have it among the first five, or among all where there are fewer classes, in percent
 * @param loss   mean cross-entropy, no smoothing
 * @param images how many were looked at
 * @param unreadable those that could not be read and count for nothing, each with the reason
 */
public record Evaluation(double top1, double top5, double loss, int images, List<String> unreadable) {

    /** Looks at every image once, as it is, in evaluation mode; the model is in training mode afterwards. */
    public static Evaluation of(Model model, ImageDataset dataset, Normalization normalization) {
        return of(model, dataset, normalization, List.of());
    }

    /** Looks at every image once, behind transforms that bring it into the size that the model wants. */
    public static Evaluation of(Model model, ImageDataset dataset, Normalization normalization, List<Transform> transforms) {
        model.eval();
        try {
            return of(images -> model.forward(images.to(model.device(), model.dtype())), model.dtype(), dataset, normalization, transforms);
        } finally {
            model.train();
        }
    }

    /**
     * Looks at every image once by whatever computes logits.
     *
     * @param network takes N x C x H x W on the CPU, gives N x classes on any device
     * @param dtype   of the images that it wants
     */
    public static Evaluation of(UnaryOperator<Tensor> network, DType dtype, ImageDataset dataset, Normalization normalization, List<Transform> transforms) {
        int images = 0;
        long first = 0;
        long amongFive = 0;
        double loss = 0;
        try (Epoch epoch = loader(dataset, normalization, transforms).epoch(0); var noGrad = NoGrad.open()) {
            for (Batch batch : epoch) {
                if (batch.size() == 0) {
                    continue;
                }
                images += batch.size();
                try (var scope = Scope.open()) {
                    Tensor logits = network.apply(Batches.images(batch, Device.CPU, dtype, true));
                    Tensor labels = Batches.labels(batch, logits.device());
                    first += count(logits.argmax(1L).eq(labels));
                    amongFive += count(logits.topk(Math.min(5, logits.shape()[1])).indices().eq(labels.unsqueeze(1)));
                    loss += logits.crossEntropyLoss(labels).item() * batch.size();
                }
            }
            if (images == 0) {
                throw new ReptorchException(dataset.name() + ": none of " + dataset.size() + " images can be read, the first being " + epoch.unreadable().getFirst()
                        + "; convert them to JPEG or PNG, or fetch them again");
            }
            return new Evaluation(100.0 * first / images, 100.0 * amongFive / images, loss / images, images, epoch.unreadable());
        }
    }

    /** Returns what delivers the images of an evaluation. */
    static Loader loader(ImageDataset dataset, Normalization normalization, List<Transform> transforms) {
        return Loader.of(dataset, normalization).batchSize(256).transform(transforms);
    }

    private static long count(Tensor hits) {
        return (long) hits.to(DType.INT64).sum().item();
    }
}
