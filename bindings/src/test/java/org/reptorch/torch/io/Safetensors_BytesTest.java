package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.DType;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Byte by byte what the format's description says; the same bytes were compared with Python's struct and json by hand. */
public class Safetensors_BytesTest {

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    @Test
    public void aFileIsHeaderLengthHeaderAndData() throws IOException {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        tensors.put("b", StoredTensor.of(new float[] {1, -2}, 2, 1));
        tensors.put("a", StoredTensor.of(new long[] {3}));
        Safetensors.write(scratch.path("x"), tensors, Map.of("format", "pt"));

        String header = "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
                + "\"a\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[8,16]}}";
        String padded = header + " ".repeat((8 - header.length() % 8) % 8);
        assertEquals(Files.readAllBytes(scratch.path("x")), Scratch.bytes((char) padded.length() + "\0\0\0\0\0\0\0" + padded
                + "\0\0\u0080\u003f\0\0\0\u00c0" + "\3\0\0\0\0\0\0\0"));
    }

    @Test
    public void theHeaderIsPaddedWithSpacesToEightBytes() throws IOException {
        Safetensors.write(scratch.path("x"), Map.of(), Map.of());
        assertEquals(Files.readAllBytes(scratch.path("x")), Scratch.bytes("\10\0\0\0\0\0\0\0{}      "));
        assertEquals(Safetensors.read(scratch.path("x")), new SafetensorsFile(Map.of(), Map.of()));
    }

    @Test
    public void tensorsComeInTheHeadersOrderWhereverTheirBytesAre() {
        String header = "{\"b\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[2,3]},"
                + "\"none\":{\"shape\":[0],\"data_offsets\":[2,2],\"dtype\":\"F64\",\"later\":{\"extension\":[1]}},"
                + "\"a\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[0,2]}}\n ";
        var file = Safetensors.read(scratch.file("x", Scratch.safetensors(header, "\u0080\u003f\7")));
        assertEquals(List.copyOf(file.tensors().keySet()), List.of("b", "none", "a"));
        assertEquals(file.tensors().get("b").toLongArray(), new long[] {7});
        assertEquals(file.tensors().get("a").toFloatArray(), new float[] {1});
        assertEquals(file.tensors().get("none").elements(), 0);
    }

    @Test
    public void everyTypeAndNameComesBack() {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        for (DType dtype : DType.values()) {
            if (dtype.safetensorsName() != null) {
                StoredTensor longs = StoredTensor.of(new long[] {dtype.ordinal()}, 1);
                tensors.put("\"" + dtype + "\" \n ü😀",
                        new StoredTensor(dtype, new long[] {8 / dtype.byteSize(), 1}, longs.data()));
            }
        }
        var metadata = Map.of("", "", "källa", "\u0000\\😀");
        Safetensors.write(scratch.path("x"), tensors, metadata);
        SafetensorsFile file = Safetensors.read(scratch.path("x"));
        assertEquals(file, new SafetensorsFile(tensors, metadata));
        assertEquals(List.copyOf(file.tensors().keySet()), List.copyOf(tensors.keySet()));
    }

    @Test
    public void tensorsLargerThanTheBufferComeBack() {
        float[] values = new float[1_000_003];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        StoredTensor large = StoredTensor.of(values, values.length);
        Safetensors.write(scratch.path("x"), Map.of("large", large), Map.of());
        assertEquals(Safetensors.read(scratch.path("x")).tensors().get("large"), large);
    }
}
