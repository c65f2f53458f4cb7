package org.reptorch.samples.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * A picture that is part of the page.
 *
 * @param heading     what it shows
 * @param address     its data as a {@code data:} address
 * @param description what a reader who cannot see it is told it is
 * @param note        what a reader should know, below the picture; empty for none
 */
public record Picture(String heading, String address, String description, String note) implements Section {

    /**
     * Creates a picture.
     *
     * @throws IllegalArgumentException for an address that is none of data: a page loads nothing
     */
    public Picture {
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(note, "note");
        if (!address.startsWith("data:image/")) {
            throw new IllegalArgumentException("the picture \"" + heading + "\" is not part of the page: its address must begin with data:image/");
        }
    }

    /** Takes in a drawing of SVG, as an image of its own: names within it stay its own. */
    public static Picture svg(String heading, String svg, String description, String note) {
        return new Picture(heading, address("svg+xml", svg.getBytes(StandardCharsets.UTF_8)), description, note);
    }

    /** Takes in the bytes of a PNG. */
    public static Picture png(String heading, byte[] png, String description, String note) {
        return new Picture(heading, address("png", png), description, note);
    }

    private static String address(String type, byte[] bytes) {
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
