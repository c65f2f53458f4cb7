package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.DType;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tensors of every type, as PyTorch 2.13 saved them (record.py): the bytes 1, 2, 3, ... over two elements. */
public class TorchCheckpoint_DTypesTest {

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    @DataProvider
    public Object[][] dtypes() {
        var cases = new ArrayList<Object[]>();
        for (String name : List.of("dtypes.pth", "dtypes-legacy.pth")) {
            for (DType dtype : EnumSet.range(DType.FLOAT64, DType.COMPLEX32)) {
                cases.add(new Object[] {name, dtype});
            }
        }
        return cases.toArray(Object[][]::new);
    }

    @Test(dataProvider = "dtypes")
    public void everyTypeIsReadAndWrittenBitForBit(String name, DType dtype) {
        StoredTensor read = TensorFile.read(scratch.file(name, Scratch.recorded(name))).get(dtype.torchName());
        check(read, dtype);
        Path again = scratch.path("again.pt");
        TensorFile.write(again, Map.of("x", read));
        check(TensorFile.read(again).get("x"), dtype);
    }

    private static void check(StoredTensor tensor, DType dtype) {
        assertEquals(tensor.dtype(), dtype);
        assertEquals(tensor.shape(), new long[] {2});
        byte[] bytes = tensor.data().toArray(ValueLayout.JAVA_BYTE);
        assertEquals(bytes.length, 2 * dtype.byteSize());
        for (int i = 0; i < bytes.length; i++) {
            assertEquals(bytes[i], dtype == DType.BOOL ? 1 - i : i + 1);
        }
    }

    @Test
    public void unsignedAndEightBitTypesWidenExactly() {
        Map<String, StoredTensor> tensors = TensorFile.read(scratch.file("x", Scratch.recorded("dtypes.pth")));
        assertEquals(tensors.get("uint16").toLongArray(), new long[] {0x0201, 0x0403});
        assertEquals(tensors.get("uint32").toDoubleArray(), new double[] {0x04030201, 0x08070605});
        // 0 0000 001 and 0 0000 010: multiples of 2^-9; 0 00000 01 and 0 00000 10: of 2^-16.
        assertEquals(tensors.get("float8_e4m3fn").toFloatArray(), new float[] {0x1p-9f, 0x1p-8f});
        assertEquals(tensors.get("float8_e5m2").toFloatArray(), new float[] {0x1p-16f, 0x1p-15f});
        for (String type : List.of("uint64", "complex32")) {
            assertEquals(expectThrows(IllegalStateException.class, () -> tensors.get(type).toDoubleArray()).getMessage(),
                    type + " does not widen to double without loss");
        }
    }
}
