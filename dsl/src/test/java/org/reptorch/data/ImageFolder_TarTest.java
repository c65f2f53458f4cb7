package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import org.reptorch.torch.ReptorchException;
import org.testng.Assert;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

public class ImageFolder_TarTest {

    private TemporaryFolder folder;

    @BeforeMethod
    void createFolder() {
        folder = TemporaryFolder.withTwoClasses();
    }

    @AfterMethod
    void deleteFolder() {
        folder.close();
    }

    @DataProvider
    Object[][] archives() {
        return new Object[][] {{"set.tar", ""}, {"set.tar.gz", "./"}, {"set.tgz", "top/"}, {"set.tar.xz", "./top/"}};
    }

    @Test(dataProvider = "archives")
    public void aTarHoldsWhatItsFolderHolds(String name, String prefix) throws IOException {
        Splits unpacked = ImageFolder.open(folder.path, Assert::fail);
        Path tar = pack(name, prefix, "train", "test");

        Splits packed = ImageFolder.open(tar, Assert::fail);

        assertSameImages(packed.train(), unpacked.train());
        assertSameImages(packed.test(), unpacked.test());
        assertEquals(packed.train().name(), "set/train");
    }

    @Test
    public void testGoesBeforeValInATarToo() throws IOException {
        folder.image("val/cat/1.png", 0);

        assertEquals(ImageFolder.open(pack("set.tar", "", "val", "train", "test"), Assert::fail).test().size(), 4);
    }

    @Test
    public void aTarWithoutTestIsRefused() throws IOException {
        assertRefused(pack("set.tar", "", "train"), ": found no folder test/CLASS or val/CLASS; lay the images out as");
    }

    @Test
    public void anEmptyClassFolderInATarIsRefused() throws IOException {
        folder.emptyFolder("test/cat/none");
        folder.emptyFolder("train/ant");

        assertRefused(pack("set.tar", "", "train", "test"), ": class folder train/ant holds no .jpg");
    }

    @Test(dataProvider = "archives")
    public void aTruncatedTarIsRefused(String name, String prefix) throws IOException {
        Path tar = pack(name, prefix, "train", "test");
        byte[] whole = Files.readAllBytes(tar);
        // Much of so small a plain tar is padding: cut that one in its first image, behind 512 bytes of header.
        Files.write(tar, Arrays.copyOf(whole, name.endsWith(".tar") ? 550 : whole.length / 2));

        assertRefused(tar, ": damaged, or not what its ending says (", "; fetch or pack it again");
    }

    @Test
    public void aFileThatIsNotWhatItsEndingSaysIsRefused() {
        folder.bytes("set.tar.xz", "hello, hello, hello".getBytes());

        assertRefused(folder.path.resolve("set.tar.xz"), ": damaged, or not what its ending says (");
    }

    @Test
    public void aFileOfAnotherKindIsRefused() {
        folder.bytes("set.rar", new byte[10]);

        assertRefused(folder.path.resolve("set.rar"),
                ": neither a folder nor a .zip, .tar, .tar.gz, .tgz or .tar.xz file; name one");
    }

    private Path pack(String name, String prefix, String... splits) throws IOException {
        Path tar = folder.path.resolve(name);
        OutputStream file = Files.newOutputStream(tar);
        OutputStream packed = name.endsWith("xz") ? new XZOutputStream(file, new LZMA2Options(1))
                : name.endsWith("gz") ? new GZIPOutputStream(file)
                : file;
        folder.pack(packed, prefix, splits);
        return tar;
    }

    private static void assertSameImages(ImageDataset actual, ImageDataset expected) {
        assertEquals(actual.classes(), expected.classes());
        assertEquals(actual.size(), expected.size());
        for (int i = 0; i < actual.size(); i++) {
            assertEquals(actual.describe(i), expected.describe(i));
            assertEquals(actual.label(i), expected.label(i));
            assertEquals(pixels(actual, i), pixels(expected, i));
        }
    }

    private static byte[] pixels(ImageDataset images, int index) {
        return images.image(index).rgb();
    }

    private static void assertRefused(Path path, String... parts) {
        String message = expectThrows(ReptorchException.class, () -> ImageFolder.open(path, Assert::fail)).getMessage();
        assertTrue(message.startsWith(path.toString()), message);
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
