package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.reptorch.torch.ReptorchException;
import org.testng.Assert;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ImageData_LayoutTest {

    private TemporaryFolder folder;

    @BeforeMethod
    void createFolder() {
        folder = new TemporaryFolder();
    }

    @AfterMethod
    void deleteFolder() {
        folder.close();
    }

    @DataProvider
    Object[][] prefixes() {
        return new Object[][] {{""}, {"top/"}};
    }

    @Test(dataProvider = "prefixes")
    public void aZipHoldsWhatItsFolderHolds(String prefix) throws IOException {
        try (TemporaryFolder unpacked = TemporaryFolder.withTwoClasses()) {
            Path zip = zip("set.zip", unpacked.path, prefix, "train", "test");

            assertSame(open(zip).train(), open(unpacked.path).train());
            assertSame(open(zip).test(), open(unpacked.path).test());
            assertEquals(open(zip).test().name(), "set/test");
        }
    }

    @Test(dataProvider = "prefixes")
    public void aZipInAFolderStandsForASplit(String prefix) throws IOException {
        try (TemporaryFolder unpacked = TemporaryFolder.withTwoClasses()) {
            zip("train.zip", unpacked.path.resolve("train"), prefix.isEmpty() ? "" : "train/", "cat", "dog");
            zip("val.zip", unpacked.path.resolve("test"), "", "cat", "dog");

            assertSame(open(folder.path).train(), open(unpacked.path).train());
            assertEquals(open(folder.path).test().image(2), open(unpacked.path).test().image(2));
        }
    }

    @Test
    public void aTruncatedZipIsRefused() throws IOException {
        try (TemporaryFolder unpacked = TemporaryFolder.withTwoClasses()) {
            Path zip = zip("set.zip", unpacked.path, "", "train", "test");
            Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), 700));

            assertRefused(zip, "set.zip: damaged, or not what its ending says (", "; fetch or pack it again");
        }
    }

    @Test
    public void undividedClassesAreDividedByTheSeedAlone() {
        caltech(10);

        Splits splits = open(folder.path);
        Splits again = open(folder.path);

        assertEquals(splits.train().classes(), List.of("001.ak47", "002.yo-yo"));
        assertEquals(splits.train().size(), 16);
        assertEquals(splits.test().size(), 4);
        assertEquals(names(again.train()), names(splits.train()));
        Set<String> all = new HashSet<>(names(splits.train()));
        all.addAll(names(splits.test()));
        assertEquals(all.size(), 20);
        assertEquals(IntStream.range(0, 4).map(splits.test()::label).toArray(), new int[] {0, 0, 1, 1});
        assertNotEquals(names(ImageData.open(folder.path, new Division(0.8, 1), Assert::fail).test()), names(splits.test()));
        assertEquals(ImageData.open(folder.path, new Division(0.01, 1), Assert::fail).train().size(), 2);
    }

    @Test
    public void aClassThatCannotBeDividedIsRefused() {
        caltech(3);
        folder.image("256_ObjectCategories/003.one/1.png", 0);

        assertRefused(folder.path, ": class folder 003.one holds 1 images, but training and testing need one each; add images or delete the folder");
    }

    @Test
    public void flatValidationImagesFindTheirClassesInAList() {
        imageNet();
        folder.bytes("val_map.txt", "ILSVRC2012_val_00000002.JPEG\t0\nILSVRC2012_val_00000001.JPEG n02\n".getBytes());

        ImageDataset test = open(folder.path).test();

        assertEquals(names(test), List.of("val/n01/ILSVRC2012_val_00000002.JPEG", "val/n02/ILSVRC2012_val_00000001.JPEG"));
        assertEquals(List.of(test.label(0), test.label(1)), List.of(0, 1));
    }

    @Test
    public void aListOfClassesAloneGoesByTheFilesNames() {
        imageNet();
        folder.bytes("imagenet_2012_validation_synset_labels.txt", "n02\nn01\n".getBytes());

        assertEquals(names(open(folder.path).test()), List.of("val/n01/ILSVRC2012_val_00000002.JPEG", "val/n02/ILSVRC2012_val_00000001.JPEG"));
    }

    @Test
    public void aListWithAWrongClassIsRefusedAndSoIsNone() {
        imageNet();

        assertRefused(folder.path, "val: its images lie in no class folders; put a file val_map.txt with lines of FILE CLASS into ");
        folder.bytes("val.txt", "ILSVRC2012_val_00000001.JPEG 0\nILSVRC2012_val_00000002.JPEG 2\n".getBytes());
        assertRefused(folder.path, "val.txt: line 2 has class '2', but train has 2 classes, numbered 0 to 1; correct the list");
    }

    @Test
    public void largeImagesMayDifferInSizeAndAreBroughtToOneByTransforms() {
        large();

        Splits splits = open(folder.path);
        Loader loader = Loader.of(splits.train(), Normalization.IMAGENET).batchSize(3).threads(2);

        assertEquals(splits.train().height(), 0);
        assertEquals(splits.train().image(1).toString(), "150x140 pixels");
        assertEquals(expectThrows(ReptorchException.class, () -> loader.epoch(0)).getMessage(), splits.train().name()
                + ": its images differ in size, also after the transforms []; add RandomResizedCrop to train, Resize and CenterCrop to evaluate, or scale all"
                + " images to one size");
        try (Epoch epoch = loader.transform(List.of(new Resize(40), new CenterCrop(32))).epoch(0)) {
            assertEquals(epoch.next().pixels().length, 3 * 32 * 32 * 3);
        }
    }

    @Test
    public void aCorruptLargeImageIsNamedAndItsNeighbourStandsInToTrain() {
        large();
        folder.bytes("train/b/0.jpg", new byte[] {1, 2, 3});

        Loader loader = Loader.of(open(folder.path).train(), Normalization.IMAGENET).batchSize(4).transform(List.of(new RandomResizedCrop(16)));
        assertLabels(loader.dropLast(true), 0, 0, 1, 1);
        assertLabels(loader.dropLast(false), 0, 0, 1);
    }

    private static void assertLabels(Loader loader, long... labels) {
        try (Epoch epoch = loader.epoch(0)) {
            Batch batch = epoch.next();
            assertEquals(batch.labels(), labels);
            assertEquals(batch.pixels().length, batch.size() * 16 * 16 * 3);
            assertEquals(batch.unreadable(), List.of("train/b/0.jpg (not a JPEG, PNG or BMP image)"));
            assertEquals(epoch.unreadable(), batch.unreadable());
        }
    }

    @Test
    public void imagesOfWhichNoneCanBeReadAreRefused() {
        large();
        ImageDataset train = open(folder.path).train();
        for (String file : List.of("a/1.png", "a/2.png", "b/2.png")) {
            folder.bytes("train/" + file, new byte[0]);
        }

        try (Epoch epoch = Loader.of(train, Normalization.IMAGENET).batchSize(3).dropLast(true).transform(List.of(new RandomResizedCrop(16))).epoch(0)) {
            String message = expectThrows(ReptorchException.class, epoch::next).getMessage();
            assertTrue(message.contains("images in a row cannot be read, the last one being train/") && message.contains("fetch them again"), message);
        }
    }

    @Test
    public void caltechAndImageNetAreReadFromTarAndZipToo() throws IOException {
        caltech(3);
        folder.bytes("256_ObjectCategories/001.ak47/RENAME2", "a script that the authors left there".getBytes());
        folder.image("256_ObjectCategories/002.yo-yo/greg/vision309/002_0000.jpg", 5);
        Splits caltech = open(folder.path.resolve("256_ObjectCategories"));
        assertEquals(caltech.train().size() + caltech.test().size(), 7);
        for (Path archive : packed("256_ObjectCategories", "", "256_ObjectCategories")) {
            assertSame(open(archive).train(), caltech.train());
            assertSame(open(archive).test(), caltech.test());
        }

        Path imagenet = folder.path.resolve("imagenet");
        for (String split : List.of("train", "val")) {
            folder.image("imagenet/" + split + "/n01440764/" + split + "_1.JPEG", 3);
            folder.image("imagenet/" + split + "/n01443537/" + split + "_2.JPEG", 4);
        }
        for (Path archive : packed("imagenet", "ILSVRC/", "train", "val")) {
            assertSame(open(archive).train(), open(imagenet).train());
            assertSame(open(archive).test(), open(imagenet).test());
        }
    }

    @Test
    public void aDamagedEntryOfAZipIsAnUnreadableImage() throws IOException {
        caltech(4);
        Path zip = zip("c.zip", folder.path, "", "256_ObjectCategories");
        byte[] bytes = Files.readAllBytes(zip);
        // Into the first image's compressed bytes, behind the 30 bytes of the entry's head and its name.
        for (int i = 0; i < 20; i++) {
            bytes[150 + i] ^= 0x55;
        }
        Files.write(zip, bytes);

        var notices = new ArrayList<String>();
        Splits splits = ImageData.open(zip, notices::add);
        assertEquals(splits.train().size() + splits.test().size(), 7);
        assertTrue(notices.getFirst().contains(": 1 of 8 images cannot be read: 00"), notices.getFirst());
        assertEquals(splits.train().unreadable().size(), 1);
    }

    /** Packs a folder as tar.gz and as zip. */
    private List<Path> packed(String name, String prefix, String... children) throws IOException {
        Path from = children[0].equals(name) ? folder.path : folder.path.resolve(name);
        Path tar = folder.path.resolve(name + ".tar.gz");
        folder.pack(from, new GZIPOutputStream(Files.newOutputStream(tar)), prefix, children);
        return List.of(tar, zip(name + ".zip", from, prefix, children));
    }

    private void caltech(int perClass) {
        for (int i = 0; i < perClass; i++) {
            folder.image("256_ObjectCategories/001.ak47/001_%04d.jpg".formatted(i), i);
            folder.image("256_ObjectCategories/002.yo-yo/002_%04d.jpg".formatted(i), i);
        }
    }

    private void imageNet() {
        folder.image("train/n01/n01_1.JPEG", 0);
        folder.image("train/n02/n02_1.JPEG", 0);
        folder.image("val/ILSVRC2012_val_00000001.JPEG", 0);
        folder.image("val/ILSVRC2012_val_00000002.JPEG", 0);
    }

    private void large() {
        folder.image("train/a/1.png", TemporaryFolder.plain(140, 150, BufferedImage.TYPE_INT_RGB, 0xFF));
        folder.image("train/a/2.png", TemporaryFolder.plain(150, 140, BufferedImage.TYPE_INT_RGB, 0xFF));
        folder.image("train/b/2.png", TemporaryFolder.plain(200, 50, BufferedImage.TYPE_INT_RGB, 0xFF00));
        folder.image("val/a/1.png", TemporaryFolder.plain(20, 30, BufferedImage.TYPE_INT_RGB, 0xFF));
        folder.image("val/b/1.png", TemporaryFolder.plain(20, 30, BufferedImage.TYPE_INT_RGB, 0xFF));
    }

    private Path zip(String name, Path from, String prefix, String... children) throws IOException {
        Path zip = folder.path.resolve(name);
        try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
            for (String child : children) {
                try (var walk = Files.walk(from.resolve(child))) {
                    for (Path path : walk.filter(Files::isRegularFile).toList()) {
                        out.putNextEntry(new ZipEntry(prefix + from.relativize(path)));
                        Files.copy(path, out);
                        out.closeEntry();
                    }
                }
            }
        }
        return zip;
    }

    private static Splits open(Path path) {
        return ImageData.open(path, Assert::fail);
    }

    private static List<String> names(ImageDataset images) {
        return IntStream.range(0, images.size()).mapToObj(images::describe).toList();
    }

    private static void assertSame(ImageDataset actual, ImageDataset expected) {
        assertEquals(names(actual), names(expected));
        for (int i = 0; i < actual.size(); i++) {
            assertEquals(actual.image(i), expected.image(i));
            assertEquals(actual.label(i), expected.label(i));
        }
    }

    private static void assertRefused(Path path, String... parts) {
        String message = expectThrows(ReptorchException.class, () -> open(path)).getMessage();
        assertFalse(message.contains("\n"), message);
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
