package org.reptorch.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.reptorch.torch.ReptorchException;

/** The image files of a data set, handed out in turn to any number of threads. */
sealed interface ImageFiles extends Closeable permits ListedFiles, TarFiles {

    /** The most files handed out at a time. */
    int FEW = 64;

    /** An image file not decoded yet. */
    record ImageFile(Place place, Bytes bytes) {
    }

    /** The bytes of a file, read when asked for: from a folder each thread reads its own files. */
    @FunctionalInterface
    interface Bytes {
        byte[] read() throws IOException;
    }

    /**
     * Opens a folder, a zip file or a tar file.
     *
     * @throws ReptorchException if there is neither, or the layout of a folder is wrong
     */
    static ImageFiles open(Path path) {
        if (Files.isDirectory(path) || Files.isRegularFile(path) && Archive.isZip(path)) {
            return new ListedFiles(path);
        }
        if (Files.isRegularFile(path)) {
            return new TarFiles(path);
        }
        throw new ReptorchException(path + ": no such folder or file; name a folder with train/CLASS and test/CLASS in it,"
                + " or a .zip, .tar, .tar.gz, .tgz or .tar.xz file of one");
    }

    /**
     * Returns the next few files, or none after the last. A few, as threads that took turns file by file would spend more
     * time on waking one another than on small images.
     *
     * @throws ReptorchException if the files cannot be read on, or their layout turns out to be wrong
     */
    List<ImageFile> next();

    /** Returns the layout: complete from the start for a folder and a zip, after the last file for a tar. */
    Contents contents();

    /** Closes what is open; never fails, as all was only read. */
    @Override
    void close();
}
