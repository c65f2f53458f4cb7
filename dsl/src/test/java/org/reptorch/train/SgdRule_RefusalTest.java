package org.reptorch.train;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SgdRule_RefusalTest {

    @DataProvider
    Object[][] refusals() {
        return new Object[][] {
            {-0.1, 0.0, false, "momentum must not be negative, it is -0.1"},
            {Double.NaN, 0.0, false, "momentum must not be negative, it is NaN"},
            {0.0, 0.0, true, "Nesterov needs a momentum and no dampening; momentum is 0.0, dampening 0.0"},
            {0.9, 0.1, true, "Nesterov needs a momentum and no dampening; momentum is 0.9, dampening 0.1"},
        };
    }

    @Test(dataProvider = "refusals")
    public void whatPyTorchRefusesIsRefused(double momentum, double dampening, boolean nesterov, String message) {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new SgdRule(momentum, dampening, nesterov)).getMessage(), message);
    }

    @Test
    public void theDefaultIsThatOfThePapers() {
        assertEquals(SgdRule.NESTEROV, new SgdRule(0.9, 0, true));
    }
}
