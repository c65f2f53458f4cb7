package org.reptorch.torch.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The central directory of a zip file, and the bytes of its entries as they lie there.
 *
 * <p>Written for mapped files: {@link java.util.zip.ZipFile} does not tell where an entry's bytes lie. Nothing is inflated
 * here and no two entries overlap, so all of them together are no larger than the file. Checksums of stored entries are not
 * compared, as PyTorch does not either (it can be told to write none): that would touch every page of a mapped file. The
 * numbers in comments are sections of PKWARE's APPNOTE.TXT.
 */
final class ZipDirectory {

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ZIP64_END = 0x06064b50;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_SIZE = 20;
    private static final int ZIP64_EXTRA = 0x0001;
    /** In a field of 32 bits: the number is in the ZIP64 record instead. */
    private static final long SEE_ZIP64 = 0xFFFF_FFFFL;
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int LOCAL_SIZE = 30;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /**
     * An entry of the directory.
     *
     * @param name           its name
     * @param flags          general purpose bits
     * @param method         how it is compressed
     * @param crc            the checksum of its contents
     * @param compressedSize the bytes that it takes in the file
     * @param size           the bytes of its contents, as the directory claims
     * @param headerOffset   where its local header begins
     */
    record Entry(String name, int flags, int method, int crc, long compressedSize, long size, long headerOffset) {

        boolean isStored() {
            return method == STORED && compressedSize == size && (flags & ENCRYPTED) == 0;
        }

        boolean isDeflated() {
            return method == DEFLATED && (flags & ENCRYPTED) == 0;
        }

        /** Its name and header are at least this long in the file. */
        private long leastEnd() {
            return headerOffset + LOCAL_SIZE + name.length() + compressedSize;
        }
    }

    private final MappedFile file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    /** Where the next entry or the directory begins, by the name of the entry before. */
    private final Map<String, Long> ends = new HashMap<>();
    private long directoryOffset;

    private ZipDirectory(MappedFile file) {
        this.file = file;
    }

    /**
     * Reads the directory of a zip file.
     *
     * @throws FileFormatException if it is missing or damaged, names an entry twice, or two of its entries overlap
     */
    static ZipDirectory of(MappedFile file) {
        var directory = new ZipDirectory(file);
        directory.readEntries(directory.findEntries());
        directory.checkPlaces();
        return directory;
    }

