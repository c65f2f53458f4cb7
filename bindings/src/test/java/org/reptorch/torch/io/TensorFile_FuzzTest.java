package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Damages valid files at random, always the same way: reading either succeeds or says what is wrong. */
public class TensorFile_FuzzTest {

    private static final int MUTATIONS = 2000;
    private static final long[] FORGED = {0, 1, 0x7F, 0xFF, 0xFFFF, 0x7FFF_FFFFL, 0xFFFF_FFFFL, 1L << 40, Long.MAX_VALUE, -1};

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    @Test(timeOut = 60_000)
    public void aDamagedSafetensorsFileIsReadOrRefused() throws IOException {
        Path file = scratch.path("valid");
        Safetensors.write(file, Map.of("weight", StoredTensor.of(new float[] {1, 2, 3, 4}, 2, 2),
                "bias", StoredTensor.of(new long[] {5}, 1)), Map.of("format", "pt"));
        byte[] valid = Files.readAllBytes(file);
        int refused = damage(valid, valid.length, mutated -> {
            SafetensorsFile read = Safetensors.read(mutated);
            assertEquals(read.tensors().hashCode(), read.tensors().hashCode());
        });
        assertTrue(refused > MUTATIONS / 2, refused + " were refused");
    }

    @Test(timeOut = 60_000)
    public void aDamagedCheckpointIsReadOrRefused() {
        byte[] valid = Scratch.recorded("checkpoint.pth");
        int refused = damage(valid, valid.length, TensorFile_FuzzTest::use);
        assertTrue(refused > MUTATIONS / 5, refused + " were refused");
    }

    @Test(timeOut = 60_000)
    public void aDamagedPickleIsReadOrRefused() {
        // The pickle is the first entry of the zip.
        int refused = damage(Scratch.recorded("checkpoint.pth"), 1650, TensorFile_FuzzTest::use)
                + damage(Scratch.recorded("protocol5.pth"), 1300, TensorFile_FuzzTest::use);
        assertTrue(refused > MUTATIONS, refused + " were refused");
    }

    private static void use(Path file) {
        TorchCheckpoint checkpoint = TorchCheckpoint.read(file);
        assertEquals(Objects.hashCode(checkpoint.root()), Objects.hashCode(checkpoint.root()));
        assertEquals(String.valueOf(checkpoint.root()), String.valueOf(checkpoint.root()));
        checkpoint.stateDict().values().forEach(tensor -> assertEquals(tensor, tensor));
    }

    private interface Reading {
        void of(Path file);
    }

    /** Returns how many of the damaged files were refused; anything but a FileFormatException passes through. */
    private int damage(byte[] valid, int upTo, Reading reading) {
        int refused = 0;
        var random = new SplittableRandom(20);
        for (int i = 0; i < MUTATIONS; i++) {
            Path file = scratch.file("damaged", mutate(valid, upTo, random));
            try {
                reading.of(file);
            } catch (FileFormatException e) {
                assertEquals(e.getMessage().lines().count(), 1, e.getMessage());
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutation " + i, e);
            }
        }
        return refused;
    }

    private static byte[] mutate(byte[] valid, int upTo, SplittableRandom random) {
        byte[] bytes = valid.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes[random.nextInt(upTo)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    bytes[random.nextInt(upTo)] = (byte) random.nextInt();
                }
            }
            case 2 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            default -> {
                long forged = FORGED[random.nextInt(FORGED.length)];
                ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                switch (random.nextInt(4)) {
                    case 0 -> bytes[random.nextInt(upTo)] = (byte) forged;
                    case 1 -> buffer.putShort(random.nextInt(upTo - 1), (short) forged);
                    case 2 -> buffer.putInt(random.nextInt(upTo - 3), (int) forged);
                    default -> buffer.putLong(random.nextInt(upTo - 7), forged);
                }
            }
        }
        return bytes;
    }
}
