package org.reptorch.samples;

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

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every Java block of the README runs as it stands, in jshell. */
public class Readme_SnippetsTest {

    @DataProvider
    static Object[][] blocks() throws IOException {
        var blocks = new ArrayList<Object[]>();
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("..", "README.md")));
        while (block.find()) {
            blocks.add(new Object[] {block.group(1)});
        }
        return blocks.toArray(Object[][]::new);
    }

    @Test(dataProvider = "blocks")
    public void theyRun(String block) {
        var out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        // The local engine runs in this process, under this class path and these flags.
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            shell.addToClasspath(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
            String rest = block;
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
                for (SnippetEvent event : shell.eval(next.source())) {
                    assertTrue(event.exception() == null, next.source() + ": " + event.exception());
                    assertTrue(event.status() != Snippet.Status.REJECTED, next.source() + ": " + diagnostics(shell, event.snippet()));
                }
                rest = next.remaining();
            }
            shell.snippets().filter(DeclarationSnippet.class::isInstance).map(DeclarationSnippet.class::cast)
                    .forEach(snippet -> assertTrue(shell.unresolvedDependencies(snippet).findAny().isEmpty(), snippet.source()));
        } finally {
            System.setOut(before);
        }
        assertTrue(out.size() > 0, "a block of the README shows something");
    }

    private static List<String> diagnostics(JShell shell, Snippet snippet) {
        return shell.diagnostics(snippet).map(diagnostic -> diagnostic.getMessage(null)).toList();
    }
}
