package org.reptorch.quant;

import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.quant.TrainedModels.images;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.lang.foreign.MemorySegment;
import java.util.Map;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class QuantizedWeights_ValuesTest {

    @DataProvider
    public Object[][] dtypes() {
        return new Object[][] {{DType.FLOAT32}, {DType.FLOAT64}, {DType.FLOAT16}, {DType.BFLOAT16}};
    }

    @Test(dataProvider = "dtypes")
    public void theWeightsAreThoseOfFakeQuantizePerChannelAffineBitForBit(DType dtype) {
        var spec = new ModelSpec("net", sequence().then("conv", conv(20, 30, 3).groups(5)).then("linear", new Layer.Linear(77, 130, false)), 130);
        try (Model model = Model.build(spec, Device.CPU, dtype, 11);
                Model dequantized = QuantizedWeights.of(model).dequantized();
                Scope scope = Scope.open()) {
            for (String path : model.parameters().keySet()) {
                Tensor weight = model.parameter(path).detach();
                Tensor largest = weight.abs().flatten(1).amax(1).to(DType.FLOAT64);
                Tensor scale = largest.div(Tensor.scalar(127, DType.FLOAT64)).to(DType.FLOAT32);
                Tensor zeroPoint = Tensor.zeros(DType.INT32, weight.size(0));
                Tensor expected = weight.fakeQuantizePerChannelAffine(scale, zeroPoint, 0, -127, 127);
                assertEquals(dequantized.parameter(path).toStored(), expected.toStored(), path);
            }
        }
    }

    @Test
    public void manyRandomChannelsAgreeWithFakeQuantizePerChannelAffine() {
        try (Scope scope = Scope.open()) {
            Tensor magnitudes = images(1, DType.FLOAT32, 2000, 1).mul(20).exp();
            Tensor weight = images(2, DType.FLOAT32, 2000, 50).mul(magnitudes);
            Tensor scale = weight.abs().amax(1).div(127);
            Tensor expected = weight.fakeQuantizePerChannelAffine(scale, Tensor.zeros(DType.INT32, 2000), 0, -127, 127);
            QuantizedWeight quantized = quantized(weight.toStored());
            assertEquals(quantized.scales(), scale.toStored());
            assertEquals(Tensor.of(quantized.dequantized()).to(DType.FLOAT32).toStored(), expected.toStored());
        }
    }

    @Test
    public void halvesGoToTheEvenNeighbour() {
        QuantizedWeight quantized = quantized(StoredTensor.of(new float[] {127, 0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -2.5f, -127}, 1, 8));

        assertEquals(quantized.scales().toFloatArray(), new float[] {1});
        assertEquals(quantized.values().toLongArray(), new long[] {127, 0, 2, 2, 0, -2, -2, -127});
    }

    @Test
    public void everyChannelHasItsScaleAndKeepsItsLargestWeight() {
        QuantizedWeight quantized = quantized(StoredTensor.of(new float[] {127, -1, -254, 4, 0.127f, 0.1f}, 3, 2));

        assertEquals(quantized.scales().toFloatArray(), new float[] {1, 2, 0.127f / 127});
        assertEquals(quantized.values(), new StoredTensor(DType.INT8, new long[] {3, 2}, MemorySegment.ofArray(
                new byte[] {127, -1, -127, 2, 127, 100})));
        assertEquals(quantized.bytes(), 6 + 3 * 4);
    }

    @Test
    public void aChannelOfZerosHasScaleOneAndNoError() {
        QuantizedWeight quantized = quantized(StoredTensor.of(new float[] {0, -0f}, 1, 2));

        assertEquals(quantized.scales().toFloatArray(), new float[] {1});
        assertEquals(quantized.values().toLongArray(), new long[] {0, 0});
        assertEquals(quantized.relativeError(), 0.0);
    }

    @Test
    public void theSmallestFloatsLeaveNoNaN() {
        QuantizedWeight quantized = quantized(StoredTensor.of(new float[] {Float.MIN_VALUE, 0, 1e-37f, 0}, 2, 2));

        assertEquals(quantized.scales().toFloatArray(), new float[] {Float.MIN_NORMAL, Float.MIN_NORMAL});
        assertEquals(quantized.values().toLongArray(), new long[] {0, 0, 9, 0});
    }

    @Test
    public void theLargestFloatsStayFinite() {
        QuantizedWeight quantized = quantized(StoredTensor.of(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}, 1, 2));

        assertEquals(quantized.values().toLongArray(), new long[] {127, -127});
        assertTrue(quantized.relativeError() < 1e-6);
    }

    @Test
    public void theRelativeErrorIsThatOfTheWholeWeightInTheL2Norm() {
        QuantizedWeight quantized = quantized(StoredTensor.of(new double[] {127, 0.25, 254, 0.5}, 2, 2));

        assertEquals(quantized.values().toLongArray(), new long[] {127, 0, 127, 0});
        double norm = Math.sqrt(127 * 127 + 0.0625 + 254 * 254 + 0.25);
        assertEquals(quantized.relativeError(), Math.sqrt(0.0625 + 0.25) / norm, 1e-15);
    }

    @DataProvider
    public Object[][] impossible() {
        return new Object[][] {
            {Double.NaN, "linear.weight holds NaN in output channel 1, which no INT8 number stands for; "},
            {Double.NEGATIVE_INFINITY, "linear.weight holds -Infinity in output channel 1, which no INT8 number stands for; "},
            {-1e300, "linear.weight holds 1.0E300 in output channel 1, which needs a scale beyond float32; "},
        };
    }

    @Test(dataProvider = "impossible")
    public void aWeightThatInt8CannotHoldIsRefusedWithItsLayer(double weight, String message) {
        var refusal = expectThrows(ReptorchException.class, () -> quantized(StoredTensor.of(new double[] {1, 2, 3, weight}, 2, 2)));

        assertEquals(refusal.getMessage(), message + "quantize a checkpoint from before training diverged");
    }

    private static QuantizedWeight quantized(StoredTensor weight) {
        var linear = new Layer.Linear((int) weight.shape()[1], (int) weight.shape()[0], false);
        var spec = new ModelSpec("net", sequence().then("linear", linear), linear.out());
        try (Model model = Model.of(spec, weight.dtype(), Map.of("linear.weight", weight))) {
            return QuantizedWeights.of(model).weight("linear");
        }
    }
}
