package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.reptorch.torch.ReptorchException;
import org.testng.Assert;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class ImageFolder_LayoutTest {

    private TemporaryFolder folder;

    @BeforeMethod
    void createFolder() {
        folder = TemporaryFolder.withTwoClasses();
    }

    @AfterMethod
    void deleteFolder() {
        folder.close();
    }

    @Test
    public void classesAreTheTrainingFoldersByName() {
        folder.image("train/ant/1.png", 0);

        assertEquals(open().train().classes(), List.of("ant", "cat", "dog"));
        assertEquals(open().test().classes(), List.of("ant", "cat", "dog"));
    }

    @Test
    public void imagesComeByClassThenByFileName() {
        folder.image("train/dog/10.png", 0);
        folder.image("train/dog/a/1.png", 0);

        assertEquals(files(open().train()), List.of("train/cat/1.png", "train/cat/2.png",
                "train/dog/1.png", "train/dog/10.png", "train/dog/2.png", "train/dog/a/1.png"));
    }

    @Test
    public void labelsArePositionsInTheClasses() {
        ImageDataset test = open().test();

        assertEquals(IntStream.range(0, test.size()).map(test::label).toArray(), new int[] {0, 0, 1, 1});
    }

    @Test
    public void aClassMissingInTestKeepsItsLabelInTrain() {
        folder.image("train/ant/1.png", 0);

        assertEquals(open().test().label(0), 1);
    }

    @Test
    public void valStandsInForAMissingTest() throws Exception {
        Files.move(folder.path.resolve("test"), folder.path.resolve("val"));

        assertEquals(open().test().describe(0), "val/cat/1.png");
    }

    @Test
    public void testGoesBeforeVal() {
        folder.image("val/cow/1.png", 0);

        assertEquals(open().test().describe(0), "test/cat/1.png");
    }

    @Test
    public void hiddenAndOtherFilesAreLeftOut() {
        folder.bytes("train/cat/.DS_Store", new byte[1]);
        folder.bytes("train/cat/._1.png", new byte[1]);
        folder.bytes("train/.cache/1.png", new byte[1]);
        folder.bytes("train/cat/notes.txt", new byte[1]);
        folder.bytes("train/readme.png", new byte[1]);

        assertEquals(open().train().size(), 4);
    }

    @Test
    public void theNameIsTheFoldersAndTheSplits() {
        assertEquals(open().test().name(), folder.path.getFileName() + "/test");
    }

    @Test
    public void aMissingFolderIsRefused() {
        Path missing = folder.path.resolve("nowhere");

        assertRefused(missing, "nowhere: no such folder or file; name a folder with train/CLASS and test/CLASS in it");
    }

    @Test
    public void aFolderWithoutTrainIsRefused() {
        String message = ": found no folder train/CLASS; lay the images out as train/CLASS/*.jpg and test/CLASS/*.jpg, or in a folder as CLASS/*.jpg alone (or .jpeg, .png, .bmp)";
        assertRefused(folder.path.resolve("train/cat"), message);
        try (TemporaryFolder one = new TemporaryFolder()) {
            one.image("images/cat/1.png", 0);
            one.image("images/dog/1.png", 0);
            assertRefused(one.path, message); // a folder too many, not a class
        }
        try (TemporaryFolder testOnly = new TemporaryFolder()) {
            testOnly.image("test/cat/1.png", 0);
            testOnly.image("test/dog/1.png", 0);
            assertRefused(testOnly.path, message);
        }
    }

    @Test
    public void aFolderOfClassesIsDividedAlikeEveryTime() {
        try (TemporaryFolder classes = new TemporaryFolder()) {
            for (int i = 0; i < 10; i++) {
                classes.image("dog/" + i + ".png", i);
                classes.image("cat/" + (i < 5 ? "" : "more/") + i + ".png", i);
            }
            classes.bytes(".cache/1.png", new byte[1]);
            classes.bytes("readme.png", new byte[1]);

            Splits splits = ImageFolder.open(classes.path, Assert::fail);

            assertEquals(splits.train().classes(), List.of("cat", "dog"));
            assertEquals(splits.train().size(), 16);
            assertEquals(splits.test().size(), 4);
            assertEquals(files(ImageFolder.open(classes.path, Assert::fail).test()), files(splits.test()));
            assertEquals(Stream.concat(files(splits.train()).stream(), files(splits.test()).stream()).distinct().count(), 20);

            classes.emptyFolder("eel");
            assertRefused(classes.path, ": class folder eel holds 0 images, but training and testing need one each; add images or delete the folder");
        }
    }

    @Test
    public void aFolderWithoutTestIsRefused() {
        try (TemporaryFolder trainOnly = new TemporaryFolder()) {
            trainOnly.image("train/cat/1.png", 0);

            assertRefused(trainOnly.path, ": found no folder test/CLASS or val/CLASS; lay the images out as");
        }
    }

    @Test
    public void aClassOfTestThatTrainLacksIsRefused() {
        folder.image("test/cow/1.png", 0);

        assertRefused(folder.path, ": class folder test/cow has no counterpart in train, which has cat, dog;");
    }

    @Test
    public void anEmptyClassFolderIsRefused() {
        folder.emptyFolder("train/cow");

        assertRefused(folder.path, ": class folder train/cow holds no .jpg, .jpeg, .png or .bmp file; "
                + "add images or delete the folder");
    }

    private Splits open() {
        return ImageFolder.open(folder.path, Assert::fail);
    }

    private static List<String> files(ImageDataset images) {
        return IntStream.range(0, images.size()).mapToObj(images::describe).toList();
    }

    private static void assertRefused(Path path, String message) {
        ReptorchException refusal =
                expectThrows(ReptorchException.class, () -> ImageFolder.open(path, Assert::fail));
        Assert.assertTrue(refusal.getMessage().startsWith(path.toString()), refusal.getMessage());
        Assert.assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
        Assert.assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
    }
}
