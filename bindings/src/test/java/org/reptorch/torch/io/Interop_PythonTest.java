package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.reptorch.torch.DType;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Exchanges files with a real PyTorch and NumPy: of the python that REPTORCH_TEST_PYTHON names; skipped without. */
public class Interop_PythonTest {

    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    private final Map<String, StoredTensor> arrays = new LinkedHashMap<>();
    private Scratch scratch;
    private List<String> lines;

    @BeforeClass
    public void exchange() throws IOException, InterruptedException {
        String python = System.getenv("REPTORCH_TEST_PYTHON");
        if (python == null) {
            throw new SkipException("REPTORCH_TEST_PYTHON names no python with PyTorch");
        }
        scratch = new Scratch();
        var random = new SplittableRandom(3);
        for (DType dtype : EnumSet.range(DType.FLOAT64, DType.COMPLEX32)) {
            byte[] bytes = new byte[6 * dtype.byteSize()];
            random.nextBytes(bytes);
            if (dtype == DType.BOOL) {
                bytes = new byte[] {1, 0, 0, 1, 1, 0};
            }
            var tensor = new StoredTensor(dtype, new long[] {2, 3}, MemorySegment.ofArray(bytes));
            tensors.put(dtype.torchName(), tensor);
            if (NpyHeader.descr(dtype) != null) {
                arrays.put(dtype.torchName(), tensor);
            }
        }
        StoredTensor whole = StoredTensor.of(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 3, 4);
        tensors.put("whole", whole);
        tensors.put("view", StoredTensor.view(DType.FLOAT32, whole.storage(), 1, new long[] {3, 2}, new long[] {4, 2}));
        tensors.put("trained", StoredTensor.of(new double[] {0.1}).withRequiresGrad(true));
        tensors.put("empty", StoredTensor.of(new float[0], 0, 3));
        var data = new LinkedHashMap<Object, Object>();
        data.put("list", Arrays.asList(1, -1L, 300, 1L << 40, BigInteger.TWO.pow(70), null, true, false, 0.5f, Double.NEGATIVE_INFINITY));
        data.put(7L, Tuple.of("ü😀", Tuple.of(), List.of(), Map.of()));
        data.put(Tuple.of(1, "a"), new byte[] {0, (byte) 0xFF});
        data.put("set", Set.of(3));
        var root = new LinkedHashMap<String, Object>();
        root.put("tensors", OrderedDict.of(tensors, Map.of("_metadata", OrderedDict.of(Map.of("", Map.of("version", 1))))));
        root.put("data", data);
        root.put("dtype", DType.FLOAT8_E5M2);
        TorchCheckpoint.write(scratch.path("java.pth"), root);
        Npz.write(scratch.path("java.npz"), arrays);
        Npz.writeCompressed(scratch.path("compressed.npz"), arrays);
        Npy.write(scratch.path("fortran.npy"), StoredTensor.view(DType.FLOAT32, whole.storage(), 0, new long[] {4, 3}, new long[] {1, 4}));

        Path script = scratch.file("interop.py", Scratch.recorded("interop.py"));
        File output = scratch.path("output").toFile();
        Process process = new ProcessBuilder(python, "-W", "ignore", script.toString(), script.getParent().toString())
                .redirectErrorStream(true).redirectOutput(output).start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "python still runs");
        lines = Files.readAllLines(output.toPath());
        assertEquals(process.exitValue(), 0, String.join("\n", lines));
    }

    @AfterClass(alwaysRun = true)
    public void close() {
        if (scratch != null) {
            scratch.close();
        }
    }

    private static String described(String name, StoredTensor tensor) {
        return "%s %s %s %s %d %s %s".formatted(name, tensor.dtype(), listed(tensor.shape()), listed(tensor.strides()), tensor.offset(),
                tensor.requiresGrad() ? "True" : "False", sha256(tensor));
    }

    private static String listed(long[] values) {
        return Arrays.toString(values).replace(" ", "");
    }

    private static String sha256(StoredTensor tensor) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(tensor.data().toArray(ValueLayout.JAVA_BYTE)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void pytorchLoadsEveryTensorWeWriteBitForBit() {
        var expected = new ArrayList<String>();
        tensors.forEach((name, tensor) -> expected.add(described(name, tensor)));
        assertEquals(lines.subList(0, expected.size()), expected);
    }

    @Test
    public void whatWeWriteSharesItsStorageInPytorch() {
        assertTrue(lines.contains("shared True"), lines.toString());
        assertTrue(lines.contains("written through True"), lines.toString());
        assertTrue(lines.contains("mapped True"), lines.toString());
    }

    @Test
    public void pytorchFindsThePlainData() {
        assertTrue(lines.contains("data {'list': [1, -1, 300, 1099511627776, 1180591620717411303424, None, True, False, 0.5, -inf], "
                + "7: ('ü😀', (), [], {}), (1, 'a'): b'\\x00\\xff', 'set': {3}}"), lines.toString());
        assertTrue(lines.contains("types OrderedDict dict torch.float8_e5m2"), lines.toString());
    }

    @Test
    public void numpyLoadsEveryArrayWeWrite() {
        arrays.forEach((name, array) -> assertTrue(lines.contains(described("npz:" + name, array)), name + ": " + lines));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("compressed ") && line.endsWith(" True")), lines.toString());
        assertTrue(lines.contains("fortran True [[0.0, 4.0, 8.0], [1.0, 5.0, 9.0], [2.0, 6.0, 10.0], [3.0, 7.0, 11.0]]"), lines.toString());
    }

    @DataProvider
    public Object[][] saved() {
        return new Object[][] {{"python.pth"}, {"python5.pth"}, {"python-legacy.pth"}};
    }

    @Test(dataProvider = "saved")
    public void weLoadEveryTensorThatPytorchSaves(String name) throws IOException {
        Map<String, StoredTensor> read = TensorFile.read(scratch.path(name));
        var actual = new ArrayList<String>();
        read.forEach((key, tensor) -> actual.add(described(key, tensor)));
        assertEquals(actual, Files.readAllLines(scratch.path("python.txt"), StandardCharsets.UTF_8));
        assertTrue(read.get("table").sharesStorageWith(read.get("rows")));
        assertTrue(read.get("table").sharesStorageWith(read.get("transposed")));
        assertTrue(read.get("whole").sharesStorageWith(read.get("view")));
    }
}
