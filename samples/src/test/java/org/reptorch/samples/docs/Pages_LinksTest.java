package org.reptorch.samples.docs;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.testng.annotations.Test;

/** What pages point to is there: files, headings, folders, tests, classes. */
public class Pages_LinksTest {

    /** What begins with one of our folders and is written as code names a file or a folder of the project. */
    private static final Pattern OWN_PATH = Pattern.compile("(?<![\\w/.~-])((?:samples|bindings|dsl|repopt|quant|native|\\.ci)/[\\w./-]*[\\w/])");
    private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w+_\\w+Test)\\b");
    /** A class by its package: {@code org.reptorch.nn.Layers}. */
    private static final Pattern QUALIFIED = Pattern.compile("\\borg\\.reptorch(?:\\.[a-z]+)+(?:\\.[A-Z]\\w*)?");

    @Test
    public void everyLinkLeadsToAFileAndAHeading() {
        var broken = new TreeSet<String>();
        for (Page page : Page.all()) {
            for (String link : page.links()) {
                page.leadsTo(link).ifPresent(target -> {
                    String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : null;
                    if (!Files.exists(ProjectFiles.ROOT.resolve(target))) {
                        broken.add(page + ": there is no " + link);
                    } else if (anchor != null && !Page.of(target.toString()).anchors().contains(anchor)) {
                        broken.add(page + ": " + target + " has no heading for #" + anchor + "; it has " + Page.of(target.toString()).anchors());
                    }
                });
            }
        }
        assertEquals(broken, Set.of());
    }

    @Test
    public void everyPageIsReachedFromTheReadme() {
        var reached = new HashSet<Path>();
        var open = new ArrayDeque<>(List.of(Path.of("README.md")));
        while (!open.isEmpty()) {
            Path next = open.poll();
            if (next.toString().endsWith(".md") && reached.add(next)) {
                Page page = Page.of(next.toString());
                page.links().forEach(link -> page.leadsTo(link).ifPresent(open::add));
            }
        }
        assertEquals(Page.all().stream().map(Page::path).filter(path -> !reached.contains(path)).toList(), List.of());
    }

    @Test
    public void everyPathOfTheProjectThatIsWrittenAsCodeExists() {
        var broken = new TreeSet<String>();
        for (Page page : Page.all()) {
            page.code().forEach(code -> OWN_PATH.matcher(code.text()).results().map(found -> found.group(1))
                    .filter(path -> !Files.exists(ProjectFiles.ROOT.resolve(path))).forEach(path -> broken.add(page + ": " + path)));
        }
        assertEquals(broken, Set.of());
    }

    @Test
    public void everyTestThatIsNamedIsInTheSources() {
        Set<String> sources = ProjectFiles.sources().map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
        var broken = new TreeSet<String>();
        for (Page page : Page.all()) {
            page.code().forEach(code -> TEST.matcher(code.text()).results().map(found -> found.group(1)).filter(name -> !sources.contains(name))
                    .forEach(name -> broken.add(page + ": " + name)));
        }
        assertEquals(broken, Set.of());
    }

    @Test
    public void everyPackageAndClassThatIsNamedInFullIsInTheSources() {
        Set<String> known = new HashSet<>();
        ProjectFiles.sources().map(file -> file.toString().replaceFirst(".*/java/", "").replace(".java", "").replace('/', '.')).forEach(name -> {
            known.add(name);
            known.add(name.replaceFirst("\\.?[^.]*$", ""));
        });
        // Modules whose names are no package's.
        known.addAll(List.of("org.reptorch.bindings", "org.reptorch.dsl"));
        var broken = new TreeSet<String>();
        for (Page page : Page.all()) {
            page.code().forEach(code -> QUALIFIED.matcher(code.text()).results().map(found -> found.group()).filter(name -> !known.contains(name))
                    .forEach(name -> broken.add(page + ": " + name)));
        }
        assertEquals(broken, Set.of());
        assertTrue(known.contains("org.reptorch.nn.Layers"), "classes are found");
    }

    @Test
    public void everyTypeThatThePageOnArchitectureNamesIsDeclared() {
        String all = ProjectFiles.sources().map(ProjectFiles::text).collect(Collectors.joining("\n"));
        Set<String> declared = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)").matcher(all).results().map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> ofJava = Set.of("MethodHandle", "MemorySegment", "IllegalArgumentException", "IllegalStateException");
        var unknown = new TreeSet<String>();
        Page.of("samples/docs/architecture.md").code().stream().filter(code -> !code.block()).map(Page.Code::text)
                .flatMap(text -> Pattern.compile("\\b[A-Z][a-z]\\w*").matcher(text.replaceAll("[(@/].*", "")).results()).map(found -> found.group())
                .filter(name -> !declared.contains(name) && !ofJava.contains(name)).forEach(unknown::add);
        assertEquals(unknown, Set.of());
    }

    @Test
    public void thePageOnArchitectureSaysWhichPackageUsesWhich() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (Path file : ProjectFiles.sources().filter(path -> !path.toString().contains("/src/test/") && !path.startsWith("samples")).toList()) {
            String text = ProjectFiles.text(file).replaceAll("(?s)/\\*.*?\\*/", "");
            Matcher own = Pattern.compile("package (org\\.reptorch[.\\w]*);").matcher(text);
            if (own.find()) {
                Set<String> used = uses.computeIfAbsent(own.group(1), any -> new TreeSet<>());
                Pattern.compile("\\borg\\.reptorch((?:\\.[a-z]\\w*)+)(?=\\.[A-Z])").matcher(text).results().map(found -> found.group(1).substring(1))
                        .filter(other -> !own.group(1).equals("org.reptorch." + other)).forEach(used::add);
            }
        }
        Map<String, Set<String>> said = new TreeMap<>();
        Page.of("samples/docs/architecture.md").section("## Floors").rows().forEach(row -> said.put(row.getFirst().replace("`", ""),
                new TreeSet<>(Stream.of(row.get(2).replace("`", "").split(", ")).filter(name -> !name.isBlank()).toList())));
        assertEquals(said, uses);
    }
}
