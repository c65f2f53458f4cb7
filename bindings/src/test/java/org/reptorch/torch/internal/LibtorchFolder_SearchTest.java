package org.reptorch.torch.internal;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.testng.annotations.Test;

/** Where libtorch is looked for, and what is said where it is not there. */
public class LibtorchFolder_SearchTest extends ScratchFolder {

    private static final PrintStream QUIET = new PrintStream(new ByteArrayOutputStream());
    private static final String WANTED = ". Name the lib folder of libtorch 2.10 or later (of a pip-installed PyTorch: site-packages/torch/lib),"
            + " or unset it to use the one from Maven. Order of the search: the system property reptorch.libtorch (not set), the variable REPTORCH_LIBTORCH (";
    private static final String ORDER = "), org.bytedeco's jars on the class path; the first that is set is taken.";

    private LibtorchFolder find(String named) {
        return LibtorchFolder.find(new LibraryCache(scratch.resolve("cache")), new LibtorchFolder.Request(null, named), QUIET);
    }

    static String looked(Path folder) {
        return "REPTORCH_LIBTORCH=" + folder + " holds no libtorch: looked for libtorch_cpu.so in it, in its lib and in its torch/lib, ";
    }

    static String wanted(Path folder) {
        return WANTED + folder + ORDER;
    }

    @Test
    public void aMissingFolderIsSaidToBeMissing() {
        Path missing = scratch.resolve("missing");
        assertEquals(refusal(() -> find(missing.toString())), looked(missing) + "but there is no such folder" + wanted(missing));
    }

    @Test
    public void anEmptyFolderIsSaidToBeEmpty() {
        assertEquals(refusal(() -> find(scratch.toString())), looked(scratch) + "but the folder is empty" + wanted(scratch));
    }

    @Test
    public void anotherFolderIsDescribedByWhatIsInIt() throws IOException {
        Files.createFile(scratch.resolve("libc10.so"));
        assertEquals(refusal(() -> find(scratch.toString())), looked(scratch) + "and found libc10.so" + wanted(scratch));
        for (String name : List.of("e", "d", "c", "b", "a")) {
            Files.createFile(scratch.resolve(name));
        }
        String message = refusal(() -> find(scratch.toString()));
        assertTrue(message.matches(".*, and found [^.]*(.so)?[^.]*, \\.\\.\\.\\. Name the lib folder.*"), message);
    }

    @Test
    public void withoutLibc10BesideItThatIsNamed() throws IOException {
        Path library = Files.createFile(Files.createDirectory(scratch.resolve("lib")).resolve("libtorch_cpu.so"));
        assertEquals(refusal(() -> find(scratch.toString())), library + " lacks the libc10.so that belongs beside it: REPTORCH_LIBTORCH=" + scratch
                + " must name a folder with all libraries of libtorch");
    }

    @Test
    public void theSystemPropertyComesBeforeTheVariable() {
        var cache = new LibraryCache(scratch.resolve("cache"));
        String message = refusal(() -> LibtorchFolder.find(cache, new LibtorchFolder.Request("/none", "/other"), QUIET));
        assertTrue(message.startsWith("-Dreptorch.libtorch=/none holds no libtorch: "), message);
        assertTrue(message.endsWith("the system property reptorch.libtorch (/none), the variable REPTORCH_LIBTORCH (/other" + ORDER), message);
        assertEquals(new LibtorchFolder.Request("", "/other").named(), "");
        assertEquals(new LibtorchFolder.Request(null, "/other").named(), "/other");
    }

    @Test
    public void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(scratch.resolve("file"));
        assertEquals(refusal(() -> find(file.toString())), looked(file) + "but it is not a folder that can be read" + wanted(file));
    }

    @Test
    public void theLibrariesMayLieInLibOrInTorchLib() throws IOException {
        for (String inner : List.of("zip/lib", "site-packages/torch/lib", "plain")) {
            Path folder = Files.createDirectories(scratch.resolve(inner));
            Files.createFile(folder.resolve("libtorch_cpu.so"));
            Files.createFile(folder.resolve("libc10.so"));
        }
        for (String named : List.of("zip", "zip/lib", "site-packages", "site-packages/torch", "plain")) {
            LibtorchFolder found = find(scratch.resolve(named).toString());
            assertTrue(Files.isRegularFile(found.path().resolve("libtorch_cpu.so")), named);
            assertEquals(found.origin(), "named by REPTORCH_LIBTORCH");
        }
    }
}
