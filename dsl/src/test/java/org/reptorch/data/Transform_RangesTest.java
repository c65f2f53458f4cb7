package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.testng.annotations.Test;

public class Transform_RangesTest {

    private static final SplittableRandom RANDOM = new SplittableRandom(4);

    /** The red of a pixel is its column, the green its row. */
    private static Image ramp(int height, int width) {
        Image image = Image.black(height, width);
        for (int at = 0; at < height * width; at++) {
            image.rgb()[3 * at] = (byte) (at % width);
            image.rgb()[3 * at + 1] = (byte) (at / width);
        }
        return image;
    }

    @Test
    public void aRandomResizedCropShowsAPartOfTheRightAreaAndShape() {
        double mean = 0;
        for (int i = 0; i < 2000; i++) {
            Image seen = new RandomResizedCrop(50).apply(ramp(200, 200), RANDOM);
            assertEquals(seen.toString(), "50x50 pixels");
            double width = range(seen, 0) * 50 / 49.0;
            double height = range(seen, 1) * 50 / 49.0;
            double area = width * height / (200 * 200);
            assertTrue(area > 0.06 && area < 1.03, "area " + area);
            assertTrue(width / height > 0.7 && width / height < 1.42, "shape " + width / height);
            mean += area / 2000;
        }
        // Uniform from 8 to 100 %, less what does not fit.
        assertEquals(mean, 0.5, 0.05);
    }

    private static int range(Image image, int channel) {
        byte[] rgb = image.rgb();
        return (rgb[rgb.length - 3 + channel] & 0xFF) - (rgb[channel] & 0xFF);
    }

    @Test
    public void whatFitsNoShapeIsTakenFromTheMiddle() {
        Image wide = ramp(10, 200);

        Image seen = new RandomResizedCrop(10).scale(1, 1).apply(wide, RANDOM);

        assertTrue((seen.rgb()[0] & 0xFF) >= 93 && (seen.rgb()[27] & 0xFF) <= 106, "columns " + seen.rgb()[0] + " to " + seen.rgb()[27]);
    }

    @Test
    public void jitterKeepsWithinItsFactors() {
        Image grey = new Image(1, 1, new byte[] {100, 100, 100});
        for (int i = 0; i < 500; i++) {
            int value = new ColorJitter(0.4, 0, 0, 0).apply(grey, RANDOM).rgb()[0] & 0xFF;
            assertTrue(value >= 60 && value <= 140, "brightness " + value);
        }
        assertSame(new ColorJitter(0).apply(grey, RANDOM), grey);
    }

    @Test
    public void sizesAreKnownBeforeAnyImageIsRead() {
        assertEquals(new Resize(50).sizeAfter(Optional.of(new ImageSize(100, 151))), Optional.of(new ImageSize(50, 75)));
        assertEquals(new Resize(50).sizeAfter(Optional.empty()), Optional.empty());
        assertEquals(new CenterCrop(7, 9).sizeAfter(Optional.empty()), Optional.of(new ImageSize(7, 9)));
        assertEquals(new HorizontalFlip(1).sizeAfter(Optional.of(new ImageSize(3, 4))), Optional.of(new ImageSize(3, 4)));
    }

    @Test
    public void aCenterCropOfASmallerImageHasBlackAround() {
        Image seen = new CenterCrop(5).apply(new Image(2, 3, new byte[] {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6}), RANDOM);

        int[] reds = new int[25];
        for (int i = 0; i < 25; i++) {
            reds[i] = seen.rgb()[3 * i];
        }
        assertEquals(reds, new int[] {0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    }

    @Test
    public void transformsPrintAndCompareByValue() {
        assertEquals(List.of(new Resize(256), new CenterCrop(224), new ColorJitter(0.4)).toString(), "[Resize[size=256, resampling=bilinear], "
                + "CenterCrop[height=224, width=224], ColorJitter[brightness=0.4, contrast=0.4, saturation=0.4, hue=0.0]]");
        assertEquals(new RandomResizedCrop(224), new RandomResizedCrop(224));
        assertEquals(RandAugment.policy(15), RandAugment.policy(15));
    }

    @Test
    public void impossibleValuesAreRefusedByTheNameOfTheTransform() {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new Resize(0)).getMessage(), "Resize: size must be 1 or more, not 0");
        for (Runnable wrong : List.<Runnable>of(() -> new CenterCrop(0), () -> new RandomResizedCrop(0), () -> new ColorJitter(-1), () -> new Cutout(0),
                () -> RandAugment.policy(0), () -> new ColorJitter(0, 0, 0, 0.6), () -> new RandomResizedCrop(8).scale(0, 1),
                () -> RandomErasing.of(1.5, RandomErasing.Mode.CONST), () -> new Division(1, 0), () -> new Image(1, 1, new byte[4]))) {
            String message = expectThrows(IllegalArgumentException.class, wrong::run).getMessage();
            assertTrue(message.contains("not ") && !message.contains("\n"), message);
        }
    }
}
