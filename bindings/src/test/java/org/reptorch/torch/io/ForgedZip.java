package org.reptorch.torch.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes zips as torch.save does, and such as it never would. */
final class ForgedZip {

    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private boolean zip64;
    private int method;

    /** Returns a checkpoint with a pickle (Latin-1) and storage 0. */
    static byte[] checkpoint(String pickle, byte... storage) {
        return new ForgedZip().entry("archive/data.pkl", Scratch.bytes(pickle)).entry("archive/data/0", storage).finish();
    }

    /** Moves all sizes and places from here on into ZIP64 fields. */
    ForgedZip zip64() {
        zip64 = true;
        return this;
    }

    /** Makes the entries from here on claim a compression method. */
    ForgedZip method(int claimed) {
        method = claimed;
        return this;
    }

    ForgedZip entry(String name, byte... contents) {
        byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
        long place = entries.size();
        ByteBuffer local = buffer(30).putInt(0x04034b50).putShort((short) 45).putShort((short) 0).putShort((short) method)
                .putInt(0).putInt(0).putInt(contents.length).putInt(contents.length)
                .putShort((short) encoded.length).putShort((short) 5);
        entries.writeBytes(local.array());
        entries.writeBytes(encoded);
        entries.writeBytes(new byte[] {'F', 'B', 1, 0, 'Z'}); // the field that torch.save aligns storages with
        entries.writeBytes(contents);

        int size = zip64 ? -1 : contents.length;
        directory.writeBytes(buffer(46).putInt(0x02014b50).putShort((short) 45).putShort((short) 45).putShort((short) 0)
                .putShort((short) method).putInt(0).putInt(0).putInt(size).putInt(size).putShort((short) encoded.length)
                .putShort((short) (zip64 ? 5 + 28 : 0)).putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0)
                .putInt(zip64 ? -1 : (int) place).array());
        directory.writeBytes(encoded);
        if (zip64) {
            directory.writeBytes(new byte[] {'F', 'B', 1, 0, 'Z'});
            directory.writeBytes(buffer(28).putShort((short) 1).putShort((short) 24)
                    .putLong(contents.length).putLong(contents.length).putLong(place).array());
        }
        return this;
    }

    byte[] finish() {
        int start = entries.size();
        entries.writeBytes(directory.toByteArray());
        if (zip64) {
            long end = entries.size();
            entries.writeBytes(buffer(56).putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0)
                    .putInt(0).putLong(1).putLong(1).putLong(directory.size()).putLong(start).array());
            entries.writeBytes(buffer(20).putInt(0x07064b50).putInt(0).putLong(end).putInt(1).array());
        }
        entries.writeBytes(buffer(22).putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1)
                .putInt(zip64 ? -1 : directory.size()).putInt(zip64 ? -1 : start).putShort((short) 0).array());
        return entries.toByteArray();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
