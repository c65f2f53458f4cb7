package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.testng.annotations.Test;

public class Transform_PixelsTest {

    private static final int HEIGHT = 4;
    private static final int WIDTH = 5;
    private static final int IMAGES = 600;
    /** Leaves bytes as they are but for the black, which is not 0. */
    private static final Normalization PLAIN =
            new Normalization(new float[] {1 / 255f, 1 / 255f, 1 / 255f}, new float[] {1 / 255f, 1 / 255f, 1 / 255f});
    private static final int BLACK = -1;

    @Test
    public void withoutAugmentationImagesStayAsTheyAre() {
        assertEquals(distinct(List.of()), Set.of(image(0, 0, false)));
    }

    @Test
    public void aCropShowsEveryShiftWithBlackAround() {
        Set<List<Integer>> expected = new HashSet<>();
        for (int dy = -2; dy <= 2; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                expected.add(image(dx, dy, false));
            }
        }

        assertEquals(distinct(List.of(new RandomCrop(2))), expected);
    }

    @Test
    public void aFlipExchangesLeftAndRight() {
        assertEquals(distinct(List.of(new HorizontalFlip(1))), Set.of(image(0, 0, true)));
        assertEquals(distinct(List.of(new HorizontalFlip(0))), Set.of(image(0, 0, false)));
    }

    @Test
    public void twoFlipsCancelEachOther() {
        assertEquals(distinct(List.of(new HorizontalFlip(1), new HorizontalFlip(1))), Set.of(image(0, 0, false)));
    }

    @Test
    public void aFlipHappensAsOftenAsAsked() {
        long flipped = views(List.of(new HorizontalFlip(0.25))).stream().filter(image(0, 0, true)::equals).count();

        assertEquals((double) flipped / IMAGES, 0.25, 0.05);
    }

    @Test
    public void aCropAfterAFlipMovesTheFlippedImage() {
        Set<List<Integer>> expected = new HashSet<>();
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                expected.add(image(dx, dy, true));
            }
        }

        assertEquals(distinct(List.of(new HorizontalFlip(1), new RandomCrop(1))), expected);
        assertEquals(distinct(List.of(new RandomCrop(1), new HorizontalFlip(1))), expected);
    }

    @Test
    public void aSecondCropDoesNotBringBackWhatTheFirstCutOff() {
        List<Integer> cutRight = new ArrayList<>(image(0, 0, false));
        for (int at = 0; at < cutRight.size(); at++) {
            if (at / 3 % WIDTH == WIDTH - 1) {
                cutRight.set(at, BLACK);
            }
        }

        assertTrue(distinct(List.of(new RandomCrop(1), new RandomCrop(1))).contains(cutRight));
    }

    @Test
    public void aCropMayMoveTheImageOutOfSight() {
        assertTrue(distinct(List.of(new RandomCrop(9))).contains(image(WIDTH, 0, false)));
    }

    @Test
    public void impossibleParametersAreRefused() {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new RandomCrop(-1)).getMessage(),
                "RandomCrop: padding must be 0 or more, not -1");
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new HorizontalFlip(1.5)).getMessage(),
                "HorizontalFlip: probability must be between 0 and 1, not 1.5");
        expectThrows(IllegalArgumentException.class, () -> new HorizontalFlip(Double.NaN));
    }

    /** Returns the test image, perhaps flipped, then seen through a window moved right and down. */
    private static List<Integer> image(int dx, int dy, boolean flipped) {
        List<Integer> values = new ArrayList<>();
        for (int y = dy; y < HEIGHT + dy; y++) {
            for (int x = dx; x < WIDTH + dx; x++) {
                boolean inside = x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT;
                for (int c = 0; c < 3; c++) {
                    values.add(inside ? value(y, flipped ? WIDTH - 1 - x : x, c) - 1 : BLACK);
                }
            }
        }
        return values;
    }

    private static int value(int y, int x, int c) {
        return 10 + (y * WIDTH + x) * 3 + c;
    }

    private static Set<List<Integer>> distinct(List<? extends Transform> augmentations) {
        return new HashSet<>(views(augmentations));
    }

    /** Returns the test image as it is delivered under many random draws. */
    private static List<List<Integer>> views(List<? extends Transform> augmentations) {
        byte[] pixels = new byte[HEIGHT * WIDTH * 3];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = (byte) value(0, 0, at);
        }
        var image = new ImageList.Entry(new ImageList.Decoded(new Image(HEIGHT, WIDTH, pixels)), 0, "image");
        ImageDataset dataset = ImageList.of("copies", new ImageSize(HEIGHT, WIDTH), List.of("any"), Collections.nCopies(IMAGES, image));
        List<List<Integer>> views = new ArrayList<>();
        try (Epoch epoch = Loader.of(dataset, PLAIN).batchSize(1).transform(augmentations).epoch(0)) {
            for (Batch batch : epoch) {
                List<Integer> view = new ArrayList<>();
                for (float value : batch.pixels()) {
                    view.add(Math.round(value));
                }
                views.add(view);
            }
        }
        return views;
    }
}
