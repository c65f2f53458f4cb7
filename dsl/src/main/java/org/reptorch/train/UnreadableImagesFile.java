package org.reptorch.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;

/** The images that a run could not read, by name and each with the reason, a line each; there is no such file where all could be read. */
public final class UnreadableImagesFile implements Progress {

    private final Path file;
    private final Set<String> lines = new TreeSet<>();

    /** Prepares writing to a file, whose folder must exist. */
    public UnreadableImagesFile(Path file) {
        this.file = file;
    }

    /** A run that goes on from a checkpoint keeps what it found before. */
    @Override
    public void runBegins(String run, Recipe recipe, long step) {
        lines.clear();
        try {
            if (step == 0) {
                Files.deleteIfExists(file);
            } else if (Files.exists(file)) {
                lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw RunFile.unwritable(file, e);
        }
    }

    @Override
    public void skips(String run, long step, List<String> images) {
        lines.addAll(images);
        try {
            AtomicFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (ReptorchException e) {
            RunFile.warn(e.getMessage());
        }
    }
}
