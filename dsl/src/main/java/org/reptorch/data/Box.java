package org.reptorch.data;

/** A rectangle of pixels, its right and bottom edge not in it. */
record Box(int top, int left, int bottom, int right) {

    /** Returns the part of a rectangle around a pixel that lies in an image; an even one has its centre right and below of the middle. */
    static Box around(int y, int x, int height, int width, ImageSize image) {
        return new Box(clip(y - height / 2, image.height()), clip(x - width / 2, image.width()),
                clip(y - height / 2 + height, image.height()), clip(x - width / 2 + width, image.width()));
    }

    private static int clip(int position, int size) {
        return Math.max(0, Math.min(position, size));
    }

    int area() {
        return (bottom - top) * (right - left);
    }
}
