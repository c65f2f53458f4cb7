package org.reptorch.torch;

/**
 * A failure that a user can act on: its message is one line that names what is wrong, where, and the remedy.
 *
 * <p>Everything that Reptorch itself finds wrong with files, data, recipes or the machine is one of these; the command
 * line prints the message and exits with status 1. What libtorch finds wrong is a {@link TorchException}. A wrong argument
 * or a closed object in a program stays an {@link IllegalArgumentException} or {@link IllegalStateException}.
 */
public class ReptorchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates a failure with the message that the user reads. */
    public ReptorchException(String message) {
        super(message);
    }

    /** Creates a failure with the message that the user reads and the cause that a developer reads. */
    public ReptorchException(String message, Throwable cause) {
        super(message, cause);
    }
}
