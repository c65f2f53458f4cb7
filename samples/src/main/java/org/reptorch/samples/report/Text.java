package org.reptorch.samples.report;

import java.util.Objects;

/**
 * A paragraph.
 *
 * @param heading what it is about
 * @param paragraph plain text; line breaks are kept
 */
public record Text(String heading, String paragraph) implements Section {

    /** Creates a paragraph. */
    public Text {
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(paragraph, "paragraph");
    }
}
