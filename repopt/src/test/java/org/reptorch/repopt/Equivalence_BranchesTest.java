package org.reptorch.repopt;

import static org.reptorch.repopt.Branch.average;
import static org.reptorch.repopt.Branch.depthwise;
import static org.reptorch.repopt.Branch.grouped;
import static org.reptorch.repopt.Branch.identity;
import static org.reptorch.repopt.Branch.kernel;
import static org.reptorch.repopt.Branch.mapped;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Size;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.AdafactorRule;
import org.reptorch.train.AdamRule;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.SgdRule;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every kind of branch, on every kind of operator, trains as its block does; the same proof fails for scales that are a thousandth off. */
public class Equivalence_BranchesTest {

    private static final double SAME = 1e-10;
    private static final double OFF = 1e-3;

    /** Columns that share taps, a row that several weights feed, one that none does. */
    private static final double[][] MAP = {{1, 0}, {0.5, -1}, {0, 0}, {0, 2}, {1, 1}, {-1, 0.25}, {0, 1}, {2, 0}, {0, -0.5}};

    private static final Prior MANY = Prior.of(kernel(3).searched(), kernel(1, 3).searched(), kernel(3, 1).times(-0.6), kernel(1).searched(), identity(),
            depthwise(3).searched(), average(3).searched(), mapped("m", 3, MAP).times(0.4));

    @DataProvider
    static Object[][] blocks() {
        return new Object[][] {
            {Prior.of(kernel(1).searched(), identity()), conv(6, 6, 1)},
            {Prior.of(kernel(1).searched(), identity(), depthwise(1).times(-0.7)), conv(6, 6, 1).groups(3)},
            {MANY, conv(6, 6, 3).padding(1)},
            {MANY, conv(4, 6, 3).padding(1).stride(2)},
            {MANY, conv(6, 6, 3).padding(2).dilation(2)},
            {MANY, conv(6, 6, 3).padding(1).groups(2)},
            {MANY, conv(6, 6, 3).padding(1).groups(6)},
            {MANY, conv(6, 6, 3)},
            {MANY, conv(6, 6, 3).padding(1).bias(true)},
            {Prior.of(depthwise(3).searched(), grouped(3, 2).searched(), grouped(1, 4).searched(), identity()), conv(8, 8, 3).padding(1)},
            {Prior.of(grouped(3, 4).searched(), kernel(1).times(0.3)), conv(8, 12, 3).padding(1).groups(2)},
            {Prior.of(depthwise(3).searched()), conv(3, 6, 3).padding(1)},
            {Prior.of(kernel(5).searched(), kernel(3).times(-0.7), average(3).searched(), average(5).times(0.9), kernel(1).searched(), identity()),
                conv(4, 4, 5).padding(2)},
            {Prior.of(kernel(7).searched(), kernel(3).searched(), kernel(1, 7).searched(), identity()), conv(4, 4, 7).padding(3)},
            {Prior.of(kernel(1, 3).searched(), kernel(3, 1).searched()), conv(3, 4, 3).padding(1)},
            {Prior.of(kernel(3, 5).searched(), kernel(3, 1).searched(), identity()), Layers.conv(4, 4, new Size(3, 5)).padding(new Size(1, 2))},
            {Prior.of(kernel(3).times(0.3, -0.5, 1.2, 2), kernel(1).searched()), conv(3, 4, 3).padding(1)},
            {Prior.of(mapped("rotation", 1, new double[][] {{0.6, -0.8}}).searched(), kernel(1).times(2)), conv(3, 4, 1)},
            {Prior.of(kernel(1).searched(), identity(), grouped(1, 2).searched()), Layers.linear(6, 6)},
            {Prior.of(kernel(1).times(0.5), depthwise(1).searched()), Layers.linear(4, 8).bias(false)},
            {Prior.of(kernel(1).searched(), identity()), Layers.scale(6, 1)},
        };
    }

    private static Layer.Conv2d conv(int in, int out, int kernel) {
        return Layers.conv(in, out, kernel);
    }

    @Test(dataProvider = "blocks")
    public void underSgdTheySayTheSameForFiftySteps(Prior prior, Layer target) {
        Equivalence equivalence = Equivalence.of(prior, target).withRule(SgdRule.NESTEROV, 0.1, 0.02);
        Equivalence.Proof proof = equivalence.verify();
        assertEquals(proof.differences().size(), 50);
        assertTrue(proof.holdsWithin(SAME), proof.toString());
        assertEquals(proof.flaws(), List.of());
        assertPerturbedFails(equivalence);
    }

    /** AdamW on the branches; the block's own optimizer knows nothing of priors. */
    @Test(dataProvider = "separable")
    public void underAdamWTheySayTheSameForFiftySteps(Prior prior, Layer target) {
        Equivalence equivalence = Equivalence.of(prior, target).withRule(AdamRule.ADAMW, 0.1, 1e-3);
        Equivalence.Proof proof = equivalence.verify();
        assertEquals(proof.differences().size(), 50);
        assertTrue(proof.holdsWithin(SAME), proof.toString());
        assertPerturbedFails(equivalence);
    }

    /** Where every weight of a branch has a tap to itself. */
    @DataProvider
    static Object[][] separable() {
        return java.util.Arrays.stream(blocks()).map(block -> new Object[] {withoutMixed((Prior) block[0]), block[1]})
                .filter(block -> block[0] != null).toArray(Object[][]::new);
    }

