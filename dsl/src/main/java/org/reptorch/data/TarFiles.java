package org.reptorch.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.reptorch.torch.ReptorchException;
import org.tukaani.xz.XZInputStream;

/** The images of a tar file, read once as a stream: its layout is known and checked only after the last entry. */
final class TarFiles implements ImageFiles {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Contents contents = new Contents();
    private final Path path;
    private final TarArchiveInputStream tar;

    TarFiles(Path path) {
        this.path = path;
        try {
            tar = new TarArchiveInputStream(decompress(path));
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private static InputStream decompress(Path path) throws IOException {
        String name = path.getFileName().toString();
        boolean xz = name.endsWith(".tar.xz");
        boolean gzip = name.endsWith(".tar.gz") || name.endsWith(".tgz");
        if (!xz && !gzip && !name.endsWith(".tar")) {
            throw new ReptorchException(path + ": neither a folder nor a .tar, .tar.gz, .tgz or .tar.xz file; name one");
        }
        InputStream file = Files.newInputStream(path);
        try {
            // The constructors of the decompressors read, so they may fail and leave the file to be closed here.
            InputStream buffered = new BufferedInputStream(file, BUFFER_BYTES);
            InputStream unpacked = xz ? new XZInputStream(buffered) : gzip ? new GZIPInputStream(buffered) : buffered;
            return new BufferedInputStream(unpacked, BUFFER_BYTES);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public synchronized List<ImageFile> next() {
        List<ImageFile> few = new ArrayList<>(FEW);
        try {
            while (few.size() < FEW) {
                TarArchiveEntry entry = tar.getNextEntry();
                if (entry == null) {
                    contents.check(path);
                    break;
                }
                // A link has no bytes of its own: it is handed out all the same, to be named among the unreadable images.
                Optional<Place> place = Place.of(entry.getName());
                place.ifPresent(contents::add);
                if (place.isPresent() && place.get().isImage()) {
                    byte[] bytes = tar.readNBytes(Math.toIntExact(entry.getSize()));
                    few.add(new ImageFile(place.get(), () -> bytes));
                }
            }
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw damaged(e);
        }
        return few;
    }

    private ReptorchException damaged(Exception e) {
        return new ReptorchException(path + ": damaged, or not what its ending says (" + e + "); fetch or pack it again", e);
    }

    @Override
    public Contents contents() {
        return contents;
    }

    @Override
    public void close() {
        try {
            tar.close();
        } catch (IOException e) {
            // All images are in memory, or another failure is on its way: this one would only hide it.
        }
    }
}
