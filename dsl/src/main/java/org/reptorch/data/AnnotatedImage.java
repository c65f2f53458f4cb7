package org.reptorch.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An image with what is on it: what segmentation and detection learn from.
 *
 * @param image   the image
 * @param mask    height x width bytes, row by row: 0 where nothing is, else 1 + the class of what is on top; shared, not copied
 * @param objects what is on it, in no order that means anything
 */
public record AnnotatedImage(Image image, byte[] mask, List<ObjectBox> objects) {

    /** Copies the list and refuses a mask of another size. */
    public AnnotatedImage {
        objects = List.copyOf(objects);
        if (mask.length != image.height() * image.width()) {
            throw new IllegalArgumentException("the mask of an image of " + image + " has a byte for each pixel, not " + mask.length);
        }
    }

    /** Returns the image with left and right exchanged, mask and boxes with it. */
    public AnnotatedImage flipped() {
        int width = image.width();
        byte[] mirrored = new byte[mask.length];
        for (int i = 0; i < mask.length; i++) {
            mirrored[i - i % width + width - 1 - i % width] = mask[i];
        }
        var boxes = new ArrayList<ObjectBox>();
        objects.forEach(box -> boxes.add(new ObjectBox(box.label(), width - box.right(), box.top(), width - box.left(), box.bottom())));
        return new AnnotatedImage(new HorizontalFlip(1).apply(image, new SplittableRandom(0)), mirrored, boxes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnnotatedImage that && image.equals(that.image) && Arrays.equals(mask, that.mask) && objects.equals(that.objects);
    }

    @Override
    public int hashCode() {
        return 31 * image.hashCode() + objects.hashCode();
    }

    /** Returns the size and what is on it. */
    @Override
    public String toString() {
        return image + ", " + objects;
    }
}
