package org.reptorch.torch.internal;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.reptorch.torch.ChildJava;
import org.reptorch.torch.LibraryException;
import org.reptorch.torch.Torch;
import org.testng.SkipException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Finding, unpacking and loading libtorch, and what is said where that fails. */
public class Libtorch_LoadingTest {

    private static final PrintStream QUIET = new PrintStream(new ByteArrayOutputStream());
    private static final String WANTED = ". Name the lib folder of libtorch 2.10 or later (of a pip-installed PyTorch: site-packages/torch/lib),"
            + " or unset it to use the one from Maven.";
    private static final String ADVICE = ". It must be a libtorch 2.10 or later for Linux x86_64, complete with the libraries beside it; name another"
            + " with REPTORCH_LIBTORCH=/folder.";

    private Path scratch;

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

    private static String refusal(org.testng.Assert.ThrowingRunnable call) {
        return expectThrows(LibraryException.class, call).getMessage();
    }

    // ------------------------------------------------------------------------------------------ a folder that the user names

    private LibtorchFolder find(String named) {
        return LibtorchFolder.find(new LibraryCache(scratch.resolve("cache")), named, QUIET);
    }

    private String looked(Path folder) {
        return "REPTORCH_LIBTORCH=" + folder + " holds no libtorch: looked for libtorch_cpu.so and libc10.so in it, in its lib and in its torch/lib, ";
    }

    @Test
    public void aMissingFolderIsSaidToBeMissing() {
        Path missing = scratch.resolve("missing");
        assertEquals(refusal(() -> find(missing.toString())), looked(missing) + "but there is no such folder" + WANTED);
    }

    @Test
    public void anEmptyFolderIsSaidToBeEmpty() {
        assertEquals(refusal(() -> find(scratch.toString())), looked(scratch) + "but the folder is empty" + WANTED);
    }

    @Test
    public void anotherFolderIsDescribedByWhatIsInIt() throws IOException {
        Files.createFile(scratch.resolve("libc10.so"));
        assertEquals(refusal(() -> find(scratch.toString())), looked(scratch) + "and found libc10.so" + WANTED);
        for (String name : List.of("e", "d", "c", "b", "a")) {
            Files.createFile(scratch.resolve(name));
        }
        String message = refusal(() -> find(scratch.toString()));
        assertTrue(message.matches(".*, and found [^.]*(.so)?[^.]*, \\.\\.\\.\\. Name the lib folder.*"), message);
    }

    @Test
    public void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(scratch.resolve("file"));
        assertEquals(refusal(() -> find(file.toString())), looked(file) + "but it is not a folder that can be read" + WANTED);
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

    // ------------------------------------------------------------------------------------------ the cache

