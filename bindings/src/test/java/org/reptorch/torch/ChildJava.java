package org.reptorch.torch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A program of the tests in a process of its own, for what happens once per process or may end one. */
public final class ChildJava {

    private static final int SECONDS = 60;

    /** How the process ended. */
    public record Outcome(int exit, String out, String err) {
    }

    private ChildJava() {
    }

    /** Runs it to its end; a variable whose value is empty is unset. */
    public static Outcome run(Class<?> program, Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        return run(program, variables, entry -> true, arguments);
    }

    /** As the other, with those entries of the tests' class path that are wanted. */
    public static Outcome run(Class<?> program, Map<String, String> variables, Predicate<String> entries, String... arguments)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("reptorch-child");
        try {
            var command = new ArrayList<String>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms48m", "-Xmx48m",
                    "-XX:+AlwaysPreTouch", "-XX:ErrorFile=" + folder.resolve("crash.log"), "-cp",
                    classPath(entries), program.getName()));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile());
            variables.forEach((name, value) -> {
                if (value.isEmpty()) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            Process process = builder.start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Outcome(process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
        } finally {
            for (String name : List.of("out", "err", "crash.log")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    private static String classPath(Predicate<String> entries) {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator)).filter(entries).collect(Collectors.joining(File.pathSeparator));
    }
}
