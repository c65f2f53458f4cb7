package org.reptorch.samples.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.reptorch.torch.Device;

import picocli.CommandLine.Option;

/** Which Python a benchmark is held against. */
final class PythonOptions {

    @Option(names = "--python", defaultValue = "python3", paramLabel = "COMMAND",
            description = "A Python that can import torch (default: ${DEFAULT-VALUE}; left out where it cannot).")
    private String python;

    /** Starts a script of this package, which computes on the CPU; empty where that is not asked, or there is no such Python, or no PyTorch in it. */
    Optional<PythonPeer> start(Device device, String script, List<String> arguments) throws IOException {
        return device.equals(Device.CPU) ? PythonPeer.start(python, script, arguments) : Optional.empty();
    }

    /** Returns the words for a peer that was not started. */
    String missing(Device device) {
        return device.equals(Device.CPU) ? "'" + python + "' has no PyTorch to compare with (--python names another)"
                : "PyTorch computes on the CPU here and is not compared with " + device;
    }
}
