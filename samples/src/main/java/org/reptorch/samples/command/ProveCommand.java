package org.reptorch.samples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.reptorch.nn.Architecture;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepGhostNet;
import org.reptorch.repopt.AdamForm;
import org.reptorch.repopt.Equivalence;
import org.reptorch.repopt.Flaw;
import org.reptorch.repopt.Placement;
import org.reptorch.repopt.Scales;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.option.NetworkOptions;
import org.reptorch.samples.recipe.RecipeNetwork;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TensorFile;
import org.reptorch.train.AdamRule;
import org.reptorch.train.Clipping;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a network of blocks and the plain network side by side and says how far they are apart. */
@Command(name = "prove", mixinStandardHelpOptions = true,
        description = "Trains a network's CSLA blocks and the plain network under the prior side by side in float64, and says how far apart their weights are.",
        footer = {"", "Example: ./reptorch prove --model repopt-vgg --blocks 1,2,1,1 \\",
                "             --widths 0.125,0.125,0.125,0.125 --rule adamw"})
public final class ProveCommand implements Callable<Integer> {

    /** How the update rules are called on the command line. */
    enum RuleName {
        SGD, ADAM, ADAMW, RMSPROP
    }

    @Mixin
    private NetworkOptions network;

    @Option(names = "--rule", defaultValue = "SGD", paramLabel = "sgd|adam|adamw|rmsprop", description = "SGD with Nesterov momentum 0.9, or another rule with"
            + " PyTorch's defaults (default: sgd).")
    private RuleName rule;

    @Option(names = "--adam-form", defaultValue = "EXACT", paramLabel = "exact|reference", description = "How scales enter adam and adamw (default: exact).")
    private AdamForm form;

    @Option(names = "--rate", paramLabel = "X", description = "The learning rate (default: 0.01, of other rules than sgd 0.001).")
    private Double rate;

    @Option(names = "--weight-decay", paramLabel = "X", description = "Default: 0.05 of adamw, 4e-5 of sgd, 0 of others.")
    private Double decay;

    @Option(names = "--steps", defaultValue = "10", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--classes", defaultValue = "10", paramLabel = "N", description = "Of the classifier (default: ${DEFAULT-VALUE}).")
    private int classes;

    @Option(names = "--resolution", defaultValue = "32", paramLabel = "N", description = "Pixels a side of the generated images (default: ${DEFAULT-VALUE}).")
    private int resolution;

    @Option(names = "--batches", paramLabel = "FILE", description = "Batches x.0, y.0, x.1, ... to train on in place of generated ones.")
    private Path batches;

    @Option(names = "--scales", paramLabel = "FILE", description = "Searched scales in place of random ones of both signs.")
    private Path scales;

    @Option(names = "--tolerance", defaultValue = "1e-10", paramLabel = "X", description = "The largest relative difference that passes (default: ${DEFAULT-VALUE}).")
    private double tolerance;

    @Option(names = "--clip", paramLabel = "NORM", description = "Clip the gradients, as in a training that is suspected.")
    private Double clip;

    @Option(names = "--training-groups", description = "Let the blocks decay by the rules of the published training script.")
    private boolean trainingGroups;

    @Option(names = "--without-initialization", description = "Start the plain network without the Rule of Initialization.")
    private boolean withoutInitialization;

    @Option(names = "--fresh-optimizer-at", defaultValue = "0", paramLabel = "STEP", description = "Go on from a step with a fresh optimizer.")
    private int freshAt;

    @Option(names = "--explain", description = "Say why the other layers are not under the prior.")
    private boolean explain;

    @Mixin
    private JsonOption json;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        machine.apply();
        Architecture architecture = network.architecture();
        ModelSpec spec = architecture instanceof RepGhostNet ghost ? ghost.spec(RepGhostNet.Mode.TARGET, classes) : architecture.spec(classes);
        spec.table(3, resolution, resolution);
        Placement placement = RecipeNetwork.placement(architecture);
        Placement.Matching matching = placement.in(spec);
        System.err.println(placement);
        System.err.println(explain ? matching.explained() : matching);
        Equivalence equivalence = Equivalence.of(placement, spec, 3, resolution, resolution).withRule(updateRule(), weightDecay(), learningRate()).withForm(form)
                .withSteps(steps).withSeed(machine.seed()).withSetup(setup()).withDevice(machine.device());
        if (scales != null) {
            equivalence = equivalence.withScales(Scales.read(placement, spec, scales));
        }
        if (batches != null) {
            equivalence = equivalence.withBatches(read(batches));
        }
        Equivalence.Proof proof = equivalence.verify();
        json.print(summary(spec, placement, proof), () -> proof);
        if (!proof.holdsWithin(tolerance)) {
            throw new ReptorchException("%s: apart by %.2e, more than %.0e%s".formatted(spec.name(), proof.worst(), tolerance,
                    proof.flaws().isEmpty() ? "; no known reason was found" : ": " + String.join("; ", proof.flaws().stream().map(Flaw::toString).toList())));
        }
        return 0;
    }

    private UpdateRule updateRule() {
        return switch (rule) {
            case SGD -> SgdRule.NESTEROV;
            case ADAM -> AdamRule.ADAM;
            case ADAMW -> AdamRule.ADAMW;
            case RMSPROP -> RmsPropRule.DEFAULT;
        };
    }

    private double weightDecay() {
        return decay != null ? decay : switch (rule) {
            case SGD -> 4e-5;
            case ADAMW -> 0.05;
            case ADAM, RMSPROP -> 0;
        };
    }

    private double learningRate() {
        return rate != null ? rate : rule == RuleName.SGD ? 0.01 : 0.001;
    }

    private Equivalence.Setup setup() {
        Equivalence.Setup setup = withoutInitialization ? Equivalence.Setup.WITHOUT_INITIALIZATION : Equivalence.Setup.SOUND;
        setup = clip == null ? setup : setup.withClipping(new Clipping(clip, true));
        setup = trainingGroups ? setup.withGroups(block -> ParameterGroup.of(block, weightDecay())) : setup;
        return setup.withFreshOptimizerAt(freshAt);
    }

    private static List<Equivalence.Batch> read(Path file) {
        Map<String, StoredTensor> tensors = TensorFile.read(file);
        var batches = new ArrayList<Equivalence.Batch>();
        while (tensors.containsKey("x." + batches.size())) {
            int index = batches.size();
            batches.add(new Equivalence.Batch(tensors.get("x." + index), Optional.ofNullable(tensors.get("y." + index))));
        }
        if (batches.isEmpty()) {
            throw new ReptorchException(file + " has no batches: it lacks x.0");
        }
        return batches;
    }

    private Map<String, Object> summary(ModelSpec spec, Placement placement, Equivalence.Proof proof) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("model", spec.name());
        summary.put("prior", placement.toString());
        summary.put("rule", rule.name().toLowerCase(Locale.ROOT));
        summary.put("steps", proof.differences().size());
        summary.put("worst", proof.worst());
        summary.put("tolerance", tolerance);
        summary.put("holds", proof.holdsWithin(tolerance));
        summary.put("layers", proof.layers());
        summary.put("flaws", proof.flaws().stream().map(Flaw::toString).toList());
        return summary;
    }
}
