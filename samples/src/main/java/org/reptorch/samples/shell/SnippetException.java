package org.reptorch.samples.shell;

import org.reptorch.torch.ReptorchException;

/** A snippet that does not compile or throws; the message names the script and the line. */
public final class SnippetException extends ReptorchException {

    private static final long serialVersionUID = 1;

    SnippetException(String where, String why) {
        super(where + ": " + why.strip().replaceAll("\\s*\\n\\s*", " "));
    }
}