    private static Prior withoutMixed(Prior prior) {
        List<Branch> separable = prior.branches().stream().filter(branch -> branch.map().isEmpty()).toList();
        return separable.isEmpty() ? null : new Prior(separable);
    }

    @DataProvider
    static Object[][] adams() {
        return new Object[][] {{new AdamRule(0.9, 0.999, 1e-8, false, true), 0.1}, {new AdamRule(0.9, 0.999, 1e-3, true, true), 0.1},
            {new AdamRule(0.5, 0.9, 1e-8, true, false), 0.0}, {new AdamRule(0.9, 0.99, 1e-6, false, true, true), 0.1}};
    }

    @Test(dataProvider = "adams")
    public void everyAdamWithDecoupledDecayIsCovered(AdamRule rule, double decay) {
        Prior spread = Prior.of(kernel(3).searched(), kernel(1).searched(), depthwise(3).searched(), identity(),
                mapped("pick", 3, new double[][] {{0, 0, 0}, {2, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, -1, 0.5}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}}).searched());
        Equivalence equivalence = Equivalence.of(spread, conv(4, 4, 3).padding(1)).withRule(rule, decay, 1e-3).withSeed(5);
        Equivalence.Proof proof = equivalence.verify();
        assertTrue(proof.holdsWithin(SAME), proof.toString());
        assertPerturbedFails(equivalence);
    }

    /** The published rule takes the scales themselves: with scales of both signs it is another training. */
    @Test
    public void thePublishedAdamWIsNotEquivalent() {
        Equivalence.Proof proof = Equivalence.of(Prior.REPOPT_VGG, conv(4, 4, 3).padding(1)).withRule(AdamRule.ADAMW, 0.1, 1e-3).withForm(AdamForm.REFERENCE).verify();
        assertFalse(proof.holdsWithin(1e-2), "apart by only " + proof.worst());
    }

    @Test
    public void whatHasNoExactFormIsRefusedWithTheReason() {
        Prior averages = Prior.of(kernel(3).searched(), average(3).searched());
        assertRefused(Equivalence.of(averages, conv(4, 4, 3).padding(1)).withRule(AdamRule.ADAMW, 0.1, 1e-3),
                "conv.weight: Adam has no exact form for a branch whose weights share taps");
        assertRefused(Equivalence.of(Prior.REPOPT_VGG, conv(4, 4, 3).padding(1)).withRule(AdamRule.ADAM, 0.1, 1e-3),
                "conv.weight: Adam with weight decay in the gradient has no exact form under a prior");
        assertRefused(Equivalence.of(Prior.REPOPT_VGG, conv(4, 4, 3).padding(1)).withRule(AdafactorRule.DEFAULT, 0, 1e-3),
                "conv.weight: Adafactor has no exact form under a prior");
        assertRefused(Equivalence.of(Prior.REPOPT_VGG, conv(4, 4, 3).padding(1)).withRule(RmsPropRule.DEFAULT, 0.1, 1e-3),
                "conv.weight: RMSprop with weight decay has no exact form under a prior");
    }

    private static void assertRefused(Equivalence equivalence, String begin) {
        String message = expectThrows(ReptorchException.class, equivalence::verify).getMessage();
        assertTrue(message.startsWith(begin), message);
    }

    @DataProvider
    static Object[][] rmsProps() {
        return new Object[][] {{RmsPropRule.DEFAULT}, {new RmsPropRule(0.9, 1e-6, 0.9, false)}, {new RmsPropRule(0.9, 1e-3, 0.5, true)}};
    }

    @Test(dataProvider = "rmsProps")
    public void everyRmsPropWithoutDecayIsCovered(RmsPropRule rule) {
        Equivalence equivalence = Equivalence.of(Prior.REPOPT_VGG, conv(4, 4, 3).padding(1)).withRule(rule, 0, 1e-3);
        Equivalence.Proof proof = equivalence.verify();
        assertTrue(proof.holdsWithin(SAME), proof.toString());
        assertPerturbedFails(equivalence);
    }

    /** The same scales but for one of them, which is a thousandth larger. */
    static void assertPerturbedFails(Equivalence equivalence) {
        Scales given = equivalence.scales().orElseGet(() -> scattered(equivalence));
        Equivalence fixed = equivalence.withScales(given);
        Equivalence.Proof refuted = fixed.withSteps(10).withSetup(Equivalence.Setup.SOUND.withGradMultsOf(Perturbed.of(given, OFF))).verify();
        assertFalse(refuted.holdsWithin(1e-8), "apart by only " + refuted.worst());
        assertEquals(refuted.flaws().stream().map(Flaw::kind).toList(), List.of(Flaw.Kind.ITERATION));
    }

    static Scales scattered(Equivalence equivalence) {
        return Perturbed.scattered(equivalence.placement(), equivalence.model(), 7);
    }

    @DataProvider
    static Object[][] rules() {
        return new Object[][] {{new SgdRule(0, 0, false)}, {new SgdRule(0.9, 0, false)}, {new SgdRule(0.9, 0.5, false)}, {SgdRule.NESTEROV},
            {new SgdRule(0.8, 0, true, true)}};
    }

    @Test(dataProvider = "rules")
    public void everySgdIsCovered(SgdRule rule) {
        Equivalence equivalence = Equivalence.of(MANY, conv(4, 4, 3).padding(1)).withRule(rule, 0.1, 1e-3).withSeed(3);
        Equivalence.Proof proof = equivalence.verify();
        assertTrue(proof.holdsWithin(SAME), proof.toString());
        assertPerturbedFails(equivalence);
    }
}
