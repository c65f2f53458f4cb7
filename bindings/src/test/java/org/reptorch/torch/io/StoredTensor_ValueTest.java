package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.lang.foreign.MemorySegment;

import org.reptorch.torch.DType;
import org.testng.annotations.Test;

public class StoredTensor_ValueTest {

    private static final MemorySegment NOTHING = MemorySegment.ofArray(new byte[0]);

    @Test
    public void equalityIsOfTypeShapeAndBytes() {
        StoredTensor tensor = StoredTensor.of(new float[] {1, 2}, 2);
        assertEquals(StoredTensor.of(new float[] {1, 2}, 2), tensor);
        assertEquals(StoredTensor.of(new float[] {1, 2}, 2).hashCode(), tensor.hashCode());
        assertNotEquals(StoredTensor.of(new float[] {1, 2}, 1, 2), tensor);
        assertNotEquals(StoredTensor.of(new float[] {1, 3}, 2), tensor);
        assertNotEquals(new StoredTensor(DType.INT32, new long[] {2}, tensor.data()), tensor);
    }

    @Test
    public void theTextIsTypeAndShape() {
        assertEquals(StoredTensor.of(new float[6], 2, 3).toString(), "float32[2, 3]");
    }

    @Test
    public void aScalarHasOneElementAndAnEmptyTensorNone() {
        assertEquals(StoredTensor.of(new float[] {1}).elements(), 1);
        assertEquals(StoredTensor.of(new float[0], 3, 0).elements(), 0);
    }

    @Test
    public void neitherShapeNorBytesCanBeChangedFromOutside() {
        float[] values = {1, 2};
        long[] shape = {2};
        StoredTensor tensor = StoredTensor.of(values, shape);
        values[0] = 9;
        shape[0] = 9;
        tensor.shape()[0] = 9;
        assertEquals(tensor, StoredTensor.of(new float[] {1, 2}, 2));
        assertTrue(tensor.data().isReadOnly());
        assertFalse(tensor.equals(null));
    }

    @Test
    public void impossibleShapesAreRefused() {
        assertEquals(refusal(new long[] {-1}), "[-1] has a negative dimension");
        assertEquals(refusal(new long[] {1L << 32, 1L << 32}), "[4294967296, 4294967296] takes more than 2^63-1 bytes");
        assertEquals(refusal(new long[65]), "has 65 dimensions, more than 64");
    }

    private static String refusal(long[] shape) {
        return expectThrows(IllegalArgumentException.class, () -> new StoredTensor(DType.UINT8, shape, NOTHING)).getMessage();
    }
}
