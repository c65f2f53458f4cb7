package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Arrays of every primitive type and of arrays, as tensors and back. */
public class Tensor_NestedArraysTest {

    @DataProvider
    public Object[][] arrays() {
        return new Object[][] {
            {new float[] {1.5f, -2}, DType.FLOAT32, new long[] {2}},
            {new double[] {0.1}, DType.FLOAT64, new long[] {1}},
            {new long[] {Long.MIN_VALUE, Long.MAX_VALUE}, DType.INT64, new long[] {2}},
            {new int[] {Integer.MIN_VALUE, 7}, DType.INT32, new long[] {2}},
            {new short[] {Short.MIN_VALUE, 7}, DType.INT16, new long[] {2}},
            {new byte[] {-128, 127}, DType.INT8, new long[] {2}},
            {new boolean[] {true, false, true}, DType.BOOL, new long[] {3}},
            {new float[][] {{1, 2, 3}, {4, 5, 6}}, DType.FLOAT32, new long[] {2, 3}},
            {new double[][] {{1}, {2}}, DType.FLOAT64, new long[] {2, 1}},
            {new long[][][] {{{1, 2}}, {{3, 4}}, {{5, 6}}}, DType.INT64, new long[] {3, 1, 2}},
            {new int[][][][] {{{{1}}, {{2}}}}, DType.INT32, new long[] {1, 2, 1, 1}},
            {new short[][] {{1, 2}}, DType.INT16, new long[] {1, 2}},
            {new byte[][] {{1}, {2}}, DType.INT8, new long[] {2, 1}},
            {new boolean[][] {{true, false}, {false, true}}, DType.BOOL, new long[] {2, 2}},
            {new float[0], DType.FLOAT32, new long[] {0}},
            {new float[2][0], DType.FLOAT32, new long[] {2, 0}},
            {new int[0][3], DType.INT32, new long[] {0, 0}},
        };
    }

