package org.reptorch.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reptorch.torch.ReptorchException;

/**
 * What has to be known of a trained model to show it an image of any size, and to name what it answers. As {@linkplain #notes() notes} it stands beside a
 * model in its file.
 *
 * @param classes       names, by label
 * @param normalization of the pixels
 * @param transforms    of a test image; none where data has one size
 * @param height        of the images that the model was trained on
 * @param width         of the images that the model was trained on
 */
public record ImagePreparation(List<String> classes, Normalization normalization, List<ImageTransform> transforms, int height, int width) {

    private static final String CLASSES = "classes";
    private static final String MEAN = "mean";
    private static final String STD = "std";
    private static final String TRANSFORMS = "testTransforms";
    private static final String SIZE = "size";

    /** Copies the lists. */
    public ImagePreparation {
        classes = List.copyOf(classes);
        transforms = List.copyOf(transforms);
    }

    /**
     * Returns how a data set's images are prepared.
     *
     * @param images     to be judged by: their classes, and their size where they have one
     * @param transforms those of testing
     * @throws IllegalArgumentException if a transform draws at random, or works on normalised values: what is to be classified is shown as it is
     * @throws ReptorchException        if images differ in size after the transforms
     */
    public static ImagePreparation of(ImageDataset images, Normalization normalization, List<? extends Transform> transforms) {
        var fixed = new ArrayList<ImageTransform>();
        for (Transform transform : transforms) {
            TransformText.of(transform);
            fixed.add((ImageTransform) transform);
        }
        ImageSize size = Loader.of(images, normalization).transform(transforms).size();
        return new ImagePreparation(images.classes(), normalization, fixed, size.height(), size.width());
    }

    /**
     * Reads notes.
     *
     * @param source where they stand, for messages
     * @param notes  may hold more
     * @throws ReptorchException where one is missing or cannot be read
     */
    public static ImagePreparation of(String source, Map<String, String> notes) {
        for (String note : List.of(CLASSES, MEAN, STD, TRANSFORMS, SIZE)) {
            if (!notes.containsKey(note)) {
                throw new ReptorchException(source + " does not say how images are prepared for it (" + note + "); save it again with the notes of an ImagePreparation beside it, as ./reptorch quantize does");
            }
        }
        try {
            String[] size = notes.get(SIZE).split("x");
            return new ImagePreparation(notes.get(CLASSES).lines().toList(), new Normalization(floats(notes.get(MEAN)), floats(notes.get(STD))),
                    TransformText.parse(TRANSFORMS, notes.get(TRANSFORMS).lines().toList()).stream().map(ImageTransform.class::cast).toList(),
                    Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        } catch (RuntimeException e) {
            throw new ReptorchException(source + " says how images are prepared for it in words that cannot be read (" + e.getMessage() + "); save the model again", e);
        }
    }

    private static float[] floats(String text) {
        String[] words = text.split(" ");
        var values = new float[words.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(words[i]);
        }
        return values;
    }

    /** Returns this as text by name, for a file's metadata. */
    public Map<String, String> notes() {
        var notes = new LinkedHashMap<String, String>();
        notes.put(CLASSES, String.join("\n", classes));
        notes.put(MEAN, text(normalization.mean()));
        notes.put(STD, text(normalization.std()));
        notes.put(TRANSFORMS, transforms.stream().map(TransformText::of).collect(Collectors.joining("\n")));
        notes.put(SIZE, height + "x" + width);
        return notes;
    }

    private static String text(float[] values) {
        return Stream.of(values[0], values[1], values[2]).map(String::valueOf).collect(Collectors.joining(" "));
    }

    /**
     * Returns an image as the model wants it, not yet normalised: as the test images were prepared, and where there is nothing to be done to those though this
     * one has another size, its shorter side brought to it and the middle taken.
     */
    public Image prepared(Image image) {
        var all = new ArrayList<>(transforms);
        if (transforms.isEmpty() && (image.height() != height || image.width() != width)) {
            // The shorter side must cover the larger of the two, and each side its own.
            double factor = Math.max((double) height / image.height(), (double) width / image.width());
            all.add(new Resize((int) Math.ceil(Math.min(image.height(), image.width()) * factor), Resampling.BILINEAR));
            all.add(new CenterCrop(height, width));
        }
        Image prepared = image;
        for (ImageTransform transform : all) {
            prepared = transform.apply(prepared, new SplittableRandom(0)); // none draws
        }
        return prepared;
    }

    /** Returns the normalised values of images of any size: count x height x width x 3. */
    public float[] apply(List<Image> images) {
        return normalization.apply(images.stream().map(this::prepared).toList());
    }

    /** Returns a class's name; its number where the model knows more classes than have names. */
    public String name(int label) {
        return label < classes.size() ? classes.get(label) : "class " + label;
    }

    /** Prints the number of classes and the size. */
    @Override
    public String toString() {
        return classes.size() + " classes, " + width + "x" + height + " pixels, " + normalization;
    }
}
