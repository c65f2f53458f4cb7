package org.reptorch.samples.option;

import picocli.CommandLine.Option;

/** How many images a quantization is calibrated on. */
public final class CalibrationOption {

    @Option(names = "--images", defaultValue = "512", paramLabel = "N", description = "Training images to calibrate on (default: ${DEFAULT-VALUE}).")
    private int images;

    /** Returns the number of training images, as it was given. */
    public int images() {
        return images;
    }
}
