package org.reptorch.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Turns the bytes of JPEG, PNG and BMP files into RGB pixels; one decoder serves one thread. */
final class ImageDecoder implements AutoCloseable {

    static {
        // The cache is a file per image, and the bytes are in memory already.
        ImageIO.setUseCache(false);
    }

    /** A reader is kept per format because to make one takes longer than to decode a small image. */
    private final Map<String, ImageReader> readers = new HashMap<>();
    private boolean truncated;

    /** Decodes one file of any size, whatever its ending says it is. */
    Image decode(byte[] file) throws IOException {
        return decode(file, Long.MAX_VALUE);
    }

    /**
     * Decodes one file.
     *
     * @param mostPixels more are refused before memory is taken for them
     * @throws IOException if it is no image, truncated, too large, or of a kind that ImageIO does not know
     */
    Image decode(byte[] file, long mostPixels) throws IOException {
        String format = format(file);
        ImageReader reader = readers.computeIfAbsent(format, this::newReader);
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            truncated = false;
            reader.setInput(input, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > mostPixels) {
                throw new IOException(reader.getWidth(0) + "x" + reader.getHeight(0) + " pixels, more than " + mostPixels);
            }
            Image image = format.equals("jpeg") && InkedJpeg.isIn(file) ? inked(reader, file) : image(reader.read(0));
            reader.setInput(null);
            if (truncated) {
                throw new IOException("truncated");
            }
            return image;
        } catch (IOException | RuntimeException e) {
            // What a reader thinks after a failure is anybody's guess.
            readers.remove(format).dispose();
            throw e instanceof IOException io ? io : new IOException(e.toString(), e);
        }
    }

    private static String format(byte[] file) throws IOException {
        if (startsWith(file, 0xFF, 0xD8)) {
            return "jpeg";
        }
        if (startsWith(file, 0x89, 'P', 'N', 'G')) {
            return "png";
        }
        if (startsWith(file, 'B', 'M')) {
            return "bmp";
        }
        throw new IOException(file.length == 0 ? "empty" : "not a JPEG, PNG or BMP image");
    }

    private static boolean startsWith(byte[] file, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= file.length || (file[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private ImageReader newReader(String format) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        // The JPEG reader only warns where the rest of an image is missing, and fills it with grey.
        reader.addIIOReadWarningListener((source, warning) -> truncated |= warning.startsWith("Truncated"));
        return reader;
    }

    private static Image inked(ImageReader reader, byte[] file) throws IOException {
        Raster raster = reader.readRaster(0, null);
        return new Image(raster.getHeight(), raster.getWidth(), InkedJpeg.rgb(raster, file));
    }

    private static Image image(BufferedImage image) {
        return new Image(image.getHeight(), image.getWidth(), rgb(image));
    }

    private static byte[] rgb(BufferedImage image) {
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(image.getHeight(), image.getWidth()), 3)];
        if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            copyGray(image, rgb);
        } else if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            copyBgr(image, rgb);
        } else if (image.getSampleModel().getSampleSize(0) == Short.SIZE) {
            copyDeep(image.getRaster(), rgb);
        } else {
            copyAny(image, rgb);
        }
        return rgb;
    }

    /** Java takes grey for linear light and would brighten it; everyone else means the same value in all three channels. */
    private static void copyGray(BufferedImage image, byte[] rgb) {
        Raster raster = image.getRaster();
        int drop = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                byte gray = (byte) (raster.getSample(x, y, 0) >> drop);
                rgb[at++] = gray;
                rgb[at++] = gray;
                rgb[at++] = gray;
            }
        }
    }

    /** What colour JPEGs decode to, and so worth a path of its own. */
    private static void copyBgr(BufferedImage image, byte[] rgb) {
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = bgr[i + 2];
            rgb[i + 1] = bgr[i + 1];
            rgb[i + 2] = bgr[i];
        }
    }

    /** Of 16 bits a colour the upper eight. */
    private static void copyDeep(Raster raster, byte[] rgb) {
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    rgb[at++] = (byte) (raster.getSample(x, y, channel) >> Byte.SIZE);
                }
            }
        }
    }

    private static void copyAny(BufferedImage image, byte[] rgb) {
        int at = 0;
        for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            rgb[at++] = (byte) (pixel >> 16);
            rgb[at++] = (byte) (pixel >> 8);
            rgb[at++] = (byte) pixel;
        }
    }

    @Override
    public void close() {
        readers.values().forEach(ImageReader::dispose);
    }
}
