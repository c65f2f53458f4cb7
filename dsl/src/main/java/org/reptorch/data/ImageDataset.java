package org.reptorch.data;

import java.util.List;

/**
 * Labelled RGB images of one size, held as bytes.
 *
 * <p>Implementations are immutable, so any number of threads may read at once.
 */
public interface ImageDataset {

    /** Returns a short name for messages and reports, such as {@code cifar10/train}. */
    String name();

    /** Returns the number of images. */
    int size();

    /** Returns the height of every image in pixels. */
    int height();

    /** Returns the width of every image in pixels. */
    int width();

    /** Returns the number of channels, which is always 3: red, green, blue. */
    default int channels() {
        return 3;
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
     * Copies one image: height x width x channels unsigned bytes in that order, so the three channels of a pixel are
     * neighbours.
     *
     * @param index  the image, from 0
     * @param out    where the bytes go
     * @param offset the position in {@code out} of the first byte
     * @throws IndexOutOfBoundsException if there is no such image or {@code out} is too short
     */
    void read(int index, byte[] out, int offset);

    /**
     * Returns what a person would call the image, such as its file below the data set's folder.
     *
     * @throws IndexOutOfBoundsException if there is no such image
     */
    String describe(int index);
}
