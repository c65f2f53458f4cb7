package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.reptorch.torch.ReptorchException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ImageFolder_DecodingTest {

    private static final int SIZE = TemporaryFolder.SIZE;

    private final List<String> notices = new ArrayList<>();
    private TemporaryFolder folder;

    @BeforeMethod
    void createFolder() {
        folder = TemporaryFolder.withTwoClasses();
        notices.clear();
    }

    @AfterMethod
    void deleteFolder() {
        folder.close();
    }

    @Test
    public void pixelsAreRedGreenBlueRowByRow() {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 0, 0xFF8001);
        image.setRGB(0, 1, 0x102030);
        folder.image("train/cat/1.png", image);

        byte[] pixels = pixels();

        assertEquals(Arrays.copyOfRange(pixels, 3, 6), new byte[] {(byte) 0xFF, (byte) 0x80, 1});
        assertEquals(Arrays.copyOfRange(pixels, 3 * SIZE, 3 * SIZE + 3), new byte[] {0x10, 0x20, 0x30});
    }

    @DataProvider
    Object[][] formats() {
        return new Object[][] {{"bmp", BufferedImage.TYPE_3BYTE_BGR}, {"png", BufferedImage.TYPE_3BYTE_BGR},
            {"png", BufferedImage.TYPE_INT_ARGB}, {"png", BufferedImage.TYPE_BYTE_INDEXED},
            {"jpg", BufferedImage.TYPE_3BYTE_BGR}, {"JPEG", BufferedImage.TYPE_3BYTE_BGR}};
    }

    @Test(dataProvider = "formats")
    public void everyFormatGivesTheSameColour(String ending, int type) {
        int colour = 0xFF336699;
        folder.image("train/cat/0." + ending, TemporaryFolder.plain(SIZE, SIZE, type, colour));

        byte[] pixels = pixels();

        for (int i = 0; i < pixels.length; i++) {
            assertEquals(pixels[i] & 0xFF, colour >> (16 - 8 * (i % 3)) & 0xFF, 2.0);
        }
    }

    @Test
    public void theEndingNeedNotTellTheFormat() {
        folder.bytes("train/cat/0.jpg", TemporaryFolder.encode(
                TemporaryFolder.plain(SIZE, SIZE, BufferedImage.TYPE_INT_RGB, 0x010203), "png"));

        assertEquals(Arrays.copyOf(pixels(), 3), new byte[] {1, 2, 3});
    }

    @DataProvider
    Object[][] grays() {
        return new Object[][] {{"png", BufferedImage.TYPE_BYTE_GRAY, 90}, {"jpg", BufferedImage.TYPE_BYTE_GRAY, 90},
            {"png", BufferedImage.TYPE_USHORT_GRAY, 90 << 8 | 17}};
    }

    @Test(dataProvider = "grays")
    public void aGrayValueIsRepeatedUnchanged(String ending, int type, int value) {
        BufferedImage gray = new BufferedImage(SIZE, SIZE, type);
        for (int i = 0; i < SIZE * SIZE; i++) {
            gray.getRaster().setSample(i % SIZE, i / SIZE, 0, value);
        }
        folder.image("train/cat/0." + ending, gray);

        byte[] expected = new byte[SIZE * SIZE * 3];
        Arrays.fill(expected, (byte) 90);
        assertEquals(pixels(), expected);
    }

    @Test
    public void aCorruptImageIsSkippedAndNamed() {
        folder.bytes("train/cat/0.jpg", "no image".getBytes());
        folder.bytes("train/dog/0.png", new byte[0]);

        Splits splits = open();

        assertEquals(splits.train().size(), 4);
        assertEquals(splits.train().describe(0), "train/cat/1.png");
        assertEquals(splits.train().unreadable(), List.of("train/cat/0.jpg (not a JPEG, PNG or BMP image)", "train/dog/0.png (empty)"));
        assertEquals(splits.test().unreadable(), List.of());
        assertEquals(notices, List.of(folder.path + ": 2 of 10 images cannot be read: "
                + "train/cat/0.jpg (not a JPEG, PNG or BMP image), train/dog/0.png (empty); skipped"));
    }

    @DataProvider
    Object[][] endings() {
        return new Object[][] {{"jpg"}, {"png"}, {"bmp"}};
    }

    @Test(dataProvider = "endings")
    public void aTruncatedImageIsSkipped(String ending) {
        BufferedImage detailed = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIZE * SIZE; i++) {
            detailed.setRGB(i % SIZE, i / SIZE, Color.HSBtoRGB(i * 0.37f, 1, 1));
        }
        byte[] whole = TemporaryFolder.encode(detailed, ending);
        folder.bytes("train/cat/0." + ending, Arrays.copyOf(whole, whole.length - 40));

        assertEquals(open().train().size(), 4);
        assertEquals(notices.size(), 1);
        assertTrue(notices.getFirst().contains(": 1 of 9 images cannot be read: train/cat/0." + ending), notices.getFirst());
    }

    @Test
    public void onlySomeOfManyCorruptImagesAreNamed() {
        for (int i = 0; i < 8; i++) {
            folder.bytes("train/cat/x" + i + ".jpg", new byte[0]);
        }

        assertEquals(open().train().size(), 4);
        assertTrue(notices.getFirst().endsWith("train/cat/x4.jpg (empty) and 3 more; skipped"), notices.getFirst());
    }

    @Test
    public void moreThanHalfCorruptIsRefused() {
        for (int i = 0; i < 9; i++) {
            folder.bytes("train/cat/x" + i + ".jpg", new byte[0]);
        }

        assertRefused(": 9 of 17 images cannot be read: ", " and 4 more; convert them to JPEG or PNG, or fetch them again");
    }

    @Test
    public void aClassWithoutAReadableImageIsRefused() {
        folder.bytes("train/cow/1.jpg", new byte[0]);

        assertRefused(": no image in train/cow can be read; convert them to JPEG or PNG, or delete the folder");
    }

    @Test
    public void anImageOfAnotherSizeIsNamedUnlessATransformBringsAllToOne() {
        folder.image("test/dog/7.png", TemporaryFolder.plain(9, 10, BufferedImage.TYPE_INT_RGB, 0x405060));

        Splits splits = open();
        assertEquals(splits.train().height(), SIZE);
        assertEquals(splits.test().height(), 0);
        Loader loader = Loader.of(splits.test(), Normalization.CIFAR10);
        assertEquals(expectThrows(ReptorchException.class, () -> loader.epoch(0)).getMessage(), splits.test().name() + ": its images differ in size, also after the"
                + " transforms [] (test/dog/7.png is 9x10 pixels but test/cat/1.png is 8x8 pixels); add RandomResizedCrop to train, Resize and CenterCrop to evaluate,"
                + " or scale all images to one size");
        assertEquals(loader.transform(List.of(new Resize(6), new CenterCrop(6))).size(), new ImageSize(6, 6));
        try (Epoch epoch = loader.transform(List.of(new Resize(6), new CenterCrop(6))).epoch(0)) {
            Batch batch = epoch.next();
            assertEquals(batch.size(), 5);
            // The last image is of one colour, which no resampling changes.
            assertEquals(batch.pixels()[batch.pixels().length - 1], (0x60 / 255f - 0.4465f) / 0.2616f, 1e-6f);
        }
    }

    @Test
    public void imagesOfOnePixelAreImages() {
        for (String split : List.of("train", "test")) {
            folder.image(split + "/cat/0.png", TemporaryFolder.plain(1, 1, BufferedImage.TYPE_INT_RGB, 0x102030));
        }
        Loader loader = Loader.of(open().train(), Normalization.CIFAR10).batchSize(5);
        for (List<Transform> transforms : List.of(List.<Transform>of(new RandomResizedCrop(32)), List.<Transform>of(new Resize(40), new CenterCrop(32)))) {
            try (Epoch epoch = loader.transform(transforms).epoch(0)) {
                assertEquals(epoch.next().pixels()[0], (0x10 / 255f - 0.4914f) / 0.2470f, 1e-6f);
            }
        }
    }

    @Test
    public void aLargeImageAmongSmallOnesStaysEncoded() {
        folder.image("train/cat/9.png", TemporaryFolder.plain(200, 100, BufferedImage.TYPE_INT_RGB, 0x102030));
        ImageDataset train = open().train();
        assertEquals(train.toString(), train.name() + " (5 images, decoded on demand)");
        assertEquals(train.image(2).toString(), "200x100 pixels");
        assertEquals(train.image(0).toString(), "8x8 pixels");
        assertEquals(train.height(), 0);
    }

    @Test
    public void heightAndWidthMayDiffer() {
        try (TemporaryFolder wide = new TemporaryFolder()) {
            BufferedImage image = TemporaryFolder.plain(6, 4, BufferedImage.TYPE_INT_RGB, 0);
            wide.image("train/a/1.png", image);
            wide.image("test/a/1.png", image);

            ImageDataset train = ImageFolder.open(wide.path, notices::add).train();

            assertEquals(train.height(), 4);
            assertEquals(train.width(), 6);
        }
    }

    private Splits open() {
        return ImageFolder.open(folder.path, notices::add);
    }

    private byte[] pixels() {
        byte[] pixels = open().train().image(0).rgb();
        assertEquals(notices, List.of());
        return pixels;
    }

    private void assertRefused(String... parts) {
        String message = expectThrows(ReptorchException.class, this::open).getMessage();
        assertTrue(message.startsWith(folder.path.toString()), message);
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
