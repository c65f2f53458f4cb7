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
import java.util.stream.Stream;

/** A program of the tests in a process of its own, for what happens once per process or may end one. */
public final class ChildJava {

    private static final int SECONDS = 300;

    /** How the process ended. */
    public record Outcome(int exit, String out, String err) {
    }

    private ChildJava() {
    }

    /**
     * How it is started.
     *
     * @param prefix  the command that starts Java's, or nothing
     * @param access  the flag that says whether native code may be called
     * @param entries those of the tests' class path that are wanted
     * @param ahead   folders put before them
     */
    public record Launch(List<String> prefix, String access, Predicate<String> entries, List<Path> ahead) {

        /** Java itself, with everything. */
        public static final Launch PLAIN = new Launch(List.of(), "--enable-native-access=ALL-UNNAMED", entry -> true, List.of());

        /** With a command before Java's that starts it. */
        public Launch withPrefix(String... command) {
            return new Launch(List.of(command), access, entries, ahead);
        }

        /** With another flag for native access. */
        public Launch withAccess(String flag) {
            return new Launch(prefix, flag, entries, ahead);
        }

        /** With those entries of the class path that are wanted, and folders before them. */
        public Launch withEntries(Predicate<String> wanted, Path... before) {
            return new Launch(prefix, access, wanted, List.of(before));
        }

        private String classPath() {
            String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            return Stream.concat(ahead.stream().map(Path::toString), Arrays.stream(path.split(File.pathSeparator)).filter(entries))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** Runs it to its end; a variable whose value is empty is unset. */
    public static Outcome run(Class<?> program, Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        return run(Launch.PLAIN, program, variables, arguments);
    }

    /** As the other, started in another way. */
    public static Outcome run(Launch launch, Class<?> program, Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("reptorch-child");
        try {
            var command = new ArrayList<String>(launch.prefix());
            command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    launch.access(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms48m", "-Xmx48m",
                    "-XX:+AlwaysPreTouch", "-XX:ErrorFile=" + folder.resolve("crash.log"), "-cp",
                    launch.classPath(), program.getName()));
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
}
