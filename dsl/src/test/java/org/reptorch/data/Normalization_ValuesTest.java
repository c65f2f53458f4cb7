package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.testng.annotations.Test;

public class Normalization_ValuesTest {

    @Test
    public void measuredMeanAndDeviationAreThoseOfAllPixelsInUnitsOf255() {
        ImageDataset images = images(new byte[] {0, 51, 7, (byte) 255, 102, 7});

        Normalization measured = Normalization.of(images);

        assertEquals(measured.mean(), new float[] {0.5f, 0.3f, 7 / 255f});
        assertEquals(measured.std(), new float[] {0.5f, 0.1f, 1}, 1e-7f);
    }

    @Test
    public void bytesBecomeWhatTorchvisionMakesOfThem() {
        float[] red = Normalization.CIFAR10.tables()[0];

        assertEquals(red[0], (0 / 255f - 0.4914f) / 0.2470f);
        assertEquals(red[200], (200 / 255f - 0.4914f) / 0.2470f);
        assertEquals(Normalization.IMAGENET.tables()[2][255], (1 - 0.406f) / 0.225f);
    }

    @Test
    public void valuesCannotBeChangedFromOutside() {
        float[] mean = {0, 0, 0};
        Normalization normalization = new Normalization(mean, new float[] {1, 1, 1});
        mean[0] = 9;
        normalization.std()[0] = 9;

        assertEquals(normalization, new Normalization(new float[3], new float[] {1, 1, 1}));
        assertNotEquals(normalization, Normalization.CIFAR100);
    }

    @Test
    public void aDeviationOfZeroIsRefused() {
        IllegalArgumentException refusal = expectThrows(IllegalArgumentException.class,
                () -> new Normalization(new float[3], new float[] {1, 0, 1}));

        assertEquals(refusal.getMessage(), "mean [0.0, 0.0, 0.0] and std [1.0, 0.0, 1.0] "
                + "must be three finite numbers each, the latter above 0");
    }

    @Test
    public void twoChannelsAreRefused() {
        expectThrows(IllegalArgumentException.class, () -> new Normalization(new float[2], new float[] {1, 1, 1}));
    }

    private static ImageDataset images(byte[] pixels) {
        var image = new Image(1, pixels.length / 3, pixels);
        return ImageList.of("pixels", new ImageSize(1, image.width()), List.of("any"), List.of(new ImageList.Entry(new ImageList.Decoded(image), 0, "image")));
    }
}
