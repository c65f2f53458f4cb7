package org.reptorch.data;

/** Cutting a rectangle out of an image, and black in where it leaves the image. */
final class Crop {

    private Crop() {
    }

    /** Returns the rectangle whose first pixel is at (top, left), which may lie outside the image. */
    static Image of(Image image, int top, int left, int height, int width) {
        if (top == 0 && left == 0 && height == image.height() && width == image.width()) {
            return image;
        }
        Image result = Image.black(height, width);
        int firstColumn = Math.max(0, -left);
        int columns = Math.min(width, image.width() - left) - firstColumn;
        for (int y = Math.max(0, -top); columns > 0 && y < Math.min(height, image.height() - top); y++) {
            System.arraycopy(image.rgb(), ((top + y) * image.width() + left + firstColumn) * Image.CHANNELS,
                    result.rgb(), (y * width + firstColumn) * Image.CHANNELS, columns * Image.CHANNELS);
        }
        return result;
    }
}
