package org.reptorch.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import org.reptorch.data.Batch;
import org.reptorch.data.Epoch;
import org.reptorch.data.Image;
import org.reptorch.data.ImageDataset;
import org.reptorch.data.ImagePreparation;
import org.reptorch.data.Loader;
import org.reptorch.nn.Model;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/**
 * Names what is on images of any size: whatever computes logits, with what must be known to show it an image and to read its answer.
 *
 * <pre>{@code
 * QuantizedModel model = QuantizedModel.read(file);
 * try (Engine engine = model.engine()) {
 *     var classifier = new Classifier(engine::predict, ImagePreparation.of(file.toString(), model.notes()));
 *     System.out.println(classifier.classify(Image.read(Path.of("photo.jpg")), 5));
 * }
 * }</pre>
 *
 * <p>Any number of threads may ask at once where the network lets them, as an engine does.
 *
 * @param network     takes N x 3 x H x W, float32, on the CPU, gives N x classes on any device
 * @param preparation of the images, and the names of the classes
 */
public record Classifier(UnaryOperator<Tensor> network, ImagePreparation preparation) {

    private static final int BATCH = 64;

    /**
     * A class and how likely it is.
     *
     * @param label   its name
     * @param percent its share after a softmax
     */
    public record Answer(String label, double percent) {

        /** Prints {@code 98.2 % cat}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f %% %s", percent, label);
        }
    }

    /** Asks a model, which it puts into evaluation mode. */
    public static Classifier of(Model model, ImagePreparation preparation) {
        return new Classifier(images -> model.eval().forward(images.to(model.device(), model.dtype())), preparation);
    }

    /**
     * Returns the likeliest classes of an image, the likeliest first.
     *
     * @param most so many, or all where there are fewer; at least 1
     */
    public List<Answer> classify(Image image, int most) {
        try (var noGrad = NoGrad.open(); var scope = Scope.open()) {
            Image prepared = preparation.prepared(image);
            Tensor logits = network.apply(Tensor.of(preparation.normalization().apply(List.of(prepared)), 1, prepared.height(), prepared.width(), Image.CHANNELS)
                    .permute(0, 3, 1, 2));
            var best = logits.softmax(1).topk(Math.clamp(most, 1, logits.size(1)));
            double[] shares = best.values().toDoubleArray();
            long[] labels = best.indices().toLongArray();
            var answers = new ArrayList<Answer>();
            for (int i = 0; i < labels.length; i++) {
                answers.add(new Answer(preparation.name((int) labels[i]), 100 * shares[i]));
            }
            return answers;
        }
    }

    /**
     * Looks at every image of a data set once and counts what it is taken for; an image that cannot be read counts for nothing.
     *
     * @throws ReptorchException where it has classes that the network does not know
     */
    public ConfusionMatrix confusion(ImageDataset images) {
        int classes = preparation.classes().size();
        if (!images.classes().equals(preparation.classes())) {
            throw new ReptorchException(images.name() + " has the classes " + images.classes() + ", the network " + preparation.classes() + "; give data of the network's");
        }
        var confusion = ConfusionMatrix.of(classes, new long[0], new long[0]);
        Loader loader = Loader.of(images, preparation.normalization()).transform(preparation.transforms()).batchSize(BATCH);
        try (Epoch epoch = loader.epoch(0); var noGrad = NoGrad.open()) {
            for (Batch batch : epoch) {
                if (batch.size() > 0) {
                    try (var scope = Scope.open()) {
                        Tensor pixels = Tensor.of(batch.pixels(), batch.size(), batch.height(), batch.width(), batch.channels()).permute(0, 3, 1, 2);
                        confusion = confusion.plus(ConfusionMatrix.of(classes, batch.labels(), network.apply(pixels).argmax(1).toLongArray()));
                    }
                }
            }
        }
        return confusion;
    }
}
