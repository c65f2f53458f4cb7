package org.reptorch.samples.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.reptorch.torch.ReptorchException;

/** A folder that a command writes to, made before the work begins, so that it cannot fail after it. */
public final class OutputFolder {

    private OutputFolder() {
    }

    /** Makes the folder where it is not there, and returns it; one that cannot be written to is refused. */
    public static Path made(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ReptorchException("--out " + folder + " cannot be made (" + e.getClass().getSimpleName() + "); name another folder", e);
        }
        if (!Files.isWritable(folder)) {
            throw new ReptorchException("--out " + folder + " cannot be written to; change its permissions or name another folder");
        }
        return folder;
    }
}
