package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import com.sun.management.ThreadMXBean;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Damages valid files of every kind at random, always the same way, ten thousand in all: reading each succeeds or says in one line
 * what is wrong, and allocates no more than the file's size justifies.
 */
public class TensorFile_FuzzTest {

    private static final int MUTATIONS = 1000;
    /** Every so many is a real file; the others are read from memory in its place, for the sake of time. */
    private static final int ON_DISK = 5;

    private static final long[] FORGED = {0, 1, 0x7F, 0xFF, 0xFFFF, 0x7FFF_FFFFL, 0xFFFF_FFFFL, 1L << 40, Long.MAX_VALUE, -1};

    /** Instructions that name, call, repeat or nest, and the beginnings of deep JSON and long shapes. */
    private static final List<byte[]> SNIPPETS = List.of(Scratch.bytes("cos\nsystem\n"), Scratch.bytes("cbuiltins\neval\nX\1\0\0\0aR"),
            Scratch.bytes("]q\0h\0a"), Scratch.bytes("}q\0Nh\0s"), Scratch.bytes("ctrain\nModel\n)\u0081q\0h\0b"), Scratch.bytes("(".repeat(40)),
            Scratch.bytes("]".repeat(40)), Scratch.bytes("\u0085".repeat(40)), Scratch.bytes("2\u0086".repeat(20)), Scratch.bytes("[".repeat(40)),
            Scratch.bytes("{\"a\":".repeat(8)), Scratch.bytes("\u008b\377\377\377\177"), Scratch.bytes("B\377\377\377\177"),
            Scratch.bytes("(1073741824,1073741824)"), Scratch.bytes("PK\1\2"), Scratch.bytes("PK\3\4"), Scratch.bytes("|O', 'x': "));

    /** Heap for a file of no size: an exception with its words. */
    private static final long HEAP = 64_000;
    /** Heap for a byte of a file: an instruction may make a list of it, and that is copied. */
    private static final long HEAP_PER_BYTE = 60;

    /** What gathering views may take in a small file, see PlainData. */
    private static final long GATHERED = 16L << 20;
    /** What compressed bytes can become, see Npz. */
    private static final long INFLATED_PER_BYTE = 1032;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    private static byte[] safetensors() {
        try (var scratch = new Scratch()) {
            Path file = scratch.path("valid");
            Safetensors.write(file, Map.of("weight", StoredTensor.of(new float[] {1, 2, 3, 4}, 2, 2),
                    "bias", StoredTensor.of(new long[] {5}, 1)), Map.of("format", "pt"));
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The file, how many of its first bytes are damaged, and the least share of the damaged that must be noticed. */
    @DataProvider
    public Object[][] files() {
        return new Object[][] {
            {"safetensors", safetensors(), Integer.MAX_VALUE, 0.5},
            {"checkpoint.pth", Scratch.recorded("checkpoint.pth"), Integer.MAX_VALUE, 0.2},
            // The pickle is the first entry of the zip.
            {"shared.pth", Scratch.recorded("shared.pth"), 1300, 0.5},
            {"shared4.pth", Scratch.recorded("shared4.pth"), 1100, 0.5},
            {"foreign.pth", Scratch.recorded("foreign.pth"), 1300, 0.5},
            {"shared-legacy.pth", Scratch.recorded("shared-legacy.pth"), Integer.MAX_VALUE, 0.5},
            {"foreign-legacy.pth", Scratch.recorded("foreign-legacy.pth"), Integer.MAX_VALUE, 0.5},
            {"fortran.npy", Scratch.recorded("fortran.npy"), Integer.MAX_VALUE, 0.4},
            {"arrays.npz", Scratch.recorded("arrays.npz"), Integer.MAX_VALUE, 0.2},
            {"compressed.npz", Scratch.recorded("compressed.npz"), Integer.MAX_VALUE, 0.5},
        };
    }

    @Test(dataProvider = "files", timeOut = 60_000)
    public void aDamagedFileIsReadOrRefusedWithinItsMeans(String name, byte[] valid, int upTo, double refusedShare) {
        read(new MappedFile(Path.of(name), MemorySegment.ofArray(valid))); // also so that classes are loaded
        var random = new SplittableRandom(20);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = mutate(valid, Math.min(upTo, valid.length), random);
            Path path = Path.of(name);
            MappedFile file = i % ON_DISK > 0 || damaged.length == 0 ? new MappedFile(path, MemorySegment.ofArray(damaged))
                    : MappedFile.open(scratch.file("damaged", damaged));
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                read(file);
            } catch (FileFormatException e) {
                assertEquals(e.getMessage().lines().count(), 1, e.getMessage());
                assertTrue(e.getMessage().startsWith(file.path() + ": "), e.getMessage());
                assertTrue(e.getMessage().length() < 2000, e.getMessage());
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutation " + i + " of " + name, e);
            }
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            long justified = HEAP + HEAP_PER_BYTE * damaged.length;
            assertTrue(allocated <= justified, "mutation %d of %s, %d bytes, allocated %d".formatted(i, name, damaged.length, allocated));
        }
        assertTrue(refused > MUTATIONS * refusedShare, name + ": " + refused + " were refused");
    }

