package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Arrays as NumPy 2.4 saved them (record.py) and as we do. */
public class Numpy_FormatTest {

    private static final StoredTensor ARRAY = StoredTensor.of(new float[] {0, 1, 2, 3, 4, 5}, 2, 3);

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    private Path recorded(String name) {
        return scratch.file(name, Scratch.recorded(name));
    }

    @DataProvider
    public Object[][] arrays() {
        return new Object[][] {{"c.npy"}, {"fortran.npy"}, {"big-endian.npy"}, {"version2.npy"}, {"version3.npy"}};
    }

    @Test(dataProvider = "arrays")
    public void everyOrderAndVersionIsRead(String name) {
        assertEquals(Npy.read(recorded(name)), ARRAY);
    }

    @Test
    public void onlyBigEndianArraysAreCopied() {
        assertTrue(Npy.read(recorded("c.npy")).data().isMapped());
        StoredTensor fortran = Npy.read(recorded("fortran.npy"));
        assertTrue(fortran.storage().isMapped());
        assertEquals(fortran.strides(), new long[] {1, 2});
        assertFalse(Npy.read(recorded("big-endian.npy")).storage().isMapped());
    }

    @Test
    public void scalarsAndEmptyArraysAreRead() {
        StoredTensor scalar = Npy.read(recorded("scalar.npy"));
        assertEquals(scalar.shape(), new long[0]);
        assertEquals(scalar.toLongArray(), new long[] {7});
        assertEquals(Npy.read(recorded("empty.npy")), StoredTensor.of(new double[0], 0, 3));
    }

    @Test
    public void everyTypeIsReadInBothByteOrders() {
        Map<String, StoredTensor> arrays = Npz.read(recorded("arrays.npz"));
        assertEquals(arrays.size(), 25);
        arrays.forEach((descr, array) -> {
            byte[] bytes = array.data().toArray(ValueLayout.JAVA_BYTE);
            int number = array.dtype().isComplex() ? array.dtype().byteSize() / 2 : array.dtype().byteSize();
            for (int i = 0; i < bytes.length; i++) {
                int turned = i / number * number + number - 1 - i % number;
                assertEquals(bytes[i], descr.equals("|b1") ? 1 - i : descr.startsWith(">") ? turned + 1 : i + 1, descr);
            }
            if (!descr.startsWith(">")) {
                assertEquals(NpyHeader.descr(array.dtype()), descr);
                assertTrue(array.data().isMapped(), descr);
            }
        });
    }

    @Test
    public void compressedArraysAreInflated() {
        Map<String, StoredTensor> arrays = Npz.read(recorded("compressed.npz"));
        assertEquals(arrays.get("weight"), StoredTensor.of(new float[64 * 64], 64, 64));
        assertEquals(arrays.get("fortran"), ARRAY);
        assertEquals(arrays.get("bias"), StoredTensor.of(new float[] {0, 1, 2}, 3));
    }

    @Test
    public void everyTypeAndOrderIsWrittenAndReadAgain() throws IOException {
        var arrays = new LinkedHashMap<String, StoredTensor>();
        for (DType dtype : DType.values()) {
            if (NpyHeader.descr(dtype) != null) {
                arrays.put("ü/" + dtype, new StoredTensor(dtype, new long[] {16 / dtype.byteSize(), 1, 1},
                        StoredTensor.of(new long[] {1, dtype.ordinal()}, 2).data()));
            }
        }
        arrays.put("scalar", StoredTensor.of(new double[] {1}));
        arrays.put("transposed", StoredTensor.view(DType.FLOAT32, ARRAY.storage(), 0, new long[] {3, 2}, new long[] {1, 3}));
        arrays.put("column", StoredTensor.view(DType.FLOAT32, ARRAY.storage(), 1, new long[] {2}, new long[] {3}));
        Npz.write(scratch.path("a.npz"), arrays);
        Npz.writeCompressed(scratch.path("b.npz"), arrays);
        assertEquals(Npz.read(scratch.path("a.npz")), arrays);
        assertEquals(Npz.read(scratch.path("b.npz")), arrays);
        assertEquals(Npz.read(scratch.path("a.npz")).get("transposed").strides(), new long[] {1, 3});
        assertTrue(Files.size(scratch.path("b.npz")) < Files.size(scratch.path("a.npz")));
        for (StoredTensor array : arrays.values()) {
            Npy.write(scratch.path("x.npy"), array);
            assertEquals(Npy.read(scratch.path("x.npy")), array);
        }
    }

    @Test
    public void anArrayIsWrittenAsNumpyWritesIt() throws IOException {
        Npy.write(scratch.path("x.npy"), ARRAY);
        assertEquals(Files.readAllBytes(scratch.path("x.npy")), Scratch.recorded("c.npy"));
    }

    @Test
    public void aTypeThatNumpyLacksIsNotWritten() {
        Path file = scratch.path("x");
        var brain = new StoredTensor(DType.BFLOAT16, new long[] {0}, MemorySegment.ofArray(new byte[0]));
        assertEquals(expectThrows(ReptorchException.class, () -> Npy.write(file, brain)).getMessage(),
                file + ": the array: NumPy has no type bfloat16; convert the tensor first, or write safetensors");
        assertEquals(expectThrows(ReptorchException.class, () -> Npz.write(file, Map.of("w", brain))).getMessage(),
                file + ": array 'w': NumPy has no type bfloat16; convert the tensor first, or write safetensors");
        assertEquals(scratch.names().size(), 0);
    }

