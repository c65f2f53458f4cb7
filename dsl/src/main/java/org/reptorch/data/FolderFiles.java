package org.reptorch.data;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.reptorch.torch.ReptorchException;

/** The images of a folder, listed and checked before the first is decoded. */
final class FolderFiles implements ImageFiles {

    private final Contents contents = new Contents();
    private final Path root;
    private final Iterator<Place> places;

    FolderFiles(Path root) {
        this.root = root;
        List<Place> found = new ArrayList<>();
        String test = Files.isDirectory(root.resolve(Place.TEST)) ? Place.TEST : Place.VAL;
        list(root.resolve(Place.TRAIN), found);
        list(root.resolve(test), found);
        contents.check(root);
        found.sort(null);
        places = found.iterator();
    }

    private void list(Path split, List<Place> found) {
        if (!Files.isDirectory(split)) {
            return;
        }
        var visitor = new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                Place.of(relative(folder) + "/").ifPresent(contents::add);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Place.of(relative(file)).ifPresent(place -> {
                    contents.add(place);
                    found.add(place);
                });
                return FileVisitResult.CONTINUE;
            }
        };
        try {
            Files.walkFileTree(split, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        } catch (IOException e) {
            throw new ReptorchException(split + ": cannot be listed (" + e + "); check its permissions and links", e);
        }
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace(File.separatorChar, '/');
    }

    @Override
    public synchronized List<ImageFile> next() {
        List<ImageFile> few = new ArrayList<>(FEW);
        while (places.hasNext() && few.size() < FEW) {
            Place place = places.next();
            few.add(new ImageFile(place, () -> Files.readAllBytes(root.resolve(place.toString()))));
        }
        return few;
    }

    @Override
    public Contents contents() {
        return contents;
    }

    @Override
    public void close() {
        // Nothing stays open between two files.
    }
}
