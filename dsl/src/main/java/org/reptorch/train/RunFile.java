package org.reptorch.train;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

import org.reptorch.torch.ReptorchException;

/**
 * A file that a run writes on the way: one that cannot be opened ends the run before its first step, but what cannot be written later costs
 * those bytes and a warning, not the run.
 */
final class RunFile implements AutoCloseable {

    private final Path file;
    private final OutputStream out;
    private boolean warned;

    private RunFile(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Opens the file.
     *
     * @throws ReptorchException where that cannot be
     */
    static RunFile open(Path file, OpenOption... options) {
        try {
            return new RunFile(file, new BufferedOutputStream(Files.newOutputStream(file, options)));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    static ReptorchException unwritable(Path file, IOException e) {
        return new ReptorchException(file + ": cannot be written (" + e + "); check the folder's permissions and free space", e);
    }

    static void warn(String message) {
        System.getLogger("org.reptorch").log(System.Logger.Level.WARNING, message);
    }

    /** Writes bytes, perhaps into memory only. */
    void write(byte[] bytes) {
        surviving(() -> out.write(bytes));
    }

    /** Brings what was written onto the disk. */
    void flush() {
        surviving(out::flush);
    }

    @Override
    public void close() {
        surviving(out::close);
    }

    private interface Work {
        void run() throws IOException;
    }

    private void surviving(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            if (!warned) {
                warn(file + ": some of it cannot be written (" + e + "); check the free space");
            }
            // A full disk would be told of at every step.
            warned = true;
        }
    }
}