    private LinkedHashMap<String, URL> files(int bytes) throws IOException {
        var files = new LinkedHashMap<String, URL>();
        for (String name : List.of("one.so", "two.so")) {
            Path file = scratch.resolve("jar-" + name);
            var content = new byte[bytes];
            Arrays.fill(content, (byte) name.charAt(0));
            Files.write(file, content);
            files.put(name, file.toUri().toURL());
        }
        return files;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    public void aSetIsUnpackedOnceAndThenTaken() throws IOException {
        var cache = new LibraryCache(scratch.resolve("deep/cache"));
        Path folder = cache.unpack("set", files(1000));
        assertEquals(folder, scratch.resolve("deep/cache/set"));
        assertEquals(names(folder), List.of("complete", "one.so", "two.so"));
        assertEquals(Files.readAllLines(folder.resolve("complete")), List.of("1000 one.so", "1000 two.so"));
        Files.delete(scratch.resolve("jar-one.so"));
        assertEquals(cache.unpack("set", Map.of()), folder);
        assertEquals(names(cache.root()), List.of("set"));
    }

    @Test
    public void damageIsReportedWithTheRemedy() throws IOException {
        var cache = new LibraryCache(scratch.resolve("cache"));
        LinkedHashMap<String, URL> files = files(1000);
        Path folder = cache.unpack("set", files);
        String remedy = "; delete the folder " + folder + " and start again, it is unpacked anew";
        try (var file = new RandomAccessFile(folder.resolve("two.so").toFile(), "rw")) {
            file.setLength(999);
        }
        assertEquals(refusal(() -> cache.unpack("set", files)), folder.resolve("two.so") + " is damaged: it has 999 bytes and was unpacked with 1000" + remedy);
        Files.delete(folder.resolve("two.so"));
        assertEquals(refusal(() -> cache.unpack("set", files)), folder.resolve("two.so") + " cannot be read (NoSuchFile: " + folder.resolve("two.so") + ")" + remedy);
        Files.writeString(folder.resolve("complete"), "not a manifest");
        assertEquals(refusal(() -> cache.unpack("set", files)), folder.resolve("complete") + " cannot be read" + remedy);
        Files.delete(folder.resolve("complete"));
        assertEquals(refusal(() -> cache.unpack("set", files)), folder.resolve("complete") + " cannot be read" + remedy);
        Files.delete(folder.resolve("one.so"));
        Files.delete(folder);
        assertEquals(names(cache.unpack("set", files)), List.of("complete", "one.so", "two.so"));
    }

    @Test
    public void aCacheThatCannotBeWrittenIsNamedWithTheWaysOut() throws IOException {
        LinkedHashMap<String, URL> files = files(10);
        Path file = Files.createFile(scratch.resolve("file"));
        String ways = ". It needs about 450 MB there; name another folder with REPTORCH_CACHE=/folder, or an unpacked libtorch with REPTORCH_LIBTORCH=/folder.";
        assertEquals(refusal(() -> new LibraryCache(file).unpack("set", files)), "cannot unpack libtorch to " + file + ": FileAlreadyExists: " + file + ways);
        Path inFile = file.resolve("cache");
        String message = refusal(() -> new LibraryCache(inFile).unpack("set", files));
        assertTrue(message.startsWith("cannot unpack libtorch to " + inFile + ": ") && message.endsWith(ways), message);
        Path readOnly = Path.of("/proc/reptorch");
        message = refusal(() -> new LibraryCache(readOnly).unpack("set", files));
        assertTrue(message.startsWith("cannot unpack libtorch to " + readOnly + ": ") && message.endsWith(ways), message);
    }

    @Test
    public void anUnpackingThatFailsLeavesNothing() throws IOException {
        var cache = new LibraryCache(scratch.resolve("cache"));
        LinkedHashMap<String, URL> files = files(10);
        Files.delete(scratch.resolve("jar-two.so"));
        String message = refusal(() -> cache.unpack("set", files));
        assertTrue(message.startsWith("cannot unpack libtorch to " + cache.root() + ": "), message);
        assertEquals(names(cache.root()), List.of());
    }

    @Test
    public void aFileInTheSetsPlaceIsReported() throws IOException {
        var cache = new LibraryCache(scratch);
        LinkedHashMap<String, URL> files = files(10);
        Files.createFile(scratch.resolve("set"));
        String message = refusal(() -> cache.unpack("set", files));
        assertTrue(message.startsWith("cannot unpack libtorch to " + scratch + ": "), message);
        assertEquals(names(scratch), List.of("jar-one.so", "jar-two.so", "set"));
    }

    @Test
    public void threadsThatUnpackAtOnceEndWithOneWholeSet() throws Exception {
        LinkedHashMap<String, URL> files = files(3_000_000);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 5; round++) {
                var cache = new LibraryCache(scratch.resolve("cache" + round));
                var start = new CyclicBarrier(4);
                var folders = new ArrayList<Future<Path>>();
                for (int i = 0; i < 4; i++) {
                    folders.add(threads.submit(() -> {
                        start.await();
                        return cache.unpack("set", files);
                    }));
                }
                for (Future<Path> folder : folders) {
                    assertEquals(folder.get(), cache.root().resolve("set"));
                }
                assertEquals(names(cache.root()), List.of("set"));
                cache.unpack("set", files);
            }
        }
    }

    @Test
    public void processesThatUnpackAtOnceEndWithOneWholeSet() throws Exception {
        files(20_000_000);
        String[] arguments = {scratch.resolve("cache").toString(), "set", scratch.resolve("jar-one.so").toString(), scratch.resolve("jar-two.so").toString()};
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            var outcomes = new ArrayList<Future<ChildJava.Outcome>>();
            for (int i = 0; i < 3; i++) {
                outcomes.add(threads.submit(() -> ChildJava.run(LoadProgram.class, Map.of(), arguments)));
            }
            for (Future<ChildJava.Outcome> outcome : outcomes) {
                assertEquals(outcome.get(), new ChildJava.Outcome(0, scratch.resolve("cache/set") + "\n", ""));
            }
        }
        assertEquals(names(scratch.resolve("cache")), List.of("set"));
        assertEquals(names(scratch.resolve("cache/set")), List.of("complete", "jar-one.so", "jar-two.so"));
    }

    // ------------------------------------------------------------------------------------------ what a library file looks like

    @Test
    public void aTruncatedLibraryIsRecognizedByItsHeaders() throws IOException {
        Path whole = Torch.location().resolve("libc10.so");
        assertTrue(ElfFile.problem(whole).isEmpty());
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = scratch.resolve("libc10.so");
        for (int length : new int[] {64, 100, 4096, bytes.length / 2, bytes.length - 1}) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            String problem = ElfFile.problem(cut).orElseThrow();
            assertTrue(problem.startsWith("is truncated: "), problem);
        }
        assertEquals(ElfFile.problem(cut).orElseThrow(), "is truncated: it has " + (bytes.length - 1) + " bytes of at least " + bytes.length);
        Files.write(cut, Arrays.copyOf(bytes, 63));
        assertEquals(ElfFile.problem(cut).orElseThrow(), "is no library: it has 63 bytes");
        Files.writeString(cut, "version https://git-lfs.github.com/spec/v1 ".repeat(3));
        assertEquals(ElfFile.problem(cut).orElseThrow(), "is no library for a 64-bit Linux");
        bytes[4] = 1;
        Files.write(cut, bytes);
        assertEquals(ElfFile.problem(cut).orElseThrow(), "is no library for a 64-bit Linux");
        String problem = ElfFile.problem(scratch.resolve("missing")).orElseThrow();
        assertTrue(problem.startsWith("cannot be read ("), problem);
    }

    @Test
    public void anotherPlatformIsNamed() {
        Libtorch.verifyPlatform("Linux", "amd64");
        Libtorch.verifyPlatform("Linux", "x86_64");
        assertEquals(refusal(() -> Libtorch.verifyPlatform("Mac OS X", "aarch64")), "Reptorch runs on Linux x86_64 so far; this is Mac OS X aarch64");
        assertEquals(refusal(() -> Libtorch.verifyPlatform("Linux", "aarch64")), "Reptorch runs on Linux x86_64 so far; this is Linux aarch64");
    }

    // ------------------------------------------------------------------------------------------ in a process of its own

    /** Says false, then the same message three times. */
    private static String refused(ChildJava.Outcome outcome) {
        assertEquals(outcome.exit(), 0, outcome.toString());
        List<String> lines = outcome.out().lines().toList();
        assertEquals(lines.size(), 4, outcome.toString());
        assertEquals(lines.getFirst(), "false");
        assertEquals(lines.get(2), lines.get(1));
        assertEquals(lines.get(3), lines.get(1));
        assertFalse(outcome.err().contains("Exception"), outcome.err());
        return lines.get(1);
    }

    private static ChildJava.Outcome load(Path folder) throws IOException, InterruptedException {
        return ChildJava.run(LoadProgram.class, Map.of("REPTORCH_LIBTORCH", folder.toString()));
    }

    @Test
    public void aMissingLibraryIsAnAnswerAtEveryUse() throws IOException, InterruptedException {
        Path missing = Path.of("/nonexistent");
        assertEquals(refused(load(missing)), looked(missing) + "but there is no such folder" + WANTED);
    }

    /** A folder with the libtorch in use, but for one library, whose place is left free. */
    private Path folderWithout(String missing) throws IOException {
        Path folder = Files.createDirectory(scratch.resolve("lib"));
        try (Stream<Path> libraries = Files.list(Torch.location())) {
            for (Path library : libraries.filter(path -> path.toString().contains(".so")).toList()) {
                if (!library.getFileName().toString().equals(missing)) {
                    Files.createSymbolicLink(folder.resolve(library.getFileName()), library);
                }
            }
        }
        return folder;
    }

    @Test
    public void aLibraryOfOtherContentIsRefused() throws IOException, InterruptedException {
        Path folder = folderWithout("libtorch_cpu.so");
        Path library = Files.writeString(folder.resolve("libtorch_cpu.so"), "no library at all, rather a line of text that is longer than a header");
        assertEquals(refused(load(folder)), library + " (libtorch named by REPTORCH_LIBTORCH) is no library for a 64-bit Linux" + ADVICE);
    }

    @Test
    public void aTruncatedLibraryIsRefusedAndDoesNotKillTheProcess() throws IOException, InterruptedException {
        Path folder = folderWithout("libtorch_cpu.so");
        Path library = folder.resolve("libtorch_cpu.so");
        Path whole = Torch.location().resolve("libtorch_cpu.so");
        try (var in = Files.newInputStream(whole)) {
            Files.write(library, in.readNBytes(1 << 20));
        }
        String message = refused(load(folder));
        assertTrue(message.startsWith(library + " (libtorch named by REPTORCH_LIBTORCH) is truncated: it has 1048576 bytes of at least "), message);
        assertTrue(message.endsWith(ADVICE), message);
    }

    @Test
    public void aLibraryThatIsNotLibtorchLacksTheSymbols() throws IOException, InterruptedException {
        Path folder = folderWithout("libtorch_cpu.so");
        Files.createSymbolicLink(folder.resolve("libtorch_cpu.so"), Torch.location().resolve("libc10.so"));
        String message = refused(load(folder));
        assertTrue(message.contains(" (libtorch named by REPTORCH_LIBTORCH) cannot be loaded: ") && message.endsWith(ADVICE), message);
    }

    @Test
    public void withoutTheShimTheModuleIsNamed() throws IOException, InterruptedException {
        ChildJava.Outcome outcome = ChildJava.run(LoadProgram.class, Map.of("REPTORCH_LIBTORCH", Torch.location().toString()),
                entry -> !entry.contains("reptorch-native") && !entry.contains("/native/"));
        assertEquals(refused(outcome), "no shim: org/reptorch/shim/linux-x86_64/libreptorch.so is not on the class path; build reptorch-native"
                + " (mvn package), which compiles it and needs a C++ compiler");
        outcome = ChildJava.run(LoadProgram.class, Map.of("REPTORCH_LIBTORCH", ""),
                entry -> !entry.contains("reptorch-native") && !entry.contains("/native/"));
        assertEquals(refused(outcome), "reptorch-native is not on the class path: it holds the shim and names libtorch's version");
    }

    @Test
    public void withoutTheJarsTheirCoordinatesAreNamed() throws IOException, InterruptedException {
        ChildJava.Outcome outcome = ChildJava.run(LoadProgram.class, Map.of("REPTORCH_LIBTORCH", ""), entry -> !entry.contains("bytedeco"));
        String message = refused(outcome);
        assertTrue(message.matches("no libtorch: REPTORCH_LIBTORCH is not set, and org/bytedeco/pytorch/linux-x86_64/libgomp.so.1 is not on the class path\\."
                + " Add org.bytedeco:pytorch:[-0-9.]+:linux-x86_64 and org.bytedeco:openblas:[-0-9.]+:linux-x86_64 \\(reptorch-native brings both\\), or name a"
                + " libtorch with REPTORCH_LIBTORCH=/folder\\."), message);
    }

    @Test
    public void aCacheThatCannotBeMadeIsAnAnswerToo() throws IOException, InterruptedException {
        Path file = Files.createFile(scratch.resolve("file"));
        ChildJava.Outcome outcome = ChildJava.run(LoadProgram.class, Map.of("REPTORCH_LIBTORCH", "", "REPTORCH_CACHE", file.toString()));
        assertTrue(refused(outcome).startsWith("cannot unpack libtorch to " + file + ": FileAlreadyExists: "), outcome.out());
        assertTrue(outcome.err().matches("reptorch: unpacking libtorch [-0-9.]+ to .* \\(once, 390 MB\\)\n"), outcome.err());
    }

    @Test
    public void theLibtorchOfAPipInstalledPyTorchWorks() throws IOException, InterruptedException {
        String named = System.getenv("REPTORCH_TEST_LIBTORCH");
        if (named == null || named.isBlank()) {
            throw new SkipException("REPTORCH_TEST_LIBTORCH names no other libtorch");
        }
        ChildJava.Outcome outcome = load(Path.of(named));
        assertEquals(outcome.exit(), 0, outcome.toString());
        List<String> lines = outcome.out().lines().toList();
        assertEquals(lines.subList(0, 2), List.of("true", "tensor([2., 4., 6.])"));
        assertTrue(lines.get(2).matches("2\\.1[0-9]\\.[0-9]+ named by REPTORCH_LIBTORCH .*"), lines.get(2));
    }
}
