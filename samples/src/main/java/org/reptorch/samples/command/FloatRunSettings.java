package org.reptorch.samples.command;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Option;

/** Settings of the run of a model in floating point that are not as they were; a quantized model has what it needs beside it. */
final class FloatRunSettings {

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one setting of the run of a model that is not quantized, such as --set data=DIR.")
    private List<String> settings = new ArrayList<>();

    /** Returns them as {@code key=value}. */
    List<String> all() {
        return settings;
    }
}