    /** Returns the names of all entries in the directory's order. */
    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /**
     * Returns what the directory says of an entry.
     *
     * @throws FileFormatException if there is no such entry
     */
    Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw file.error("the zip lacks the entry " + Quote.of(name) + "; download or save it again");
        }
        return entry;
    }

    /**
     * Returns the contents of an entry that is stored as it is; they are a part of the mapped file.
     *
     * @throws FileFormatException if there is no such entry, or it is compressed, encrypted or damaged
     */
    MemorySegment stored(String name) {
        Entry entry = entry(name);
        if (!entry.isStored()) {
            throw file.error("the zip entry " + Quote.of(name) + " is compressed or encrypted, which torch.save never does; "
                    + "load the checkpoint in Python and save it again with torch.save");
        }
        return bytes(entry);
    }

    /**
     * Returns an entry's bytes as they lie in the file, compressed or not.
     *
     * @throws FileFormatException if they do not lie there
     */
    MemorySegment bytes(Entry entry) {
        String what = "the zip entry " + Quote.of(entry.name);
        var local = new ByteCursor(file, what, file.slice(entry.headerOffset, LOCAL_SIZE, what));
        if (local.i32() != LOCAL_HEADER) {
            throw local.damaged("has no header");
        }
        // 4.3.7: sizes here may be zero with the true ones behind the data; those in the directory always count.
        local.skip(22);
        int nameLength = local.u16();
        int extraLength = local.u16();
        var name = new ByteCursor(file, what, file.slice(entry.headerOffset + LOCAL_SIZE, nameLength, what));
        if (!name.utf8(nameLength).equals(entry.name)) {
            throw name.damaged("has another name in its header");
        }
        long begin = entry.headerOffset + LOCAL_SIZE + nameLength + extraLength;
        MemorySegment bytes = file.slice(begin, entry.compressedSize, what);
        if (begin + entry.compressedSize > ends.get(entry.name)) {
            throw local.damaged("reaches into the next one");
        }
        return bytes;
    }

    /** Finds the central directory through the record at the file's end (4.3.16) or its ZIP64 version (4.3.14). */
    private ByteCursor findEntries() {
        long end = findEnd();
        ByteCursor record = cursor(end, END_SIZE);
        record.skip(12);
        long size = record.u32();
        long offset = record.u32();
        long locatorOffset = end - ZIP64_LOCATOR_SIZE;
        if (locatorOffset >= 0 && file.bytes().get(INT, locatorOffset) == ZIP64_LOCATOR) {
            ByteCursor locator = cursor(locatorOffset, ZIP64_LOCATOR_SIZE);
            locator.skip(8);
            ByteCursor zip64 = cursor(locator.i64(), 56);
            if (zip64.i32() != ZIP64_END) {
                throw zip64.damaged("has no ZIP64 end record");
            }
            zip64.skip(36);
            size = zip64.i64();
            offset = zip64.i64();
        }
        directoryOffset = offset;
        return cursor(offset, size);
    }

    /** Lets no two entries overlap: a small file could otherwise claim the same bytes very often. */
    private void checkPlaces() {
        List<Entry> byPlace = new ArrayList<>(entries.values());
        byPlace.sort(Comparator.comparingLong(Entry::headerOffset));
        for (int i = 0; i < byPlace.size(); i++) {
            Entry entry = byPlace.get(i);
            boolean last = i + 1 == byPlace.size();
            long next = last ? directoryOffset : byPlace.get(i + 1).headerOffset;
            // Never negative: the numbers are checked first, so no sum overflows.
            file.slice(entry.headerOffset, Math.max(0, entry.compressedSize), "the zip entry " + Quote.of(entry.name));
            if (entry.compressedSize < 0 || entry.size < 0 || entry.leastEnd() > next) {
                throw file.error("the zip entry %s overlaps the %s: it is damaged; download or save it again".formatted(
                        Quote.of(entry.name), last ? "directory" : "entry " + Quote.of(byPlace.get(i + 1).name)));
            }
            ends.put(entry.name, next);
        }
    }

    private long findEnd() {
        long last = file.size() - END_SIZE;
        for (long offset = last; offset >= Math.max(0, last - LONGEST_COMMENT); offset--) {
            if (file.bytes().get(INT, offset) == END) {
                return offset;
            }
        }
        throw file.error("is truncated, the zip directory at its end is missing; download or save it again");
    }

    private void readEntries(ByteCursor directory) {
        while (!directory.atEnd()) {
            if (directory.i32() != CENTRAL_HEADER) {
                throw directory.damaged("has something else between its entries");
            }
            directory.skip(4);
            int flags = directory.u16();
            int method = directory.u16();
            directory.skip(4);
            int crc = directory.i32();
            long compressedSize = directory.u32();
            long size = directory.u32();
            int nameLength = directory.u16();
            int extraLength = directory.u16();
            int commentLength = directory.u16();
            directory.skip(8);
            long headerOffset = directory.u32();
            String name = directory.utf8(nameLength);
            ByteCursor zip64 = zip64Numbers(directory.take(extraLength));
            directory.skip(commentLength);

            // 4.5.3: only the numbers that did not fit, in this order.
            size = size == SEE_ZIP64 ? zip64.i64() : size;
            compressedSize = compressedSize == SEE_ZIP64 ? zip64.i64() : compressedSize;
            headerOffset = headerOffset == SEE_ZIP64 ? zip64.i64() : headerOffset;
            if (entries.put(name, new Entry(name, flags, method, crc, compressedSize, size, headerOffset)) != null) {
                throw directory.damaged("names the entry " + Quote.of(name) + " twice");
            }
        }
    }

    /** Returns the contents of the ZIP64 field among an entry's extra fields (4.5.1), nothing if there is none. */
    private ByteCursor zip64Numbers(MemorySegment extra) {
        var fields = new ByteCursor(file, "the zip directory", extra);
        while (!fields.atEnd()) {
            int id = fields.u16();
            MemorySegment contents = fields.take(fields.u16());
            if (id == ZIP64_EXTRA) {
                return new ByteCursor(file, "the zip directory", contents);
            }
        }
        return fields;
    }

    private ByteCursor cursor(long offset, long length) {
        return new ByteCursor(file, "the zip directory", file.slice(offset, length, "the zip directory"));
    }
}
