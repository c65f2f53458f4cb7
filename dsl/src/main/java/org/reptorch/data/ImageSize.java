package org.reptorch.data;

/**
 * The size of images.
 *
 * @param height in pixels, 1 or more
 * @param width  in pixels, 1 or more
 */
public record ImageSize(int height, int width) {

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if a side is below 1
     */
    public ImageSize {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("an image is at least 1x1 pixels, not " + width + "x" + height);
        }
    }

    /** Returns the size as {@code 32x24 pixels}: width, then height. */
    @Override
    public String toString() {
        return width + "x" + height + " pixels";
    }
}
