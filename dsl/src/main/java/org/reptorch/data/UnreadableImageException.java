package org.reptorch.data;

import org.reptorch.torch.ReptorchException;

/** An image of a data set turned out to be none when it was wanted. */
public final class UnreadableImageException extends ReptorchException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param image  what a person would call it
     * @param reason what is wrong with it
     * @param cause  for a developer, or null
     */
    public UnreadableImageException(String image, String reason, Throwable cause) {
        super(line(image, reason), cause);
    }

    /** Returns the words for an image that is none, on one line whatever stands in a file's name. */
    static String line(String image, String reason) {
        return (image + " (" + reason + ")").replaceAll("[\\s\\p{Cntrl}]+", " ");
    }
}
