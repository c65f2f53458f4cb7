package org.reptorch.reparam;

/** Says why layers are not together one convolution. */
public final class NotFoldableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NotFoldableException(String message) {
        super(message);
    }
}
