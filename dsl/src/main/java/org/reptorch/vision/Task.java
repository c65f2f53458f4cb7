package org.reptorch.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.reptorch.data.AnnotatedImage;
import org.reptorch.data.Image;
import org.reptorch.data.Normalization;
import org.reptorch.nn.Backbone;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/** What a network with a head is to find in images: its head, its loss, and how good it is. */
public sealed interface Task permits Segmentation, Detection {

    /** How many images are looked at together in evaluation. */
    int EVALUATION_BATCH = 50;

    /** Returns what the head stands on. */
    Backbone backbone();

    /** Describes backbone and head; the head's names stand under {@code head}. Images' heights and widths are multiples of the last map's stride. */
    ModelSpec spec();

    /**
     * Computes the loss of a batch.
     *
     * @param output what the network gave for the images
     * @param images the annotations
     * @return one number
     */
    Tensor loss(Tensor output, List<AnnotatedImage> images);

    /** Looks at every image once, in evaluation mode; the model is in training mode afterwards. */
    Score score(Model model, List<AnnotatedImage> images, Normalization normalization);

    /** Returns images as a model takes them, N x 3 x H x W in channels_last, of its dtype and on its device, in a tensor of the innermost scope. */
    static Tensor batch(List<AnnotatedImage> images, Normalization normalization, Model model) {
        List<Image> plain = images.stream().map(AnnotatedImage::image).toList();
        return Tensor.of(normalization.apply(plain), plain.size(), plain.getFirst().height(), plain.getFirst().width(), Image.CHANNELS)
                .to(model.device(), model.dtype()).permute(0, 3, 1, 2);
    }

    /** Hands the network's outputs in evaluation mode on, some images at a time. */
    static void outputs(Model model, List<AnnotatedImage> images, Normalization normalization, Consumer<Tensor> outputs) {
        model.eval();
        try (var noGrad = NoGrad.open()) {
            for (int from = 0; from < images.size(); from += EVALUATION_BATCH) {
                try (var scope = Scope.open()) {
                    List<AnnotatedImage> some = new ArrayList<>(images.subList(from, Math.min(images.size(), from + EVALUATION_BATCH)));
                    outputs.accept(model.forward(batch(some, normalization, model)));
                }
            }
        } finally {
            model.train();
        }
    }
}
