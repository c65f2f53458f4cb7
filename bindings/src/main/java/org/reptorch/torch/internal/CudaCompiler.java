package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.reptorch.torch.CudaException;
import org.reptorch.torch.LibraryException;
import org.reptorch.torch.capi.Libnvrtc;

/**
 * NVRTC, NVIDIA's compiler as a library: found beside libtorch, where pip puts NVIDIA's libraries, or where the system's loader looks; loaded once per process.
 */
public final class CudaCompiler {

    /** As NVIDIA, pip and the official zip of libtorch call it; the zip has part of a checksum in the name. */
    private static final Pattern NAME = Pattern.compile("libnvrtc(-[0-9a-f]+)?\\.so\\.[0-9]+[.0-9]*");
    private static final Pattern BUILTINS = Pattern.compile("libnvrtc-builtins(-[0-9a-f]+)?\\.so\\.[0-9]+[.0-9]*");
    private static final List<String> BESIDE_LIBTORCH = List.of("", "../../nvidia/cu13/lib", "../../nvidia/cuda_nvrtc/lib");
    /** Asked of the system's loader, the newest first. */
    private static final List<String> OF_THE_SYSTEM = List.of("libnvrtc.so.13", "libnvrtc.so.12");

    /** What stays the same for every architecture. */
    static final List<String> OPTIONS = List.of("--std=c++17", "--fmad=false");

    private CudaCompiler() {
    }

    private record Loaded(String version, String whyNot) {

        /** Found at the first use. */
        static final Loaded NVRTC = load();
    }

    /** Returns its version, {@code 13.0}; throws where there is none. */
    public static String version() {
        if (Loaded.NVRTC.whyNot() != null) {
            throw new LibraryException(Loaded.NVRTC.whyNot());
        }
        return Loaded.NVRTC.version();
    }

    private static Loaded load() {
        Libtorch.verify();
        var looked = new ArrayList<String>();
        Optional<Path> library = Optional.empty();
        for (String folder : BESIDE_LIBTORCH) {
            Path path = Libtorch.folder().path().resolve(folder).normalize();
            looked.add(path.toString());
            library = library.or(() -> newest(path));
        }
        library = library.or(CudaCompiler::ofTheSystem);
        if (library.isEmpty()) {
            return new Loaded(null, "there is no NVRTC, which compiles CUDA kernels: looked for libnvrtc.so.N in " + String.join(", ", looked) + " and for "
                    + String.join(" and ", OF_THE_SYSTEM) + " where the system's loader looks; install it (pip install nvidia-cuda-nvrtc, or the CUDA toolkit), or put"
                    + " its folder on LD_LIBRARY_PATH");
        }
        try (Arena arena = Arena.ofConfined()) {
            loadBuiltins(library.get().toRealPath().getParent());
            System.load(library.get().toString());
            MemorySegment numbers = arena.allocate(JAVA_INT, 2);
            check(Libnvrtc.nvrtcVersion(numbers, numbers.asSlice(4)), "nvrtcVersion");
            return new Loaded(numbers.get(JAVA_INT, 0) + "." + numbers.get(JAVA_INT, 4), null);
        } catch (UnsatisfiedLinkError | CudaException | IOException e) {
            return new Loaded(null, library.get() + " cannot be used: " + e.getMessage());
        }
    }

    /** It looks for its second half by name when it compiles, and not beside itself: one that is loaded is found. */
    private static void loadBuiltins(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> BUILTINS.matcher(file.getFileName().toString()).matches()).forEach(file -> System.load(file.toString()));
        }
    }

    private static Optional<Path> newest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .max(Comparator.comparingInt((Path file) -> major(file.getFileName().toString())).thenComparing(Comparator.naturalOrder()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int major(String name) {
        return Integer.parseInt(name.substring(name.indexOf(".so.") + 4).split("\\.")[0]);
    }

    /** The loader finds it by its name and keeps to itself where; the system says which files the process has mapped. */
    private static Optional<Path> ofTheSystem() {
        for (String name : OF_THE_SYSTEM) {
            try {
                SymbolLookup.libraryLookup(name, Arena.global());
                try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
                    return maps.filter(line -> line.contains("/")).map(line -> Path.of(line.substring(line.indexOf('/'))))
                            .filter(file -> NAME.matcher(file.getFileName().toString()).matches()).findFirst();
                }
            } catch (IllegalArgumentException | IOException e) {
                continue; // it has no such library
            }
        }
        return Optional.empty();
    }

    /**
     * Compiles for one architecture.
     *
     * @param name of the source, for messages
     * @return what {@link CudaDriver#load} takes
     * @throws CudaException with what the compiler said, in a line
     */
    public static byte[] compile(String name, String source, String architecture) {
        version();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            check(Libnvrtc.nvrtcCreateProgram(out, arena.allocateFrom(source), arena.allocateFrom(name), 0, MemorySegment.NULL, MemorySegment.NULL),
                    "nvrtcCreateProgram");
            MemorySegment program = out.get(ADDRESS, 0);
            try {
                var options = new ArrayList<>(OPTIONS);
                options.add("--gpu-architecture=" + architecture);
                MemorySegment addresses = arena.allocate(ADDRESS, options.size());
                for (int i = 0; i < options.size(); i++) {
                    addresses.setAtIndex(ADDRESS, i, arena.allocateFrom(options.get(i)));
                }
                int status = Libnvrtc.nvrtcCompileProgram(program, options.size(), addresses);
                if (status != 0) {
                    throw new CudaException(name + " does not compile for " + architecture + " by NVRTC " + version() + ": " + words(status) + ": "
                            + log(program, arena).strip().replaceAll("\\s*\n\\s*", "; "));
                }
                MemorySegment size = arena.allocate(JAVA_LONG);
                check(Libnvrtc.nvrtcGetCUBINSize(program, size), "nvrtcGetCUBINSize");
                MemorySegment code = arena.allocate(size.get(JAVA_LONG, 0));
                check(Libnvrtc.nvrtcGetCUBIN(program, code), "nvrtcGetCUBIN");
                return code.toArray(JAVA_BYTE);
            } finally {
                Libnvrtc.nvrtcDestroyProgram(out);
            }
        }
    }

    private static String log(MemorySegment program, Arena arena) {
        MemorySegment size = arena.allocate(JAVA_LONG);
        check(Libnvrtc.nvrtcGetProgramLogSize(program, size), "nvrtcGetProgramLogSize");
        MemorySegment log = arena.allocate(Math.max(1, size.get(JAVA_LONG, 0)));
        check(Libnvrtc.nvrtcGetProgramLog(program, log), "nvrtcGetProgramLog");
        return log.getString(0);
    }

    private static void check(int status, String function) {
        if (status != 0) {
            throw new CudaException("NVRTC: " + function + ": " + words(status));
        }
    }

    private static String words(int status) {
        return Libnvrtc.nvrtcGetErrorString(status).reinterpret(Long.MAX_VALUE).getString(0);
    }
}
