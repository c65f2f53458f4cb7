package org.reptorch.nn;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import org.reptorch.torch.Autocast;
import org.reptorch.torch.DType;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Average pooling of windows that overlap is {@code avg_pool2d}, forth and back. */
public class OverlappingAverage_ContractTest {

    private static final double BFLOAT16 = 1.0 / 128;

    @DataProvider
    public Object[][] poolings() {
        var three = Layers.averagePool(3).stride(1);
        var wide = new Pooling.Average(new Size(2, 5), new Size(2, 3), new Size(0, 2), false, true);
        return new Object[][] {{three, DType.FLOAT32, 2e-6}, {three.padding(1), DType.FLOAT32, 2e-6}, {three.stride(2).padding(1), DType.FLOAT32, 2e-6}, {wide, DType.FLOAT32, 2e-6},
            {three, DType.BFLOAT16, BFLOAT16}, {three.stride(2).padding(1), DType.BFLOAT16, BFLOAT16}};
    }

    @Test(dataProvider = "poolings")
    public void valuesAndGradientsAreThoseOfTheOperator(Pooling.Average pooling, DType dtype, double tolerance) {
        assertTrue(OverlappingAverage.fits(pooling));
        for (MemoryFormat format : new MemoryFormat[] {MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST}) {
            try (var scope = Scope.open()) {
                Torch.manualSeed(1);
                Tensor input = Ops.randn(4, 19, 9, 11).to(dtype).contiguous(format).requiresGrad(true);
                Tensor exact = input.detach().to(DType.FLOAT64).requiresGrad(true);
                Tensor fast = computed(pooling).apply(input, true);
                Tensor expected = computed(pooling).apply(exact, true);
                Tensor back = Ops.randn(fast.shape()).to(dtype);
                fast.mul(back).sum().backward();
                expected.mul(back.to(DType.FLOAT64)).sum().backward();
                assertEquals(fast.dtype(), dtype);
                near(fast, expected, tolerance);
                near(input.grad(), exact.grad(), tolerance);
            }
        }
    }

    private static Forward computed(Pooling.Average pooling) {
        return Forward.of(pooling, "pool", path -> null);
    }

    private static void near(Tensor actual, Tensor expected, double tolerance) {
        double apart = actual.to(DType.FLOAT64).sub(expected).abs().amax().item() / expected.abs().amax().item();
        assertTrue(apart <= tolerance, "apart by " + apart);
    }

    @Test
    public void evaluationAndAutocastsFloat32AreTheOperatorsOwn() {
        try (var scope = Scope.open()) {
            Tensor input = Ops.randn(2, 3, 6, 6);
            Tensor operator = input.avgPool2d(3, 1, 0, false, true);
            var three = computed(Layers.averagePool(3).stride(1));
            assertTrue(three.apply(input, false).equal(operator));
            try (var casting = Autocast.open(DType.BFLOAT16)) {
                Tensor under = three.apply(input, true);
                assertEquals(under.dtype(), DType.FLOAT32);
                assertTrue(under.equal(operator));
            }
        }
    }

    @Test
    public void windowsThatDoNotOverlapOrDivideByTheirOwnNumberAreTheOperators() {
        assertFalse(OverlappingAverage.fits(Layers.averagePool(2)));
        assertFalse(OverlappingAverage.fits(Layers.averagePool(3).stride(1).ceilMode(true)));
        assertFalse(OverlappingAverage.fits(Layers.averagePool(3).stride(1).padding(1).countIncludePad(false)));
        assertTrue(OverlappingAverage.fits(Layers.averagePool(3).stride(1).countIncludePad(false)));
    }
}
