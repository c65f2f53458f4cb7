package org.reptorch.torch.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.reptorch.torch.LibraryException;

/**
 * Where libtorch's libraries lie on this machine, and why there.
 *
 * @param path   the folder with {@code libtorch_cpu.so}
 * @param origin in words: named by the user, or unpacked from Maven's jars
 */
public record LibtorchFolder(Path path, String origin) {

    /** The variable and the system property that name a libtorch of the user's own. */
    static final String VARIABLE = "REPTORCH_LIBTORCH";
    static final String PROPERTY = "reptorch.libtorch";

    private static final String RESOURCES = "org/reptorch/shim/";

    /** What is taken from the jars; what libtorch 2.10 needs besides the C and C++ libraries of the system. */
    private static final List<String> FROM_PYTORCH = List.of("libgomp.so.1", "libc10.so", "libtorch_cpu.so");
    private static final List<String> FROM_OPENBLAS = List.of("libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0");

    /** In the order of their dependencies; those a folder does not have it does not need. */
    static final List<String> LOAD_ORDER = List.of("libgomp.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0", "libc10.so",
            "libtorch_cpu.so");

    /** What a libtorch that was built for CUDA has besides, in the order of their dependencies. */
    static final List<String> FOR_CUDA = List.of("libc10_cuda.so", "libtorch_cuda.so");

    /**
     * What the user asks for: the values of the system property and of the environment variable, null where they are not set.
     *
     * <p>The property wins over the variable; without either, or where the one that wins is blank, Maven's jars are taken.
     */
    record Request(String property, String variable) {

        static Request ofUser() {
            return new Request(System.getProperty(PROPERTY), System.getenv(VARIABLE));
        }

        String named() {
            return property != null ? property : variable;
        }

        /** What names the folder: {@code REPTORCH_LIBTORCH} or {@code -Dreptorch.libtorch}. */
        String by() {
            return property != null ? "-D" + PROPERTY : VARIABLE;
        }

        /** The end of a message: where libtorch is looked for, in this order, and what is named there. */
        String order() {
            return " Order of the search: the system property " + PROPERTY + " (" + words(property) + "), the variable " + VARIABLE + " (" + words(variable)
                    + "), org.bytedeco's jars on the class path; the first that is set is taken.";
        }

        private static String words(String value) {
            return value == null ? "not set" : value.isBlank() ? "blank: none" : value;
        }
    }

    /** Finds libtorch: the user's own if one is named, else the one that Maven brings, unpacked to the cache. */
    static LibtorchFolder find(LibraryCache cache, Request request, PrintStream notices) {
        String named = request.named();
        return named == null || named.isBlank() ? unpacked(cache, request, notices) : named(Path.of(named), request);
    }

    private static LibtorchFolder named(Path given, Request request) {
        for (Path folder : List.of(given, given.resolve("lib"), given.resolve("torch").resolve("lib"))) {
            boolean c10 = Files.isRegularFile(folder.resolve("libc10.so"));
            if (Files.isRegularFile(folder.resolve("libtorch_cpu.so"))) {
                if (!c10) {
                    throw new LibraryException(folder.resolve("libtorch_cpu.so") + " lacks the libc10.so that belongs beside it: " + request.by() + "=" + given
                            + " must name a folder with all libraries of libtorch");
                }
                return new LibtorchFolder(folder.toAbsolutePath(), "named by " + request.by());
            }
        }
        throw new LibraryException(request.by() + "=" + given + " holds no libtorch: looked for libtorch_cpu.so in it, in its lib"
                + " and in its torch/lib, " + found(given) + ". Name the lib folder of libtorch 2.10 or later (of a pip-installed PyTorch:"
                + " site-packages/torch/lib), or unset it to use the one from Maven." + request.order());
    }

    private static String found(Path given) {
        if (!Files.exists(given)) {
            return "but there is no such folder";
        }
        try (var entries = Files.list(given)) {
            List<String> names = entries.map(path -> path.getFileName().toString()).sorted().limit(5).toList();
            return names.isEmpty() ? "but the folder is empty" : "and found " + String.join(", ", names) + (names.size() == 5 ? ", ..." : "");
        } catch (IOException e) {
            return "but it is not a folder that can be read";
        }
    }

    private static LibtorchFolder unpacked(LibraryCache cache, Request request, PrintStream notices) {
        Properties pin = pin();
        String classifier = pin.getProperty("classifier");
        var files = new LinkedHashMap<String, URL>();
        collect("org/bytedeco/pytorch/" + classifier, FROM_PYTORCH, pin, request, files);
        collect("org/bytedeco/openblas/" + classifier, FROM_OPENBLAS, pin, request, files);
        String name = "libtorch-" + pin.getProperty("version") + "-" + classifier;
        if (!Files.isDirectory(cache.root().resolve(name))) {
            notices.println("reptorch: unpacking libtorch " + pin.getProperty("version") + " to " + cache.root() + " (once, 390 MB)");
        }
        return new LibtorchFolder(cache.unpack(name, files), "unpacked from Maven's org.bytedeco:pytorch:" + pin.getProperty("version"));
    }

    private static void collect(String folder, List<String> names, Properties pin, Request request, Map<String, URL> files) {
        for (String name : names) {
            URL url = LibtorchFolder.class.getClassLoader().getResource(folder + "/" + name);
            if (url == null) {
                throw new LibraryException("no libtorch: none is named, and " + folder + "/" + name
                        + " is not on the class path. Add org.bytedeco:pytorch:" + pin.getProperty("version") + ":" + pin.getProperty("classifier")
                        + " and org.bytedeco:openblas:" + pin.getProperty("openblas") + ":" + pin.getProperty("classifier")
                        + " (reptorch-native brings both), or name a libtorch with " + VARIABLE + "=/folder."
                        + request.order());
            }
            files.put(name, url);
        }
    }

    private static Properties pin() {
        try (InputStream in = LibtorchFolder.class.getClassLoader().getResourceAsStream(RESOURCES + "libtorch.properties")) {
            if (in == null) {
                throw new LibraryException("reptorch-native is not on the class path: it holds the shim and names libtorch's version");
            }
            var properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new LibraryException("cannot read libtorch.properties of reptorch-native", e);
        }
    }

    /** Returns the shim's library, copied to the cache if it lies in a jar. */
    static Path shim(LibraryCache cache) {
        String resource = RESOURCES + "linux-x86_64/libreptorch.so";
        URL url = LibtorchFolder.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new LibraryException("no shim: " + resource + " is not on the class path; build reptorch-native (mvn package), which"
                    + " compiles it and needs a C++ compiler");
        }
        if (url.getProtocol().equals("file")) {
            return Path.of(java.net.URI.create(url.toString()));
        }
        return cache.unpack("shim-" + digest(url), Map.of("libreptorch.so", url)).resolve("libreptorch.so");
    }

    private static String digest(URL url) {
        try (InputStream in = url.openStream()) {
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return java.util.HexFormat.of().formatHex(hash, 0, 8);
        } catch (IOException | java.security.NoSuchAlgorithmException e) {
            throw new LibraryException("cannot read the shim at " + url, e);
        }
    }
}
