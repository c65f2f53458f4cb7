package org.reptorch.samples.docs;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.testng.annotations.Test;

/** Every message that a page quotes is one that the code gives: what stands between its dots is found, all of it, in one source file. */
public class Pages_MessagesTest {

    /** Stands for what differs from case to case. */
    private static final Pattern DOTS = Pattern.compile(" ?… ?");

    @Test
    public void everyMessageOfThePageOnTroublesStandsInTheSources() {
        List<String> messages = troubles();
        assertTrue(messages.size() > 100, messages.size() + " messages are quoted");
        assertAllFound(messages);
    }

    @Test
    public void everyRefusalOfThePageOnPriorsStandsInTheSources() {
        List<String> messages = Page.of("samples/docs/write-your-own-prior.md").section("## 8. What is refused, and why").rows().stream().map(row -> row.get(1))
                .filter(cell -> cell.startsWith("`")).map(cell -> cell.substring(1, cell.indexOf('`', 1))).toList();
        assertTrue(messages.size() > 5, messages.size() + " messages are quoted");
        assertAllFound(messages);
    }

    @Test
    public void aQuoteIsLongEnoughToBeFound() {
        assertEquals(troubles().stream().filter(message -> DOTS.splitAsStream(message).mapToInt(String::length).max().orElse(0) < 10).collect(Collectors.joining("\n")), "");
    }

    private static void assertAllFound(List<String> messages) {
        List<String> sources = sources();
        assertEquals(messages.stream().filter(message -> sources.stream().noneMatch(source -> DOTS.splitAsStream(message).allMatch(source::contains)))
                .collect(Collectors.joining("\n")), "", "quoted, and in no source");
    }

    /** The headings of the third level: each is a message. */
    private static List<String> troubles() {
        return Page.of("samples/docs/troubleshooting.md").lines().stream().filter(line -> line.startsWith("### ")).map(line -> {
            assertTrue(line.matches("### `.+`"), line + " quotes a message");
            return line.substring("### `".length(), line.length() - 1);
        }).toList();
    }

    /** Texts of the sources, in which literals that are cut over lines are one again. */
    private static List<String> sources() {
        return ProjectFiles.matching("[a-z]+/src/main/java/.*\\.java|native/.*\\.(cpp|sh)|reptorch").stream().map(ProjectFiles::text)
                .map(text -> text.replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\"")).toList();
    }
}
