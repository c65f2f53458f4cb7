package org.reptorch.torch.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads numbers and texts one after another from a part of a file and never past its end. */
final class ByteCursor {

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble BIG_ENDIAN_DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /** Far beyond any name, and what a Java array holds. */
    private static final long LONGEST_TEXT = 1 << 30;

    private final MappedFile file;
    private final String part;
    private final MemorySegment bytes;
    private long position;

    /**
     * Creates a cursor at the first byte.
     *
     * @param file  the file, for messages
     * @param part  what the bytes are, for messages
     * @param bytes the bytes
     */
    ByteCursor(MappedFile file, String part, MemorySegment bytes) {
        this.file = file;
        this.part = part;
        this.bytes = bytes;
    }

    long position() {
        return position;
    }

    boolean atEnd() {
        return position == bytes.byteSize();
    }

    int u8() {
        return Byte.toUnsignedInt(take(1).get(ValueLayout.JAVA_BYTE, 0));
    }

    int u16() {
        return Short.toUnsignedInt(take(2).get(SHORT, 0));
    }

    int i32() {
        return take(4).get(INT, 0);
    }

    long u32() {
        return Integer.toUnsignedLong(i32());
    }

    /** Reads 64 bits; an unsigned number beyond {@link Long#MAX_VALUE} comes out negative. */
    long i64() {
        return take(8).get(LONG, 0);
    }

    double bigEndianDouble() {
        return take(8).get(BIG_ENDIAN_DOUBLE, 0);
    }

    void skip(long length) {
        take(length);
    }

    /** Returns the next bytes without copying them. */
    MemorySegment take(long length) {
        if (length < 0 || length > bytes.byteSize() - position) {
            throw damaged("ends before the %s bytes that should follow".formatted(Long.toUnsignedString(length)));
        }
        MemorySegment taken = bytes.asSlice(position, length);
        position += length;
        return taken;
    }

    /** Returns a copy of the next bytes. */
    byte[] array(long length) {
        if (length > LONGEST_TEXT) {
            throw damaged("holds a text or bytes of length %d".formatted(length));
        }
        return take(length).toArray(ValueLayout.JAVA_BYTE);
    }

    String utf8(long length) {
        ByteBuffer encoded = ByteBuffer.wrap(array(length));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException e) {
            throw damaged("holds a text that is not UTF-8");
        }
    }

    /** Reads what is a String if it is UTF-8 and a byte array if not. */
    Object textOrBytes(long length) {
        byte[] read = array(length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString();
        } catch (CharacterCodingException e) {
            return read;
        }
    }

    /** Reads UTF-8 up to the next line feed, which is consumed and not returned. */
    String line() {
        long end = position;
        while (end < bytes.byteSize() && bytes.get(ValueLayout.JAVA_BYTE, end) != '\n') {
            end++;
        }
        String line = utf8(end - position);
        skip(1);
        return line;
    }

    /** Returns the exception for a file that cannot be as it was written; names the part and how far it was read. */
    FileFormatException damaged(String problem) {
        return file.error("%s %s (at byte %d): it is damaged; download or save it again".formatted(part, problem, position));
    }

    /** Returns the exception for a sound file that holds what is not read; the problem ends in the remedy. */
    FileFormatException unsupported(String problem) {
        return file.error("%s %s".formatted(part, problem));
    }
}
