package org.reptorch.torch.internal;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.reptorch.torch.ChildJava;
import org.reptorch.torch.Torch;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Loading libtorch, and what is said where that fails. */
public class Libtorch_LoadingTest extends ScratchFolder {

    private static final String ADVICE = ". It must be a libtorch 2.10 or later for Linux x86_64, complete with the libraries beside it; name another"
            + " with REPTORCH_LIBTORCH=/folder.";
    private static final ChildJava.Launch WITHOUT_NATIVE = ChildJava.Launch.PLAIN
            .withEntries(entry -> !entry.contains("reptorch-native") && !entry.contains("/native/"));

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
        assertEquals(problemWith(bytes, 4, 1), "is no library for a 64-bit Linux");
        assertEquals(problemWith(bytes, 18, 183), "is for another processor: aarch64, not x86_64");
        assertEquals(problemWith(bytes, 18, 99), "is for another processor: ELF machine 99, not x86_64");
        assertEquals(problemWith(bytes, 16, 1), "is no shared library, rather ELF type 1");
        String problem = ElfFile.problem(scratch.resolve("missing")).orElseThrow();
        assertTrue(problem.startsWith("cannot be read ("), problem);
    }

    private String problemWith(byte[] library, int at, int value) throws IOException {
        byte[] changed = library.clone();
        changed[at] = (byte) value;
        return ElfFile.problem(Files.write(scratch.resolve("libc10.so"), changed)).orElseThrow();
    }

    @Test
    public void anotherPlatformIsNamed() {
        Libtorch.verifyPlatform("Linux", "amd64");
        Libtorch.verifyPlatform("Linux", "x86_64");
        assertEquals(refusal(() -> Libtorch.verifyPlatform("Mac OS X", "aarch64")), "Reptorch runs on Linux x86_64 so far; this is Mac OS X aarch64");
        assertEquals(refusal(() -> Libtorch.verifyPlatform("Linux", "aarch64")), "Reptorch runs on Linux x86_64 so far; this is Linux aarch64");
    }


    /** Says false, then the same message four times. */
    private static String refused(ChildJava.Outcome outcome) {
        assertEquals(outcome.exit(), 0, outcome.toString());
        List<String> lines = outcome.out().lines().toList();
        assertEquals(lines.size(), 5, outcome.toString());
        assertEquals(lines.getFirst(), "false");
        assertEquals(Set.copyOf(lines.subList(1, 5)), Set.of(lines.get(1)));
        assertFalse(outcome.err().contains("Exception"), outcome.err());
        return lines.get(1);
    }

    private static ChildJava.Outcome load(Path folder) throws IOException, InterruptedException {
        return ChildJava.run(LoadProgram.class, Map.of("REPTORCH_LIBTORCH", folder.toString()));
    }

    @Test
    public void aMissingLibraryIsAnAnswerAtEveryUse() throws IOException, InterruptedException {
        Path missing = Path.of("/nonexistent");
        assertEquals(refused(load(missing)), LibtorchFolder_SearchTest.looked(missing) + "but there is no such folder" + LibtorchFolder_SearchTest.wanted(missing));
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
    public void withoutTheShimTheModuleIsNamed() throws IOException, InterruptedException {
        ChildJava.Outcome outcome = ChildJava.run(WITHOUT_NATIVE, LoadProgram.class, Map.of("REPTORCH_LIBTORCH", Torch.location().toString()));
        assertEquals(refused(outcome), "no shim: org/reptorch/shim/linux-x86_64/libreptorch.so is not on the class path; build reptorch-native"
                + " (mvn package), which compiles it and needs a C++ compiler");
        outcome = ChildJava.run(WITHOUT_NATIVE, LoadProgram.class, Map.of("REPTORCH_LIBTORCH", ""));
        assertEquals(refused(outcome), "reptorch-native is not on the class path: it holds the shim and names libtorch's version");
    }

    @Test
    public void withoutTheJarsTheirCoordinatesAreNamed() throws IOException, InterruptedException {
        ChildJava.Outcome outcome = ChildJava.run(ChildJava.Launch.PLAIN.withEntries(entry -> !entry.contains("bytedeco")), LoadProgram.class,
                Map.of("REPTORCH_LIBTORCH", ""));
        String message = refused(outcome);
        assertTrue(message.matches("no libtorch: none is named, and org/bytedeco/pytorch/linux-x86_64/libgomp.so.1 is not on the class path\\."
                + " Add org.bytedeco:pytorch:[-0-9.]+:linux-x86_64 and org.bytedeco:openblas:[-0-9.]+:linux-x86_64 \\(reptorch-native brings both\\), or name a"
                + " libtorch with REPTORCH_LIBTORCH=/folder\\. Order of the search: the system property reptorch\\.libtorch \\(not set\\), the variable"
                + " REPTORCH_LIBTORCH \\(not set\\), .*"), message);
    }

    @Test
    public void aCacheThatCannotBeMadeIsAnAnswerToo() throws IOException, InterruptedException {
        Path file = Files.createFile(scratch.resolve("file"));
        ChildJava.Outcome outcome = ChildJava.run(LoadProgram.class, Map.of("REPTORCH_LIBTORCH", "", "REPTORCH_CACHE", file.toString()));
        assertTrue(refused(outcome).startsWith("cannot unpack libtorch to " + file + ": FileAlreadyExists: "), outcome.out());
        assertTrue(outcome.err().matches("reptorch: unpacking libtorch [-0-9.]+ to .* \\(once, 390 MB\\)\n"), outcome.err());
    }

    @Test
    public void aLibraryForAnotherProcessorIsNamed() throws IOException, InterruptedException {
        Path folder = folderWithout("libc10.so");
        Path library = forAnotherProcessor(folder.resolve("libc10.so"));
        assertEquals(refused(load(folder)), library + " (libtorch named by REPTORCH_LIBTORCH) is for another processor: aarch64, not x86_64" + ADVICE);
    }

    private static Path forAnotherProcessor(Path library) throws IOException {
        byte[] bytes = Files.readAllBytes(Torch.location().resolve("libc10.so"));
        bytes[18] = (byte) 183;
        return Files.write(library, bytes);
    }

    @Test
    public void aLibtorchThatLacksAFunctionIsRefusedWithItsName() throws IOException, InterruptedException {
        Path folder = folderWithout("libtorch_cpu.so");
        compile("", folder.resolve("libtorch_cpu.so"), "-Wl,-soname,libtorch_cpu.so");
        String message = refused(load(folder));
        assertTrue(message.matches("libtorch in " + folder + " \\(named by REPTORCH_LIBTORCH\\) lacks \\w+, which Reptorch calls: it is older than 2\\.10, or built"
                + " in another way than PyTorch's own\\. Name another with REPTORCH_LIBTORCH=/folder\\."), message);
    }

    @Test
    public void aShimThatDoesNotFitIsRefused() throws IOException, InterruptedException {
        Path resources = Files.createDirectories(scratch.resolve("classes/org/reptorch/shim/linux-x86_64"));
        Path shim = forAnotherProcessor(resources.resolve("libreptorch.so"));
        ChildJava.Launch launch = ChildJava.Launch.PLAIN.withEntries(entry -> true, scratch.resolve("classes"));
        Map<String, String> variables = Map.of("REPTORCH_LIBTORCH", Torch.location().toString());
        assertEquals(refused(ChildJava.run(launch, LoadProgram.class, variables)), "the shim " + shim + " is for another processor: aarch64, not x86_64."
                + " It is compiled with reptorch-native (mvn package), on the platform where it runs.");
        compile("", shim);
        String message = refused(ChildJava.run(launch, LoadProgram.class, variables));
        assertTrue(message.startsWith("the shim is of another build than these classes (") && message.contains("rt_abi_version") && message.endsWith(
                "): reptorch-native and reptorch-bindings must have one version"), message);
    }

    @Test
    public void withoutLeaveToCallNativeCodeTheFlagIsNamed() throws IOException, InterruptedException {
        ChildJava.Outcome outcome = ChildJava.run(ChildJava.Launch.PLAIN.withAccess("--illegal-native-access=deny"), LoadProgram.class, Map.of());
        String message = refused(outcome);
        assertTrue(message.startsWith("Java may not call native code (") && message.endsWith("; start it with --enable-native-access=ALL-UNNAMED, or"
                + " =org.reptorch.bindings where that is a module"), message);
    }

    // ------------------------------------------------------------------------------------------ a libtorch that is not as it should be

    private static void compile(String source, Path library, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(System.getenv().getOrDefault("CXX", "c++"), "-x", "c++", "-shared", "-fPIC", "-o", library.toString()));
        command.addAll(List.of(options));
        command.add("-");
        Process compiler = new ProcessBuilder(command).inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE).start();
        try (var in = compiler.getOutputStream()) {
            in.write(source.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(compiler.waitFor(), 0);
    }

    /** Loads the libtorch in use with some of its functions replaced. */
    private ChildJava.Outcome loadWith(String replacements) throws IOException, InterruptedException {
        Path library = scratch.resolve("replacements.so");
        compile(replacements, library);
        return ChildJava.run(LoadProgram.class, Map.of("LD_PRELOAD", library.toString(), "REPTORCH_LIBTORCH", Torch.location().toString()));
    }

    @DataProvider
    public Object[][] otherLibtorchs() {
        return new Object[][] {
            {"a seeded draw is wrong: ", "namespace at { struct CPUGeneratorImpl { void set_current_seed(unsigned long); };"
                    + " void CPUGeneratorImpl::set_current_seed(unsigned long) {} }"},
            {"the values of a stack read as ", "#include <ostream>\nnamespace c10 { struct IValue; std::ostream &operator<<(std::ostream &out,"
                    + " const IValue &) { return out << '?'; } }"},
            {"this libtorch does not take an allocator", "namespace c10 { struct Allocator; void SetCPUAllocator(Allocator *, unsigned char) {} }"},
            {"this libtorch keeps its inference mode where it was not looked for", "namespace c10 { struct InferenceMode { static bool"
                    + " is_enabled(); }; bool InferenceMode::is_enabled() { return false; } }"},
            {"a warning reads as []", "namespace c10 { struct WarningHandler; namespace WarningUtils { void set_warning_handler(WarningHandler *) {} } }"},
        };
    }

    @Test(dataProvider = "otherLibtorchs")
    public void aLibtorchOfOtherLayoutsIsRefusedInWords(String reason, String replacements) throws IOException, InterruptedException {
        String message = refused(loadWith(replacements));
        assertTrue(message.startsWith("libtorch " + Torch.version() + " in " + Torch.location() + " fails the self-test (") && message.contains(reason), message);
        assertTrue(message.endsWith("): its layouts are not those of 2.10 to 2.13. Use one of those, or unset REPTORCH_LIBTORCH."), message);
    }

    private static String versionOf(int major, int minor) {
        return "extern \"C\" unsigned long aoti_torch_abi_version() { return " + major + "UL << 56 | " + minor + "UL << 48; }";
    }

    @Test
    public void aLibtorchThatIsTooOldIsRefused() throws IOException, InterruptedException {
        assertEquals(refused(loadWith(versionOf(2, 9))), "libtorch 2.9.0 in " + Torch.location() + " is too old: Reptorch needs 2.10 or later;"
                + " name another with REPTORCH_LIBTORCH=/folder, or unset it to use the one from Maven");
    }

    @Test
    public void aLaterLibtorchThatPassesTheSelfTestIsTaken() throws IOException, InterruptedException {
        ChildJava.Outcome outcome = loadWith(versionOf(3, 1));
        List<String> lines = outcome.out().lines().toList();
        assertEquals(lines.subList(0, 2), List.of("true", "tensor([2., 4., 6.])"), outcome.toString());
        assertTrue(lines.get(2).startsWith("3.1.0 named by REPTORCH_LIBTORCH "), lines.get(2));
    }

    @Test
    public void theAnswerIsFoundOnce() {
        long start = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(Torch.isAvailable() && Torch.whyUnavailable() == null);
        }
        assertTrue(System.nanoTime() - start < 1_000_000_000, "100,000 answers take " + (System.nanoTime() - start) / 1_000_000 + " ms");
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
