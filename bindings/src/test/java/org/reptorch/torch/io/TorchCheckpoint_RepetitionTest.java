package org.reptorch.torch.io;

import static org.testng.Assert.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

import com.sun.management.ThreadMXBean;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Pickles that make something large once and refer to it very often: read or refused, they take heap for their own length, not
 * for the product.
 */
public class TorchCheckpoint_RepetitionTest {

    private static final int LARGE = 50_000;
    private static final int OFTEN = 20_000;
    /** The product would be {@code LARGE * OFTEN}: 1,000,000,000. */
    private static final long HEAP_PER_BYTE = 120;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static String text(String s) {
        int n = s.length();
        return "X" + (char) (n & 0xFF) + (char) (n >> 8 & 0xFF) + (char) (n >> 16) + "\0" + s;
    }

    /** Instructions for something large, put into memo 0; others in memo 1 and 2; and what uses them, repeated in a list. */
    @DataProvider
    public Object[][] pickles() {
        String list = "](" + "K\1".repeat(LARGE) + "e";
        String tuple = "(" + "K\1".repeat(LARGE) + "t";
        var dict = new StringBuilder("}(");
        for (int i = 0; i < LARGE; i++) {
            dict.append("J").append((char) (i & 0xFF)).append((char) (i >> 8)).append("\0\0").append("N");
        }
        dict.append('u');
        String longs = "(" + "K\1".repeat(64) + "t";
        return new Object[][] {
            {"bytes of a text", text("a".repeat(LARGE)), "c_codecs\nencode\n", text("latin1"), "h\1h\0h\2\u0086R"},
            {"sets of a list", list, "cbuiltins\nset\n", "N", "h\1h\0\u0085R"},
            {"objects of arguments", tuple, "cm\nC\n", "N", "h\1h\0\u0081"},
            {"objects of keywords", dict.toString(), "cm\nC\n", ")", "h\1h\2h\0\u0092"},
            {"objects of state", list, "cm\nC\n", ")", "h\1h\2\u0081h\0b"},
            {"dicts with attributes", dict.toString(), "ccollections\nOrderedDict\n", ")", "h\1h\2Rh\0b"},
            {"long names", text("a".repeat(LARGE)), "N", "N", "h\0h\0\u0093"},
            {"tuples as keys", longs, "N", "N", "}h\0Ns"},
            {"copies of a list", list, "N", "N", "h\0"},
        };
    }

    @Test(dataProvider = "pickles", timeOut = 20_000)
    public void whatIsLargeIsNotMadeAgain(String name, String large, String one, String two, String use) {
        String pickle = "\u0080\4" + large + "q\0" + "0" + one + "q\1" + "0" + two + "q\2" + "0]" + (use + "a").repeat(OFTEN) + ".";
        byte[] file = ForgedZip.checkpoint(pickle);
        var mapped = new MappedFile(Path.of(name), MemorySegment.ofArray(file));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            TorchCheckpoint.read(mapped, ZipDirectory.of(mapped));
        } catch (FileFormatException e) {
            assertTrue(e.getMessage().length() < 500, e.getMessage());
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < HEAP_PER_BYTE * file.length, name + ": " + file.length + " bytes took " + allocated);
    }
}
