package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

import org.testng.annotations.Test;

/** Tensor memory that Java reads and writes without a copy. */
public class Tensor_MemoryTest {

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    @Test
    public void writesAreSeenOnBothSides() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
            MemorySegment memory = x.segment();
            assertEquals(memory.toArray(FLOAT), new float[] {1, 2, 3, 4});
            memory.setAtIndex(FLOAT, 2, 30);
            assertEquals(x.toFloatArray(), new float[] {1, 2, 30, 4});
            x.mul_(2);
            assertEquals(memory.toArray(FLOAT), new float[] {2, 4, 60, 8});
        }
    }

    @Test
    public void aSegmentBeginsWhereTheViewDoes() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
            assertEquals(x.narrow(0, 1, 2).segment().toArray(FLOAT), new float[] {3, 4, 5, 6});
            assertEquals(Tensor.zeros(DType.FLOAT32, 0, 3).segment().byteSize(), 0);
            assertEquals(Tensor.scalar(7, DType.FLOAT32).segment().toArray(FLOAT), new float[] {7});
        }
    }

    @Test
    public void aSegmentOutlivesItsTensor() {
        MemorySegment memory;
        try (var scope = Scope.open()) {
            memory = Tensor.of(new float[1 << 20]).fill_(1.5).segment();
        }
        // Tensors of the same size that would take the memory, had it been freed.
        try (var scope = Scope.open()) {
            for (int i = 0; i < 20; i++) {
                Tensor.of(new float[1 << 20]).fill_(i + 2).close();
            }
        }
        for (long i = 0; i < 1 << 20; i++) {
            assertEquals(memory.getAtIndex(FLOAT, i), 1.5f);
        }
    }

    @Test
    public void aSegmentIsRowMajor() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[6], 2, 3);
            assertEquals(expectThrows(IllegalArgumentException.class, () -> x.t().segment()).getMessage(),
                    "the elements of this view do not lie side by side, row-major (shape [3, 2], strides [1, 3]); use contiguous() first");
            assertEquals(expectThrows(IllegalArgumentException.class, () -> x.select(1, 0).segment()).getMessage(),
                    "the elements of this view do not lie side by side, row-major (shape [2], strides [3]); use contiguous() first");
            assertEquals(expectThrows(IllegalArgumentException.class, () -> x.select(0, 0).expand(4, 3).segment()).getMessage(),
                    "the elements of this view do not lie side by side, row-major (shape [4, 3], strides [0, 1]); use contiguous() first");
        }
    }

    @Test
    public void lendingAndReadingNeedNoScope() {
        Tensor x;
        try (var scope = Scope.open()) {
            x = scope.release(Tensor.of(new float[] {1, 2}));
        }
        assertEquals(x.segment().toArray(FLOAT), new float[] {1, 2});
        assertEquals(Tensor.borrow(List.of(x), segments -> segments.getFirst().byteSize()), Long.valueOf(8));
        assertEquals(x.toFloatArray(), new float[] {1, 2});
        assertEquals(x.toStored().toFloatArray(), new float[] {1, 2});
        assertEquals(expectThrows(IllegalArgumentException.class, x::item).getMessage(), "item: the tensor has 2 elements, not one: shape [2]");
        x.close();
    }

    @Test
    public void memoryElsewhereOrSparseIsRefused() {
        try (var scope = Scope.open()) {
            Tensor meta = Ops.zeros(new long[] {2}, null, Device.of("meta"));
            String message = expectThrows(IllegalArgumentException.class, meta::segment).getMessage();
            assertTrue(message.matches("the memory of a tensor on meta(:0)? cannot be read from Java; copy it to the CPU first"), message);
            Tensor sparse = (Tensor) Torch.call("to_sparse", "", Tensor.of(new float[] {0, 1}), null, null, null);
            assertEquals(sparse.shape(), new long[] {2});
            assertEquals(expectThrows(IllegalArgumentException.class, sparse::segment).getMessage(),
                    "the elements of a sparse or opaque tensor do not lie side by side; make it dense first");
            assertEquals(sparse.isContiguous(), false);
        }
    }

    @Test
    public void borrowedMemoryGoesBackWhenTheFunctionReturns() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1, 2});
            Tensor y = Tensor.of(new double[] {3});
            var escaped = new ArrayList<MemorySegment>();
            double sum = Tensor.borrow(List.of(x, y), segments -> {
                escaped.addAll(segments);
                segments.get(0).setAtIndex(FLOAT, 0, 10);
                return segments.get(0).getAtIndex(FLOAT, 0) + segments.get(1).get(ValueLayout.JAVA_DOUBLE, 0);
            });
            assertEquals(sum, 13.0);
            assertEquals(x.toFloatArray(), new float[] {10, 2});
            expectThrows(IllegalStateException.class, () -> escaped.getFirst().getAtIndex(FLOAT, 0));
        }
    }

    @Test
    public void borrowedMemoryGoesBackWhenTheFunctionFails() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1, 2});
            var escaped = new ArrayList<MemorySegment>();
            expectThrows(ArithmeticException.class, () -> Tensor.borrow(List.of(x), segments -> {
                escaped.addAll(segments);
                throw new ArithmeticException();
            }));
            expectThrows(IllegalStateException.class, () -> escaped.getFirst().getAtIndex(FLOAT, 0));
        }
    }

    @Test
    public void borrowedMemoryOutlivesATensorThatIsClosedMeanwhile() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.ones(DType.FLOAT32, 1 << 20);
            float last = Tensor.borrow(List.of(x), segments -> {
                x.close();
                return segments.getFirst().getAtIndex(FLOAT, (1 << 20) - 1);
            });
            assertEquals(last, 1f);
            assertEquals(expectThrows(IllegalStateException.class, () -> Tensor.borrow(List.of(x), List::size)).getMessage(),
                    "describe: the tensor is closed. It was closed by hand or with the scope that owned it; keep(tensor) moves a tensor to the"
                            + " enclosing scope.");
        }
    }

    @Test
    public void borrowedMemoryLiesInTheOrderOfTheTensor() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 2, 2).contiguous(MemoryFormat.CHANNELS_LAST);
            assertEquals(Tensor.borrow(List.of(x, x.permute(0, 2, 3, 1)), segments -> segments.get(0).mismatch(segments.get(1))), Long.valueOf(-1));
            assertEquals(Tensor.borrow(List.of(x), segments -> segments.getFirst().toArray(FLOAT)), new float[] {1, 5, 2, 6, 3, 7, 4, 8});
            assertEquals(expectThrows(IllegalArgumentException.class, () -> Tensor.borrow(List.of(x.select(1, 0)), List::size)).getMessage(),
                    "the elements of this view do not lie side by side (shape [1, 2, 2], strides [8, 4, 2]); use contiguous() first");
        }
    }

    @Test
    public void elementsThatOverlapAreRefusedEvenIfTheyFillTheirSpan() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[6]);
            Tensor overlapping = (Tensor) Torch.call("as_strided", "", x, new long[] {2, 3}, new long[] {5, 0}, null);
            assertEquals(expectThrows(IllegalArgumentException.class, () -> Tensor.borrow(List.of(overlapping), List::size)).getMessage(),
                    "the elements of this view do not lie side by side (shape [2, 3], strides [5, 0]); use contiguous() first");
        }
    }
}
