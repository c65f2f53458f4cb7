package org.reptorch.samples.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.reptorch.nn.Architecture;
import org.reptorch.nn.RepOptVgg;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which network: a name of the table, or {@code repopt-vgg} with numbers of one's own. */
public final class NetworkOptions {

    @Option(names = "--model", required = true, paramLabel = "NAME",
            description = "A network such as repopt-vgg-b1, repvgg-a0, resnet18; or repopt-vgg with --blocks, --widths, --strides.")
    private String model;

    @Option(names = "--blocks", split = ",", paramLabel = "N", description = "Blocks of stage 1 to 4, such as 2,4,6,1.")
    private List<Integer> blocks;

    @Option(names = "--widths", split = ",", paramLabel = "W", description = "Multipliers of 64, 128, 256, 512 channels.")
    private List<Double> widths;

    @Option(names = "--strides", split = ",", paramLabel = "S", description = "Of stage 0 to 4 (default: 2,2,2,2,2).")
    private List<Integer> strides;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Returns a RepOpt-VGG, which is what priors are compiled for; any other network is a wrong argument. */
    public RepOptVgg network() {
        if (architecture() instanceof RepOptVgg net) {
            return net;
        }
        throw new ParameterException(command.commandLine(), "--model " + model + ": this command works on RepOpt-VGG; name one of "
                + String.join(", ", RepOptVgg.table().keySet()) + ", or repopt-vgg");
    }

    /** Returns the file that is named in place of a network, if it is one; it has a network of its own. */
    public Optional<Path> file() {
        if (!model.endsWith(".safetensors")) {
            return Optional.empty();
        }
        if (blocks != null || widths != null || strides != null) {
            throw new ParameterException(command.commandLine(), "--blocks, --widths and --strides go with --model repopt-vgg, not with a file");
        }
        return Optional.of(Path.of(model));
    }

    /** Returns any network; options that do not fit together are wrong arguments. */
    public Architecture architecture() {
        try {
            return parsed();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private Architecture parsed() {
        boolean own = model.equals("repopt-vgg");
        if (!own && (blocks != null || widths != null || strides != null)) {
            throw new IllegalArgumentException("--blocks, --widths and --strides go with --model repopt-vgg, not with " + model);
        }
        if (!own) {
            return Architecture.of(model);
        }
        if (blocks == null || widths == null) {
            throw new IllegalArgumentException("--model repopt-vgg needs --blocks and --widths, such as --blocks 2,4,6,1 --widths 0.5,0.5,0.5,0.5");
        }
        return RepOptVgg.of(blocks, widths, strides == null ? List.of(2, 2, 2, 2, 2) : strides);
    }
}
