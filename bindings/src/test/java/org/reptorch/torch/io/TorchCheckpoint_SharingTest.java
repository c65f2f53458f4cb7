package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.reptorch.torch.DType;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Views, flags and data as PyTorch 2.13 saved them (record.py), and the same once more after we wrote them. */
public class TorchCheckpoint_SharingTest {

    private static final float[] TABLE = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

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
    public Object[][] roots() {
        return new Object[][] {{"shared.pth", false}, {"shared4.pth", false}, {"shared-legacy.pth", false}, {"shared.pth", true},
            {"shared-legacy.pth", true}};
    }

    private Map<?, ?> root(String name, boolean again) {
        Object root = TorchCheckpoint.read(scratch.file(name, Scratch.recorded(name))).root();
        if (again) {
            TorchCheckpoint.write(scratch.path("again.pth"), root);
            root = TorchCheckpoint.read(scratch.path("again.pth")).root();
        }
        return (Map<?, ?>) root;
    }

    @Test(dataProvider = "roots")
    public void viewsOfOneStorageStayViewsOfOne(String name, boolean again) {
        Map<?, ?> root = root(name, again);
        StoredTensor table = (StoredTensor) root.get("table");
        assertEquals(table, StoredTensor.of(TABLE, 3, 4));
        for (String view : List.of("tied", "transposed", "corner", "flat")) {
            assertTrue(table.sharesStorageWith((StoredTensor) root.get(view)), view);
        }
        assertFalse(table.sharesStorageWith((StoredTensor) root.get("other")));
        StoredTensor transposed = (StoredTensor) root.get("transposed");
        assertEquals(transposed.strides(), new long[] {1, 4});
        assertEquals(transposed, StoredTensor.of(new float[] {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}, 4, 3));
        StoredTensor corner = (StoredTensor) root.get("corner");
        assertEquals(corner.offset(), 6);
        assertEquals(corner, StoredTensor.of(new float[] {6, 7, 10, 11}, 2, 2));
        assertEquals(((StoredTensor) root.get("flat")).toFloatArray(), new float[] {4, 5, 6, 7, 8, 9, 10, 11});
        assertTrue(table.storage().isMapped());
        assertTrue(transposed.storage().isMapped());
    }

    @Test(dataProvider = "roots")
    public void parametersAndFlagsAreKept(String name, boolean again) {
        Map<?, ?> root = root(name, again);
        for (String trained : List.of("parameter", "trained")) {
            assertTrue(((StoredTensor) root.get(trained)).requiresGrad(), trained);
        }
        for (String fixed : List.of("frozen", "table", "attributes")) {
            assertFalse(((StoredTensor) root.get(fixed)).requiresGrad(), fixed);
        }
        assertEquals(root.get("parameter"), StoredTensor.of(new float[] {1, 1}, 2));
    }

    @Test(dataProvider = "roots")
    public void plainDataIsKept(String name, boolean again) {
        Map<?, ?> root = root(name, again);
        assertEquals((byte[]) root.get("bytes"), new byte[] {0, -1});
        assertEquals((byte[]) root.get("bytearray"), new byte[] {'a', 'b'});
        assertEquals((byte[]) root.get("no bytes"), new byte[0]);
        assertEquals(root.get("int"), BigInteger.TWO.pow(70));
        assertEquals(root.get("negative"), BigInteger.TWO.pow(70).negate());
        assertEquals(root.get("tuple key"), Map.of(Tuple.of(1L, "a"), 2L));
        assertEquals(root.get("dtype"), DType.BFLOAT16);
        assertEquals(root.get("default"), Map.of("x", List.of(1L)));
        assertEquals(root.get("frozenset"), Set.of(1L, 2L));
        assertEquals(root.get("nested"), List.of(List.of(), List.of(), Map.of(),
                List.of(List.of(1L), List.of(1L, 2L), List.of(1L, 2L, 3L, 4L))));
        assertTrue(((List<?>) root.get("nested")).getFirst() instanceof Tuple);
        assertEquals(root.get("nan"), Double.NaN);
        StoredTensor storage = (StoredTensor) root.get("storage");
        assertEquals(storage.dtype(), DType.UINT8);
        assertEquals(storage.toLongArray(), new long[] {5, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0});
    }

    @Test
    public void anOrderedDictKeepsItsOrderAndAttributes() {
        StoredTensor w = StoredTensor.of(new float[] {1}, 1);
        var metadata = Map.of("_metadata", OrderedDict.of(Map.of("", Map.of("version", 1L))));
        Path file = scratch.path("x.pth");
        TorchCheckpoint.write(file, OrderedDict.of(Map.of("w", w), metadata));
        OrderedDict read = (OrderedDict) TorchCheckpoint.read(file).root();
        assertEquals(read, Map.of("w", w));
        assertEquals(read.attributes(), metadata);

        OrderedDict recorded = (OrderedDict) ((Map<?, ?>) TorchCheckpoint.read(
                scratch.file("y.pth", Scratch.recorded("checkpoint.pth"))).root()).get("model");
        assertEquals(recorded.attributes(), metadata);
    }

