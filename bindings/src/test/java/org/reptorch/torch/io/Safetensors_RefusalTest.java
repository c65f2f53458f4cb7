package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class Safetensors_RefusalTest {

    private static final String AGAIN = "; download or save it again";

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    private static String entry(String name, String dtype, String shape, String offsets) {
        return "\"" + name + "\":{\"dtype\":" + dtype + ",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
    }

    private static String one(String dtype, String shape, String offsets) {
        return "{" + entry("w", dtype, shape, offsets) + "}";
    }

    @DataProvider
    public Object[][] headers() {
        String u8 = "\"U8\"";
        return new Object[][] {
            {one("\"F4\"", "[4]", "[0,4]"), "tensor 'w': dtype 'F4' is not supported; convert the tensor to one of "
                    + "F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL, C64, "
                    + "U16, U32, U64, F8_E4M3, F8_E5M2"},
            {one("7", "[4]", "[0,4]"), "tensor 'w': dtype '7' is not supported; convert the tensor to one of "
                    + "F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL, C64, "
                    + "U16, U32, U64, F8_E4M3, F8_E5M2"},
            {one(u8, "[-4]", "[0,4]"), "tensor 'w': shape holds '-4', which is no integer from 0 to 2^63-1" + AGAIN},
            {one(u8, "[4.0]", "[0,4]"), "tensor 'w': shape holds '4.0', which is no integer from 0 to 2^63-1" + AGAIN},
            {one(u8, "[9223372036854775808]", "[0,4]"),
                "tensor 'w': shape holds '9223372036854775808', which is no integer from 0 to 2^63-1" + AGAIN},
            {one(u8, "4", "[0,4]"), "tensor 'w': shape is not a JSON array" + AGAIN},
            {one(u8, "[1" + ",1".repeat(64) + "]", "[0,4]"), "tensor 'w': shape holds more than 64 numbers" + AGAIN},
            {one("\"F32\"", "[4611686018427387904]", "[0,4]"),
                "tensor 'w': shape: [4611686018427387904] takes more than 2^63-1 bytes" + AGAIN},
            {one(u8, "[3]", "[0,4]"), "tensor 'w': data_offsets [0, 4] are not the 3 bytes of U8[3]" + AGAIN},
            {one(u8, "[4]", "[4,0]"), "tensor 'w': data_offsets [4, 0] is not a begin and an end after it" + AGAIN},
            {one(u8, "[4]", "[4]"), "tensor 'w': data_offsets [4] is not a begin and an end after it" + AGAIN},
            {one(u8, "[8]", "[0,8]"),
                "tensor 'w': data_offsets [0, 8] end after the file's 4 bytes of data: the file is truncated" + AGAIN},
            {one(u8, "[3]", "[1,4]"),
                "tensor 'w': data_offsets [1, 4] leave a hole after the tensor before, which ends at byte 0" + AGAIN},
            {one(u8, "[3]", "[0,3]"), "has 1 bytes after the last tensor" + AGAIN},
            {"{" + entry("v", u8, "[4]", "[0,4]") + "," + entry("w", u8, "[2]", "[2,4]") + "}",
                "tensor 'w': data_offsets [2, 4] overlap the tensor before, which ends at byte 4" + AGAIN},
            {"{" + entry("w", u8, "[2]", "[0,2]") + "," + entry("w", u8, "[2]", "[2,4]") + "}",
                "tensor 'w': appears twice" + AGAIN},
            {"{\"w\":{\"dtype\":\"U8\",\"dtype\":\"U8\"}}", "tensor 'w': has dtype twice" + AGAIN},
            {"{\"w\":{\"dtype\":\"U8\",\"shape\":[4]}}", "tensor 'w': lacks data_offsets" + AGAIN},
            {"{\"w\":[]}", "tensor 'w': is not a JSON object" + AGAIN},
            {"{\"a\\nb\":[]}", "tensor 'a\\u000ab': is not a JSON object" + AGAIN},
            {"{\"__metadata__\":{\"a\":1}}", "__metadata__: the value of 'a' is not a string; write it as one"},
            {"{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}", "__metadata__: 'a' appears twice" + AGAIN},
            {"{\"__metadata__\":{},\"__metadata__\":{}}", "__metadata__ appears twice" + AGAIN},
            {"{\"__metadata__\":\"a\"}", "__metadata__ is not a JSON object" + AGAIN},
            {"{} {}", "the header goes on after its closing '}'" + AGAIN},
            {"[]", "the header does not begin with '{'; this is no safetensors file"},
        };
    }

    @Test(dataProvider = "headers")
    public void aHeaderThatBreaksTheFormatIsRefusedByTensorAndField(String header, String problem) {
        Path file = scratch.file("x", Scratch.safetensors(header, "data"));
        assertEquals(Scratch.problem(file, () -> Safetensors.read(file)), problem);
    }

    @Test
    public void aHeaderThatIsNoJsonOrNoUtf8IsRefused() {
        var headers = List.of("{\"w\"", "{\"w\":{", "{w:1}", "{\"\u00ff\":1}", "{\"w\":{\"shape\":[0,", "{\0\"\0}\0");
        for (String header : headers) {
            Path file = scratch.file("x", Scratch.safetensors(header, ""));
            String problem = Scratch.problem(file, () -> Safetensors.read(file));
            assertEquals(problem.replaceFirst("\\(.*\\)", "(…)"), "the header is not valid JSON (…)" + AGAIN);
        }
    }

    @Test
    public void aHeaderLengthBeyondFileOrLimitIsRefused() {
        Path beyond = scratch.file("x", Scratch.bytes("\20\0\0\0\0\0\0\0{}      "));
        assertEquals(Scratch.problem(beyond, () -> Safetensors.read(beyond)), "the header should be 16 bytes at 8, "
                + "outside the file's 16 bytes: it is truncated or damaged" + AGAIN);
        Path huge = scratch.file("x", Scratch.bytes("\377\377\377\377\377\377\377\377{}      "));
        assertEquals(Scratch.problem(huge, () -> Safetensors.read(huge)), "the header's length of 18446744073709551615 bytes "
                + "is over the limit of 100000000; this is no safetensors file");
        Path brief = scratch.file("x", Scratch.bytes("\20\0\0"));
        assertEquals(Scratch.problem(brief, () -> Safetensors.read(brief)), "the header's length should be 8 bytes at 0, "
                + "outside the file's 3 bytes: it is truncated or damaged" + AGAIN);
        Path empty = scratch.file("x", new byte[0]);
        assertEquals(Scratch.problem(empty, () -> Safetensors.read(empty)), "is empty" + AGAIN);
    }

    @Test
    public void aPyTorchCheckpointIsCalledByItsName() {
        Path file = scratch.file("x", Scratch.recorded("checkpoint.pth"));
        assertEquals(Scratch.problem(file, () -> Safetensors.read(file)),
                "is a PyTorch checkpoint or a NumPy file, not a safetensors file; read it with TensorFile");
    }

    @Test
    public void aMissingFileIsNotFound() {
        Path missing = scratch.path("missing");
        assertEquals(expectThrows(ReptorchException.class, () -> Safetensors.read(missing)).getMessage(),
                missing + ": no such file; check the path");
        Path folder = missing.getParent();
        assertEquals(expectThrows(ReptorchException.class, () -> Safetensors.read(folder)).getMessage(),
                folder + ": is not a file; give the tensor file itself");
    }

    @Test
    public void whatTheFormatCannotSayIsNotWritten() {
        Path file = scratch.path("x");
        StoredTensor scalar = StoredTensor.of(new float[1]);
        var complex = new StoredTensor(DType.COMPLEX128, new long[] {0}, MemorySegment.ofArray(new byte[0]));
        assertEquals(expectThrows(ReptorchException.class,
                () -> Safetensors.write(file, Map.of("c", complex), Map.of())).getMessage(),
                file + ": tensor 'c': safetensors has no type complex128; convert the tensor first");
        assertEquals(expectThrows(ReptorchException.class,
                () -> Safetensors.write(file, Map.of("__metadata__", scalar), Map.of())).getMessage(),
                file + ": no tensor can be called __metadata__ in safetensors; rename it");
        assertEquals(expectThrows(ReptorchException.class,
                () -> Safetensors.write(file, Map.of("half a pair \ud800", scalar), Map.of())).getMessage(),
                file + ": a tensor's name or a text cannot be written as UTF-8; rename it");
        assertEquals(scratch.names().size(), 0);
    }
}
