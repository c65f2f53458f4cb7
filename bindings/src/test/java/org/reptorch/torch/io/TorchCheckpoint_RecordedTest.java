package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.reptorch.torch.DType;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What PyTorch 2.13 saved, by record.py in the resources. */
public class TorchCheckpoint_RecordedTest {

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
    public Object[][] protocols() {
        return new Object[][] {{"checkpoint.pth"}, {"protocol5.pth"}};
    }

    private TorchCheckpoint read(String name) {
        return TorchCheckpoint.read(scratch.file(name, Scratch.recorded(name)));
    }

    @Test(dataProvider = "protocols")
    public void theStateDictComesInOrderWithEveryType(String name) {
        Map<String, StoredTensor> state = read(name).stateDict();
        assertEquals(List.copyOf(state.keySet()), List.of("float32", "float64", "float16", "bfloat16", "int64", "bool",
                "complex128", "transposed", "row", "every_third", "expanded", "scalar", "empty", "parameter"));
        assertEquals(state.get("float32"), StoredTensor.of(new float[] {0, 1, 2, 3, 4, 5}, 2, 3));
        assertEquals(state.get("float64"), StoredTensor.of(new double[] {0.1, -2.5}, 2));
        assertEquals(state.get("float16").dtype(), DType.FLOAT16);
        assertEquals(state.get("float16").toFloatArray(), new float[] {1.5f, -65504});
        assertEquals(state.get("bfloat16").dtype(), DType.BFLOAT16);
        assertEquals(state.get("bfloat16").toFloatArray(), new float[] {1, -3});
        assertEquals(state.get("int64"), StoredTensor.of(new long[] {1L << 62, -1}, 2));
        assertEquals(state.get("bool").dtype(), DType.BOOL);
        assertEquals(state.get("bool").toLongArray(), new long[] {1, 0});
        assertEquals(state.get("complex128").dtype(), DType.COMPLEX128);
        assertEquals(state.get("complex128").data().mismatch(StoredTensor.of(new double[] {1, 2}, 2).data()), -1);
        assertEquals(state.get("scalar"), StoredTensor.of(new long[] {42}));
        assertEquals(state.get("empty"), StoredTensor.of(new float[0], 0, 3));
        assertEquals(state.get("parameter"), StoredTensor.of(new float[] {1, 1}, 2));
    }

    @Test(dataProvider = "protocols")
    public void theElementsOfViewsAreGatheredIntoRows(String name) {
        Map<String, StoredTensor> state = read(name).stateDict();
        assertEquals(state.get("transposed"), StoredTensor.of(new float[] {0, 3, 1, 4, 2, 5}, 3, 2));
        assertEquals(state.get("row"), StoredTensor.of(new long[] {2, 3, 4}, 3));
        assertEquals(state.get("every_third"), StoredTensor.of(new long[] {1, 4, 7}, 3));
        assertEquals(state.get("expanded"), StoredTensor.of(new float[] {7, 7, 7, 7}, 2, 2));
    }

    @Test(dataProvider = "protocols")
    public void contiguousTensorsArePartsOfTheMappedFile(String name) {
        Map<String, StoredTensor> state = read(name).stateDict();
        assertTrue(state.get("float32").data().isMapped());
        assertTrue(state.get("row").data().isMapped());
        assertFalse(state.get("transposed").data().isMapped());
        assertTrue(state.values().stream().allMatch(tensor -> tensor.data().isReadOnly()));
    }

    @Test(dataProvider = "protocols")
    public void theRootIsPlainData(String name) {
        Map<?, ?> root = (Map<?, ?>) read(name).root();
        assertEquals(root.get("epoch"), 300L);
        assertEquals(root.get("big"), -(1L << 40));
        assertEquals(root.get("accuracy"), 0.775);
        assertTrue(root.containsKey("best"));
        assertNull(root.get("best"));
        assertEquals(root.get("ema"), false);
        assertEquals(root.get("betas"), List.of(0.9, 0.999));
        assertEquals(root.get("milestones"), List.of(30L, 60L, 255L, 70000L, -1L));
        assertEquals(root.get("names"), Set.of("ünï"));
        assertEquals(root.get("size"), List.of(2L, 3L));
        assertEquals(root.get("device"), "cuda:1");
        assertEquals(root.get(3L), "three");
        expectThrows(UnsupportedOperationException.class, () -> ((List<?>) root.get("betas")).clear());
        expectThrows(UnsupportedOperationException.class, root::clear);
    }
}
