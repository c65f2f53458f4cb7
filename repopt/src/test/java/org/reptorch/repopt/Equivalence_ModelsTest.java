package org.reptorch.repopt;

import static org.reptorch.repopt.Branch.average;
import static org.reptorch.repopt.Branch.identity;
import static org.reptorch.repopt.Branch.kernel;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Optional;

import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepGhostNet;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.AdamRule;
import org.reptorch.train.Clipping;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.SgdRule;
import org.reptorch.train.StepSpec;
import org.reptorch.train.Trainer;
import org.reptorch.train.UpdateRule;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Whole models train as their blocks do, and what breaks it is found and named. */
public class Equivalence_ModelsTest {

    private static final ModelSpec VGG = RepOptVgg.of(List.of(1, 2, 1, 1), List.of(0.0625, 0.0625, 0.03125, 0.015625), List.of(1, 1, 2, 2, 1))
            .spec(RepOptVgg.Mode.TARGET, 5);

    private static Equivalence vgg() {
        return Equivalence.of(Prior.REPOPT_VGG.everywhere(), VGG, 3, 16, 16);
    }

    @DataProvider
    static Object[][] rules() {
        return new Object[][] {{SgdRule.NESTEROV, 4e-5, 0.01}, {AdamRule.ADAMW, 0.05, 1e-3}};
    }

    @Test(dataProvider = "rules")
    public void repOptVggTrainsAsItsBlocks(UpdateRule rule, double decay, double rate) {
        Equivalence.Proof proof = vgg().withRule(rule, decay, rate).verify();
        assertTrue(proof.holdsWithin(1e-9), proof.toString());
        assertEquals(proof.layers().size() + proof.still().size(), VGG.layers().values().stream().mapToInt(layer -> (int) layer.parameters().stream()
                .filter(parameter -> parameter.role() == org.reptorch.nn.ParameterSpec.Role.TRAINABLE).count()).sum());
        assertEquals(proof.flaws(), List.of());
    }

    @Test(dataProvider = "rules")
    public void repOptGhostNetTrainsAsItsBlocks(UpdateRule rule, double decay, double rate) {
        ModelSpec ghost = new RepGhostNet("ghost", 0.25, RepGhostNet.Mode.TARGET).spec(5);
        Equivalence.Proof proof = Equivalence.of(Placement.REPOPT_GHOST, ghost, 3, 64, 64).withRule(rule, decay, rate).withSteps(3).verify();
        assertTrue(proof.holdsWithin(1e-9), proof.toString());
        assertEquals(proof.flaws(), List.of());
    }

    /** Convolutions, a squeeze-and-excitation, a linear layer and a scaling layer, each under a prior of its own. */
    @Test
    public void severalPriorsInOneModelAreProvenTogether() {
        var spec = new ModelSpec("net", Layers.sequence()
                .then("a", Layers.conv(3, 8, 3).padding(1)).then("bn", Layers.batchNorm(8)).then(Layers.relu())
                .then("block.conv", Layers.conv(8, 8, 3).padding(1).bias(true)).then("se", Layers.squeezeExcite(8, 4)).then("scale", Layers.scale(8, 1))
                .then(Layers.globalAveragePool()).then(Layers.flatten()).then("hidden", Layers.linear(8, 8)).then(Layers.relu()).then("fc", Layers.linear(8, 3)), 3);
        Placement placement = Prior.of(kernel(3).searched(), average(3).searched(), identity()).on(Pattern.convolutions(3))
                .and(Prior.of(kernel(1).searched(), identity()), Pattern.EVERYWHERE);
        Equivalence.Proof proof = Equivalence.of(placement, spec, 3, 8, 8).verify();
        assertEquals(placement.in(spec).sites().size(), 7);
        assertTrue(proof.holdsWithin(1e-10), proof.toString());
    }

    /** The published check: scales 0.233 and 0.555 on a convolution of 4 to 4 channels, which prints a relative difference of about 1e-7 for float32. */
    @Test(dataProvider = "publishedRules")
    public void thePublishedCheckOfAConvolutionHolds(UpdateRule rule, double rate) {
        Prior prior = Prior.of(kernel(3).times(0.233), kernel(1).times(0.555));
        Equivalence.Proof proof = Equivalence.of(prior, Layers.conv(4, 4, 3).padding(1)).withRule(rule, 0.1, rate).verify();
        assertTrue(proof.holdsWithin(1e-12), proof.toString());
    }

    @DataProvider
    static Object[][] publishedRules() {
        return new Object[][] {{new SgdRule(0.9, 0, false), 0.1}, {AdamRule.ADAMW, 0.1}};
    }

