package org.reptorch.torch.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.reptorch.torch.ReptorchException;

/**
 * Named arrays in NumPy's {@code .npz} format: a zip of {@code .npy} files, as {@code numpy.savez} and
 * {@code numpy.savez_compressed} write it.
 *
 * <p>Arrays that are stored are mapped. Arrays that are compressed are inflated into memory outside the heap; before a byte of
 * it is allocated, the sizes that they claim are held against a limit and against what their compressed bytes can become.
 */
public final class Npz {

    private static final String SUFFIX = ".npy";
    private static final int LONGEST_NAME = 0x7FFF;

    /** What inflating may take by default: 256 MiB or this many times the file's size, whichever is more. */
    private static final long MOST_TIMES = 16;
    private static final long SMALL = 256L << 20;

    /** Two bits can stand for 258 bytes; the rest is the shortest block around them. */
    private static final long BEST_RATIO = 1032;
    private static final long SHORTEST_BLOCK = 16;

    private static final int CHUNK = 1 << 30;

    private Npz() {
    }

    /**
     * Reads arrays, inflating at most 256 MiB or 16 times the file's size, whichever is more.
     *
     * @return the arrays by name (without {@code .npy}) in the file's order; unmodifiable, stored ones backed by the mapped file
     * @throws FileFormatException if it is another file, damaged, or an array is not read by {@link Npy}
     * @throws ReptorchException   if it cannot be read
     */
    public static Map<String, StoredTensor> read(Path file) {
        MappedFile mapped = open(file);
        return read(mapped, ZipDirectory.of(mapped));
    }

    /**
     * Reads arrays, inflating at most so many bytes in all: for files that are known to compress extremely well.
     *
     * @param file       the file
     * @param mostBytes the limit in bytes; stored arrays do not count
     * @return the arrays as {@link #read(Path)} returns them
     * @throws FileFormatException if it is another file, damaged, larger, or an array is not read by {@link Npy}
     * @throws ReptorchException   if it cannot be read
     */
    public static Map<String, StoredTensor> read(Path file, long mostBytes) {
        MappedFile mapped = open(file);
        return read(mapped, ZipDirectory.of(mapped), mostBytes);
    }

    private static MappedFile open(Path file) {
        MappedFile mapped = MappedFile.open(file);
        return switch (FileKind.of(mapped)) {
            case ZIP -> mapped;
            case NPY -> throw mapped.error("is a single array; read it with Npy or TensorFile");
            case SAFETENSORS, PICKLE, UNKNOWN -> throw mapped.error("is no .npz file; check that the right file was given");
        };
    }

    static Map<String, StoredTensor> read(MappedFile file, ZipDirectory zip) {
        return read(file, zip, Math.max(SMALL, MOST_TIMES * file.size()));
    }

    private static Map<String, StoredTensor> read(MappedFile file, ZipDirectory zip, long mostBytes) {
        long left = mostBytes;
        for (String name : zip.names()) {
            ZipDirectory.Entry entry = zip.entry(name);
            if (!name.endsWith(SUFFIX)) {
                throw file.error("is a zip with the entry " + Quote.of(name) + ", so neither arrays of numpy.savez nor a PyTorch "
                        + "checkpoint; check that the right file was given");
            }
            if (!entry.isStored() && !entry.isDeflated()) {
                throw file.error("the zip entry " + Quote.of(name) + " is encrypted or compressed in a way that NumPy never uses; "
                        + "save it again with numpy.savez");
            }
            if (entry.isDeflated()) {
                if (entry.size() / BEST_RATIO > entry.compressedSize() + SHORTEST_BLOCK) {
                    throw file.error("the zip entry %s claims %d bytes, more than its %d compressed ones can become: it is damaged; "
                            .formatted(Quote.of(name), entry.size(), entry.compressedSize()) + "download or save it again");
                }
                if (entry.size() > left) {
                    throw file.error("its compressed arrays take more than %d bytes; if you trust the file, read it with "
                            .formatted(mostBytes) + "Npz.read(file, a higher limit)");
                }
                left -= entry.size();
            }
        }
        var arrays = new LinkedHashMap<String, StoredTensor>();
        for (String name : zip.names()) {
            ZipDirectory.Entry entry = zip.entry(name);
            String what = "the array " + Quote.of(name);
            MemorySegment bytes = entry.isStored() ? zip.bytes(entry) : inflated(file, what, entry, zip.bytes(entry));
            arrays.put(name.substring(0, name.length() - SUFFIX.length()), Npy.read(file, what, bytes));
        }
        return Collections.unmodifiableMap(arrays);
    }

