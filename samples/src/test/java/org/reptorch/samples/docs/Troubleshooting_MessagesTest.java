package org.reptorch.samples.docs;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.testng.annotations.Test;

/** Every message that the page on troubles quotes is one that the code gives: what stands between its dots is found, all of it, in one source file. */
public class Troubleshooting_MessagesTest {

    private static final String PAGE = "samples/docs/troubleshooting.md";
    /** Stands for what is different every time. */
    private static final String DOTS = "…";

    @Test
    public void everyQuotedMessageStandsInTheSources() throws IOException {
        List<String> sources = sources();
        List<String> messages = messages();
        assertTrue(messages.size() > 40, messages.size() + " messages are quoted");
        assertEquals(messages.stream().filter(message -> sources.stream().noneMatch(source -> Stream.of(message.split(DOTS)).allMatch(source::contains))).toList(), List.of(),
                "quoted, and in no source");
    }

    @Test
    public void aQuoteIsLongEnoughToBeFoundByAReader() throws IOException {
        assertEquals(messages().stream().filter(message -> Stream.of(message.split(DOTS)).mapToInt(String::length).max().orElse(0) < 15).toList(), List.of());
    }

    /** The headings of the third level: each is a message. */
    private static List<String> messages() {
        return Page.of(PAGE).lines().stream().filter(line -> line.startsWith("### ")).map(line -> {
            assertTrue(line.matches("### `.+`"), line + " quotes a message");
            return line.substring("### `".length(), line.length() - 1);
        }).toList();
    }

    /** Texts of the sources, with literals that are cut over lines or put together with others of their own joined. */
    private static List<String> sources() throws IOException {
        var sources = new ArrayList<String>();
        try (Stream<Path> tree = Files.walk(Page.ROOT)) {
            for (Path file : tree.filter(path -> path.toString().matches(".*/src/main/java/.*\\.java|.*/native/.*\\.(cpp|sh)|" + Page.ROOT + "/reptorch")).toList()) {
                sources.add(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\""));
            }
        }
        return sources;
    }
}
