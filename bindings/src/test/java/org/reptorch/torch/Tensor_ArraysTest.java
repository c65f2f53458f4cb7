package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.EnumSet;

import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** From Java's arrays into tensors and back. */
public class Tensor_ArraysTest {

    @Test
    public void anArrayBecomesATensorOfItsType() {
        try (var scope = Scope.open()) {
            assertEquals(Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3).toString(), "tensor([[1., 2., 3.],\n        [4., 5., 6.]])");
            assertEquals(Tensor.of(new double[] {0.1}).toString(), "tensor([0.1000], dtype=torch.float64)");
            assertEquals(Tensor.of(new long[] {Long.MIN_VALUE, Long.MAX_VALUE}).toLongArray(), new long[] {Long.MIN_VALUE, Long.MAX_VALUE});
            assertEquals(Tensor.of(new int[] {-1, 7}, 2, 1).toString(), "tensor([[-1],\n        [ 7]], dtype=torch.int32)");
        }
    }

    @Test
    public void theArrayIsCopied() {
        try (var scope = Scope.open()) {
            float[] values = {1, 2};
            Tensor x = Tensor.of(values);
            values[0] = 9;
            assertEquals(x.toFloatArray(), new float[] {1, 2});
            x.toFloatArray()[1] = 9;
            assertEquals(x.toFloatArray(), new float[] {1, 2});
        }
    }

    @Test
    public void anEmptyArrayIsAnEmptyTensor() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[0], 0, 3);
            assertEquals(x.shape(), new long[] {0, 3});
            assertEquals(x.elements(), 0);
            assertEquals(x.toFloatArray(), new float[0]);
            assertTrue(x.isContiguous());
            assertEquals(Tensor.of(new long[0]).shape(), new long[] {0});
        }
    }

    @Test
    public void aScalarHasNoDimensions() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.scalar(2.5, DType.FLOAT32);
            assertEquals(x.shape(), new long[0]);
            assertEquals(x.dimensions(), 0);
            assertEquals(x.elements(), 1);
            assertEquals(x.item(), 2.5);
            assertEquals(Tensor.scalar(3, DType.INT64).toLongArray(), new long[] {3});
            assertEquals(Tensor.scalar(1, DType.BOOL).toString(), "tensor(True)");
        }
    }

    @Test
    public void aShapeThatDoesNotFitIsRefused() {
        try (var scope = Scope.open()) {
            var four = new float[4];
            assertEquals(refusal(() -> Tensor.of(four, 2, 3)), "4 values do not fill the shape [2, 3] of 6");
            assertEquals(refusal(() -> Tensor.of(four, -2, -2)), "shape [-2, -2] has a negative size");
            assertEquals(refusal(() -> Tensor.of(four, 1L << 62, 4)), "4 values do not fill the shape [4611686018427387904, 4]");
            assertEquals(refusal(() -> Tensor.of(four, Long.MAX_VALUE, Long.MAX_VALUE, 0)),
                    "4 values do not fill the shape [9223372036854775807, 9223372036854775807, 0] of 0");
        }
    }

    @DataProvider
    public Object[][] dtypes() {
        return EnumSet.range(DType.FLOAT64, DType.BOOL).stream()
                .map(dtype -> new Object[] {dtype}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "dtypes")
    public void everyRealTypeComesBackAsFloatsAndDoubles(DType dtype) {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {0, 1}).to(dtype);
            assertEquals(x.dtype(), dtype);
            assertEquals(x.toFloatArray(), new float[] {0, 1});
            assertEquals(x.toDoubleArray(), new double[] {0, 1});
            if (dtype.isFloatingPoint()) {
                assertEquals(refusal(x::toLongArray), "toLongArray: the tensor is " + dtype + ", which would lose its fraction; convert it first: x.to(DType.INT64)");
            } else {
                assertEquals(x.toLongArray(), new long[] {0, 1});
            }
            StoredTensor stored = x.toStored();
            assertEquals(stored.dtype(), dtype);
            assertEquals(stored.data().byteSize(), 2L * dtype.byteSize());
            assertTrue(Tensor.of(stored).equal(x));
        }
    }

    @Test
    public void complexTensorsAreStoredButHaveNoArray() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1, 2}).to(DType.COMPLEX64);
            String complex = ": the tensor is complex64, and a complex number is two; take them apart by viewAsReal";
            assertEquals(refusal(x::toFloatArray), "toFloatArray" + complex);
            assertEquals(refusal(() -> x.slice(0, 0L, 1L).item()), "item" + complex);
            assertEquals(refusal(x::toLongArray), "toLongArray" + complex);
            assertEquals(Tensor.of(x.toStored()).dtype(), DType.COMPLEX64);
            assertEquals(((Tensor) Torch.call("view_as_real", "", x)).toFloatArray(), new float[] {1, 0, 2, 0});
        }
    }

    @Test
    public void viewsComeBackRowMajor() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new int[] {1, 2, 3, 4, 5, 6}, 2, 3);
            assertEquals(x.t().toLongArray(), new long[] {1, 4, 2, 5, 3, 6});
            assertEquals(x.select(1, 1).toLongArray(), new long[] {2, 5});
            assertEquals(x.select(0, 0).expand(2, 3).toLongArray(), new long[] {1, 2, 3, 1, 2, 3});
            assertEquals(Tensor.of(x.t().toStored()).toLongArray(), new long[] {1, 4, 2, 5, 3, 6});
            assertEquals(x.t().strides(), new long[] {1, 3});
            assertFalse(x.t().isContiguous());
            assertTrue(x.select(0, 1).isContiguous());
        }
    }

    @Test
    public void aTensorThatRecordsGradientsIsReadWithoutThem() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1, 2}).requiresGrad(true);
            assertEquals(x.mul(2).toFloatArray(), new float[] {2, 4});
        }
    }

    @Test
    public void itemWantsOneElement() {
        try (var scope = Scope.open()) {
            assertEquals(Tensor.of(new long[] {7}, 1, 1).item(), 7.0);
            assertEquals(refusal(() -> Tensor.zeros(DType.FLOAT32, 2, 2).item()), "item: the tensor has 4 elements, not one: shape [2, 2]");
        }
    }

    @Test
    public void sizesCountFromEitherEnd() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.zeros(DType.FLOAT32, 2, 3, 4);
            assertEquals(x.size(0), 2);
            assertEquals(x.size(-1), 4);
            assertEquals(refusal(() -> x.size(3)), "dimension 3 of a tensor of shape [2, 3, 4]");
            assertEquals(refusal(() -> x.size(-4)), "dimension -4 of a tensor of shape [2, 3, 4]");
        }
    }

    @Test
    public void devicesReadAsInPyTorch() {
        assertEquals(Device.of("cpu"), Device.CPU);
        assertEquals(Device.of("cuda:1"), new Device("cuda", 1));
        assertEquals(Device.of("cuda:1").toString(), "cuda:1");
        assertEquals(refusal(() -> Device.of("cuda:one")), "'cuda:one' is no device: write cpu, cuda or cuda:N");
        assertEquals(Device.of(Device.of("cuda").code().type(), 0), new Device("cuda", 0));
        assertEquals(Device.of(Device.of("meta").code().type(), -1), new Device("meta", -1));
        assertEquals(Device.of(999, 0), new Device("device999", 0));
        try (var scope = Scope.open()) {
            assertEquals(Tensor.zeros(DType.FLOAT32, 1).device(), Device.CPU);
            assertEquals(Ops.zeros(new long[] {2}, null, Device.of("meta")).device(), Device.of("meta"));
        }
        for (String wrong : new String[] {"", ":0", "cuda:", "cuda:-2"}) {
            assertTrue(refusal(() -> Device.of(wrong)).endsWith("' is no device: write cpu, cuda or cuda:N"), wrong);
        }
        assertEquals(refusal(() -> Device.of(null)), "null is no device: write cpu, cuda or cuda:N");
    }

    @Test
    public void nothingIsReadFromAMetaTensor() {
        try (var scope = Scope.open()) {
            Tensor meta = Ops.zeros(new long[] {2}, null, Device.of("meta"));
            for (Runnable read : new Runnable[] {meta::toFloatArray, meta::toStored, () -> meta.toNestedArray(float[].class)}) {
                assertTrue(expectThrows(TorchException.class, read::run).getMessage().contains("Cannot copy out of meta tensor; no data!"));
            }
            assertEquals(meta.add(1).get("::2").strides(), new long[] {2});
        }
    }

    private static String refusal(org.testng.Assert.ThrowingRunnable call) {
        return expectThrows(IllegalArgumentException.class, call).getMessage();
    }
}
