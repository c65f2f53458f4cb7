package org.reptorch.torch.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** Writes to a file that is open already, through a buffer of constant size, and counts the bytes. */
final class SegmentStream extends OutputStream {

    private static final int CHUNK = 1 << 18;

    /** What is to be written; it may be asked for more than once. */
    @FunctionalInterface
    interface Contents {
        void writeTo(OutputStream out) throws IOException;
    }

    private final OutputStream out;
    private long position;

    SegmentStream(FileChannel channel) {
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel));
    }

    /** Returns the number of bytes that were written. */
    long position() {
        return position;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        position += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Writes a segment of any kind and size to a stream. */
    static void write(MemorySegment bytes, OutputStream out) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, bytes.byteSize())];
        for (long done = 0; done < bytes.byteSize(); done += chunk.length) {
            int length = (int) Math.min(chunk.length, bytes.byteSize() - done);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, done, chunk, 0, length);
            out.write(chunk, 0, length);
        }
    }
}
