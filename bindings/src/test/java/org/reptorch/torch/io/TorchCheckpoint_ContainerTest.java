package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** The zip around a checkpoint. */
public class TorchCheckpoint_ContainerTest {

    private static final String AGAIN = "; download or save it again";
    private static final byte[] THREE = Scratch.bytes("\u0080\2K\3.");

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    private String problem(byte[] contents) {
        Path file = scratch.file("x.pth", contents);
        return Scratch.problem(file, () -> TorchCheckpoint.read(file));
    }

    private Object root(byte[] contents) {
        return TorchCheckpoint.read(scratch.file("x.pth", contents)).root();
    }

    @Test
    public void sizesAndPlacesMayBeInZip64Fields() {
        assertEquals(root(new ForgedZip().zip64().entry("a/version", (byte) '3').entry("a/data.pkl", THREE).finish()), 3L);
    }

    @Test
    public void javasOwnStoredZipsAreRead() throws IOException {
        var entry = new ZipEntry("archive/data.pkl");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(THREE.length);
        var crc = new CRC32();
        crc.update(THREE);
        entry.setCrc(crc.getValue());
        assertEquals(root(zip(entry)), 3L);
    }

    @Test
    public void aCompressedEntryIsRefused() throws IOException {
        assertEquals(problem(zip(new ZipEntry("archive/data.pkl"))), "the zip entry 'archive/data.pkl' is compressed or "
                + "encrypted, which torch.save never does; load the checkpoint in Python and save it again with torch.save");
    }

    private static byte[] zip(ZipEntry entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry);
            zip.write(THREE);
        }
        return bytes.toByteArray();
    }

    @Test
    public void onlyLittleEndianCheckpointsAreRead() {
        var zip = new ForgedZip().entry("a/data.pkl", THREE);
        assertEquals(root(zip.entry("a/byteorder", Scratch.bytes("little")).finish()), 3L);
        assertEquals(problem(new ForgedZip().entry("a/data.pkl", THREE).entry("a/byteorder", Scratch.bytes("big")).finish()),
                "has the byte order 'big'; save it again on a little-endian machine (x86, ARM)");
    }

    @Test
    public void anotherZipIsNoCheckpoint() {
        assertEquals(problem(new ForgedZip().entry("a/b/data.pkl", THREE).entry("data.pkl", THREE).finish()),
                "is a zip without data.pkl, so no PyTorch checkpoint; give the file that torch.save wrote");
    }

    @Test
    public void aNameThatOccursTwiceIsRefused() {
        String problem = problem(new ForgedZip().entry("a/data.pkl", THREE).entry("a/data.pkl", THREE).finish());
        assertEquals(problem, "the zip directory names the entry 'a/data.pkl' twice (at byte 112): "
                + "it is damaged; download or save it again");
    }

    @Test
    public void aTruncatedCheckpointIsRefused() {
        byte[] recorded = Scratch.recorded("checkpoint.pth");
        assertEquals(problem(Arrays.copyOf(recorded, recorded.length - 30)),
                "is truncated, the zip directory at its end is missing" + AGAIN);
    }

    @Test
    public void entriesThatOverlapAreRefused() {
        byte[] zip = new ForgedZip().entry("a/data.pkl", THREE).entry("a/data/0", new byte[8]).finish();
        // The place of the second entry's header, in the directory: that of the first.
        int place = zip.length - 22 - "a/data/0".length() - 4;
        zip[place] = 0;
        assertEquals(problem(zip), "the zip entry 'a/data.pkl' overlaps the entry 'a/data/0': it is damaged" + AGAIN);
    }

    @Test
    public void anEntryOfAnotherNameThanTheDirectorySaysIsRefused() {
        byte[] zip = new ForgedZip().entry("a/data.pkl", THREE).finish();
        zip[30] = 'b';
        assertEquals(problem(zip), "the zip entry 'a/data.pkl' has another name in its header (at byte 10): it is damaged" + AGAIN);
    }

    @Test
    public void aSafetensorsFileIsCalledByItsName() {
        assertEquals(problem(Scratch.safetensors("{}", "")),
                "is a safetensors file, not a PyTorch checkpoint; read it with Safetensors or TensorFile");
        assertEquals(problem(Scratch.bytes("<html>")), "is not a PyTorch checkpoint; check that the right file was downloaded");
    }
}
