package org.reptorch.torch;

import static org.reptorch.torch.LazyDevice.LAZY;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What tests on {@link LazyDevice} rest on: it computes, and it refuses tensors of the CPU. */
public class Device_LazyTest {

    @Test
    public void aDeviceIsNamedAsItsTensorsNameIt() {
        assertEquals(LAZY, new Device("lazy", 0));
        assertEquals(LAZY.verified(), LAZY);
        assertEquals(Device.CPU.verified(), Device.CPU);
        assertEquals(Device.of("cpu:0").verified(), Device.CPU);
        expectThrows(TorchException.class, () -> Device.of("xpu").verified());
    }

    @Test
    public void itComputesNumbersAndGradients() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new double[] {1, 2, 3}).to(LAZY, DType.FLOAT64).requiresGrad(true);
            Tensor sum = x.mul(x).sum();
            assertEquals(sum.device(), LAZY);
            sum.backward();
            assertEquals(sum.item(), 14.0);
            assertEquals(x.grad().device(), LAZY);
            assertEquals(x.grad().toDoubleArray(), new double[] {2, 4, 6});
        }
    }

    @DataProvider
    public Object[][] mixtures() {
        return new Object[][] {{"add"}, {"matmul"}, {"linear"}, {"cat"}, {"cross entropy"}, {"index"}, {"foreach"}};
    }

    @Test(dataProvider = "mixtures")
    public void itRefusesATensorOfTheCpu(String mixture) {
        try (var scope = Scope.open()) {
            Tensor there = Ops.ones(new long[] {2, 2}, DType.FLOAT32, LAZY);
            Tensor here = Tensor.ones(DType.FLOAT32, 2, 2);
            Tensor places = Tensor.of(new long[] {0, 1});
            expectThrows(TorchException.class, () -> {
                switch (mixture) {
                    case "add" -> there.add(here);
                    case "matmul" -> there.matmul(here);
                    case "linear" -> Ops.linear(there, here);
                    case "cat" -> Ops.cat(List.of(there, here));
                    case "cross entropy" -> there.crossEntropyLoss(places);
                    case "index" -> there.indexSelect(0, places);
                    default -> Ops.foreachAdd_(List.of(there), List.of(here), 1);
                }
            });
            assertTrue(there.add(1).sum().item() == 8);
        }
    }
}
