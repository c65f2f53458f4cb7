package org.reptorch.data;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Scales a random part of an image to a certain size.
 *
 * <p>Source: torchvision's {@code RandomResizedCrop}: the part's share of the area and the logarithm of its width by height are
 * uniform; after ten parts that do not fit, the greatest one in the middle that does is taken.
 *
 * @param height     to be, in pixels, 1 or more
 * @param width      to be, in pixels, 1 or more
 * @param minScale   the least share of the area, above 0
 * @param maxScale   the greatest share of the area, 1 for all
 * @param minRatio   the least width by height, above 0
 * @param maxRatio   the greatest width by height
 * @param resampling one of these is drawn each time
 */
public record RandomResizedCrop(int height, int width, double minScale, double maxScale, double minRatio, double maxRatio,
        List<Resampling> resampling) implements ImageTransform {

    private static final int ATTEMPTS = 10;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public RandomResizedCrop {
        resampling = List.copyOf(resampling);
        if (height < 1 || width < 1 || !(minScale > 0 && minScale <= maxScale && minRatio > 0 && minRatio <= maxRatio && maxRatio < Double.POSITIVE_INFINITY
                && maxScale < Double.POSITIVE_INFINITY) || resampling.isEmpty()) {
            throw new IllegalArgumentException("RandomResizedCrop: height and width must be 1 or more, scales and ratios above 0 in this order, not " + height
                    + ", " + width + ", " + minScale + " to " + maxScale + ", " + minRatio + " to " + maxRatio + ", with " + resampling);
        }
    }

    /** Creates torchvision's default: 8 % to all of the image, 3:4 to 4:3, bilinear, to a square. */
    public RandomResizedCrop(int size) {
        this(size, size, 0.08, 1, 3 / 4.0, 4 / 3.0, List.of(Resampling.BILINEAR));
    }

    /** Returns one of another range of areas. */
    public RandomResizedCrop scale(double min, double max) {
        return new RandomResizedCrop(height, width, min, max, minRatio, maxRatio, resampling);
    }

    /** Returns one that draws its resampling among these; timm's {@code random} is bilinear and bicubic. */
    public RandomResizedCrop resampling(Resampling... among) {
        return new RandomResizedCrop(height, width, minScale, maxScale, minRatio, maxRatio, List.of(among));
    }

    @Override
    public Image apply(Image image, RandomGenerator random) {
        Box part = part(image, random);
        Image cropped = Crop.of(image, part.top(), part.left(), part.bottom() - part.top(), part.right() - part.left());
        return Resizing.to(height, width, cropped, resampling.get(random.nextInt(resampling.size())));
    }

    private Box part(Image image, RandomGenerator random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double area = Range.uniform(minScale, maxScale, random) * image.height() * image.width();
            double ratio = Math.exp(Range.uniform(Math.log(minRatio), Math.log(maxRatio), random));
            int partWidth = (int) Math.rint(Math.sqrt(area * ratio));
            int partHeight = (int) Math.rint(Math.sqrt(area / ratio));
            if (partWidth > 0 && partWidth <= image.width() && partHeight > 0 && partHeight <= image.height()) {
                int top = random.nextInt(image.height() - partHeight + 1);
                int left = random.nextInt(image.width() - partWidth + 1);
                return new Box(top, left, top + partHeight, left + partWidth);
            }
        }
        return middle(image);
    }

    private Box middle(Image image) {
        double ratio = (double) image.width() / image.height();
        int partWidth = ratio > maxRatio ? (int) Math.rint(image.height() * maxRatio) : image.width();
        int partHeight = ratio < minRatio ? (int) Math.rint(image.width() / minRatio) : image.height();
        int top = (image.height() - partHeight) / 2;
        int left = (image.width() - partWidth) / 2;
        return new Box(top, left, top + partHeight, left + partWidth);
    }

    @Override
    public Optional<ImageSize> sizeAfter(Optional<ImageSize> before) {
        return Optional.of(new ImageSize(height, width));
    }
}
