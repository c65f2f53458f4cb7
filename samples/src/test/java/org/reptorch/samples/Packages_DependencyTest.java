package org.reptorch.samples;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.testng.annotations.Test;

/** The folders of the sources are an architecture: what a package uses lies below it, never above it. */
public class Packages_DependencyTest {

    private static final Path ROOT = Path.of("src/main/java/org/reptorch/samples");
    private static final Pattern USED = Pattern.compile("\\borg\\.reptorch\\.samples\\.([a-z]+)\\.[A-Z]");

    /** From the ground up, a floor a line: a package may use those on lower floors alone. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("file", "report", "terminal"),
            List.of("recipe", "picture", "option", "shell"),
            List.of("display"),
            List.of("run", "parity", "vision"),
            List.of("bench", "study", "command"));

    private static Map<String, Set<String>> uses() throws IOException {
        var uses = new TreeMap<String, Set<String>>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java") && !path.getParent().equals(ROOT)).toList()) {
                String own = ROOT.relativize(file.getParent()).toString();
                Set<String> used = uses.computeIfAbsent(own, any -> new TreeSet<>());
                USED.matcher(Files.readString(file)).results().map(match -> match.group(1)).filter(other -> !other.equals(own)).forEach(used::add);
            }
        }
        return uses;
    }

    private static int floor(String folder) {
        return FLOORS.indexOf(FLOORS.stream().filter(floor -> floor.contains(folder)).findFirst().orElse(List.of()));
    }

    @Test
    public void everyPackageHasAFloor() throws IOException {
        assertEquals(uses().keySet(), new TreeSet<>(FLOORS.stream().flatMap(List::stream).toList()));
    }

    @Test
    public void dependenciesRunDownwards() throws IOException {
        var upwards = new ArrayList<String>();
        uses().forEach((folder, used) -> used.stream().filter(other -> floor(other) >= floor(folder)).forEach(other -> upwards.add(folder + " uses " + other)));
        assertEquals(upwards, List.of());
    }

    @Test
    public void nothingBelowTheMainClassKnowsIt() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> knowing = files.filter(path -> path.toString().endsWith(".java") && !path.getParent().equals(ROOT)).filter(path -> {
                try {
                    return Files.readString(path).contains("org.reptorch.samples.Reptorch");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }).toList();
            assertTrue(knowing.isEmpty(), knowing.toString());
        }
    }
}
