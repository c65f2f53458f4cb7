package org.reptorch.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Doubles of NVIDIA's driver and compiler and of libtorch's CUDA library, compiled for this test: a process with {@link #environment} sees two devices, whose memory is
 * its own, and kernels run on the CPU, compiled by the C++ compiler of the very source.
 *
 * @param folder with {@code torch/lib}, as pip has it, the libraries in use and the double beside them; {@code driver} and {@code compiler}; {@code cache}
 */
public record CudaDouble(Path folder) implements AutoCloseable {

    private static final Path HEADERS = Path.of("..", "native", "src", "main", "include");

    /** Beside a libtorch for CUDA lie libraries of NVIDIA's own, in whose place the doubles stand. */
    private static final Pattern NVIDIAS = Pattern.compile("(lib)?(cu|nv|nccl)|.*cuda");

    /** Makes it in a folder of its own. */
    public static CudaDouble make() throws IOException, InterruptedException {
        var made = new CudaDouble(Files.createTempDirectory("reptorch-cuda"));
        for (String name : List.of("torch", "torch/lib", "driver", "compiler", "cache")) {
            Files.createDirectory(made.folder.resolve(name));
        }
        try (Stream<Path> libraries = Files.list(Torch.location())) {
            for (Path library : libraries.filter(path -> path.toString().contains(".so") && !NVIDIAS.matcher(path.getFileName().toString()).lookingAt()).toList()) {
                Files.createSymbolicLink(made.libtorch().resolve(library.getFileName()), library);
            }
        }
        made.copy("device.h");
        made.compile("libtorch.cpp", made.libtorch().resolve("libtorch_cuda.so"));
        made.compile("driver.cpp", made.folder.resolve("driver/libcuda.so.1"));
        made.compile("compiler.cpp", made.compiler().resolve("libnvrtc.so.13"), "-DDEVICE_H=\"" + made.folder.resolve("device.h") + "\"");
        compile(Path.of("/dev/null"), made.libtorch().resolve("libc10_cuda.so"));
        return made;
    }

    /** Returns the folder with libtorch. */
    public Path libtorch() {
        return folder.resolve("torch").resolve("lib");
    }

    /** Makes a folder with libtorch but for one library, whose place is left free. */
    public Path libtorchWithout(String missing) throws IOException {
        Path without = Files.createDirectories(folder.resolve("without-" + missing).resolve("lib"));
        try (Stream<Path> libraries = Files.list(libtorch())) {
            for (Path library : libraries.filter(path -> !path.endsWith(missing)).toList()) {
                Files.createSymbolicLink(without.resolve(library.getFileName()), library);
            }
        }
        return without;
    }

    /** Returns the folder with the compiler. */
    public Path compiler() {
        return folder.resolve("compiler");
    }

    /** Returns the folder with compiled kernels. */
    public Path kernels() {
        return folder.resolve("cache").resolve("kernels");
    }

    /** Returns the variables under which a process sees all of it. */
    public Map<String, String> environment() {
        return new HashMap<>(Map.of("REPTORCH_LIBTORCH", libtorch().toString(), "LD_LIBRARY_PATH", folder.resolve("driver") + ":" + compiler(),
                "REPTORCH_CACHE", folder.resolve("cache").toString(), "CUDA_VISIBLE_DEVICES", ""));
    }

    /** As {@link #environment}, with further variables, by name and value in turn. */
    public Map<String, String> environment(String... more) {
        Map<String, String> all = environment();
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private Path copy(String name) throws IOException {
        Path target = folder.resolve(name);
        try (InputStream in = CudaDouble.class.getResourceAsStream("cuda/" + name)) {
            Files.copy(in, target);
        }
        return target;
    }

    private void compile(String source, Path library, String... options) throws IOException, InterruptedException {
        compile(copy(source), library, options);
    }

    /** Compiles C++ to a library by the compiler that builds the shim. */
    static void compile(Path source, Path library, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(System.getenv().getOrDefault("CXX", "c++"), "-std=c++17", "-shared", "-fPIC", "-I" + HEADERS, "-o", library.toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-x", "c++", source.toString()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " fails");
        }
    }

    @Override
    public void close() {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
