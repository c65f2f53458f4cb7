package org.reptorch.torch;

import static org.testng.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/** The Java of a documentation page, run as it stands in jshell: what a page shows is true at every commit. */
public final class JavaInMarkdown implements AutoCloseable {

    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```(?:\n+```text\n(.*?)```)?", Pattern.DOTALL);

    /**
     * A block of Java.
     *
     * @param java   the code
     * @param output what the page says that it prints, in a block of text right behind it; null where it says nothing
     */
    public record Block(String java, String output) {

        @Override
        public String toString() {
            return java.lines().findFirst().orElse("");
        }
    }

    /** This process: its class path, its flags, its libtorch. */
    private final JShell shell = JShell.builder().executionEngine("local").build();

    /** Opens a jshell without imports of its own. */
    public JavaInMarkdown() {
        shell.addToClasspath(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    }

    /** Returns the blocks of Java in a page, in order. */
    public static List<Block> blocks(Path page) throws IOException {
        var blocks = new ArrayList<Block>();
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            blocks.add(new Block(block.group(1), block.group(2)));
        }
        assertTrue(!blocks.isEmpty(), page + " has Java in it");
        return blocks;
    }

    /** Runs code after what was run before and returns what it prints; fails where it does not compile or throws. */
    public String run(String java) {
        var out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            String rest = java;
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
                assertTrue(next.completeness().isComplete(), rest + " is not complete");
                for (SnippetEvent event : shell.eval(next.source())) {
                    assertTrue(event.exception() == null, next.source() + ": " + event.exception());
                    assertTrue(event.status() != Snippet.Status.REJECTED, next.source() + ": " + diagnostics(event.snippet()));
                }
                rest = next.remaining();
            }
            shell.snippets().filter(DeclarationSnippet.class::isInstance).map(DeclarationSnippet.class::cast)
                    .forEach(snippet -> assertTrue(shell.unresolvedDependencies(snippet).findAny().isEmpty(), snippet.source()));
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> diagnostics(Snippet snippet) {
        return shell.diagnostics(snippet).map(diagnostic -> diagnostic.getMessage(null)).toList();
    }

    @Override
    public void close() {
        shell.close();
    }
}
