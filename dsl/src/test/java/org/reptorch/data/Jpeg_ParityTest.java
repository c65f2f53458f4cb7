package org.reptorch.data;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

import org.testng.annotations.Test;

/** The decoder against what Pillow, and with it libjpeg-turbo, makes of the same files (record_jpeg.py): equal bit for bit. */
public class Jpeg_ParityTest {

    @Test
    public void everyKindOfJpegGivesThePixelsOfPillow() throws IOException {
        Map<String, Image> recorded = RecordedImages.read("jpeg.safetensors");
        assertEquals(recorded.size(), 6);
        try (ImageDecoder decoder = new ImageDecoder()) {
            for (String name : recorded.keySet()) {
                byte[] file = Files.readAllBytes(RecordedImages.path("jpeg/" + name + ".jpg"));
                RecordedImages.assertSame(decoder.decode(file), recorded.get(name), name);
            }
        }
    }
}
