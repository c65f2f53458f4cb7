package org.reptorch.data;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Scales an image so that its shorter side gets a certain length; the longer one goes along, rounded down.
 *
 * <p>Source: torchvision's {@code Resize(size, interpolation)} of a Pillow image, which is antialiased; equal bit for bit.
 *
 * @param size       of the shorter side in pixels, 1 or more
 * @param resampling how
 */
public record Resize(int size, Resampling resampling) implements ImageTransform {

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Resize {
        if (size < 1) {
            throw new IllegalArgumentException("Resize: size must be 1 or more, not " + size);
        }
    }

    /** Creates a bilinear one. */
    public Resize(int size) {
        this(size, Resampling.BILINEAR);
    }

    @Override
    public Image apply(Image image, RandomGenerator random) {
        ImageSize to = scaled(image.height(), image.width());
        return Resizing.to(to.height(), to.width(), image, resampling);
    }

    private ImageSize scaled(int height, int width) {
        return height <= width ? new ImageSize(size, (int) ((long) size * width / height)) : new ImageSize((int) ((long) size * height / width), size);
    }

    @Override
    public Optional<ImageSize> sizeAfter(Optional<ImageSize> before) {
        return before.map(image -> scaled(image.height(), image.width()));
    }
}
