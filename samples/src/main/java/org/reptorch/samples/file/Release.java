package org.reptorch.samples.file;

/** Which Reptorch this is. */
public final class Release {

    /** The version, as the build has it. */
    public static final String VERSION = "0.1.0";

    private Release() {
    }
}
