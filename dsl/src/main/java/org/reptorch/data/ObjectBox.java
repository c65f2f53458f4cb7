package org.reptorch.data;

/**
 * Where something is in an image: an upright rectangle and its class. Coordinates are in pixels from the image's left upper corner; pixel 3 reaches
 * from 3 to 4.
 *
 * @param label  the class
 * @param left   the least x
 * @param top    the least y
 * @param right  the greatest x
 * @param bottom the greatest y
 */
public record ObjectBox(int label, double left, double top, double right, double bottom) {

    /** Refuses a rectangle that is none. */
    public ObjectBox {
        if (!(left <= right && top <= bottom)) {
            throw new IllegalArgumentException("a box reaches from left " + left + ", top " + top + " to right " + right + ", bottom " + bottom
                    + "; right must not be less than left, nor bottom than top");
        }
    }

    /** Returns the area in square pixels. */
    public double area() {
        return (right - left) * (bottom - top);
    }

    /** Returns the area that lies in both boxes, whatever their classes. */
    public double intersection(ObjectBox other) {
        return Math.max(0, Math.min(right, other.right) - Math.max(left, other.left)) * Math.max(0, Math.min(bottom, other.bottom) - Math.max(top, other.top));
    }

    /** Returns intersection over union, from 0 to 1, whatever the classes ({@code torchvision.ops.box_iou}); 0 where both are empty. */
    public double intersectionOverUnion(ObjectBox other) {
        double both = intersection(other);
        return both == 0 ? 0 : both / (area() + other.area() - both);
    }
}
