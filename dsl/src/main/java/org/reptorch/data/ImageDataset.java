package org.reptorch.data;

import java.util.List;
import java.util.Optional;

/**
 * Labelled RGB images, held as bytes or decoded when asked for.
 *
 * <p>Any number of threads may read at once, and always get the same.
 */
public interface ImageDataset {

    /** Returns a short name for messages and reports, such as {@code cifar10/train}. */
    String name();

    /** Returns the number of images. */
    int size();

    /** Returns the height of every image in pixels, or 0 where images differ in size: then transforms bring them to one. */
    int height();

    /** Returns the width of every image in pixels, or 0 where images differ in size. */
    int width();

    /** Returns the number of channels, which is always 3: red, green, blue. */
    default int channels() {
        return 3;
    }

    /** Returns what was left out when the data was opened since it is no image, each with the reason. */
    default List<String> unreadable() {
        return List.of();
    }

    /** Returns two images that differ in size, in words, where that is known without decoding any; for messages. */
    default Optional<String> differingSizes() {
        return Optional.empty();
    }

    /** Returns the names of the classes; a label is a position in this list. */
    List<String> classes();

    /**
     * Returns the class of one image as a position in {@link #classes()}.
     *
     * @throws IndexOutOfBoundsException if there is no such image
     */
    int label(int index);

    /**
     * Returns one image; nobody writes to it.
     *
     * @param index the image, from 0
     * @throws IndexOutOfBoundsException if there is no such image
     * @throws UnreadableImageException  if it is decoded only now and its file is none
     */
    Image image(int index);

    /**
     * Returns what a person would call the image, such as its file below the data set's folder.
     *
     * @throws IndexOutOfBoundsException if there is no such image
     */
    String describe(int index);
}
