package org.reptorch.samples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that the project is made of: what builds, runs and version control put beside them is left out. */
final class ProjectFiles {

    /** The project's root, seen from the module that the tests run in. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private ProjectFiles() {
    }

    /** Returns the files whose path from the root matches, by that path, in order. */
    static List<Path> matching(String regex) {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    boolean foreign = !folder.equals(ROOT) && (name.startsWith(".") || name.equals("target") || folder.getParent().equals(ROOT) && name.matches("runs|report"));
                    return foreign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Path relative = ROOT.relativize(file);
                    if (relative.toString().matches(regex)) {
                        files.add(relative);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().toList();
    }

    /** Returns all Java sources, those of tests and generated ones too. */
    static Stream<Path> sources() {
        return matching("[a-z]+/src/(main|test|generated)/java/.*\\.java").stream();
    }

    /** Reads a file by its path from the root. */
    static String text(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