    /** Inflates an entry into exactly the memory that it claims. */
    private static MemorySegment inflated(MappedFile file, String what, ZipDirectory.Entry entry, MemorySegment compressed) {
        MemorySegment bytes = Arena.ofAuto().allocate(entry.size(), StoredTensor.ALIGNMENT);
        var checksum = new CRC32();
        long written = 0;
        long taken = 0;
        var inflater = new Inflater(true);
        try {
            ByteBuffer oneMore = ByteBuffer.allocate(1);
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    long length = Math.min(CHUNK, compressed.byteSize() - taken);
                    if (length == 0) {
                        break;
                    }
                    inflater.setInput(compressed.asSlice(taken, length).asByteBuffer());
                    taken += length;
                }
                // With all of it there, one byte more tells whether the entry ends here.
                ByteBuffer target = written == bytes.byteSize() ? oneMore.clear()
                        : bytes.asSlice(written, Math.min(CHUNK, bytes.byteSize() - written)).asByteBuffer();
                int count = inflater.inflate(target);
                if (target == oneMore && count > 0 || inflater.needsDictionary()) {
                    break;
                }
                checksum.update(target.flip());
                written += count;
            }
            if (!inflater.finished() || written != bytes.byteSize() || (int) checksum.getValue() != entry.crc()) {
                throw file.error(what + " does not inflate to what the zip directory says: it is damaged; download or save it again");
            }
        } catch (DataFormatException e) {
            throw new FileFormatException(file.path(), what + " cannot be inflated: it is damaged; download or save it again", e);
        } finally {
            inflater.end();
        }
        return bytes;
    }

    /**
     * Writes arrays as they are, as {@code numpy.savez} does, replacing a file that is there in one step.
     *
     * <p>They can be mapped: each begins at a multiple of 64 bytes. The heap holds the names and a small buffer.
     *
     * @param file   the file; its folder must exist
     * @param arrays the arrays by name
     * @throws ReptorchException if NumPy has no type of one (see {@link Npy#write}), or the file cannot be written
     */
    public static void write(Path file, Map<String, StoredTensor> arrays) {
        check(file, arrays);
        AtomicFile.write(file, channel -> {
            var zip = new StoredZip(channel);
            for (Map.Entry<String, StoredTensor> array : arrays.entrySet()) {
                StoredTensor tensor = array.getValue();
                zip.store(array.getKey() + SUFFIX, Npy.writtenSize(tensor), out -> Npy.write(tensor, out));
            }
            zip.finish();
        });
    }

    /**
     * Writes arrays compressed, as {@code numpy.savez_compressed} does, replacing a file that is there in one step.
     *
     * @param file   the file; its folder must exist
     * @param arrays the arrays by name
     * @throws ReptorchException if NumPy has no type of one (see {@link Npy#write}), or the file cannot be written
     */
    public static void writeCompressed(Path file, Map<String, StoredTensor> arrays) {
        check(file, arrays);
        AtomicFile.write(file, channel -> {
            var zip = new StoredZip(channel);
            for (Map.Entry<String, StoredTensor> array : arrays.entrySet()) {
                zip.deflate(array.getKey() + SUFFIX, out -> Npy.write(array.getValue(), out));
            }
            zip.finish();
        });
    }

    private static void check(Path file, Map<String, StoredTensor> arrays) {
        arrays.forEach((name, tensor) -> {
            Npy.checkType(file, tensor, "array " + Quote.of(name));
            if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                throw new ReptorchException(file + ": the name " + Quote.of(name) + " is too long for a zip; shorten it");
            }
        });
    }
}
