package org.reptorch.torch;

/**
 * libtorch refused a call: the message holds the operator's name, libtorch's own words, and the operands' dtypes and shapes.
 */
public class TorchException extends ReptorchException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception from the finished message. */
    public TorchException(String message) {
        super(message);
    }
}
