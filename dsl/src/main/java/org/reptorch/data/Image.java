package org.reptorch.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

import org.reptorch.torch.ReptorchException;

/**
 * An RGB image: what a data set holds and what an {@link ImageTransform} changes.
 *
 * <p>The bytes are shared, not copied: whoever holds an image must not write to them.
 *
 * @param height in pixels, 1 or more
 * @param width  in pixels, 1 or more
 * @param rgb    height x width x 3 unsigned bytes, so the three colours of a pixel are neighbours
 */
public record Image(int height, int width, byte[] rgb) {

    /** The number of colours of a pixel: red, green, blue. */
    public static final int CHANNELS = 3;

    /**
     * Checks that the bytes are as many as the size says.
     *
     * @throws IllegalArgumentException if they are not
     */
    public Image {
        if (height < 1 || width < 1 || (long) height * width * CHANNELS != rgb.length) {
            throw new IllegalArgumentException("an image of " + width + "x" + height + " pixels has " + (long) height * width * CHANNELS
                    + " bytes, not " + rgb.length + "; give 3 for each of at least one pixel");
        }
    }

    /**
     * Reads a JPEG, PNG or BMP file.
     *
     * @throws ReptorchException where there is none, or it is damaged
     */
    public static Image read(Path file) {
        try (var decoder = new ImageDecoder()) {
            return decoder.decode(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new ReptorchException("there is no image " + file, e);
        } catch (IOException e) {
            throw new ReptorchException(file + " cannot be read as an image: " + e.getMessage() + "; give a JPEG, PNG or BMP file", e);
        }
    }

    /**
     * Decodes the bytes of a JPEG, PNG or BMP file, such as one that somebody has sent.
     *
     * @param mostPixels an image of more is refused before memory is taken for it, however few bytes it has
     * @throws ReptorchException where they are no such file, damaged, or too large an image
     */
    public static Image decode(byte[] file, long mostPixels) {
        try (var decoder = new ImageDecoder()) {
            return decoder.decode(file, mostPixels);
        } catch (IOException e) {
            throw new ReptorchException("these bytes cannot be read as an image: " + e.getMessage() + "; give those of a JPEG, PNG or BMP file", e);
        }
    }

    /** Copies the pixels into what Java draws. */
    public BufferedImage toBufferedImage() {
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[height * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | rgb[3 * i + 2] & 0xFF;
        }
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        return copy;
    }

    /** Returns a black image. */
    static Image black(int height, int width) {
        return new Image(height, width, new byte[Math.multiplyExact(Math.multiplyExact(height, width), CHANNELS)]);
    }

    boolean hasSizeOf(Image other) {
        return height == other.height && width == other.width;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Image that && hasSizeOf(that) && Arrays.equals(rgb, that.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * height + Arrays.hashCode(rgb);
    }

    /** Returns the size, such as {@code 32x24 pixels}: width, then height. */
    @Override
    public String toString() {
        return width + "x" + height + " pixels";
    }
}
