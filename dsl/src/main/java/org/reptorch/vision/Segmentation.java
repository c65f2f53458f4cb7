package org.reptorch.vision;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.upsampleBilinear;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.data.AnnotatedImage;
import org.reptorch.data.Normalization;
import org.reptorch.nn.Backbone;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Tensor;

/**
 * Semantic segmentation: a class, or nothing, for every pixel. The head merges the backbone's maps at the size of the first, and reads them with a
 * 1x1 and a 3x3 convolution and a linear classifier per position, whose scores are enlarged to the image's size (Long et al., <i>Fully
 * Convolutional Networks</i>, CVPR 2015, with one merge).
 *
 * @param backbone what the head stands on
 * @param classes  names of the classes without the background, which is class 0 of the output
 * @param width    channels of the head
 */
public record Segmentation(Backbone backbone, List<String> classes, int width) implements Task {

    /** Copies the list. */
    public Segmentation {
        classes = List.copyOf(classes);
    }

    @Override
    public ModelSpec spec() {
        int outputs = classes.size() + 1;
        int stride = backbone.strides().getFirst();
        return backbone.merged(backbone.network().name() + "-segmentation", outputs, channels -> sequence()
                .then("merge", conv(channels, width, 1)).then("bn1", batchNorm(width)).then(relu())
                .then("conv", conv(width, width, 3).padding(1)).then("bn2", batchNorm(width)).then(relu())
                .then("classifier", conv(width, outputs, 1).bias(true)).then(upsampleBilinear(stride)));
    }

    /** Computes the mean cross-entropy over all pixels ({@code torch.nn.functional.cross_entropy}). */
    @Override
    public Tensor loss(Tensor output, List<AnnotatedImage> images) {
        int height = images.getFirst().image().height();
        int width = images.getFirst().image().width();
        long[] truth = new long[Math.multiplyExact(images.size(), height * width)];
        int at = 0;
        for (AnnotatedImage image : images) {
            for (byte value : image.mask()) {
                truth[at++] = value;
            }
        }
        return output.crossEntropyLoss(Tensor.of(truth, images.size(), height, width).to(output.device(), DType.INT64));
    }

    /** Returns the masks that the network gives, as {@link AnnotatedImage#mask} has them. */
    public List<byte[]> predict(Model model, List<AnnotatedImage> images, Normalization normalization) {
        var masks = new ArrayList<byte[]>();
        Task.outputs(model, images, normalization, output -> {
            long[] best = output.argmax(1).toLongArray();
            int pixels = best.length / (int) output.size(0);
            for (int from = 0; from < best.length; from += pixels) {
                byte[] mask = new byte[pixels];
                for (int i = 0; i < pixels; i++) {
                    mask[i] = (byte) best[from + i];
                }
                masks.add(mask);
            }
        });
        return masks;
    }

    /** Measures {@code mIoU}, the share of right pixels and each class's IoU. */
    @Override
    public Score score(Model model, List<AnnotatedImage> images, Normalization normalization) {
        ConfusionMatrix confusion = ConfusionMatrix.of(classes.size() + 1, images.stream().map(AnnotatedImage::mask).toList(),
                predict(model, images, normalization));
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("mIoU", 100 * confusion.meanIntersectionOverUnion());
        measures.put("pixels", 100 * confusion.accuracy());
        measures.put("background", 100 * confusion.intersectionOverUnion(0));
        for (int i = 0; i < classes.size(); i++) {
            measures.put(classes.get(i), 100 * confusion.intersectionOverUnion(i + 1));
        }
        return new Score(measures);
    }
}
