package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.reptorch.torch.ReptorchException;
import org.testng.Assert;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ImageData_CifarTest {

    private static final int PIXELS = 3072;
    private static final Path PYTHON = RecordedImages.path("cifar-python/test_batch").getParent();

    private static final List<String> NAMES = List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private TemporaryFolder folder;

    @BeforeMethod
    void createFolder() {
        folder = new TemporaryFolder();
    }

    @AfterMethod
    void deleteFolder() {
        folder.close();
    }

    @Test
    public void theBinaryFormHasTheLabelThenThreePlanes() {
        binary10("top/", 3);

        Splits splits = open(folder.path);

        assertEquals(splits.train().name(), "cifar10/train");
        assertEquals(splits.train().size(), 15);
        assertEquals(splits.train().classes().getLast(), "truck");
        assertEquals(splits.train().label(4), 5);
        assertEquals(splits.train().describe(4), "train/data_batch_2.bin/1");
        assertEquals(splits.train().image(4), image(5));
        assertEquals(splits.test().size(), 2);
    }

    @Test
    public void cifar100HasFineLabelsBehindCoarseOnes() {
        folder.bytes("train.bin", concat(new byte[] {19, 99}, planes(1), new byte[] {3, 0}, planes(2)));
        folder.bytes("test.bin", concat(new byte[] {1, 42}, planes(3)));

        Splits splits = open(folder.path);

        assertEquals(splits.train().classes().size(), 100);
        assertEquals(List.of(splits.train().label(0), splits.train().label(1), splits.test().label(0)), List.of(99, 0, 42));
        assertEquals(splits.train().image(1), image(2));
    }

    @Test
    public void thePickledFormIsReadAsPythonWroteIt() {
        Splits splits = open(PYTHON);

        assertEquals(splits.train().size(), 7);
        assertEquals(splits.train().classes().getFirst(), "airplane");
        assertEquals(List.of(splits.train().label(0), splits.train().label(1), splits.train().label(6)), List.of(6, 9, 5));
        Image second = splits.train().image(1);
        int pixel = 100;
        for (int channel = 0; channel < 3; channel++) {
            assertEquals(second.rgb()[pixel * 3 + channel] & 0xFF, (1 + 31 + channel * 80 + pixel * 7) % 256);
        }
    }

    @DataProvider
    Object[][] pythons() {
        return new Object[][] {{false}, {true}};
    }

    @Test(dataProvider = "pythons")
    public void whatPythonPickledIsWhatTheBinaryFormHolds(boolean python3) throws IOException {
        binary10("bin/", 3);
        python10("py/", 3, python3);
        Splits binary = open(folder.path.resolve("bin"));

        assertSame(open(folder.path.resolve("py")), binary);
        // The folder that the archive unpacks to lies in the one that a user names.
        python10("downloads/cifar-10-batches-py/", 3, python3);
        assertSame(open(folder.path.resolve("downloads")), binary);
        assertSame(open(published("cifar-10-python.tar.gz", "py", "data_batch_4", "readme.html", "test_batch", "data_batch_3", "batches.meta", "data_batch_2",
                "data_batch_5", "data_batch_1")), binary);
        assertSame(open(published("cifar-10-binary.tar.gz", "bin", "data_batch_1.bin", "batches.meta.txt", "data_batch_3.bin", "data_batch_4.bin",
                "test_batch.bin", "data_batch_5.bin", "data_batch_2.bin")), binary);
    }

    @Test(dataProvider = "pythons")
    public void cifar100IsTheSameInAllItsForms(boolean python3) throws IOException {
        List<String> names = IntStream.range(0, 100).mapToObj(i -> "class_" + i).toList();
        folder.bytes("bin/train.bin", concat(new byte[] {19, 99}, planes(1), new byte[] {3, 0}, planes(2)));
        folder.bytes("bin/test.bin", concat(new byte[] {1, 42}, planes(3)));
        folder.bytes("bin/fine_label_names.txt", String.join("\n", names).getBytes());
        folder.bytes("bin/coarse_label_names.txt", "fish\n".getBytes());
        folder.bytes("py/train", CifarPickle.batch(python3, "training batch 1 of 1", List.of(99, 0), List.of(19, 3), concat(planes(1), planes(2))));
        folder.bytes("py/test", CifarPickle.batch(python3, "testing batch 1 of 1", List.of(42), List.of(1), planes(3)));
        folder.bytes("py/meta", CifarPickle.names(python3, "fine_label_names", names));
        folder.bytes("py/file.txt~", "a file that the authors left there".getBytes());
        Splits binary = open(folder.path.resolve("bin"));

        assertEquals(binary.train().classes(), names);
        assertSame(open(folder.path.resolve("py")), binary);
        assertSame(open(published("cifar-100-python.tar.gz", "py", "file.txt~", "train", "test", "meta")), binary);
        assertSame(open(published("cifar-100-binary.tar.gz", "bin", "fine_label_names.txt", "train.bin", "test.bin", "coarse_label_names.txt")), binary);
    }

    /** Packs a folder's files as the authors did: behind an entry for the folder, in no order. */
    private Path published(String name, String from, String... files) throws IOException {
        Path archive = folder.path.resolve(name);
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            tar.putArchiveEntry(new TarArchiveEntry("cifar/"));
            tar.closeArchiveEntry();
            for (String file : files) {
                Path path = folder.path.resolve(from).resolve(file);
                byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : "<html>".getBytes();
                var entry = new TarArchiveEntry("cifar/" + file);
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    private static void assertSame(Splits actual, Splits expected) {
        for (List<ImageDataset> pair : List.of(List.of(actual.train(), expected.train()), List.of(actual.test(), expected.test()))) {
            assertEquals(pair.getFirst().classes(), pair.getLast().classes());
            assertEquals(pair.getFirst().size(), pair.getLast().size());
            for (int i = 0; i < pair.getLast().size(); i++) {
                assertEquals(pair.getFirst().label(i), pair.getLast().label(i));
                assertEquals(pair.getFirst().image(i), pair.getLast().image(i));
            }
        }
    }

    @Test
    public void aPickledLabelOutOfRangeIsRefused() {
        python10("", 2, false);
        folder.bytes("data_batch_2", CifarPickle.batch(false, "", List.of(1, 10), List.of(), concat(planes(1), planes(2))));

        assertRefused("data_batch_2: image 1 has label 10, but labels go from 0 to 9; it is damaged or no CIFAR-10: fetch it again");
    }

    private void python10(String prefix, int perBatch, boolean python3) {
        for (int batch = 1; batch <= 5; batch++) {
            var labels = new ArrayList<Integer>();
            byte[] bytes = {};
            for (int i = 0; i < perBatch; i++) {
                int value = (batch - 1) * perBatch + i + 1;
                labels.add(value % 10);
                bytes = concat(bytes, planes(value));
            }
            folder.bytes(prefix + "data_batch_" + batch, CifarPickle.batch(python3, "training batch " + batch + " of 5", labels, List.of(), bytes));
        }
        folder.bytes(prefix + "test_batch", CifarPickle.batch(python3, "testing batch 1 of 1", List.of(1, 2), List.of(), concat(planes(7), planes(8))));
        folder.bytes(prefix + "batches.meta", CifarPickle.names(python3, "label_names", NAMES));
    }

    @DataProvider
    Object[][] archives() {
        return new Object[][] {{"c.tar.gz"}, {"c.tar"}};
    }

    @Test(dataProvider = "archives")
    public void theArchiveThatIsPublishedIsReadAsItIs(String name) throws IOException {
        binary10("cifar-10-batches-bin/", 2);
        Splits unpacked = open(folder.path.resolve("cifar-10-batches-bin"));
        OutputStream out = Files.newOutputStream(folder.path.resolve(name));
        folder.pack(name.endsWith("gz") ? new GZIPOutputStream(out) : out, "", "cifar-10-batches-bin");

        Splits packed = open(folder.path.resolve(name));

        assertEquals(packed.train().size(), unpacked.train().size());
        assertEquals(packed.train().image(3), unpacked.train().image(3));
    }

    @Test
    public void aTruncatedFileIsRefused() throws IOException {
        binary10("", 2);
        Path file = folder.path.resolve("data_batch_3.bin");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5000));

        assertRefused("data_batch_3.bin: its 5000 bytes are no whole number of images of 3073 bytes: it is truncated; fetch it again");
    }

    @Test
    public void aTruncatedPickleIsRefused() throws IOException {
        for (Path file : Files.list(PYTHON).toList()) {
            byte[] bytes = Files.readAllBytes(file);
            folder.bytes(file.getFileName().toString(), file.endsWith("data_batch_4") ? Arrays.copyOf(bytes, 2000) : bytes);
        }

        assertRefused("data_batch_4: the pickle ");
    }

    @Test
    public void aMissingPartIsRefused() throws IOException {
        binary10("", 2);
        Files.delete(folder.path.resolve("data_batch_3.bin"));

        assertRefused("data_batch_3.bin: is missing; fetch and unpack the data set again");
    }

    @Test
    public void aLabelOutOfRangeIsRefused() {
        binary10("", 2);
        folder.bytes("test_batch.bin", concat(new byte[] {0}, planes(1), new byte[] {12}, planes(1)));

        assertRefused("test_batch.bin: image 1 has label 12, but labels go from 0 to 9; it is damaged or no CIFAR-10: fetch it again");
    }

    private void binary10(String prefix, int perBatch) {
        for (int batch = 1; batch <= 5; batch++) {
            byte[] bytes = {};
            for (int i = 0; i < perBatch; i++) {
                int value = (batch - 1) * perBatch + i + 1;
                bytes = concat(bytes, new byte[] {(byte) (value % 10)}, planes(value));
            }
            folder.bytes(prefix + "data_batch_" + batch + ".bin", bytes);
        }
        folder.bytes(prefix + "test_batch.bin", concat(new byte[] {1}, planes(7), new byte[] {2}, planes(8)));
        folder.bytes(prefix + "batches.meta.txt", (String.join("\n", NAMES) + "\n\n").getBytes());
    }

    private static byte[] planes(int value) {
        byte[] bytes = new byte[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            bytes[i] = (byte) (value * 5 + i / 1024 * 50 + i % 1024);
        }
        return bytes;
    }

    private static Image image(int value) {
        byte[] planes = planes(value);
        byte[] rgb = new byte[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            rgb[i] = planes[i % 3 * 1024 + i / 3];
        }
        return new Image(32, 32, rgb);
    }

    private static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static Splits open(Path path) {
        return ImageData.open(path, Assert::fail);
    }

    private void assertRefused(String message) {
        String refusal = expectThrows(ReptorchException.class, () -> open(folder.path)).getMessage();
        assertTrue(refusal.startsWith(folder.path.toString()) && refusal.contains(message), refusal);
        assertFalse(refusal.contains("\n"), refusal);
    }
}
