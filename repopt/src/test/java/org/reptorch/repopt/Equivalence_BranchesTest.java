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

import java.util.List;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Size;
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

    /** The same scales but for one of them, which is a thousandth larger. */
    static void assertPerturbedFails(Equivalence equivalence) {
        Scales given = equivalence.scales().orElseGet(() -> scattered(equivalence));
        Equivalence fixed = equivalence.withScales(given);
        Equivalence.Proof refuted = fixed.withSetup(Equivalence.Setup.SOUND.withGradMultsOf(Perturbed.of(given, OFF))).verify();
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