    /** The published check of the ghost: two modules of 4 channels on 14x14 images, batches of 10, scales from U(0, 1); all parameters in one group. */
    @Test
    public void thePublishedCheckOfTwoGhostModulesHolds() {
        ModelSpec modules = new ModelSpec("modules", Layers.sequence().then("0.ghost1", module(4)).then("1.ghost2", module(4)), 0);
        Placement placement = Prior.REPOPT_GHOST.on(Pattern.path(".*cheap_operation\\.0"));
        Scales scales;
        List<Equivalence.Batch> batches;
        try (var scope = Scope.open()) {
            org.reptorch.torch.Torch.manualSeed(0);
            var state = new java.util.LinkedHashMap<String, StoredTensor>();
            placement.in(modules).sites().values().forEach(site -> site.branches().forEach(branch -> state.put(site.scalePath(branch),
                    Ops.rand(new long[] {4}, DType.FLOAT64).toStored())));
            scales = Scales.of(placement, modules, "the test", state);
            batches = java.util.stream.IntStream.range(0, 5).mapToObj(i -> new Equivalence.Batch(Ops.randn(new long[] {10, 4, 14, 14}, DType.FLOAT64).toStored(),
                    Optional.empty())).toList();
        }
        Equivalence.Proof proof = Equivalence.of(placement, modules, 4, 14, 14).withScales(scales).withBatches(batches).withSteps(5).withRule(SgdRule.NESTEROV, 0.1, 0.1)
                .withSetup(Equivalence.Setup.SOUND.withGroups(block -> ParameterGroup.whole(block, 0.1))).verify();
        // Batch norms' factors decay in one group only on the block's side.
        assertEquals(proof.flaws().stream().map(Flaw::kind).distinct().toList(), List.of(Flaw.Kind.WEIGHT_DECAY));
        proof = Equivalence.of(placement, modules, 4, 14, 14).withScales(scales).withBatches(batches).withSteps(5).withRule(SgdRule.NESTEROV, 0.1, 0.1).verify();
        assertTrue(proof.holdsWithin(1e-10), proof.toString());
    }

    private static org.reptorch.nn.Layer module(int channels) {
        return Layers.sequence().then("primary_conv", Layers.sequence().then("0", Layers.conv(channels, channels, 1)).then("1", Layers.batchNorm(channels)).then(Layers.relu()))
                .then("cheap_operation", Layers.sequence().then("0", Layers.conv(channels, channels, 3).padding(1).groups(channels)))
                .then("final_bn", Layers.batchNorm(channels)).then(Layers.relu());
    }

    // ------------------------------------------------------------------------------------------ what breaks it

    private static void assertNamed(Equivalence.Proof proof, Flaw.Kind kind, String text) {
        assertFalse(proof.holdsWithin(1e-6), "apart by only " + proof.worst());
        assertEquals(proof.flaws().stream().map(Flaw::kind).distinct().toList(), List.of(kind), proof.toString());
        assertTrue(proof.flaws().getFirst().text().contains(text), proof.flaws().toString());
    }

    @Test
    public void clippingIsNamed() {
        assertNamed(vgg().withSetup(Equivalence.Setup.SOUND.withClipping(new Clipping(0.1, true))).verify(), Flaw.Kind.CLIPPING, "clipped to norm 0.1");
    }

    @Test
    public void aMissingRuleOfInitializationIsNamed() {
        assertNamed(vgg().withSetup(Equivalence.Setup.WITHOUT_INITIALIZATION).verify(), Flaw.Kind.INITIALIZATION, "apply the Rule of Initialization");
    }

    @Test
    public void aFreshOptimizerOnWeightsThatGoOnIsNamed() {
        assertNamed(vgg().withSetup(Equivalence.Setup.SOUND.withFreshOptimizerAt(5)).verify(), Flaw.Kind.FRESH_OPTIMIZER, "the weights stand at step 5");
    }

    /** The published training script decays identity scales by their name; those of the ghost have another. */
    @Test
    public void weightDecayGroupsThatSplitABlockAreNamed() {
        Equivalence vgg = vgg().withRule(SgdRule.NESTEROV, 0.1, 0.01);
        assertTrue(vgg.withSetup(Equivalence.Setup.SOUND.withGroups(block -> ParameterGroup.of(block, 0.1))).verify().holdsWithin(1e-9));
        assertNamed(vgg.withSetup(Equivalence.Setup.SOUND.withGroups(block -> withoutIdentity(block, 0.1))).verify(), Flaw.Kind.WEIGHT_DECAY,
                "scale_identity.weight decays by 0.0, the operator that it is a part of by 0.1");
    }

    private static List<ParameterGroup> withoutIdentity(Model block, double decay) {
        List<ParameterGroup> groups = ParameterGroup.of(block, decay);
        var decayed = new java.util.LinkedHashMap<>(groups.get(0).parameters());
        var free = new java.util.LinkedHashMap<>(groups.get(1).parameters());
        groups.get(0).parameters().forEach((path, parameter) -> {
            if (path.contains("identity")) {
                decayed.remove(path);
                free.put(path, parameter);
            }
        });
        return List.of(new ParameterGroup(decayed, decay), new ParameterGroup(free, 0));
    }

    @Test
    public void aRunThatIsAboutToBreakItIsWarnedOf() {
        Scales scales = Perturbed.scattered(Prior.REPOPT_VGG.everywhere(), VGG, 1);
        try (Model model = Model.build(VGG, 0); var optimizer = new RepOptimizer(UpdatePlan.of(SgdRule.NESTEROV, model, 4e-5, scales), model, new ReferenceStep());
                var fresh = new RepOptimizer(UpdatePlan.of(SgdRule.NESTEROV, model, 4e-5, scales), model, new ReferenceStep())) {
            assertEquals(Flaw.of(optimizer, model, StepSpec.PLAIN), List.of());
            for (int i = 0; i < 2; i++) {
                Trainer.step(model, optimizer, 0.1, 0.1, () -> Ops.randn(4, 3, 16, 16), () -> org.reptorch.torch.Tensor.of(new long[] {0, 1, 2, 3}));
            }
            assertEquals(Flaw.of(optimizer, model, StepSpec.PLAIN), List.of());
            assertEquals(Flaw.of(fresh, model, StepSpec.PLAIN.withClipping(new Clipping(5, true))).stream().map(Flaw::kind).toList(),
                    List.of(Flaw.Kind.CLIPPING, Flaw.Kind.FRESH_OPTIMIZER));
        }
    }
}
