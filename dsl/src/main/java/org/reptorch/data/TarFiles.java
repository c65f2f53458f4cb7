package org.reptorch.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The images of a tar file, read once as a stream: its layout is known and checked only after the last entry. */
final class TarFiles implements ImageFiles {

    private final Contents contents = new Contents();
    private final Path path;
    private final TarArchiveInputStream tar;

    TarFiles(Path path) {
        this.path = path;
        try {
            tar = Archive.tar(path);
        } catch (IOException e) {
            throw Archive.damaged(path, e);
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
            throw Archive.damaged(path, e);
        }
        return few;
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
