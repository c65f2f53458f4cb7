package org.reptorch.data;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The decoder against what Pillow, and with it libjpeg-turbo, makes of the same files (record_images.py): equal bit for bit. */
public class ImageDecoder_ParityTest {

    private final Map<String, Image> recorded = RecordedImages.read("images.safetensors");

    @DataProvider
    Object[][] files() {
        assertEquals(recorded.size(), 18);
        return recorded.keySet().stream().sorted().map(name -> new Object[] {name}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "files")
    public void everyKindOfFileGivesThePixelsOfPillow(String name) throws IOException {
        try (ImageDecoder decoder = new ImageDecoder()) {
            byte[] file = Files.readAllBytes(RecordedImages.path("images/" + name));
            RecordedImages.assertSame(decoder.decode(file), recorded.get(name), name);
        }
    }
}
