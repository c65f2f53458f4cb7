package org.reptorch.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.reptorch.torch.ReptorchException;
import org.tukaani.xz.XZInputStream;

/** What archives of all kinds have in common. */
final class Archive {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int FIRST_FILES = 16;

    private Archive() {
    }

    /** Tells whether a file is a zip by its name. */
    static boolean isZip(Path path) {
        return path.getFileName().toString().endsWith(".zip");
    }

    /**
     * Opens a tar file as a stream.
     *
     * @throws ReptorchException if its ending tells that it is none
     * @throws IOException       if it is not what its ending says
     */
    static TarArchiveInputStream tar(Path path) throws IOException {
        String name = path.getFileName().toString();
        boolean xz = name.endsWith(".tar.xz");
        boolean gzip = name.endsWith(".tar.gz") || name.endsWith(".tgz");
        if (!xz && !gzip && !name.endsWith(".tar")) {
            throw new ReptorchException(path + ": neither a folder nor a .zip, .tar, .tar.gz, .tgz or .tar.xz file; name one");
        }
        InputStream file = Files.newInputStream(path);
        try {
            // The constructors of the decompressors read, so they may fail and leave the file to be closed here.
            InputStream buffered = new BufferedInputStream(file, BUFFER_BYTES);
            InputStream unpacked = xz ? new XZInputStream(buffered) : gzip ? new GZIPInputStream(buffered) : buffered;
            return new TarArchiveInputStream(new BufferedInputStream(unpacked, BUFFER_BYTES));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Returns the exception for an archive that cannot be read. */
    static ReptorchException damaged(Path path, Exception e) {
        return new ReptorchException(path + ": damaged, or not what its ending says (" + e + "); fetch or pack it again", e);
    }

    /** Tells whether one of the first files of an archive is a part of CIFAR; some other may come before it, but no image. */
    static boolean holdsCifar(Path path) {
        boolean[] holds = {false};
        int[] seen = {0};
        visit(path, (name, bytes) -> {
            holds[0] = Cifar.isPart(fileName(name));
            return !holds[0] && !Place.hasImageEnding(name) && ++seen[0] < FIRST_FILES;
        });
        return holds[0];
    }

    /** Writes some files of an archive into a folder, without the folders that they were in. */
    static void unpack(Path path, Predicate<String> wanted, Path folder) throws IOException {
        IOException[] failure = {null};
        visit(path, (name, bytes) -> {
            try {
                if (wanted.test(fileName(name))) {
                    Files.copy(bytes, folder.resolve(fileName(name)));
                }
                return true;
            } catch (FileSystemException e) {
                failure[0] = e;
                return false;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
    }

    private static String fileName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Sees a file of an archive and tells whether to go on. */
    @FunctionalInterface
    private interface Visitor {
        boolean file(String name, InputStream bytes) throws IOException;
    }

    private static void visit(Path path, Visitor visitor) {
        try {
            if (isZip(path)) {
                try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES))) {
                    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                        if (!entry.isDirectory() && !visitor.file(entry.getName(), zip)) {
                            return;
                        }
                    }
                }
            } else {
                try (TarArchiveInputStream tar = tar(path)) {
                    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                        if (entry.isFile() && !visitor.file(entry.getName(), tar)) {
                            return;
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(path, e);
        }
    }
}