    @Test(dataProvider = "arrays")
    public void anArrayComesBackAsItWas(Object array, DType dtype, long[] shape) {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.ofNested(array);
            assertEquals(x.dtype(), dtype);
            assertEquals(x.shape(), shape);
            assertEquals(x.toNestedArray(array.getClass()), array);
        }
    }

    @Test
    public void rowsMakeAMatrix() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
            assertEquals(x.toFloatArray(), new float[] {1, 2, 3, 4, 5, 6});
            assertEquals(x.t().toNestedArray(float[][].class), new float[][] {{1, 4}, {2, 5}, {3, 6}});
            assertEquals(Tensor.of(new double[][] {{0.1}}).dtype(), DType.FLOAT64);
            assertEquals(Tensor.of(new long[][] {{1}}).dtype(), DType.INT64);
            assertEquals(Tensor.of(new int[][] {{1}, {2}}).shape(), new long[] {2, 1});
        }
    }

    @Test
    public void raggedArraysAreRefusedWithThePlace() {
        try (var scope = Scope.open()) {
            assertEquals(refusal(() -> Tensor.of(new float[][] {{1, 2, 3}, {4, 5}})),
                    "the nested array is ragged: 2 elements at [1], 3 at [0]; all arrays of a depth must be of one length");
            assertEquals(refusal(() -> Tensor.ofNested(new int[][][] {{{1}, {2}}, {{3}}})),
                    "the nested array is ragged: 1 elements at [1], 2 at [0]; all arrays of a depth must be of one length");
            assertEquals(refusal(() -> Tensor.ofNested(new int[][][] {{{1}, {2}}, {{3}, {4, 5}}})),
                    "the nested array is ragged: 2 elements at [1][1], 1 at [0][0]; all arrays of a depth must be of one length");
            assertEquals(refusal(() -> Tensor.ofNested(new boolean[][] {{true}, null})), "the nested array has null at [1]");
            assertEquals(refusal(() -> Tensor.ofNested(new boolean[][] {null, {true}})), "the nested array has null at [0]");
            assertEquals(refusal(() -> Tensor.of((float[][]) null)), "the nested array is null");
        }
    }

    @Test
    public void whatHoldsNoNumbersIsRefused() {
        try (var scope = Scope.open()) {
            for (Object wrong : new Object[] {"text", 3.5, new Float[] {1f}, new String[][] {{"1"}}, new char[] {'1'}, new Object[] {new float[] {1}}}) {
                assertEquals(refusal(() -> Tensor.ofNested(wrong)), "a " + wrong.getClass().getSimpleName()
                        + " is no nested array of numbers; write an array of a primitive type such as float[][]");
            }
        }
    }

    @Test
    public void anArrayTakesWhatFitsItsElements() {
        try (var scope = Scope.open()) {
            Tensor bytes = Tensor.of(new long[] {0, 200, 255}).to(DType.UINT8);
            assertEquals(bytes.toByteArray(), new byte[] {0, -56, -1});
            assertEquals(bytes.toShortArray(), new short[] {0, 200, 255});
            assertEquals(bytes.toIntArray(), new int[] {0, 200, 255});
            assertEquals(bytes.toNestedArray(float[].class), new float[] {0, 200, 255});
            Tensor truths = Tensor.of(new boolean[] {true, false});
            assertEquals(truths.toBooleanArray(), new boolean[] {true, false});
            assertEquals(truths.toByteArray(), new byte[] {1, 0});
            assertEquals(truths.toIntArray(), new int[] {1, 0});
            Tensor shorts = Tensor.of(new int[] {0, 65535}).to(DType.UINT16);
            assertEquals(shorts.toIntArray(), new int[] {0, 65535});
            assertEquals(shorts.to(DType.UINT32).toLongArray(), new long[] {0, 65535});
            assertEquals(refusal(shorts::toShortArray), "toShortArray: the tensor is uint16, whose numbers may not fit; convert it first: x.to(DType.INT16)");
            assertEquals(refusal(shorts.to(DType.UINT64)::toLongArray), "toLongArray: the tensor is uint64, whose numbers may not fit; convert it first: x.to(DType.INT64)");
            Tensor longs = Tensor.of(new long[] {1});
            assertEquals(refusal(longs::toIntArray), "toIntArray: the tensor is int64, whose numbers may not fit; convert it first: x.to(DType.INT32)");
            assertEquals(refusal(() -> longs.toNestedArray(short[].class)), "toShortArray: the tensor is int64, whose numbers may not fit; convert it first: x.to(DType.INT16)");
            assertEquals(refusal(Tensor.of(new short[] {1})::toByteArray), "toByteArray: the tensor is int16, whose numbers may not fit; convert it first: x.to(DType.INT8)");
            assertEquals(refusal(Tensor.of(new float[] {1})::toIntArray), "toIntArray: the tensor is float32, which would lose its fraction; convert it first: x.to(DType.INT32)");
            assertEquals(refusal(longs::toBooleanArray), "toBooleanArray: the tensor is int64; compare it first: x.ne(0)");
        }
    }

    @Test
    public void theArrayClassHasTheTensorsDimensions() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[6], 2, 3);
            assertEquals(refusal(() -> x.toNestedArray(float[].class)),
                    "toNestedArray: float32[2, 3] is no float[]; name an array class of 2 dimensions, such as float[][].class");
            assertEquals(refusal(() -> x.toNestedArray(Float[][].class)),
                    "toNestedArray: float32[2, 3] is no Float[][]; name an array class of 2 dimensions, such as float[][].class");
            assertEquals(refusal(() -> x.toNestedArray(null)), "toNestedArray: float32[2, 3] is no null; name an array class of 2 dimensions, such as float[][].class");
            assertEquals(refusal(() -> x.toNestedArray(String.class)),
                    "toNestedArray: float32[2, 3] is no String; name an array class of 2 dimensions, such as float[][].class");
            assertEquals(refusal(() -> x.sum().toNestedArray(float.class)),
                    "toNestedArray: float32[] is no float; name an array class of 0 dimensions, or read the number by item()");
        }
    }

    @Test
    public void oneElementIsReadExactly() {
        try (var scope = Scope.open()) {
            assertEquals(Tensor.of(new long[] {Long.MAX_VALUE}).itemLong(), Long.MAX_VALUE);
            assertEquals(Tensor.of(new boolean[] {true}).itemLong(), 1);
            assertTrue(Tensor.of(new boolean[] {true}).itemBoolean());
            assertEquals(Tensor.of(new long[] {-1}).to(DType.UINT64).item(), 0x1p64);
            assertEquals(((Tensor) Torch.call("_neg_view", "", Tensor.of(new float[] {3}))).item(), -3.0);
            assertEquals(refusal(() -> Ops.zeros(new long[] {1}, null, Device.of("meta")).item()), "item: a tensor on the device meta has a shape but no values");
            assertEquals(refusal(() -> Tensor.of(new float[] {1}).itemLong()),
                    "itemLong: the tensor is float32, which would lose its fraction; convert it first: x.to(DType.INT64)");
            assertEquals(refusal(() -> Tensor.of(new long[] {1, 2}).itemLong()), "itemLong: the tensor has 2 elements, not one: shape [2]");
            assertEquals(refusal(() -> Tensor.of(new boolean[0]).itemBoolean()), "itemBoolean: the tensor has 0 elements, not one: shape [0]");
        }
    }

    @Test
    public void lazyViewsOfComplexTensorsAreReadAsWhatTheyAre() {
        try (var scope = Scope.open()) {
            Tensor z = Tensor.of(new float[][] {{1, 2}, {3, -4}}).viewAsComplex();
            Tensor conjugate = z.conj();
            Tensor negative = conjugate.imag();
            assertEquals(negative.toFloatArray(), new float[] {-2, 4});
            assertEquals(negative.get(0).item(), -2.0);
            assertEquals(Tensor.of(negative.toStored()).toFloatArray(), new float[] {-2, 4});
            assertTrue(Tensor.of(conjugate.toStored()).equal(conjugate));
            for (Tensor lazy : new Tensor[] {conjugate, (Tensor) Torch.call("_neg_view", "", Tensor.of(new float[] {1}))}) {
                assertEquals(refusal(lazy::segment),
                        "the memory of a conjugate or negative view holds what it is a view of; use resolveConj().resolveNeg() first");
            }
        }
    }

    @Test
    public void quantizedTensorsHaveNoPlainNumbers() {
        try (var scope = Scope.open()) {
            Tensor q = (Tensor) Torch.call("_make_per_tensor_quantized_tensor", "", Tensor.of(new byte[] {2, -4}), 0.5, 1);
            assertEquals(q.dtype(), DType.QINT8);
            String meaningless = ": the tensor is qint8, and its integers mean nothing without scale and zero point; intRepr gives the integers,"
                    + " dequantize the real numbers";
            assertEquals(refusal(q::toFloatArray), "toFloatArray" + meaningless);
            assertEquals(refusal(q::toLongArray), "toLongArray" + meaningless);
            assertEquals(refusal(q::toStored), "toStored" + meaningless);
            assertEquals(refusal(() -> q.get(0).item()), "item" + meaningless);
            assertEquals(q.intRepr().toByteArray(), new byte[] {2, -4});
            assertEquals(q.dequantize().toFloatArray(), new float[] {0.5f, -2.5f});
            assertEquals(refusal(() -> Tensor.scalar(1, DType.QINT8)), "a qint8 tensor is not made of plain bytes: it needs scale and zero point, see quantizePerTensor");
            assertTrue(expectThrows(TorchException.class, () -> Tensor.zeros(DType.QUINT8, 2)).getMessage().startsWith("aten::zeros: "));
        }
    }

    @Test
    public void nullAndClosedAreRefused() {
        try (var scope = Scope.open()) {
            String missing = "the values are null; an empty array makes an empty tensor";
            assertEquals(refusal(() -> Tensor.of((float[]) null)), missing);
            assertEquals(refusal(() -> Tensor.of((boolean[]) null, 2)), missing);
            assertEquals(refusal(() -> Tensor.of(new float[1], (long[]) null)), "the shape is null; none at all makes a vector");
            Tensor closed = Tensor.of(new float[] {1});
            closed.close();
            for (Runnable use : new Runnable[] {closed::toIntArray, closed::toBooleanArray, () -> closed.toNestedArray(float[].class), closed::itemLong, closed::summary}) {
                assertTrue(expectThrows(IllegalStateException.class, use::run).getMessage().contains("the tensor is closed."));
            }
        }
    }

    private static String refusal(org.testng.Assert.ThrowingRunnable call) {
        return expectThrows(IllegalArgumentException.class, call).getMessage();
    }
}