    /** Reads as the front door does, and what only a checkpoint has; the result must be fit for use. */
    private static void read(MappedFile file) {
        Map<String, StoredTensor> tensors;
        if (file.size() > 0 && FileKind.of(file) == FileKind.ZIP && TorchCheckpoint.isIn(ZipDirectory.of(file))) {
            TorchCheckpoint checkpoint = TorchCheckpoint.read(file, ZipDirectory.of(file));
            assertTrue(String.valueOf(checkpoint.root()).length() >= 0);
            assertTrue(checkpoint.foreignClasses().size() >= 0);
            tensors = checkpoint.stateDict();
        } else {
            tensors = TensorFile.read(file);
        }
        long inMemory = 0;
        for (StoredTensor tensor : tensors.values()) {
            assertEquals(tensor, tensor);
            inMemory += tensor.data().byteSize();
        }
        assertTrue(inMemory <= GATHERED + INFLATED_PER_BYTE * file.size(), file.path() + " became " + inMemory + " bytes");
    }

    private static byte[] mutate(byte[] valid, int upTo, SplittableRandom random) {
        byte[] bytes = valid.clone();
        switch (random.nextInt(8)) {
            case 0 -> bytes[random.nextInt(upTo)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    bytes[random.nextInt(upTo)] = (byte) random.nextInt();
                }
            }
            case 2 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 3 -> forge(bytes, upTo, random);
            case 4 -> { // the same bytes, such as an entry of a directory, in another place
                int length = random.nextInt(1, Math.min(upTo, 80));
                System.arraycopy(valid, random.nextInt(upTo - length), bytes, random.nextInt(upTo - length), length);
            }
            case 5 -> { // all that follows is moved
                byte[] snippet = SNIPPETS.get(random.nextInt(SNIPPETS.size()));
                return spliced(bytes, random.nextInt(upTo), 0, snippet);
            }
            case 6 -> {
                byte[] snippet = SNIPPETS.get(random.nextInt(SNIPPETS.size()));
                return spliced(bytes, random.nextInt(upTo), snippet.length, snippet);
            }
            default -> {
                return spliced(bytes, random.nextInt(upTo), random.nextInt(1, 20), new byte[0]);
            }
        }
        return bytes;
    }

    /** Puts a number that a program may trip over in any place. */
    private static void forge(byte[] bytes, int upTo, SplittableRandom random) {
        long forged = FORGED[random.nextInt(FORGED.length)];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        switch (random.nextInt(4)) {
            case 0 -> bytes[random.nextInt(upTo)] = (byte) forged;
            case 1 -> buffer.putShort(random.nextInt(upTo - 1), (short) forged);
            case 2 -> buffer.putInt(random.nextInt(upTo - 3), (int) forged);
            default -> buffer.putLong(random.nextInt(upTo - 7), forged);
        }
    }

    private static byte[] spliced(byte[] bytes, int place, int replaced, byte[] snippet) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, place);
        out.writeBytes(snippet);
        int rest = Math.min(bytes.length, place + replaced);
        out.write(bytes, rest, bytes.length - rest);
        return out.toByteArray();
    }
}
