package org.reptorch.samples.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * A jshell in this process that stops at the first error, which the tool of that name does not.
 *
 * <p>What snippets print goes to this process's output; tensors belong to the scope that is open in the calling thread.
 */
public final class Snippets implements AutoCloseable {

    private static final String BOM = "\uFEFF";

    /** Where a snippet came from. */
    private record Origin(String name, int line) {

        String at(long further) {
            return name + ":" + (line + further);
        }
    }

    private final JShell shell = JShell.builder().executionEngine(new CallersThread(), Map.of()).build();
    /** Runs snippets in the thread that hands them in, so that they see its scope; jshell's own local engine takes another for each. */
    private static final class CallersThread implements ExecutionControlProvider {

        @Override
        public String name() {
            return "callers-thread";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return new DirectExecutionControl();
        }
    }

    private final Map<String, Origin> origins = new HashMap<>();

    /** Opens a shell that sees the launcher's class path and has the imports of {@code ./reptorch shell}. */
    public Snippets() {
        shell.addToClasspath(String.join(java.io.File.pathSeparator, ClassPath.entries()));
        run("imports.jsh", 1, resource("imports.jsh"));
    }

    /** Returns a script that lies beside this class. */
    public static String resource(String name) {
        try (InputStream in = Snippets.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs Java behind what was run before.
     *
     * @param name of its file, for messages
     * @param line of the file on which it begins, from 1
     * @return the name of the variable that holds the value of the last snippet, where that is an expression with a value
     * @throws SnippetException at the first snippet that does not compile or throws
     */
    public Optional<String> run(String name, int line, String java) {
        String rest = java.startsWith(BOM) ? java.substring(1) : java;
        int at = line;
        Optional<String> last = Optional.empty();
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            String source = next.completeness().isComplete() ? next.source() : rest;
            if (source.isBlank()) {
                // Only comments are left.
                break;
            }
            String text = source.stripLeading();
            var origin = new Origin(name, at + lines(source.substring(0, source.length() - text.length())));
            if (!next.completeness().isComplete() && next.completeness() != SourceCodeAnalysis.Completeness.UNKNOWN) {
                throw new SnippetException(origin.at(0), "the snippet that begins here is not complete");
            }
            last = evaluated(text, origin);
            String remaining = next.completeness().isComplete() ? next.remaining() : "";
            at += lines(rest.substring(0, rest.length() - remaining.length()));
            rest = remaining;
        }
        return last;
    }

    private static int lines(String text) {
        return (int) text.chars().filter(letter -> letter == '\n').count();
    }

    private Optional<String> evaluated(String source, Origin origin) {
        Optional<String> value = Optional.empty();
        for (SnippetEvent event : shell.eval(source)) {
            Snippet snippet = event.snippet();
            if (event.causeSnippet() == null) {
                origins.put(snippet.id(), origin);
            }
            if (event.status() == Snippet.Status.REJECTED) {
                Diag error = shell.diagnostics(snippet).filter(Diag::isError).findFirst().orElseThrow();
                int from = (int) Math.clamp(error.getStartPosition(), 0, source.length());
                throw new SnippetException(origin.at(lines(source.substring(0, from))), error.getMessage(Locale.ROOT));
            }
            if (event.exception() != null) {
                throw failure(event.exception(), origin);
            }
            value = name(snippet);
        }
        return value;
    }

    private static Optional<String> name(Snippet snippet) {
        return switch (snippet) {
            case ExpressionSnippet expression -> Optional.of(expression.name());
            case VarSnippet variable when variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND -> Optional.of(variable.name());
            default -> Optional.empty();
        };
    }

    private SnippetException failure(JShellException thrown, Origin origin) {
        String why = thrown instanceof EvalException exception
                ? exception.getExceptionClassName().replaceAll(".*[.$]", "") + (exception.getMessage() == null ? "" : ": " + exception.getMessage())
                : "it uses what is not declared: " + thrown.getMessage();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            // A frame in a snippet has its id for a file's name.
            Origin of = frame.getFileName() == null || !frame.getFileName().startsWith("#") ? null : origins.get(frame.getFileName().substring(1));
            if (of != null) {
                return new SnippetException(of.at(frame.getLineNumber() - 1L), why);
            }
        }
        return new SnippetException(origin.at(0), why);
    }

    /** Refuses declarations that use what was never declared, which jshell would only tell when they are called. */
    public void verifyResolved() {
        for (DeclarationSnippet snippet : shell.snippets().filter(DeclarationSnippet.class::isInstance).map(DeclarationSnippet.class::cast).toList()) {
            List<String> missing = shell.unresolvedDependencies(snippet).toList();
            if (shell.status(snippet).isActive() && !missing.isEmpty()) {
                throw new SnippetException(origins.get(snippet.id()).at(0), snippet.name() + " uses what is not declared: " + String.join(", ", missing));
            }
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
