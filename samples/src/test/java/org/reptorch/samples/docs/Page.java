package org.reptorch.samples.docs;

import static org.testng.Assert.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.reptorch.torch.JavaInMarkdown;

/**
 * A documentation page, as far as the tests look into it: what stands in it as code, as a link, as a heading.
 *
 * @param path  from the project's root
 * @param lines of the page
 */
record Page(Path path, List<String> lines) {

    private static final Pattern SPAN = Pattern.compile("`+([^`]+)`+");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");

    /**
     * A piece of code.
     *
     * @param text  without its marks; a line that ends in a backslash is one with the next
     * @param block whether it stands in a block, not in a sentence or a table
     */
    record Code(String text, boolean block) {
    }

    /** Returns every page of the project. */
    static List<Page> all() {
        return ProjectFiles.matching(".*\\.md").stream().map(Page::of).toList();
    }

    /** Reads a page by its path from the project's root. */
    static Page of(String path) {
        return of(Path.of(path));
    }

    private static Page of(Path path) {
        return new Page(path, ProjectFiles.text(path).lines().toList());
    }

    /** Returns what stands below a heading, up to the next of its level. */
    Page section(String heading) {
        String level = heading.substring(0, heading.indexOf(' ') + 1);
        List<String> below = lines.stream().dropWhile(line -> !line.equals(heading)).skip(1).takeWhile(line -> !line.startsWith(level)).toList();
        assertFalse(below.isEmpty(), path + " has no section " + heading);
        return new Page(path, below);
    }

    /** Returns the blocks of Java, in order. */
    List<JavaInMarkdown.Block> java() {
        try {
            return mentionsOfJava() == 0 ? List.of() : JavaInMarkdown.blocks(ProjectFiles.ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many blocks call themselves Java, in whatever spelling. */
    long mentionsOfJava() {
        return lines.stream().map(line -> line.strip().toLowerCase(Locale.ROOT)).filter(line -> line.matches("(```+|~~~+) *\\{?\\.?(java|jshell)\\b.*")).count();
    }

    /** Returns what is written as code: lines of blocks that are no Java, and spans of sentences and tables; not what headings quote. */
    List<Code> code() {
        var code = new ArrayList<Code>();
        String fence = null;
        var continued = new StringBuilder();
        for (String line : lines) {
            String stripped = line.strip();
            if (stripped.startsWith("```")) {
                fence = fence == null ? stripped.substring(3) : null;
            } else if (fence != null && fence.startsWith("java")) {
                continue;
            } else if (fence != null || line.startsWith("    ")) {
                continued.append(stripped);
                if (!stripped.endsWith("\\")) {
                    code.add(new Code(continued.toString(), true));
                    continued.setLength(0);
                } else {
                    continued.setCharAt(continued.length() - 1, ' ');
                }
            } else if (!HEADING.matcher(line).matches()) {
                SPAN.matcher(line).results().forEach(span -> code.add(new Code(span.group(1).strip(), false)));
            }
        }
        return code;
    }

    /** Returns the lines that are prose, tables included, without the code in them. */
    List<String> prose() {
        var prose = new ArrayList<String>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced && !line.startsWith("    ")) {
                prose.add(SPAN.matcher(line).replaceAll(""));
            }
        }
        return prose;
    }

    /** Returns the targets of links, in order. */
    List<String> links() {
        var links = new ArrayList<String>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                LINK.matcher(line).results().forEach(link -> links.add(link.group(1)));
            }
        }
        return links;
    }

    /** Returns the file that a link of this page leads to, from the project's root; nothing for another site. */
    Optional<Path> leadsTo(String link) {
        if (link.matches("[a-z]+:.*")) {
            return Optional.empty();
        }
        String file = link.replaceFirst("#.*", "");
        return Optional.of(file.isEmpty() ? path : path.resolveSibling(file).normalize());
    }

    /** Returns the anchors of the headings, as GitHub makes them. */
    Set<String> anchors() {
        var anchors = new LinkedHashSet<String>();
        Map<String, Integer> seen = new HashMap<>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            }
            Matcher heading = HEADING.matcher(line);
            if (!fenced && heading.matches()) {
                String slug = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-');
                int before = seen.merge(slug, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? slug : slug + "-" + before);
            }
        }
        return anchors;
    }

    /** Returns the rows of the tables, cell by cell, headings and rules left out. */
    List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < lines.size(); i++) {
            boolean heading = i + 1 < lines.size() && lines.get(i + 1).matches("\\|[ :|-]+\\|");
            if (lines.get(i).startsWith("|") && !heading && !lines.get(i).matches("\\|[ :|-]+\\|")) {
                rows.add(Stream.of(lines.get(i).substring(1).split("(?<!\\\\)\\|")).map(String::strip).toList());
            }
        }
        return rows;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
