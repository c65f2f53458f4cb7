package org.reptorch.samples.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;

/**
 * The code of a Jupyter notebook.
 *
 * @param name  of the file
 * @param cells the code cells, in order
 */
public record Notebook(String name, List<String> cells) {

    /** What the kernel offers to cells besides Java, here without anybody who looks: rendered all the same. */
    private static final String DISPLAY = """
            String display(Object value) { Rendering.of(value); return "display"; }
            void updateDisplay(String id, Object value) { Rendering.of(value); }
            """;

    /** Copies the list. */
    public Notebook {
        cells = List.copyOf(cells);
    }

    /** Reads a notebook of format 4; what is none is a {@link ReptorchException} that names it. */
    public static Notebook read(Path file) {
        try {
            JsonNode root = new ObjectMapper().readTree(file.toFile());
            if (root.path("nbformat").asInt() != 4 || !root.path("cells").isArray()) {
                throw new ReptorchException(file + " is no notebook of format 4");
            }
            var cells = new ArrayList<String>();
            for (JsonNode cell : root.get("cells")) {
                if (cell.path("cell_type").asText().equals("code")) {
                    var source = new StringBuilder();
                    JsonNode lines = cell.path("source");
                    if (lines.isTextual()) {
                        source.append(lines.asText());
                    }
                    lines.elements().forEachRemaining(line -> source.append(line.asText()));
                    cells.add(source.toString());
                }
            }
            return new Notebook(file.getFileName().toString(), cells);
        } catch (IOException e) {
            throw new ReptorchException(file + " cannot be read as a notebook: " + e.getMessage(), e);
        }
    }

    /**
     * Runs every cell, and renders the value of each as the kernel would, in a scope of its own.
     *
     * @throws SnippetException that names the cell and its line, at the first error
     */
    public void run(Snippets snippets) {
        try (var scope = Scope.open()) {
            snippets.run("display", 1, DISPLAY);
            for (int i = 0; i < cells.size(); i++) {
                String cell = name + ", cell " + (i + 1);
                Optional<String> value = snippets.run(cell, 1, cells.get(i));
                value.ifPresent(variable -> snippets.run(cell + ", its value", 1, "Rendering.of(" + variable + ").data();"));
            }
            snippets.verifyResolved();
        }
    }
}