    @Test
    public void objectsAndRecordsAreRefusedInWords() {
        Path objects = recorded("object.npy");
        assertEquals(Scratch.problem(objects, () -> Npy.read(objects)), "the array holds Python objects (dtype object), which are "
                + "never unpickled; save numbers: numpy.save(file, array.astype(numpy.float32))");
        Path records = recorded("records.npy");
        assertEquals(Scratch.problem(records, () -> Npy.read(records)), "the array holds records (a structured dtype), which are no "
                + "tensor; save each field by itself: numpy.savez(file, **{name: array[name] for name in array.dtype.names})");
    }

    @DataProvider
    public Object[][] headers() {
        String rest = ", 'fortran_order': False, 'shape': (1,), }";
        return new Object[][] {
            {"{'descr': '<U3'" + rest, "has the dtype '<U3', which no tensor has; convert it: array.astype(numpy.float32)"},
            {"{'descr': '<f4', 'fortran_order': False}", "has a header that lacks shape"},
            {"{'descr': '<f4', 'descr': '<f4'" + rest, "has a header that has descr twice"},
            {"{'descr': '<f4', 'x': 1" + rest, "has a header that has the key 'x'"},
            {"{'descr': '<f4', 'fortran_order': 1, 'shape': ()}", "has a header that has a fortran_order that is neither True nor False"},
            {"{'descr': '<f4', 'fortran_order': True, 'shape': (-1,)}",
                "has a header that has a shape that is no tuple of integers from 0 to 2^63-1"},
            {"{'descr': '<f4', 'fortran_order': True, 'shape': (9223372036854775808,)}",
                "has a header that has a shape that is no tuple of integers from 0 to 2^63-1"},
            {"{'descr': '<f4', 'fortran_order': True, 'shape': (" + "1,".repeat(65) + ")}",
                "has a header that has more than 64 dimensions"},
            {"{'descr': '<f4', 'fortran_order': True, 'shape': (1,)} {}", "has a header that goes on after its dict"},
            {"{'descr': '<f4'", "has a header that lacks a '}'"},
            {"__import__('os').system('exit')", "has a header that lacks a '{'"},
            {"{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904,)}",
                "has a shape that is none: [4611686018427387904] takes more than 2^63-1 bytes"},
            {"{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427,)}",
                "should have 36893488147416 bytes of elements, but has 4: it is damaged, or more than one array; download or save it again"},
        };
    }

    @Test(dataProvider = "headers")
    public void aHeaderThatBreaksTheFormatIsRefused(String header, String problem) {
        Path file = scratch.file("x.npy", npy(header, "data"));
        assertTrue(Scratch.problem(file, () -> Npy.read(file)).startsWith("the array " + problem),
                Scratch.problem(file, () -> Npy.read(file)));
    }

    static byte[] npy(String header, String data) {
        return Scratch.bytes("\u0093NUMPY\1\0" + (char) (header.length() & 0xFF) + (char) (header.length() >> 8) + header + data);
    }

    @Test
    public void compressedArraysBeyondTheLimitAreRefusedBeforeTheyAreInflated() throws IOException {
        String remedy = "; if you trust the file, read it with Npz.read(file, a higher limit)";
        Path file = recorded("compressed.npz");
        assertEquals(Scratch.problem(file, () -> Npz.read(file, 16_000)), "its compressed arrays take more than 16000 bytes" + remedy);
        assertEquals(Npz.read(file, 20_000).size(), 3);

        byte[] noise = new byte[300_000];
        new SplittableRandom(1).nextBytes(noise);
        Path large = scratch.path("large.npz");
        Npz.writeCompressed(large, Map.of("noise", new StoredTensor(DType.UINT8, new long[] {noise.length}, MemorySegment.ofArray(noise))));
        byte[] bytes = Files.readAllBytes(large);
        forgeSize(bytes, (256 << 20) + 1);
        Path bomb = scratch.file("bomb.npz", bytes);
        assertEquals(Scratch.problem(bomb, () -> Npz.read(bomb)), "its compressed arrays take more than 268435456 bytes" + remedy);
    }

    @Test
    public void anArrayThatClaimsMoreThanItCanInflateToIsRefused() {
        byte[] bytes = Scratch.recorded("compressed.npz");
        forgeSize(bytes, 200 << 20);
        Path lie = scratch.file("lie.npz", bytes);
        assertTrue(Scratch.problem(lie, () -> Npz.read(lie)).matches("the zip entry 'weight.npy' claims 209715200 bytes, "
                + "more than its \\d+ compressed ones can become: it is damaged; download or save it again"));
    }

    /** Changes the size of the first entry in the directory. */
    private static void forgeSize(byte[] zip, int size) {
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(directory(zip) + 24, size);
    }

    private static int directory(byte[] zip) {
        return new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    }

    @Test
    public void anInflatedArrayMustBeWhatTheDirectorySays() {
        for (int place : new int[] {16, 24}) { // of checksum and size in the directory
            byte[] small = Scratch.recorded("compressed.npz");
            small[directory(small) + place] ^= 1;
            Path file = scratch.file("x.npz", small);
            assertEquals(Scratch.problem(file, () -> Npz.read(file)), "the array 'weight.npy' does not inflate to what the zip directory "
                    + "says: it is damaged; download or save it again");
        }
    }

    @Test
    public void aZipOfOtherFilesIsRefused() {
        Path file = scratch.file("x.zip", new ForgedZip().entry("photo.jpg", (byte) 1).finish());
        assertEquals(Scratch.problem(file, () -> TensorFile.read(file)), "is a zip with the entry 'photo.jpg', so neither arrays of "
                + "numpy.savez nor a PyTorch checkpoint; check that the right file was given");
    }
}
