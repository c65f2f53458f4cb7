package org.reptorch.torch.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import org.reptorch.torch.ReptorchException;

/** Replaces files so that a reader, also one after a crash, finds the old contents or the new and never half of them. */
public final class AtomicFile {

    /** What the new file gets. */
    @FunctionalInterface
    public interface Contents {
        /**
         * Writes them to a channel that is open and empty.
         *
         * @throws IOException where that fails; the file that was there then stays
         */
        void writeTo(FileChannel channel) throws IOException;
    }

    private AtomicFile() {
    }

    /**
     * Writes a file, replacing one that is there; if anything fails, that one stays as it was.
     *
     * @throws ReptorchException if the folder is missing or the file cannot be written
     */
    public static void write(Path file, Contents contents) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ReptorchException(file + ": cannot be written, there is no folder " + folder + "; create it first");
        }
        // Not Files.createTempFile, whose files only the owner may read: that would stick to the finished file.
        Path unfinished = folder.resolve(".reptorch-" + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                contents.writeTo(channel);
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ReptorchException(
                    file + ": cannot be written (" + e + "); check the folder's permissions and free space", e);
        } finally {
            // After the move there is nothing under this name.
            deleteQuietly(unfinished);
        }
    }

    /**
     * Writes a file of these bytes, replacing one that is there; if anything fails, that one stays as it was.
     *
     * @throws ReptorchException if the folder is missing or the file cannot be written
     */
    public static void write(Path file, byte[] bytes) {
        write(file, channel -> {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        });
    }

    private static void deleteQuietly(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // The failure that led here says more than this one would.
        }
    }
}
