package org.reptorch.torch;

/** NVIDIA's driver or its compiler refused a call: the message holds the function's name, the driver's own words, and what to do where that is known. */
public class CudaException extends ReptorchException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception from the finished message. */
    public CudaException(String message) {
        super(message);
    }
}