    @Test
    public void oneStorageIsWrittenOnceHoweverManyTensorsViewIt() throws Exception {
        float[] values = new float[100_000];
        StoredTensor whole = StoredTensor.of(values, 1000, 100);
        var tied = new StoredTensor(DType.FLOAT32, new long[] {100, 1000}, whole.data());
        var row = StoredTensor.view(DType.FLOAT32, whole.storage(), 100, new long[] {100}, new long[] {1});
        Path file = scratch.path("x.pth");
        TorchCheckpoint.write(file, Map.of("whole", whole, "tied", tied, "row", row));
        assertTrue(Files.size(file) < 405_000, Files.size(file) + " bytes");
        Map<String, StoredTensor> read = TorchCheckpoint.read(file).stateDict();
        assertTrue(read.get("whole").sharesStorageWith(read.get("tied")));
        assertTrue(read.get("whole").sharesStorageWith(read.get("row")));

        TorchCheckpoint.write(file, Map.of("row", row.contiguous()));
        assertTrue(Files.size(file) < 3000, Files.size(file) + " bytes");
    }

    @Test
    public void storagesAreAlignedToSixtyFourBytes() throws Exception {
        Path file = scratch.path("x.pth");
        TorchCheckpoint.write(file, Map.of("a", StoredTensor.of(new float[] {1}, 1), "b", StoredTensor.of(new double[] {2}, 1)));
        MappedFile mapped = MappedFile.open(file);
        ZipDirectory zip = ZipDirectory.of(mapped);
        for (String name : zip.names()) {
            assertEquals((zip.stored(name).address() - mapped.bytes().address()) % 64, 0, name);
        }
    }

    @Test
    public void theSameValuesMakeTheSameFile() throws Exception {
        StoredTensor w = StoredTensor.of(new float[] {1}, 1);
        TorchCheckpoint.write(scratch.path("a"), Map.of("w", w));
        TorchCheckpoint.write(scratch.path("b"), Map.of("w", w));
        assertEquals(Files.mismatch(scratch.path("a"), scratch.path("b")), -1);
    }

    @Test
    public void whatPythonCannotReadBackIsNotWritten() {
        Path file = scratch.path("x.pth");
        var foreign = new ForeignObject("train.Config", List.of(), Map.of(), List.of(), Map.of(), null);
        assertEquals(refusal(file, List.of(foreign)), "a checkpoint cannot hold an object of the Python class 'train.Config'; "
                + "write numbers, texts, lists, maps and StoredTensors");
        assertEquals(refusal(file, Map.of("x", new Object())), "a checkpoint cannot hold a java.lang.Object; "
                + "write numbers, texts, lists, maps and StoredTensors");
        assertEquals(refusal(file, Map.of(List.of(1), 2)),
                "a checkpoint cannot have a list, set or map as a key; use a text, a number or a Tuple");
        assertEquals(refusal(file, "half \ud800"), "a checkpoint cannot hold the text 'half ?': it has half a surrogate pair"
                .replace('?', '\ud800'));
        var itself = new ArrayList<Object>();
        itself.add(itself);
        assertEquals(refusal(file, itself),
                "a checkpoint cannot nest more than 200 lists or maps, or contain itself; write less at once");
        assertEquals(scratch.names(), List.of());
    }

    private static String refusal(Path file, Object root) {
        return expectThrows(IllegalArgumentException.class, () -> TorchCheckpoint.write(file, root)).getMessage();
    }

    @Test
    public void viewsOutsideTheirStorageCannotBeMade() {
        MemorySegment storage = StoredTensor.of(new float[4], 4).storage();
        assertEquals(expectThrows(IllegalArgumentException.class,
                () -> StoredTensor.view(DType.FLOAT32, storage, 1, new long[] {4}, new long[] {1})).getMessage(),
                "the view of shape [4], strides [1], offset 1 reaches to element 4 of 4; choose one inside the storage");
        assertEquals(expectThrows(IllegalArgumentException.class,
                () -> StoredTensor.of(new long[1], 1).withRequiresGrad(true)).getMessage(),
                "int64 has no gradient; only floating point and complex types can require one");
        assertNotEquals(StoredTensor.view(DType.FLOAT32, storage, 0, new long[] {2}, new long[] {2}), StoredTensor.of(new float[4], 4));
    }
}
