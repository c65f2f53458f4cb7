package org.reptorch.samples.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Option;

/** Which Python a benchmark is held against. */
final class PythonOptions {

    @Option(names = "--python", defaultValue = "python3", paramLabel = "COMMAND",
            description = "A Python that can import torch (default: ${DEFAULT-VALUE}; left out where it cannot).")
    private String python;

    /** Starts a script of this package; empty where there is no such Python, or no PyTorch in it. */
    Optional<PythonPeer> start(String script, List<String> arguments) throws IOException {
        return PythonPeer.start(python, script, arguments);
    }

    /** Returns the words for a peer that could not be started. */
    String missing() {
        return "'" + python + "' has no PyTorch to compare with (--python names another)";
    }
}
