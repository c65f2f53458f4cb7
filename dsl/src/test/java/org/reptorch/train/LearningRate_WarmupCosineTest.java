package org.reptorch.train;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.reptorch.train.LearningRate.Cosine;
import org.reptorch.train.LearningRate.Warmup;
import org.testng.annotations.Test;

public class LearningRate_WarmupCosineTest {

    @Test
    public void itRisesInAStraightLine() {
        var rate = rate(0.1, 0.02, 0, 4, 100, 0);

        assertEquals(new double[] {rate.at(0), rate.at(1), rate.at(2), rate.at(3)}, new double[] {0.02, 0.04, 0.06, 0.08}, 1e-15);
    }

    @Test
    public void countedFromStepZeroTheCosineDropsWhereTheWarmupEnds() {
        var rate = rate(0.1, 0, 0, 5, 120, 0);

        assertEquals(rate.at(5), 0.05 * (1 + Math.cos(Math.PI * 5 / 120)), 1e-15);
        assertEquals(rate.at(5), 0.0996, 5e-5);
        assertTrue(rate.at(5) < 0.1);
    }

    @Test
    public void countedFromTheWarmupsEndItBeginsAtTheBaseAndIsHalfwayBetweenThatAndTheEnd() {
        var rate = rate(0.1, 0, 0.02, 20, 120, 20);

        assertEquals(rate.at(19), 0.095, 1e-15);
        assertEquals(rate.at(20), 0.1, 0);
        assertEquals(rate.at(70), 0.06, 1e-15);
        assertEquals(rate.at(120), 0.02, 0);
        assertEquals(rate.at(121), 0.02, 0);
    }

    @Test
    public void itIsHalfwayInTheMiddleAndAtTheMinimumFromTheEndOn() {
        var rate = rate(0.5, 0, 0.1, 10, 100, 0);

        assertEquals(rate.at(50), 0.3, 1e-15);
        assertEquals(rate.at(100), 0.1, 0);
        assertEquals(rate.at(100_000), 0.1, 0);
        assertTrue(rate.at(99) > 0.1);
    }

    @Test
    public void withoutWarmupItBeginsAtTheBase() {
        assertEquals(rate(0.5, 0, 0, 0, 10, 0).at(0), 0.5, 0);
    }

    @Test
    public void itFallsAfterTheWarmupAtEveryStep() {
        var rate = rate(0.1, 0, 0, 30, 300, 0);
        for (int step = 31; step <= 300; step++) {
            assertTrue(rate.at(step) < rate.at(step - 1), "step " + step);
        }
    }

    @Test
    public void aWarmupOfTheWholeRunNeverReachesTheCosine() {
        var rate = rate(0.1, 0, 0, 10, 10, 0);

        assertEquals(rate.at(9), 0.09, 1e-15);
        assertEquals(rate.at(10), 0, 0);
        assertEquals(rate(0.1, 0, 0, 10, 10, 10).at(10), 0, 0);
    }

    @Test
    public void aConstantRateStays() {
        assertEquals(new LearningRate.Constant(0.3).at(0), 0.3);
        assertEquals(new LearningRate.Constant(0.3).at(1_000_000), 0.3);
    }

    private static LearningRate rate(double base, double start, double minimum, long warmup, long total, long cosineStart) {
        return new Warmup(start, warmup, cosineStart == 0, new Cosine(base, minimum, total - cosineStart));
    }
}
