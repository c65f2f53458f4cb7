package org.reptorch.quant;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class Observer_RangeTest {

    @DataProvider
    public Iterator<Object[]> recorded() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(Observer_RangeTest.class.getResourceAsStream("observers/observers.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> new Object[] {line}).toList().iterator();
        }
    }

    @Test(dataProvider = "recorded")
    public void minMaxAndMovingAverageChooseThePyTorchQuantizer(String line) {
        String[] words = line.split(" ", 6);
        Observer observer = words[0].equals("min-max") ? new Observer.MinMax() : new Observer.MovingAverage(0.25);
        AffineQuantizer quantizer = observed(observer, new ActivationScheme(Integer.parseInt(words[1]), Boolean.parseBoolean(words[2])),
                Stream.of(words[5].split(" \\| ")).map(Observer_RangeTest::floats).toArray(float[][]::new));
        assertEquals(quantizer.zeroPoint(), Integer.parseInt(words[4]));
        assertEquals(quantizer.scale(), Float.parseFloat(words[3]), 1e-6f * quantizer.scale());
    }

    private static float[] floats(String text) {
        String[] words = text.split(" ");
        var values = new float[words.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(words[i]);
        }
        return values;
    }

    private static AffineQuantizer observed(Observer observer, ActivationScheme scheme, float[]... batches) {
        Observer.Observation observation = observer.begin();
        for (float[] batch : batches) {
            try (Scope scope = Scope.open()) {
                observation.see(Tensor.of(batch, batch.length));
            }
        }
        return observation.quantizer(scheme);
    }

    /** Normal numbers, and one far out; later batches reach further, so that bins are merged. */
    private static float[][] longTailed(boolean positive) {
        var random = new SplittableRandom(5);
        var batches = new float[3][20_000];
        for (int b = 0; b < batches.length; b++) {
            for (int i = 0; i < batches[b].length; i++) {
                double x = random.nextGaussian() * (b + 1);
                batches[b][i] = (float) (positive ? Math.max(x, 0) : x);
            }
        }
        batches[2][7] = 60;
        return batches;
    }

    @DataProvider
    public Object[][] signs() {
        return new Object[][] {{true}, {false}};
    }

    @Test(dataProvider = "signs")
    public void theRangeByMeanSquaredErrorLosesLeastOfAllRanges(boolean positive) {
        losesLeast(Observer.Histogram.Criterion.MSE, positive, 2);
    }

    @Test(dataProvider = "signs")
    public void theRangeByMeanAbsoluteErrorLosesLeastOfAllRanges(boolean positive) {
        losesLeast(Observer.Histogram.Criterion.MEAN_ABSOLUTE_ERROR, positive, 1);
    }

    /** The loss is computed from the numbers themselves, not from their histogram. */
    private static void losesLeast(Observer.Histogram.Criterion criterion, boolean positive, int power) {
        float[][] batches = longTailed(positive);
        var scheme = new ActivationScheme(4, false);
        double chosen = loss(observed(new Observer.Histogram(criterion), scheme, batches), batches, power);
        AffineQuantizer whole = observed(new Observer.MinMax(), scheme, batches);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= 100; i++) {
            best = Math.min(best, loss(AffineQuantizer.of(whole.min() * i / 100, whole.max() * i / 100, scheme), batches, power));
        }
        assertTrue(chosen <= best * 1.02, chosen + " against " + best);
        assertTrue(chosen < loss(whole, batches, power) / 2, "an outlier does not decide the range");
    }

    private static double loss(AffineQuantizer quantizer, float[][] batches, int power) {
        double loss = 0;
        for (float[] batch : batches) {
            for (float x : batch) {
                double q = Math.clamp(Math.rint(x / quantizer.scale()) + quantizer.zeroPoint(), quantizer.least(), quantizer.most());
                loss += Math.pow(Math.abs((q - quantizer.zeroPoint()) * quantizer.scale() - x), power);
            }
        }
        return loss;
    }

    @Test
    public void entropyCutsOffALongTailAndKeepsAUniformRange() {
        AffineQuantizer tail = observed(Observer.of("entropy"), ActivationScheme.INT8, longTailed(true));
        assertTrue(tail.max() > 5 && tail.max() < 40, "cut at " + tail.max());
        var uniform = new float[50_000];
        for (int i = 0; i < uniform.length; i++) {
            uniform[i] = i / (float) uniform.length;
        }
        assertEquals(observed(Observer.of("entropy"), ActivationScheme.INT8, uniform).max(), 1, 0.02);
    }

    @Test
    public void percentileLeavesThatShareOutside() {
        var ramp = new float[100_000];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i / (float) ramp.length;
        }
        assertEquals(observed(new Observer.Percentile(99), ActivationScheme.INT8, ramp).max(), 0.99, 1e-3);
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = 2 * ramp[i] - 1;
        }
        AffineQuantizer both = observed(new Observer.Percentile(99), ActivationScheme.INT8, ramp);
        assertEquals(both.max(), 0.99, 0.01);
        assertEquals(both.min(), -0.99, 0.01);
    }

    @DataProvider
    public Object[][] names() {
        return Stream.of("min-max", "moving-average", "percentile", "mse", "entropy", "mean-absolute-error").map(name -> new Object[] {name}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "names")
    public void zerosAndConstantsAreRepresentedExactly(String name) {
        AffineQuantizer zeros = observed(Observer.of(name), ActivationScheme.INT8, new float[9], new float[9]);
        assertEquals(List.of(zeros.scale(), zeros.zeroPoint()), List.of(1f, 0));
        for (float constant : new float[] {3.7f, -0.02f, 1e-12f}) {
            AffineQuantizer quantizer = observed(Observer.of(name), ActivationScheme.INT8, new float[] {constant, constant, constant});
            double q = Math.clamp(Math.rint(constant / quantizer.scale()) + quantizer.zeroPoint(), 0, 255);
            assertEquals((q - quantizer.zeroPoint()) * quantizer.scale(), constant, Math.abs(constant) * 0.02, name + " of " + constant + ": " + quantizer);
        }
    }

    @Test(dataProvider = "names")
    public void numbersThatAreNoneAreRefused(String name) {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            var refusal = expectThrows(ReptorchException.class, () -> observed(Observer.of(name), ActivationScheme.INT8, new float[] {1, bad, 2}));
            assertTrue(refusal.getMessage().startsWith("activations reach from "), refusal.getMessage());
        }
    }

    @Test
    public void anUnknownNameIsRefusedWithTheKnownOnes() {
        var refusal = expectThrows(IllegalArgumentException.class, () -> Observer.of("max"));
        assertEquals(refusal.getMessage(), "no observer is called 'max'; known are min-max, moving-average, percentile, mse, entropy, mean-absolute-error");
    }
}
