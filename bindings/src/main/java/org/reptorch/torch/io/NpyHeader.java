package org.reptorch.torch.io;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.StringJoiner;

import org.reptorch.torch.DType;

/**
 * The header of a {@code .npy} file: a magic number, a version, and a Python dict of literals in which type, order and shape are.
 *
 * <p>The format is that of {@code numpy/lib/format.py}, versions 1 to 3.
 *
 * @param dtype         the type of the elements
 * @param bigEndian     whether their bytes come highest first
 * @param fortranOrder  whether the first index runs fastest
 * @param shape         the length of every dimension
 */
record NpyHeader(DType dtype, boolean bigEndian, boolean fortranOrder, long[] shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    /** NumPy itself reads none beyond 10,000 characters unless told to. */
    private static final long LONGEST = 1 << 20;

    /** Tells whether the bytes begin as the format does. */
    static boolean begins(MemorySegment bytes) {
        return bytes.byteSize() >= MAGIC.length
                && bytes.asSlice(0, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) == -1;
    }

    /**
     * Reads the header and leaves the cursor at the first element.
     *
     * @throws FileFormatException if it breaks the format, or the elements are of a type that is not read
     */
    static NpyHeader read(ByteCursor cursor) {
        if (!Arrays.equals(cursor.array(MAGIC.length), MAGIC)) {
            throw cursor.damaged("does not begin as .npy files do");
        }
        int version = cursor.u8();
        int minor = cursor.u8();
        if (version < 1 || version > 3 || minor != 0) {
            throw cursor.unsupported("has the unknown version %d.%d; save it again with numpy.save".formatted(version, minor));
        }
        long length = version == 1 ? cursor.u16() : cursor.u32();
        if (length > LONGEST) {
            throw cursor.damaged("has a header of %d bytes".formatted(length));
        }
        // Latin-1 until version 3; beyond ASCII there are field names only, which are refused.
        return new Parser(cursor, new String(cursor.array(length), StandardCharsets.ISO_8859_1)).header();
    }

    /** Returns the header for elements of a type that lie without gaps; the type must have a {@link #descr}. */
    static byte[] encode(DType dtype, boolean fortranOrder, long[] shape) {
        var lengths = new StringJoiner(", ", "(", shape.length == 1 ? ",)" : ")");
        for (long length : shape) {
            lengths.add(Long.toString(length));
        }
        String dict = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
                .formatted(descr(dtype), fortranOrder ? "True" : "False", lengths);
        // At most 64 dimensions of 19 digits: version 1 always has room.
        int prefix = MAGIC.length + 4;
        int padding = ALIGNMENT - (prefix + dict.length() + 1) % ALIGNMENT;
        byte[] text = (dict + " ".repeat(padding % ALIGNMENT) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(prefix + text.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) text.length).put(text).array();
    }

    /** Returns NumPy's name of a type with little-endian bytes, or null if it has none. */
    static String descr(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> "<f8";
            case FLOAT32 -> "<f4";
            case FLOAT16 -> "<f2";
            case INT64 -> "<i8";
            case INT32 -> "<i4";
            case INT16 -> "<i2";
            case INT8 -> "|i1";
            case UINT64 -> "<u8";
            case UINT32 -> "<u4";
            case UINT16 -> "<u2";
            case UINT8 -> "|u1";
            case BOOL -> "|b1";
            case COMPLEX128 -> "<c16";
            case COMPLEX64 -> "<c8";
            case BFLOAT16, FLOAT8_E4M3FN, FLOAT8_E5M2, COMPLEX32, QINT8, QUINT8, QINT32 -> null;
        };
    }

    /** Reads Python's literals as far as such a header has them, from left to right. */
    private static final class Parser {

        private final ByteCursor cursor;
        private final String text;
        private int position;

        Parser(ByteCursor cursor, String text) {
            this.cursor = cursor;
            this.text = text;
        }

        NpyHeader header() {
            String descr = null;
            Boolean fortranOrder = null;
            long[] shape = null;
            expect('{');
            while (!accept('}')) {
                String key = string();
                expect(':');
                boolean twice = switch (key) {
                    case "descr" -> descr != null;
                    case "fortran_order" -> fortranOrder != null;
                    case "shape" -> shape != null;
                    default -> throw malformed("has the key " + Quote.of(key));
                };
                if (twice) {
                    throw malformed("has " + key + " twice");
                }
                switch (key) {
                    case "descr" -> descr = descr();
                    case "fortran_order" -> fortranOrder = truth();
                    default -> shape = longs();
                }
                if (!accept(',')) {
                    expect('}');
                    break;
                }
            }
            skipSpace();
            if (position != text.length()) {
                throw malformed("goes on after its dict");
            }
            if (descr == null || fortranOrder == null || shape == null) {
                throw malformed("lacks " + (descr == null ? "descr" : fortranOrder == null ? "fortran_order" : "shape"));
            }
            return new NpyHeader(dtype(descr), descr.startsWith(">"), fortranOrder, shape);
        }

        private String descr() {
            skipSpace();
            if (position < text.length() && (text.charAt(position) == '[' || text.charAt(position) == '(')) {
                throw cursor.unsupported("holds records (a structured dtype), which are no tensor; save each field by itself: "
                        + "numpy.savez(file, **{name: array[name] for name in array.dtype.names})");
            }
            return string();
        }

        private DType dtype(String descr) {
            char first = descr.isEmpty() ? ' ' : descr.charAt(0);
            String type = "<>|=".indexOf(first) >= 0 ? descr.substring(1) : descr;
            for (DType dtype : DType.values()) {
                String known = NpyHeader.descr(dtype);
                if (known != null && known.substring(1).equals(type)) {
                    return dtype;
                }
            }
            if (type.startsWith("O")) {
                throw cursor.unsupported("holds Python objects (dtype object), which are never unpickled; "
                        + "save numbers: numpy.save(file, array.astype(numpy.float32))");
            }
            throw cursor.unsupported("has the dtype " + Quote.of(descr) + ", which no tensor has; convert it: array.astype(numpy.float32)");
        }

        private long[] longs() {
            var longs = new ArrayList<Long>();
            expect('(');
            while (!accept(')')) {
                longs.add(integer());
                if (longs.size() > StoredTensor.MOST_DIMENSIONS) {
                    throw malformed("has more than " + StoredTensor.MOST_DIMENSIONS + " dimensions");
                }
                if (!accept(',')) {
                    expect(')');
                    break;
                }
            }
            return longs.stream().mapToLong(Long::longValue).toArray();
        }

        private long integer() {
            skipSpace();
            int start = position;
            while (position < text.length() && Character.digit(text.charAt(position), 10) >= 0) {
                position++;
            }
            try {
                long value = Long.parseLong(text.substring(start, position));
                // Python 2 marked its long integers.
                accept('L');
                return value;
            } catch (NumberFormatException e) {
                throw malformed("has a shape that is no tuple of integers from 0 to 2^63-1");
            }
        }

        private boolean truth() {
            skipSpace();
            for (boolean value : new boolean[] {true, false}) {
                String word = value ? "True" : "False";
                if (text.startsWith(word, position)) {
                    position += word.length();
                    return value;
                }
            }
            throw malformed("has a fortran_order that is neither True nor False");
        }

        private String string() {
            skipSpace();
            char quote = position < text.length() ? text.charAt(position) : ' ';
            int end = quote == '\'' || quote == '"' ? text.indexOf(quote, position + 1) : -1;
            if (end < 0) {
                throw malformed("is no dict of texts, truth values and tuples");
            }
            String string = text.substring(position + 1, end);
            position = end + 1;
            return string;
        }

        private void expect(char c) {
            if (!accept(c)) {
                throw malformed("lacks a '" + c + "'");
            }
        }

        private boolean accept(char c) {
            skipSpace();
            boolean there = position < text.length() && text.charAt(position) == c;
            position += there ? 1 : 0;
            return there;
        }

        private void skipSpace() {
            while (position < text.length() && (text.charAt(position) == ' ' || text.charAt(position) == '\n')) {
                position++;
            }
        }

        private FileFormatException malformed(String problem) {
            return cursor.damaged("has a header that " + problem);
        }
    }
}
