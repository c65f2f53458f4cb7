package org.reptorch.torch;

import static org.reptorch.torch.MemoryFormat.CHANNELS_LAST;
import static org.reptorch.torch.MemoryFormat.CHANNELS_LAST_3D;
import static org.reptorch.torch.MemoryFormat.CONTIGUOUS;
import static org.reptorch.torch.MemoryFormat.PRESERVE;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.stream.IntStream;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The order in which elements lie. */
public class Tensor_MemoryFormatTest {

    /** Sizes, and what is_contiguous() and is_contiguous(memory_format=torch.channels_last) say of torch.zeros of them in PyTorch 2.13. */
    @DataProvider
    public Object[][] sizes() {
        return new Object[][] {
            {new long[] {1, 2, 2, 3}, true, false}, {new long[] {2, 1, 2, 3}, true, true}, {new long[] {0, 2, 2, 3}, true, false},
            {new long[] {2, 2, 2}, true, false}, {new long[] {2, 3}, true, false}, {new long[] {2, 3, 1, 1}, true, true},
            {new long[] {1, 1, 4, 4}, true, true}, {new long[] {2, 0, 3, 3}, true, false}, {new long[0], true, false},
        };
    }

    @Test(dataProvider = "sizes")
    public void formatsHoldAsInPyTorch(long[] sizes, boolean contiguous, boolean channelsLast) {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.zeros(DType.FLOAT32, sizes);
            assertEquals(x.isContiguous(), contiguous);
            assertEquals(x.isContiguous(CONTIGUOUS), contiguous);
            assertEquals(x.isContiguous(CHANNELS_LAST), channelsLast);
            assertEquals(x.isContiguous(CHANNELS_LAST_3D), false);
        }
    }

    @Test
    public void channelsLastThereAndBackIsTheSame() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(IntStream.range(0, 120).mapToDouble(i -> i).toArray(), 2, 3, 4, 5);
            Tensor last = x.contiguous(CHANNELS_LAST);
            assertEquals(last.strides(), new long[] {60, 1, 15, 3});
            assertEquals(last.isContiguous(CHANNELS_LAST), true);
            assertEquals(last.isContiguous(), false);
            assertTrue(last.equal(x));
            assertEquals(last.toDoubleArray(), x.toDoubleArray());
            assertEquals(last.get("1, :, ::2").toDoubleArray(), x.get("1, :, ::2").toDoubleArray());
            assertEquals(Tensor.of(last.toStored()).strides(), x.strides());
            assertEquals(last.contiguous(CONTIGUOUS).strides(), x.strides());
            assertEquals(last.clone().strides(), last.strides());
            assertEquals(last.clone(PRESERVE).strides(), last.strides());
            assertEquals(last.clone(CONTIGUOUS).strides(), x.strides());
        }
    }

    @Test
    public void volumesHaveTheirOwnFormat() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(IntStream.range(0, 48).toArray(), 1, 2, 2, 3, 4);
            Tensor last = x.contiguous(CHANNELS_LAST_3D);
            assertEquals(last.strides(), new long[] {48, 1, 24, 8, 2});
            assertTrue(last.isContiguous(CHANNELS_LAST_3D));
            assertEquals(last.isContiguous(CHANNELS_LAST), false);
            assertEquals(last.toIntArray(), x.toIntArray());
        }
    }

    @Test
    public void formatsThatDoNotApplyAreRefused() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.zeros(DType.FLOAT32, 2, 3);
            assertTrue(expectThrows(IllegalArgumentException.class, () -> x.isContiguous(PRESERVE)).getMessage().startsWith("isContiguous: no tensor is in the format PRESERVE"));
            assertEquals(expectThrows(IllegalArgumentException.class, () -> x.isContiguous(null)).getMessage(), "isContiguous: the memory format is null");
            assertTrue(expectThrows(TorchException.class, () -> x.contiguous(CHANNELS_LAST)).getMessage().contains("required rank 4 tensor to use channels_last format"));
            assertTrue(expectThrows(TorchException.class, () -> x.t().contiguous(PRESERVE)).getMessage()
                    .contains("preserve memory format is unsupported by the contiguous operator"));
            Tensor meta = Ops.zeros(new long[] {2, 3, 4, 4}, null, Device.of("meta"));
            assertEquals(meta.contiguous(CHANNELS_LAST).isContiguous(CHANNELS_LAST), true);
            Tensor sparse = (Tensor) Torch.call("to_sparse", "", x, null, null, null);
            assertEquals(sparse.isContiguous(CHANNELS_LAST), false);
        }
    }
}
