package org.reptorch.torch.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A look at a library before it is loaded: the loader of the C library maps what the headers promise, and kills the process
 * where the file ends before that, as one does whose download was cut off.
 */
final class ElfFile {

    private static final int HEADER_BYTES = 64;
    private static final int MAGIC = 0x7F454C46;
    private static final byte BITS_64 = 2;
    private static final byte LITTLE_ENDIAN = 1;
    private static final int SHARED_OBJECT = 3;
    private static final int X86_64 = 62;
    private static final Map<Integer, String> MACHINES = Map.of(3, "x86", 21, "ppc64", 22, "s390x", 40, "arm", 183, "aarch64", 243, "riscv", 258, "loongarch");

    // Offsets in the file header and in one program header, by the names of the ELF specification.
    private static final int E_TYPE = 0x10;
    private static final int E_MACHINE = 0x12;
    private static final int E_PHOFF = 0x20;
    private static final int E_SHOFF = 0x28;
    private static final int E_PHENTSIZE = 0x36;
    private static final int E_PHNUM = 0x38;
    private static final int E_SHENTSIZE = 0x3A;
    private static final int E_SHNUM = 0x3C;
    private static final int P_OFFSET = 0x08;
    private static final int P_FILESZ = 0x20;

    private ElfFile() {
    }

    /** Returns why the file is no whole library for this machine, in words that go behind its name; empty where nothing is wrong. */
    static Optional<String> problem(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size < HEADER_BYTES) {
                return Optional.of("is no library: it has " + size + " bytes");
            }
            ByteBuffer header = read(channel, 0, HEADER_BYTES);
            if (header.order(ByteOrder.BIG_ENDIAN).getInt(0) != MAGIC || header.get(4) != BITS_64 || header.get(5) != LITTLE_ENDIAN) {
                return Optional.of("is no library for a 64-bit Linux");
            }
            int machine = word(header.order(ByteOrder.LITTLE_ENDIAN), E_MACHINE);
            if (machine != X86_64) {
                return Optional.of("is for another processor: " + MACHINES.getOrDefault(machine, "ELF machine " + machine) + ", not x86_64");
            }
            if (word(header, E_TYPE) != SHARED_OBJECT) {
                return Optional.of("is no shared library, rather ELF type " + word(header, E_TYPE));
            }
            long needed = promised(channel, header);
            return Long.compareUnsigned(size, needed) >= 0 ? Optional.empty()
                    : Optional.of("is truncated: it has " + size + " bytes of at least " + Long.toUnsignedString(needed));
        } catch (EOFException e) {
            return Optional.of("is truncated: its headers are cut off");
        } catch (IOException e) {
            return Optional.of("cannot be read (" + e + ")");
        }
    }

    /** How long the file must be for its segments and its table of sections. */
    private static long promised(FileChannel channel, ByteBuffer header) throws IOException {
        long needed = header.getLong(E_SHOFF) + (long) word(header, E_SHENTSIZE) * word(header, E_SHNUM);
        int entry = word(header, E_PHENTSIZE);
        int count = word(header, E_PHNUM);
        if (count > 0 && entry >= P_FILESZ + Long.BYTES) {
            ByteBuffer segments = read(channel, header.getLong(E_PHOFF), entry * count).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < entry * count; at += entry) {
                long end = segments.getLong(at + P_OFFSET) + segments.getLong(at + P_FILESZ);
                needed = Long.compareUnsigned(end, needed) > 0 ? end : needed;
            }
        }
        return needed;
    }

    private static int word(ByteBuffer header, int offset) {
        return Short.toUnsignedInt(header.getShort(offset));
    }

    private static ByteBuffer read(FileChannel channel, long position, int bytes) throws IOException {
        if (position < 0 || position > channel.size() - bytes) {
            throw new EOFException();
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }
}
