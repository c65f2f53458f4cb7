package org.reptorch.data;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Keeps the middle of an image; black surrounds one that is smaller.
 *
 * <p>Source: torchvision's {@code CenterCrop}, which rounds halves to even.
 *
 * @param height of the part in pixels, 1 or more
 * @param width  of the part in pixels, 1 or more
 */
public record CenterCrop(int height, int width) implements ImageTransform {

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if a side is below 1
     */
    public CenterCrop {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("CenterCrop: height and width must be 1 or more, not " + height + " and " + width);
        }
    }

    /** Creates a square one. */
    public CenterCrop(int size) {
        this(size, size);
    }

    @Override
    public Image apply(Image image, RandomGenerator random) {
        return Crop.of(image, start(image.height(), height), start(image.width(), width), height, width);
    }

    private static int start(int has, int wanted) {
        // A smaller image is padded first, with the odd pixel at its end.
        return has < wanted ? -((wanted - has) / 2) : (int) Math.rint((has - wanted) / 2.0);
    }

    @Override
    public Optional<ImageSize> sizeAfter(Optional<ImageSize> before) {
        return Optional.of(new ImageSize(height, width));
    }
}
