package org.reptorch.torch.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.reptorch.torch.ReptorchException;

/**
 * A file's bytes in memory, loaded by the operating system when they are touched, and its name for messages.
 *
 * @param path  the file
 * @param bytes all of it, read-only; unmapped when no slice of it is reachable any more
 */
record MappedFile(Path path, MemorySegment bytes) {

    /**
     * Maps a file.
     *
     * @throws ReptorchException   if it does not exist or cannot be read
     * @throws FileFormatException if it is empty
     */
    static MappedFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new ReptorchException(path + (Files.exists(path)
                    ? ": is not a file; give the tensor file itself"
                    : ": no such file; check the path"));
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            var file = new MappedFile(path,
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
            if (file.size() == 0) {
                throw file.error("is empty; download or save it again");
            }
            return file;
        } catch (IOException e) {
            throw new ReptorchException(path + ": cannot be read (" + e + "); check its permissions", e);
        }
    }

    long size() {
        return bytes.byteSize();
    }

    /** Returns a part of the file; {@code what} says in the message what should have been there. */
    MemorySegment slice(long offset, long length, String what) {
        if (offset < 0 || length < 0 || offset > size() - length) {
            throw error("%s should be %s bytes at %s, outside the file's %d bytes: it is truncated or damaged; "
                    .formatted(what, Long.toUnsignedString(length), Long.toUnsignedString(offset), size())
                    + "download or save it again");
        }
        return bytes.asSlice(offset, length);
    }

    /** Returns the exception that says what is wrong in this file. */
    FileFormatException error(String problem) {
        return new FileFormatException(path, problem);
    }
}
