package org.reptorch.samples.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reptorch.data.Batch;
import org.reptorch.data.CenterCrop;
import org.reptorch.data.Epoch;
import org.reptorch.data.Image;
import org.reptorch.data.ImageDataset;
import org.reptorch.data.ImageSize;
import org.reptorch.data.Loader;
import org.reptorch.data.Normalization;
import org.reptorch.data.Resampling;
import org.reptorch.data.Resize;
import org.reptorch.data.Transform;
import org.reptorch.samples.recipe.RecipeKey;
import org.reptorch.samples.recipe.TransformText;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Tensor;

/**
 * What has to be known of a model to show it an image of any size, and to name what it answers; as text beside a quantized model.
 *
 * @param classes       names, by label
 * @param normalization of the pixels
 * @param transforms    of a test image as a recipe has them; none where data has one size
 * @param height        of the images that the model was trained on
 * @param width         of the images that the model was trained on
 */
public record ImagePreparation(List<String> classes, Normalization normalization, List<String> transforms, int height, int width) {

    private static final String CLASSES = "classes";
    private static final String MEAN = "mean";
    private static final String STD = "std";
    private static final String TRANSFORMS = "testTransforms";
    private static final String SIZE = "size";

    /** Returns what a run prepares its test images by. */
    public static ImagePreparation of(Training training) {
        ImageDataset test = training.data().test();
        ImageSize size = Loader.of(test, training.normalization()).transform(training.recipe().training().testTransforms()).size();
        return new ImagePreparation(test.classes(), training.normalization(), training.recipe().testTransforms(), size.height(), size.width());
    }

    /** Reads the notes of a quantized model. */
    public static ImagePreparation of(String source, Map<String, String> notes) {
        for (String note : List.of(CLASSES, MEAN, STD, TRANSFORMS, SIZE)) {
            if (!notes.containsKey(note)) {
                throw new ReptorchException(source + " does not say how images are prepared for it (" + note + "); quantize the model again with ./reptorch quantize");
            }
        }
        String[] size = notes.get(SIZE).split("x");
        return new ImagePreparation(List.of(notes.get(CLASSES).split("\n")), new Normalization(floats(notes.get(MEAN)), floats(notes.get(STD))),
                notes.get(TRANSFORMS).lines().toList(), Integer.parseInt(size[0]), Integer.parseInt(size[1]));
    }

    private static float[] floats(String text) {
        String[] words = text.split(" ");
        var values = new float[words.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(words[i]);
        }
        return values;
    }

    /** Returns this as notes. */
    public Map<String, String> notes() {
        var notes = new LinkedHashMap<String, String>();
        notes.put(CLASSES, String.join("\n", classes));
        notes.put(MEAN, text(normalization.mean()));
        notes.put(STD, text(normalization.std()));
        notes.put(TRANSFORMS, String.join("\n", transforms));
        notes.put(SIZE, height + "x" + width);
        return notes;
    }

    private static String text(float[] values) {
        return Stream.of(values[0], values[1], values[2]).map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Prepares one image: as the test images were, and where that leaves another size, the shorter side brought to it and the middle taken. */
    public Tensor prepared(Image image, String name) {
        var all = new ArrayList<>(TransformText.parse(RecipeKey.TEST_TRANSFORMS.key(), transforms));
        if (transforms.isEmpty() && (image.height() != height || image.width() != width)) {
            // The shorter side must cover the larger of the two, and each side its own.
            double factor = Math.max((double) height / image.height(), (double) width / image.width());
            all.add(new Resize((int) Math.ceil(Math.min(image.height(), image.width()) * factor), Resampling.BILINEAR));
            all.add(new CenterCrop(height, width));
        }
        Batch batch = batch(new OneImage(image, name), normalization, all);
        return Tensor.of(batch.pixels(), 1, batch.height(), batch.width(), batch.channels()).permute(0, 3, 1, 2);
    }

    private static Batch batch(ImageDataset images, Normalization normalization, List<Transform> transforms) {
        try (Epoch epoch = Loader.of(images, normalization).batchSize(1).threads(1).transform(transforms).epoch(0)) {
            return epoch.next();
        }
    }

    /** A data set of one image. */
    private record OneImage(Image only, String name) implements ImageDataset {

        @Override
        public int size() {
            return 1;
        }

        @Override
        public int height() {
            return only.height();
        }

        @Override
        public int width() {
            return only.width();
        }

        @Override
        public List<String> classes() {
            return List.of("?");
        }

        @Override
        public int label(int index) {
            return 0;
        }

        @Override
        public Image image(int index) {
            return only;
        }

        @Override
        public String describe(int index) {
            return name;
        }
    }

    /** Returns a class's name; its number where the model knows more classes than have names. */
    public String name(int label) {
        return label < classes.size() ? classes.get(label) : "class " + label;
    }

    @Override
    public String toString() {
        return classes.size() + " classes, " + height + "x" + width + ", " + Arrays.toString(normalization.mean());
    }
}
