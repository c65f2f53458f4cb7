package org.reptorch.torch.internal;

import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.reptorch.torch.LibraryException;
import org.testng.Assert.ThrowingRunnable;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;

/** Tests that each have a folder of their own. */
abstract class ScratchFolder {

    Path scratch;

    @BeforeMethod
    public void makeScratch() throws IOException {
        scratch = Files.createTempDirectory("reptorch-loading");
    }

    @AfterMethod
    public void deleteScratch() throws IOException {
        try (Stream<Path> tree = Files.walk(scratch)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static String refusal(ThrowingRunnable call) {
        return expectThrows(LibraryException.class, call).getMessage();
    }
}
