package org.reptorch.samples.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.reptorch.nn.Architecture;
import org.reptorch.repopt.GradMult;
import org.reptorch.repopt.Placement;
import org.reptorch.repopt.Scales;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.NetworkOptions;
import org.reptorch.samples.recipe.RecipeNetwork;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the dense Grad Mults of a network, as the published optimizer stores them. */
@Command(name = "gradmult", mixinStandardHelpOptions = true, description = "Writes the dense Grad Mults under the parameters' names.",
        footer = {"", "Example: ./reptorch gradmult --model repopt-vgg-b1 \\",
                "             --scales RepOpt-VGG-B1-scales.pth --out gradmult.safetensors"})
public final class GradMultCommand implements Callable<Integer> {

    /** How the update rules are called on the command line. */
    enum RuleName {
        SGD, ADAMW
    }

    @Mixin
    private NetworkOptions network;

    @Option(names = "--scales", required = true, paramLabel = "FILE", description = "A .safetensors or PyTorch .pth of a trained hyper-search model.")
    private Path scales;

    @Option(names = "--rule", defaultValue = "SGD", paramLabel = "sgd|adamw",
            description = "sgd: squared scales; adamw: the scales themselves, as published (default: sgd).")
    private RuleName rule;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The .safetensors to write.")
    private Path out;

    @Mixin
    private JsonOption json;

    /** What {@code --json} prints. */
    private record Told(int convolutions, String out) {
    }

    @Override
    public Integer call() {
        Architecture net = network.architecture();
        Placement placement = RecipeNetwork.placement(net);
        // The number of classes does not matter: the classifier has no prior.
        Scales read = Scales.read(placement, net.spec(1), scales);
        Map<String, StoredTensor> mults = dense(read, switch (rule) {
            case SGD -> GradMult.Power.SQUARE;
            case ADAMW -> GradMult.Power.FIRST;
        });
        Safetensors.write(out, mults, Map.of(Scales.PRIOR, placement.toString(), "reptorch.rule", rule.toString()));
        System.err.println("wrote the Grad Mults of " + mults.size() + " convolutions to " + out);
        json.printIfAsked(new Told(mults.size(), out.toString()));
        return 0;
    }

    static Map<String, StoredTensor> dense(Scales scales, GradMult.Power power) {
        var mults = new LinkedHashMap<String, StoredTensor>();
        scales.blocks().forEach((path, block) -> mults.put(path + ".weight", GradMult.of(block).dense(power)));
        return mults;
    }
}
