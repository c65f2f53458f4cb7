package org.reptorch.samples.report;

import java.util.Objects;

/**
 * Text in a fixed-width font, such as a recipe or a command's output.
 *
 * @param heading what it is
 * @param text plain text; spaces and line breaks are kept
 */
public record Preformatted(String heading, String text) implements Section {

    /** Creates a block of text. */
    public Preformatted {
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(text, "text");
    }
}
