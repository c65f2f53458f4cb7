package org.reptorch.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import org.reptorch.torch.ReptorchException;

/** A list of transforms put in order around the normalisation, and the size that images have after them. */
final class Pipeline {

    private final List<ImageTransform> before = new ArrayList<>();
    private final List<ValueTransform> after = new ArrayList<>();
    private final float[][] tables;
    private final ImageSize size;

    /**
     * Sorts the transforms.
     *
     * @throws ReptorchException if images differ in size after them
     */
    Pipeline(ImageDataset images, List<Transform> transforms, Normalization normalization) {
        split(transforms, before, after);
        tables = normalization.tables();
        Optional<ImageSize> known = images.height() == 0 ? Optional.empty() : Optional.of(new ImageSize(images.height(), images.width()));
        for (ImageTransform transform : before) {
            known = transform.sizeAfter(known);
        }
        size = known.orElseThrow(() -> new ReptorchException(images.name() + ": its images differ in size, also after the transforms " + transforms + images.differingSizes().map(which -> " (" + which + ")").orElse("")
                + "; add RandomResizedCrop to train, Resize and CenterCrop to evaluate, or scale all images to one size"));
    }

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if a transform of bytes comes after one of normalised values
     */
    static void check(List<Transform> transforms) {
        split(transforms, new ArrayList<>(), new ArrayList<>());
    }

    private static void split(List<Transform> transforms, List<ImageTransform> before, List<ValueTransform> after) {
        for (Transform transform : transforms) {
            switch (transform) {
                case ImageTransform image when after.isEmpty() -> before.add(image);
                case ImageTransform image -> throw new IllegalArgumentException("transforms: " + image + " cannot follow " + after.getLast()
                        + ", which works on normalised values; move it to the front");
                case ValueTransform value -> after.add(value);
            }
        }
    }

    ImageSize size() {
        return size;
    }

    /**
     * Writes one image as it is after everything.
     *
     * @throws ReptorchException if its size is not the one that the data set and the transforms promise
     */
    void write(Image image, String description, RandomGenerator random, float[] out, int at) {
        Image changed = image;
        for (ImageTransform transform : before) {
            changed = transform.apply(changed, random);
        }
        if (changed.height() != size.height() || changed.width() != size.width()) {
            throw new ReptorchException(description + " is " + changed + " after the transforms but " + size
                    + " were expected; scale all images to one size");
        }
        Normalization.write(changed, tables, out, at);
        for (ValueTransform transform : after) {
            transform.apply(out, at, size, random);
        }
    }
}
