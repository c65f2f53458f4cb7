package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.Test;

public class StoredTensor_TensorTest {

    private static final StoredTensor TABLE = StoredTensor.of(new float[] {0, 1, 2, 3, 4, 5}, 2, 3);

    @Test
    public void aViewBecomesATensorOfItsElements() {
        StoredTensor transposed = StoredTensor.view(DType.FLOAT32, TABLE.storage(), 0, new long[] {3, 2}, new long[] {1, 3});
        StoredTensor column = StoredTensor.view(DType.FLOAT32, TABLE.storage(), 1, new long[] {2}, new long[] {3});
        StoredTensor repeated = StoredTensor.view(DType.FLOAT32, TABLE.storage(), 2, new long[] {2, 2}, new long[] {0, 1});
        try (var scope = Scope.open()) {
            assertTrue(Tensor.of(transposed).equal(Tensor.of(TABLE).transpose(0, 1)));
            assertEquals(Tensor.of(column).toFloatArray(), new float[] {1, 4});
            assertEquals(Tensor.of(repeated).toFloatArray(), new float[] {2, 3, 2, 3});
            assertEquals(Tensor.of(transposed).toStored(), transposed);
        }
    }

    @Test
    public void aContiguousCopyLeavesTheStorageBehind() {
        StoredTensor row = StoredTensor.view(DType.FLOAT32, TABLE.storage(), 3, new long[] {3}, new long[] {1}).withRequiresGrad(true);
        assertTrue(row.sharesStorageWith(TABLE));
        StoredTensor alone = row.contiguous();
        assertEquals(alone, row);
        assertEquals(alone.storage().byteSize(), 12);
        assertFalse(alone.sharesStorageWith(TABLE));
        assertTrue(alone.requiresGrad());
    }
}
