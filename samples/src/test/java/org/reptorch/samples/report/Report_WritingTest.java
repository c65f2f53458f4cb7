package org.reptorch.samples.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.reptorch.torch.ReptorchException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class Report_WritingTest {

    private static final Report SMALL = new Report("small", "", List.of());

    private Path folder;

    @BeforeMethod
    public void open() throws IOException {
        folder = Files.createTempDirectory("report");
    }

    @AfterMethod
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    public void theFolderIsCreated() {
        Path file = folder.resolve("a/b/index.html");

        SMALL.write(file);

        assertTrue(Files.isRegularFile(file));
        assertEquals(names(file.getParent()), List.of("index.html"));
    }

    @Test
    public void anOldReportIsReplacedAndNothingElseIsLeftBehind() throws IOException {
        Path file = folder.resolve("index.html");
        new Report("the old title", "", List.of()).write(file);

        SMALL.write(file);

        assertFalse(Files.readString(file).contains("the old title"));
        assertEquals(names(folder), List.of("index.html"));
    }

    @Test
    public void theSameReportGivesTheSameBytes() {
        assertEquals(Page.of(SampleReport.make()), Page.of(SampleReport.make()));
    }

    @Test
    public void aFolderThatIsAFileIsNamedInOneLine() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "mine");
        Path file = taken.resolve("index.html");

        String message = expectThrows(ReptorchException.class, () -> SMALL.write(file)).getMessage();

        assertTrue(message.startsWith(file + ": the report cannot be written ("), message);
        assertTrue(message.endsWith("); choose a file in a folder with write permission and free space"), message);
        assertEquals(message.lines().count(), 1);
        assertEquals(Files.readString(taken), "mine");
        assertEquals(names(folder), List.of("taken"));
    }

    @Test
    public void aFolderInThePlaceOfTheFileStaysAndNothingElseIsLeftBehind() throws IOException {
        Path file = Files.createDirectory(folder.resolve("index.html"));

        expectThrows(ReptorchException.class, () -> SMALL.write(file));

        assertTrue(Files.isDirectory(file));
        assertEquals(names(folder), List.of("index.html"));
    }

    @Test
    public void halfACharacterDoesNotStopTheReport() {
        Path file = folder.resolve("index.html");

        new Report("cut \ud83d", "", List.of()).write(file);

        assertTrue(Files.isRegularFile(file));
    }

    @Test
    public void aReportDoesNotSeeLaterChangesOfItsLists() {
        double[] y = {1, 2};
        Series series = new Series("s", new double[] {1, 2}, y);
        y[0] = 9;
        series.y()[1] = 9;

        assertEquals(series, new Series("s", new double[] {1, 2}, new double[] {1, 2}));
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
