package org.reptorch.samples.command;

import java.nio.file.Path;

import org.reptorch.quant.QuantizationAwareTraining;
import org.reptorch.samples.file.OutputFolder;
import org.reptorch.samples.run.QuantizedTraining;
import org.reptorch.samples.run.TrainedModel;

import picocli.CommandLine.Option;

/** Whether and how {@code quantize} goes on training. */
final class QatOptions {

    @Option(names = "--qat", description = "Train on under quantization, by default for 10 epochs at a small rate, before the file is written.")
    private boolean wanted;

    @Option(names = "--recipe", paramLabel = "FILE", description = "A YAML file with the settings of that training; network, data and batch are the run's.")
    private Path recipe;

    @Option(names = "--run", paramLabel = "DIR", defaultValue = "runs/qat", description = "Its checkpoints, metrics and plots (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(names = "--resume", description = "Go on from the last checkpoint in --run.")
    private boolean resume;

    /** Tells whether to train. */
    boolean wanted() {
        if (!wanted && (recipe != null || resume)) {
            throw new IllegalArgumentException("--recipe and --resume go with --qat");
        }
        return wanted;
    }

    /** Returns the file of the training's settings; null for none. */
    Path recipe() {
        return recipe;
    }

    /** Describes the training, having made its folder. */
    QuantizedTraining training(TrainedModel trained, QuantizationAwareTraining setting) {
        return new QuantizedTraining(trained, setting, OutputFolder.made(folder), resume);
    }
}
