package org.reptorch.samples.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;

/**
 * A report: one HTML file that needs no other.
 *
 * @param title the heading of the page and the name of its browser tab
 * @param summary what a reader in a hurry should know; line breaks are kept, empty for none
 * @param sections what follows, in this order
 */
public record Report(String title, String summary, List<Section> sections) {

    /** Creates a report; the list is copied. */
    public Report {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(summary, "summary");
        sections = List.copyOf(sections);
    }

    /**
     * Writes the page, creating its folder and replacing a file that is there; if anything fails, that one stays as it was.
     *
     * <p>The same report always gives the same bytes.
     *
     * @throws ReptorchException if the folder cannot be created or the file cannot be written
     */
    public void write(Path file) {
        byte[] page = Page.of(this).getBytes(StandardCharsets.UTF_8);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new ReptorchException(file + ": the report cannot be written to a root folder; name a file");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ReptorchException(file + ": the report cannot be written (" + e + "); choose a file in a folder with write permission and free space", e);
        }
        AtomicFile.write(file, page);
    }
}
