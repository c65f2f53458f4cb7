package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.lang.foreign.MemorySegment;

import org.reptorch.torch.DType;
import org.testng.annotations.Test;

public class StoredTensor_ConversionTest {

    private static StoredTensor vector(DType dtype, int... bytes) {
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) bytes[i];
        }
        return new StoredTensor(dtype, new long[] {bytes.length / dtype.byteSize()}, MemorySegment.ofArray(data));
    }

    @Test
    public void floatsDoublesAndLongsComeBackAsTheyWentIn() {
        assertEquals(StoredTensor.of(new float[] {1.5f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY}, 3).toFloatArray(),
                new float[] {1.5f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY});
        assertEquals(StoredTensor.of(new double[] {0.1, -0.0}, 1, 2).toDoubleArray(), new double[] {0.1, -0.0});
        assertEquals(StoredTensor.of(new long[] {Long.MIN_VALUE, -1}, 2, 1).toLongArray(), new long[] {Long.MIN_VALUE, -1});
    }

    @Test
    public void halvesWidenToFloatsAndDoubles() {
        StoredTensor halves = vector(DType.FLOAT16, 0x00, 0x3E, 0xFF, 0xFB, 0x01, 0x00);
        assertEquals(halves.toFloatArray(), new float[] {1.5f, -65504f, 0x1p-24f});
        assertEquals(halves.toDoubleArray(), new double[] {1.5, -65504, 0x1p-24});
    }

    @Test
    public void brainFloatsAreTheUpperHalvesOfFloats() {
        assertEquals(vector(DType.BFLOAT16, 0x80, 0x3F, 0x40, 0xC0, 0x80, 0xFF).toFloatArray(),
                new float[] {1f, -3f, Float.NEGATIVE_INFINITY});
    }

    @Test
    public void signedAndUnsignedBytesDiffer() {
        assertEquals(vector(DType.INT8, 0x80, 0x7F).toLongArray(), new long[] {-128, 127});
        assertEquals(vector(DType.UINT8, 0x80, 0x7F).toFloatArray(), new float[] {128, 127});
    }

    @Test
    public void shortsAndIntsAreLittleEndianAndSigned() {
        assertEquals(vector(DType.INT16, 0x01, 0x80).toFloatArray(), new float[] {-32767});
        assertEquals(vector(DType.INT32, 0x01, 0x00, 0x00, 0x80).toDoubleArray(), new double[] {-2147483647.0});
        assertEquals(vector(DType.INT32, 0x01, 0x00, 0x00, 0x80).toLongArray(), new long[] {-2147483647});
    }

    @Test
    public void trueIsOne() {
        assertEquals(vector(DType.BOOL, 1, 0).toFloatArray(), new float[] {1, 0});
        assertEquals(vector(DType.BOOL, 1, 0).toLongArray(), new long[] {1, 0});
    }

    @Test
    public void aConversionThatCouldLoseDigitsIsRefused() {
        StoredTensor longs = StoredTensor.of(new long[] {1});
        assertEquals(expectThrows(IllegalArgumentException.class, () -> StoredTensor.of(new long[] {1, 2})).getMessage(),
                "int64[] takes 8 bytes, but there are 16");
        assertEquals(expectThrows(IllegalStateException.class, longs::toDoubleArray).getMessage(),
                "int64 does not widen to double without loss");
        assertEquals(expectThrows(IllegalStateException.class,
                () -> StoredTensor.of(new double[] {1}).toFloatArray()).getMessage(),
                "float64 does not widen to float without loss");
        assertEquals(expectThrows(IllegalStateException.class,
                () -> StoredTensor.of(new float[] {1}).toLongArray()).getMessage(),
                "float32 does not widen to long without loss");
    }
}
