package org.reptorch.torch.io;

import java.nio.file.Path;

import org.reptorch.torch.ReptorchException;

/**
 * A file is not what its name promises: truncated, forged, of another format, or holding what is not allowed.
 */
public class FileFormatException extends ReptorchException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param file    the file that was read
     * @param problem what is wrong in it and what to do, without the file's name
     */
    public FileFormatException(Path file, String problem) {
        super(file + ": " + problem);
    }

    /** Creates the exception with the cause that a developer reads. */
    public FileFormatException(Path file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
