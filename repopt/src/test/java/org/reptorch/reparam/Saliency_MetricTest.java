package org.reptorch.reparam;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;

import java.util.List;
import java.util.Map;

import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.Test;

/** Scores against their equations, where gradient and Hessian are known: L = x1^2 y1 + 3 x2 y2 with x = (2, -1), y = (5, -4). */
public class Saliency_MetricTest {

    private static final double[] X = {2, -1};
    private static final double[] Y = {5, -4};
    // dL/dx = (2 x1 y1, 3 y2), dL/dy = (x1^2, 3 x2)
    private static final double[] GX = {20, -12};
    private static final double[] GY = {4, -3};
    // H g: d/dx1 = 2 y1 gx1 + 2 x1 gy1, d/dx2 = 3 gy2, d/dy1 = 2 x1 gx1, d/dy2 = 3 gx2
    private static final double[] HX = {2 * 5 * 20 + 2 * 2 * 4, 3 * -3};
    private static final double[] HY = {2 * 2 * 20, 3 * -12};

    private static Tensor loss(Tensor x, Tensor y) {
        return x.narrow(0, 0, 1).pow(2).mul(y.narrow(0, 0, 1)).sum().add(x.narrow(0, 1, 1).mul(y.narrow(0, 1, 1)).sum().mul(3));
    }

    private static Map<String, Double> scores(Metric metric, int updates) {
        try (var scope = Scope.open(); var saliency = new Saliency(metric, List.of("x", "y"))) {
            Tensor x = Tensor.of(X, 2).requiresGrad(true);
            Tensor y = Tensor.of(Y, 2).requiresGrad(true);
            for (int update = 0; update < updates; update++) {
                Tensor loss = loss(x, y);
                if (saliency.wantsLoss()) {
                    saliency.record(List.of(x, y), List.of(x, y), loss);
                }
                loss.backward();
                saliency.record(List.of(x, y));
                x.setGrad(null);
                y.setGrad(null);
            }
            return saliency.scores(7);
        }
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1];
    }

    @Test
    public void eachMetricIsItsEquationAveragedOverUpdates() {
        for (int updates : new int[] {1, 2, 4}) { // whose means are exact
            assertEquals(scores(Metric.SYNFLOW, updates), Map.of("x", dot(GX, X), "y", dot(GY, Y)));
            assertEquals(scores(Metric.SNIP, updates), Map.of("x", 40.0 + 12, "y", 20.0 + 12));
            assertEquals(scores(Metric.GRAD_NORM, updates), Map.of("x", Math.sqrt(544), "y", 5.0));
            assertEquals(scores(Metric.GRASP, updates), Map.of("x", -dot(HX, X), "y", -dot(HY, Y)));
        }
    }

    @Test
    public void synflowIsSigned() {
        try (var scope = Scope.open(); var saliency = new Saliency(Metric.SYNFLOW, List.of("x"))) {
            Tensor x = Tensor.of(X, 2).requiresGrad(true);
            x.sum().mul(-3).backward();
            saliency.record(List.of(x));
            assertEquals(saliency.scores(0), Map.of("x", -3.0));
        }
    }

    @Test
    public void aVoteCountsFirstPlacesAndRanksBehindThePoint() {
        // x is first by synflow (52, 32), snip (52, 32), norm (23.3, 5) and grasp (-441, -544).
        assertEquals(scores(Metric.VOTE, 1).get("x"), 4 + 4 * (1.0 / 8), 1e-12);
        Map<String, Double> votes = Saliency.votes(List.of(Map.of("a", 1.0, "b", 2.0, "c", 3.0), Map.of("a", 3.0, "b", 2.0, "c", 1.0)));
        assertEquals(votes, Map.of("a", 1 + 2.0 / 6, "b", 2.0 / 6, "c", 1 + 2.0 / 6));
    }

    @Test
    public void aRandomScoreDependsOnTheSeedAlone() {
        try (var one = new Saliency(Metric.RANDOM, List.of("x", "y")); var other = new Saliency(Metric.RANDOM, List.of("x", "y"))) {
            assertEquals(one.scores(4), other.scores(4));
            assertNotEquals(one.scores(4), other.scores(5));
            assertEquals(one.state(), Map.of());
        }
    }
}
