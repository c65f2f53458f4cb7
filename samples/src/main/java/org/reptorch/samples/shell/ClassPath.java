package org.reptorch.samples.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** What a Java process of a person's own session needs to use Reptorch: the files and the flags that this process was started with. */
public final class ClassPath {

    /** Flags of the JVM in which Reptorch runs from a class path: what it needs, and what the launcher gives its own, too. */
    public static final List<String> FLAGS = List.of("--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector", "-Djava.awt.headless=true",
            "-XX:+IgnoreUnrecognizedVMOptions", "-XX:-UseProfiledLoopPredicate");

    private ClassPath() {
    }

    /** Returns modules and class path alike, in order, absolute. */
    public static List<String> entries() {
        // A test's process may have one jar that names the others.
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        var entries = new LinkedHashSet<String>();
        for (String path : new String[] {System.getProperty("jdk.module.path", ""), classes}) {
            Stream.of(path.split(File.pathSeparator)).filter(entry -> !entry.isBlank()).map(entry -> Path.of(entry).toAbsolutePath().normalize().toString()).forEach(entries::add);
        }
        return new ArrayList<>(entries);
    }
}
