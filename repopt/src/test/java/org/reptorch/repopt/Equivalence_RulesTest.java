package org.reptorch.repopt;

import static org.reptorch.repopt.Branch.identity;
import static org.reptorch.repopt.Branch.kernel;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;


import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layers;
import org.reptorch.train.SgdRule;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The theorem of the paper by experiment: block and single convolution train alike, and only with both rules. */
public class Equivalence_RulesTest {

    private static final double SAME = 1e-10;
    private static final double APART = 1e-3;

    @DataProvider
    static Object[][] blocks() {
        return new Object[][] {
            {Prior.REPOPT_VGG, Layers.conv(6, 6, 3).padding(1)},
            {Prior.REPOPT_VGG, Layers.conv(5, 8, 3).padding(1)},
            {Prior.REPOPT_VGG, Layers.conv(6, 6, 3).padding(1).stride(2)},
            {Prior.REPOPT_VGG, Layers.conv(3, 7, 3).padding(1).stride(2)},
            {Prior.of(kernel(3).times(0.233), kernel(1).times(0.555)), Layers.conv(4, 4, 3).padding(1)},
            {Prior.of(kernel(5).searched(), kernel(3).times(-0.7), kernel(1).searched(), identity()), Layers.conv(4, 4, 5).padding(2)},
        };
    }

    @Test(dataProvider = "blocks")
    public void withBothRulesTheySayTheSameForFiftySteps(Prior prior, Conv2d target) {
        Equivalence.Proof proof = Equivalence.of(prior, target).verify();
        assertEquals(proof.differences().size(), 50);
        assertTrue(proof.holdsWithin(SAME), "apart by " + proof.worst());
    }

    @Test(dataProvider = "blocks")
    public void withoutTheRuleOfInitializationTheyPart(Prior prior, Conv2d target) {
        Equivalence.Proof proof = Equivalence.of(prior, target).withSetup(Equivalence.Setup.WITHOUT_INITIALIZATION).verify();
        assertFalse(proof.holdsWithin(APART), "apart by only " + proof.worst());
    }

    @Test(dataProvider = "blocks")
    public void withoutTheRuleOfIterationTheyPart(Prior prior, Conv2d target) {
        Equivalence.Proof proof = Equivalence.of(prior, target).withSetup(Equivalence.Setup.WITHOUT_ITERATION).verify();
        assertFalse(proof.holdsWithin(APART), "apart by only " + proof.worst());
    }

    @Test
    public void everySgdIsCovered() {
        for (SgdRule rule : new SgdRule[] {new SgdRule(0, 0, false), new SgdRule(0.9, 0, false), new SgdRule(0.9, 0.5, false), SgdRule.NESTEROV}) {
            Equivalence.Proof proof = Equivalence.of(Prior.REPOPT_VGG, Layers.conv(4, 4, 3).padding(1)).withRule(rule, 0.1, 0.05).withSeed(3).verify();
            assertTrue(proof.holdsWithin(SAME), rule + " apart by " + proof.worst());
        }
    }
}
