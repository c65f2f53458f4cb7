package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** The format of PyTorch before 1.6, and bare pickles. */
public class TorchCheckpoint_LegacyTest {

    private static final String AGAIN = ": it is damaged; download or save it again";
    /** Magic number, protocol and machine. */
    private static final String START = "\u0080\2\u008a\12\154\374\234\106\371\40\152\250\120\31.\u0080\2M\351\3."
            + "\u0080\2}X\15\0\0\0little_endian\u0088s.";

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    private static String text(String s) {
        return "X" + (char) s.length() + "\0\0\0" + s;
    }

    private static String tensor(String view) {
        return "ctorch._utils\n_rebuild_tensor\n((" + text("storage") + "ctorch\nByteStorage\n" + text("7") + text("cpu") + "K\4" + view
                + "tQK\0K\2\u0085K\1\u0085tR";
    }

    private static byte[] file(String object, String storages) {
        return Scratch.bytes(START + "\u0080\2" + object + "." + "\u0080\2]" + text("7") + "a." + storages);
    }

    private String problem(byte[] contents) {
        Path file = scratch.file("x.pth", contents);
        return Scratch.problem(file, () -> TorchCheckpoint.read(file));
    }

    @Test
    public void theRecordedOneIsRead() {
        Map<String, StoredTensor> read = TensorFile.read(scratch.file("x", Scratch.recorded("legacy.pth")));
        assertEquals(read, Map.of("w", StoredTensor.of(new float[] {0, 1, 2, 3, 4, 5}, 2, 3)));
        assertTrue(read.get("w").data().isMapped());
    }

    @Test
    public void aPickleOfPlainDataIsRead() {
        assertEquals(((Map<?, ?>) TorchCheckpoint.read(scratch.file("x", Scratch.recorded("plain.pickle"))).root()).get("set"), Set.of(1L));
        assertEquals(problem(Scratch.bytes("\u0080\2N.rest")), "has 4 bytes after its pickle, and it is no checkpoint of PyTorch; "
                + "give the file that torch.save wrote");
    }

    @Test
    public void storagesThatArePartsOfOthersShareThem() {
        // As PyTorch 0.1 to 0.4 wrote them: key, offset and length of the part.
        String part = "(" + text("9") + "K\2K\2t";
        byte[] contents = file("(" + tensor("N") + tensor(part) + "t", "\4\0\0\0\0\0\0\0abcd");
        Tuple tensors = (Tuple) TorchCheckpoint.read(scratch.file("x", contents)).root();
        StoredTensor whole = (StoredTensor) tensors.get(0);
        StoredTensor second = (StoredTensor) tensors.get(1);
        assertEquals(whole.toLongArray(), new long[] {'a', 'b'});
        assertEquals(second.toLongArray(), new long[] {'c', 'd'});
        assertTrue(whole.sharesStorageWith(second));
        assertEquals(problem(file(tensor("(" + text("9") + "K\3K\2t"), "")),
                "its pickle holds a malformed persistent id; download or save it again");
    }

    @Test
    public void storagesThatDoNotFitAreRefused() {
        String tensor = tensor("N");
        assertEquals(problem(file(tensor, "\5\0\0\0\0\0\0\0abcde")),
                "the storages hold 5 elements of storage '7' where 4 should be (at byte 8)" + AGAIN);
        assertEquals(problem(file(tensor, "\4\0\0\0\0\0\0\0abc")),
                "the storages ends before the 4 bytes that should follow (at byte 8)" + AGAIN);
        assertEquals(problem(file(tensor, "\4\0\0\0\0\0\0\0abcde")), "the storages go on after the last one (at byte 12)" + AGAIN);
        assertEquals(problem(file("N", "\4\0\0\0\0\0\0\0abcd")),
                "its pickle holds a malformed list of storages; download or save it again");
        assertEquals(problem(Scratch.bytes(START + "\u0080\2" + tensor + ".\u0080\2].")),
                "lacks storage '7'; download or save it again");
    }

    @Test
    public void anotherMachineOrVersionIsRefused() {
        assertEquals(problem(Scratch.bytes(START.replace('\u0088', '\u0089') + "N.].")),
                "was saved on a big-endian machine; save it again on a little-endian machine (x86, ARM)");
        assertTrue(problem(Scratch.bytes(START.replace("\351\3", "\352\3") + "N.].")).startsWith("has an unknown version of PyTorch's old"));
    }

    @Test
    public void aTruncatedOneIsRefusedWhereverItEnds() {
        byte[] recorded = Scratch.recorded("shared-legacy.pth");
        for (int length : new int[] {recorded.length - 1, recorded.length - 100, 300, 100, 20, 3}) {
            String problem = problem(Arrays.copyOf(recorded, length));
            assertTrue(List.of("the pickle", "the storages").stream().anyMatch(problem::startsWith), problem);
        }
    }
}
