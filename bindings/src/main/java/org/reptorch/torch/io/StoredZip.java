package org.reptorch.torch.io;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes zips whose stored entries can be mapped: their contents begin at multiples of 64 bytes, as torch.save aligns them.
 *
 * <p>The same entries make the same file: all have the same time. Entries or files beyond 4 GiB become ZIP64.
 */
final class StoredZip {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);
    private static final int LOCAL_SIZE = 30;
    private static final int ZIP64_EXTRA_SIZE = 20;
    private static final long ZIP64_FROM = 0xFFFF_FFFFL;
    private static final int EXTRA_HEADER = 4;

    private final SegmentStream out;
    private final ZipOutputStream zip;

    StoredZip(FileChannel channel) {
        out = new SegmentStream(channel);
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Writes an entry as it is; the contents are asked for twice, as the checksum comes before them. */
    void store(String name, long size, SegmentStream.Contents contents) throws IOException {
        var checksum = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
        contents.writeTo(checksum);
        ZipEntry entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(checksum.getChecksum().getValue());
        zip.flush();
        long begin = out.position() + LOCAL_SIZE + name.getBytes(StandardCharsets.UTF_8).length
                + (size >= ZIP64_FROM ? ZIP64_EXTRA_SIZE : 0) + EXTRA_HEADER;
        entry.setExtra(padding((int) (-begin & StoredTensor.ALIGNMENT - 1)));
        write(entry, contents);
    }

    /** Writes an entry of these bytes as they are. */
    void store(String name, MemorySegment bytes) throws IOException {
        store(name, bytes.byteSize(), to -> SegmentStream.write(bytes, to));
    }

    /** Writes an entry compressed. */
    void deflate(String name, SegmentStream.Contents contents) throws IOException {
        write(entry(name), contents);
    }

    /** Writes the directory; the channel stays open. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    private void write(ZipEntry entry, SegmentStream.Contents contents) throws IOException {
        zip.putNextEntry(entry);
        contents.writeTo(zip);
        zip.closeEntry();
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    /** Returns the extra field of torch.save, id {@code FB}, that is skipped whatever it holds. */
    private static byte[] padding(int length) {
        byte[] field = new byte[EXTRA_HEADER + length];
        field[0] = 'F';
        field[1] = 'B';
        field[2] = (byte) length;
        return field;
    }
}
