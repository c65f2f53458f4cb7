package org.reptorch.samples.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;

/**
 * A script for jshell: Java, and {@code /exit} with or without a status.
 *
 * @param name  of the file
 * @param lines in order
 */
public record JshellScript(String name, List<String> lines) {

    /** Copies the list. */
    public JshellScript {
        lines = List.copyOf(lines);
    }

    /** Reads a script; one that cannot be read is a {@link ReptorchException} that names it. */
    public static JshellScript read(Path file) {
        try {
            return new JshellScript(file.toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new ReptorchException(file + " cannot be read as a script: " + e, e);
        }
    }

    /** Tells whether the script ends its session, so that nobody needs to be at a prompt. */
    public boolean exits() {
        return lines.stream().anyMatch(line -> line.strip().matches("/exit\\b.*"));
    }

    /**
     * Runs the script in a scope of its own, which its tensors belong to.
     *
     * @return the status that it exits with; nothing where it does not
     * @throws SnippetException at the first error
     */
    public OptionalInt run(Snippets snippets) {
        try (var scope = Scope.open()) {
            int from = 0;
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.matches("/[a-z!?-].*")) {
                    java(snippets, from, i);
                    from = i + 1;
                    if (!line.matches("/exit(\\s+\\d+)?")) {
                        throw new SnippetException(name + ":" + (i + 1), line + " is a command for the prompt; a script that is run to its end has Java, and /exit with or without a number");
                    }
                    snippets.verifyResolved();
                    return OptionalInt.of(line.equals("/exit") ? 0 : Integer.parseInt(line.replaceAll("\\D", "")));
                }
            }
            java(snippets, from, lines.size());
            snippets.verifyResolved();
            return OptionalInt.empty();
        }
    }

    private void java(Snippets snippets, int from, int to) {
        snippets.run(name, from + 1, String.join("\n", lines.subList(from, to)));
    }
}
