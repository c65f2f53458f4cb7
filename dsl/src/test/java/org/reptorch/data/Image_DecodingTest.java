package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.reptorch.torch.ReptorchException;
import org.testng.annotations.Test;

/** Bytes that somebody has sent become pixels, or are refused in one line. */
public class Image_DecodingTest {

    private static byte[] written(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, out));
        return out.toByteArray();
    }

    @Test
    public void whatIsDrawnComesBack() throws IOException {
        Image drawn = GeneratedImages.of(2, 1, 1, 32, 0).train().image(0);
        assertEquals(Image.decode(written(drawn.toBufferedImage(), "png"), 32 * 32), drawn);
        assertEquals(Image.decode(written(drawn.toBufferedImage(), "bmp"), Long.MAX_VALUE), drawn);
        Image wide = new Image(1, 2, new byte[] {(byte) 255, 1, 2, 3, (byte) 200, 5});
        assertEquals(wide.toBufferedImage().getRGB(0, 0), 0xFFFF0102);
        assertEquals(Image.decode(written(wide.toBufferedImage(), "png"), 2), wide);
    }

    @Test
    public void whatIsNoImageOrTooLargeIsRefused() throws IOException {
        byte[] jpeg = written(GeneratedImages.of(2, 1, 1, 32, 0).train().image(0).toBufferedImage(), "jpeg");
        refused(new byte[0], 100, "empty");
        refused("GIF89a".getBytes(), 100, "not a JPEG, PNG or BMP image");
        refused(Arrays.copyOf(jpeg, jpeg.length - 20), 10_000, "truncated");
        refused(jpeg, 32 * 32 - 1, "32x32 pixels, more than 1023");
    }

    /** A file of some hundred bytes may claim gigabytes of pixels. */
    @Test
    public void aSmallFileOfManyPixelsTakesNoMemory() throws IOException {
        byte[] png = written(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png");
        for (int at : List.of(16, 20)) { // width and height in the header
            png[at + 1] = 1; // 65,546
        }
        var crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        for (int i = 0; i < 4; i++) {
            png[29 + i] = (byte) (crc.getValue() >> 8 * (3 - i));
        }
        refused(png, 1_000_000, "65546x65546 pixels, more than 1000000");
    }

    private static void refused(byte[] file, long mostPixels, String reason) {
        assertEquals(expectThrows(ReptorchException.class, () -> Image.decode(file, mostPixels)).getMessage(),
                "these bytes cannot be read as an image: " + reason + "; give those of a JPEG, PNG or BMP file");
    }
}
