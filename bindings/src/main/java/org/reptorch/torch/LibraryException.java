package org.reptorch.torch;

/** libtorch or the shim cannot be loaded: the message lists what was looked for, where, what was found, and what to do. */
public class LibraryException extends ReptorchException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception from the finished message. */
    public LibraryException(String message) {
        super(message);
    }

    /** Creates the exception from the finished message and the loader's own failure. */
    public LibraryException(String message, Throwable cause) {
        super(message, cause);
    }
}
