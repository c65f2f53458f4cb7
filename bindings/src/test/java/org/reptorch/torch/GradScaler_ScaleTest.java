package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;

import org.testng.annotations.Test;

/** How the scale moves, when a step is left out, what becomes of gradients; the numbers are those of torch.amp.GradScaler in PyTorch 2.13. */
public class GradScaler_ScaleTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    public void scaleAndStepsAreThoseOfPyTorch() {
        double[] slopes = {2, 2, 2, INF, 2, 2, Double.NaN, 2, 2, 2, 2, INF, INF, 2};
        float[] scales = {1024, 1024, 2048, 1024, 1024, 1024, 512, 512, 512, 1024, 1024, 512, 256, 256};
        int[] finiteSteps = {1, 2, 0, 0, 1, 2, 0, 1, 2, 0, 1, 0, 0, 1};
        float[] values = {-1, -2, -3, -3, -4, -5, -5, -6, -7, -8, -9, -9, -9, -10};
        try (var scope = Scope.open()) {
            var scaler = new GradScaler(new GradScaler.Settings(1024, 2, 0.5, 3));
            Tensor p = Tensor.zeros(DType.FLOAT32, 2).requiresGrad(true);
            for (int i = 0; i < slopes.length; i++) {
                p.setGrad(null);
                scaler.scale(p.mul(Tensor.of(new float[] {1, (float) slopes[i]})).sum()).backward();
                if (scaler.unscale(List.of(p))) {
                    try (var noGrad = NoGrad.open()) {
                        p.sub_(p.grad());
                    }
                }
                scaler.update();
                assertEquals(scaler.state(), new GradScaler.State(scales[i], finiteSteps[i]), "step " + i);
                assertEquals(p.toFloatArray(), new float[] {values[i], 2 * values[i]}, "step " + i);
            }
        }
    }

    @Test
    public void theScaleStaysAFiniteFloat32() {
        try (var scope = Scope.open()) {
            var scaler = new GradScaler(new GradScaler.Settings(3e38, 2, 0.3, 1));
            var scales = new ArrayList<Double>();
            for (double grad : new double[] {1, Double.NaN, Double.NaN, 1}) {
                Tensor p = Tensor.of(new float[] {0}).requiresGrad(true);
                p.setGrad(Tensor.of(new float[] {(float) grad}));
                scaler.unscale(List.of(p));
                scaler.update();
                scales.add((double) scaler.state().scale());
            }
            assertEquals(scales, List.of(3.0000000054977558e+38, 8.999999813669171e+37, 2.6999999441007514e+37, 5.399999888201503e+37));
        }
    }

    @Test
    public void theDefaultsAreThoseOfPyTorch() {
        var scaler = new GradScaler();
        assertEquals(scaler.state(), new GradScaler.State(65536, 0));
        assertEquals(GradScaler.Settings.DEFAULT, new GradScaler.Settings(65536.0, 2.0, 0.5, 2000));
        scaler.load(new GradScaler.State(8, 1999));
        try (var scope = Scope.open()) {
            Tensor p = Tensor.of(new float[] {0}).requiresGrad(true);
            assertTrue(scaler.unscale(List.of(p)));
            scaler.update();
            assertEquals(scaler.state(), new GradScaler.State(16, 0));
        }
    }

    @Test
    public void gradientsOfEveryDtypeAreDivided() {
        try (var scope = Scope.open()) {
            var scaler = new GradScaler(new GradScaler.Settings(4, 2, 0.5, 100));
            var parameters = new ArrayList<Tensor>();
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64, DType.BFLOAT16, DType.FLOAT32)) {
                Tensor p = Tensor.ones(dtype, 3).requiresGrad(true);
                parameters.add(p);
                scaler.scale(p.sum()).backward();
                assertEquals(p.grad().toFloatArray(), new float[] {4, 4, 4});
            }
            parameters.add(Tensor.ones(DType.FLOAT32, 3)); // without a gradient
            assertTrue(scaler.unscale(parameters));
            for (Tensor p : parameters.subList(0, 4)) {
                assertEquals(p.grad().toFloatArray(), new float[] {1, 1, 1});
            }
        }
    }

    @Test
    public void oneOptimizersOverflowLeavesTheOthersStepButMovesTheScale() {
        try (var scope = Scope.open()) {
            var scaler = new GradScaler(new GradScaler.Settings(4, 2, 0.5, 100));
            Tensor p = Tensor.ones(DType.FLOAT32, 1).requiresGrad(true);
            Tensor q = Tensor.ones(DType.FLOAT32, 1).requiresGrad(true);
            scaler.scale(p.mul(Float.POSITIVE_INFINITY).add(q)).backward();
            assertFalse(scaler.unscale(List.of(p)));
            assertTrue(scaler.unscale(List.of(q)));
            scaler.update();
            assertEquals(scaler.state(), new GradScaler.State(2, 0));
        }
    }

    @Test
    public void aFloat16LossIsScaledInFloat32() {
        try (var scope = Scope.open()) {
            Tensor scaled = new GradScaler().scale(Tensor.scalar(2, DType.FLOAT16));
            assertEquals(scaled.dtype(), DType.FLOAT32);
            assertEquals(scaled.item(), 131072.0);
        }
    }

    @Test
    public void mistakesAreRefusedInWords() {
        try (var scope = Scope.open()) {
            var scaler = new GradScaler();
            Tensor p = Tensor.ones(DType.FLOAT32, 1).requiresGrad(true);
            assertEquals(expectThrows(IllegalStateException.class, scaler::update).getMessage(),
                    "grad scaler: nothing was checked since the last update; call unscale(parameters) before update()");
            scaler.unscale(List.of(p));
            String twice = "grad scaler: the gradient of a parameter would be divided twice; call update() after every step";
            assertEquals(expectThrows(IllegalStateException.class, () -> scaler.unscale(List.of(p))).getMessage(), twice);
            scaler.update();
            assertEquals(expectThrows(IllegalStateException.class, () -> scaler.unscale(List.of(p, p))).getMessage(), twice);
            Tensor half = Tensor.ones(DType.FLOAT16, 1).requiresGrad(true);
            half.setGrad(Tensor.ones(DType.FLOAT16, 1));
            p.setGrad(Tensor.ones(DType.FLOAT32, 1));
            assertEquals(expectThrows(IllegalArgumentException.class, () -> scaler.unscale(List.of(p, half))).getMessage(),
                    "grad scaler: a gradient is float16 and may vanish when it is divided; keep parameters in float32 under Autocast");
            assertEquals(p.grad().item(), 1.0);
            expectThrows(IllegalArgumentException.class, () -> new GradScaler.Settings(0, 2, 0.5, 1));
            expectThrows(IllegalArgumentException.class, () -> new GradScaler.Settings(1, 1, 0.5, 1));
            expectThrows(IllegalArgumentException.class, () -> new GradScaler.Settings(1, 2, 1, 1));
            expectThrows(IllegalArgumentException.class, () -> new GradScaler.Settings(1, 2, 0.5, 0));
            expectThrows(IllegalArgumentException.class, () -> scaler.load(new GradScaler.State(Float.NaN, 0)));
        }
    }
}
