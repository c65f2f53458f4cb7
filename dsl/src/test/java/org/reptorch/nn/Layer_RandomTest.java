package org.reptorch.nn;

import static org.reptorch.nn.Layers.dropout;
import static org.reptorch.nn.Layers.stochasticDepth;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.Arrays;

import org.reptorch.torch.DType;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Layers that draw: with PyTorch's draws after {@code torch.manual_seed(3)}, and nothing in evaluation. */
public class Layer_RandomTest {

    /** {@code torch.nn.Dropout(0.3)(torch.ones(40)) > 0}; the first half is also {@code torch.empty(20, 1, 1, 1).bernoulli_(0.7)}. */
    private static final int[] KEPT = {1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0};

    @Test
    public void dropoutZeroesWhatPyTorchZeroesAndScalesTheRest() {
        try (Scope scope = Scope.open(); Model model = Model.build(new ModelSpec("d", dropout(0.3), 0), 1)) {
            Torch.manualSeed(3);
            double[] output = model.forward(Ops.ones(new long[] {40}, DType.FLOAT64)).toDoubleArray();

            assertEquals(output, Arrays.stream(KEPT).mapToDouble(kept -> kept / 0.7).toArray(), 1e-12);
        }
    }

    @Test
    public void stochasticDepthDropsWholeImages() {
        try (Scope scope = Scope.open(); Model model = Model.build(new ModelSpec("d", stochasticDepth(0.3), 0), 1)) {
            Torch.manualSeed(3);
            double[] output = model.forward(Ops.ones(new long[] {20, 2, 1, 3}, DType.FLOAT64)).toDoubleArray();

            for (int i = 0; i < output.length; i++) {
                assertEquals(output[i], KEPT[i / 6] / 0.7, 1e-12);
            }
        }
    }

    @Test
    public void gradientsGoWhereTheOutputCameFrom() {
        try (Scope scope = Scope.open(); Model model = Model.build(new ModelSpec("d", stochasticDepth(0.5), 0), 1)) {
            Tensor x = Ops.ones(new long[] {16, 3}, DType.FLOAT64).requiresGrad(true);
            Tensor output = model.forward(x);
            output.sum().backward();

            assertTrue(x.grad().equal(output.detach()));
        }
    }

    @DataProvider
    Object[][] layers() {
        return new Object[][] {{dropout(0.5)}, {stochasticDepth(0.5)}};
    }

    @Test(dataProvider = "layers")
    public void evaluationNeitherChangesNorDraws(Layer layer) {
        try (Scope scope = Scope.open(); Model model = Model.build(new ModelSpec("d", layer, 0), 1).eval()) {
            Tensor x = Ops.ones(30);
            Torch.manualSeed(3);
            double next = Ops.rand(1).item();
            Torch.manualSeed(3);
            assertTrue(model.forward(x).equal(x));
            assertEquals(Ops.rand(1).item(), next);
        }
    }

    @Test
    public void everythingMayBeDropped() {
        for (Layer layer : new Layer[] {dropout(1), stochasticDepth(1)}) {
            try (Scope scope = Scope.open(); Model model = Model.build(new ModelSpec("d", layer, 0), 1)) {
                assertEquals(model.forward(Ops.ones(3, 2)).toDoubleArray(), new double[6]);
            }
        }
    }

    @Test
    public void whatIsNoProbabilityIsRefused() {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> dropout(1.5)).getMessage(), "Dropout: p must be from 0 to 1, not 1.5");
        assertEquals(expectThrows(IllegalArgumentException.class, () -> stochasticDepth(Double.NaN)).getMessage(),
                "StochasticDepth: p must be from 0 to 1, not NaN");
    }
}
