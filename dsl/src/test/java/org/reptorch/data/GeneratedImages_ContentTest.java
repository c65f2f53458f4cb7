package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

import org.testng.annotations.Test;

public class GeneratedImages_ContentTest {

    @Test
    public void theSameSeedGivesTheSameBytesOnEveryMachine() {
        Splits splits = GeneratedImages.of(GeneratedImages.MAX_CLASSES, 3, 2, 24, 5);

        assertEquals(checksum(splits.train()), 115334512L);
        assertEquals(checksum(splits.test()), 1170361018L);
    }

    @Test
    public void anotherSeedGivesOtherImages() {
        assertNotEquals(checksum(GeneratedImages.of(2, 1, 1, 16, 1).train()),
                checksum(GeneratedImages.of(2, 1, 1, 16, 2).train()));
    }

    @Test
    public void noImageIsDrawnTwice() {
        Splits splits = GeneratedImages.of(4, 25, 25, 16, 0);
        Set<String> seen = new HashSet<>();
        for (ImageDataset images : List.of(splits.train(), splits.test())) {
            for (int i = 0; i < images.size(); i++) {
                assertTrue(seen.add(Arrays.toString(pixels(images, i))), images.describe(i));
            }
        }
    }

    @Test
    public void classesAreFillsOfShapes() {
        assertEquals(GeneratedImages.of(7, 1, 1, 16, 0).test().classes(), List.of("plain-disc", "plain-ring",
                "plain-square", "plain-triangle", "plain-cross", "striped-disc", "striped-ring"));
    }

    @Test
    public void everyClassHasAsManyImagesAsAsked() {
        ImageDataset train = GeneratedImages.of(3, 2, 1, 16, 0).train();

        assertEquals(train.size(), 6);
        assertEquals(train.label(3), 1);
        assertEquals(train.describe(3), "train/plain-ring/1");
        assertEquals(train.name(), "generated/train");
        assertEquals(train.height(), 16);
        assertEquals(train.width(), 16);
        assertEquals(train.channels(), 3);
    }

    @Test
    public void moreClassesThanThereAreAreRefused() {
        IllegalArgumentException refusal =
                expectThrows(IllegalArgumentException.class, () -> GeneratedImages.of(16, 1, 1, 32, 0));

        assertEquals(refusal.getMessage(), "cannot generate 16 classes with 1 and 1 images of 32 pixels: "
                + "there are 2 to 15 classes, 1 image or more, and 16 pixels or more");
    }

    private static long checksum(ImageDataset images) {
        CRC32 checksum = new CRC32();
        for (int i = 0; i < images.size(); i++) {
            checksum.update(pixels(images, i));
        }
        return checksum.getValue();
    }

    private static byte[] pixels(ImageDataset images, int index) {
        return images.image(index).rgb();
    }
}
