package org.reptorch.data;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.reptorch.torch.ReptorchException;

/** The images of a folder or a zip file, listed and checked before the first is decoded. */
final class ListedFiles implements ImageFiles {

    /** What the lists are called that tell the classes of ImageNet's validation images, which lie in one folder. */
    private static final List<String> LISTS = List.of("val_map.txt", "val.txt", "imagenet_2012_validation_synset_labels.txt");

    private final Contents contents = new Contents();
    private final List<ImageFile> images = new ArrayList<>();
    private final Iterator<ImageFile> rest;

    ListedFiles(Path path) {
        if (Archive.isZip(path)) {
            images.addAll(ZipFiles.list(path, "", contents));
        } else {
            addFolder(path);
        }
        contents.check(path);
        images.sort(Comparator.comparing(ImageFile::place));
        rest = images.iterator();
    }

    private void addFolder(Path root) {
        if (!isSplit(root, Place.TRAIN)) {
            // Without splits: Caltech's folders of numbered classes, classes by any name, or nothing at all.
            walk(root, root, Place::of);
            if (contents.isEmpty() && holdsClasses(root)) {
                walk(root, root, Place::inClasses);
            }
            return;
        }
        addSplit(root, Place.TRAIN);
        String test = isSplit(root, Place.TEST) ? Place.TEST : Place.VAL;
        addSplit(root, test);
        if (contents.classes(test).isEmpty() && Files.isDirectory(root.resolve(test))) {
            addFlat(root, test);
        }
    }

    /** Tells whether there are two folders or more: one alone is no choice of classes, but a data set below a folder too many. */
    private static boolean holdsClasses(Path root) {
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(child -> Files.isDirectory(child) && !child.getFileName().toString().startsWith(".")).limit(2).count() == 2;
        } catch (IOException e) {
            throw unlisted(root, e);
        }
    }

    private static boolean isSplit(Path root, String split) {
        return Files.isDirectory(root.resolve(split)) || Files.isRegularFile(root.resolve(split + ".zip"));
    }

    private void addSplit(Path root, String split) {
        if (Files.isDirectory(root.resolve(split))) {
            walk(root, root.resolve(split), Place::of);
        } else if (isSplit(root, split)) {
            images.addAll(ZipFiles.list(root.resolve(split + ".zip"), split, contents));
        }
    }

    private void walk(Path root, Path start, Function<String, Optional<Place>> places) {
        var visitor = new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                places.apply(relative(root, folder) + "/").ifPresent(contents::add);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                places.apply(relative(root, file)).ifPresent(place -> add(place, file));
                return FileVisitResult.CONTINUE;
            }
        };
        try {
            Files.walkFileTree(start, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        } catch (IOException e) {
            throw unlisted(start, e);
        }
    }

    private static ReptorchException unlisted(Path folder, IOException e) {
        return new ReptorchException(folder + ": cannot be listed (" + e + "); check its permissions and links", e);
    }

    private void add(Place place, Path file) {
        contents.add(place);
        images.add(new ImageFile(place, () -> Files.readAllBytes(file)));
    }

    private static String relative(Path root, Path path) {
        return root.relativize(path).toString().replace(File.separatorChar, '/');
    }

    /** Adds images that lie in one folder, their classes in a list beside it: "FILE CLASS" a line, or a class for each file by name. */
    private void addFlat(Path root, String split) {
        List<String> files;
        try (Stream<Path> children = Files.list(root.resolve(split))) {
            files = children.map(file -> file.getFileName().toString()).filter(Place::hasImageEnding).sorted().toList();
        } catch (IOException e) {
            throw unlisted(root.resolve(split), e);
        }
        if (files.isEmpty()) {
            return;
        }
        Path list = LISTS.stream().map(root::resolve).filter(Files::isRegularFile).findFirst().orElseThrow(() -> new ReptorchException(root.resolve(split)
                + ": its images lie in no class folders; put a file val_map.txt with lines of FILE CLASS into " + root));
        List<String> classes = List.copyOf(new TreeSet<>(contents.classes(Place.TRAIN)));
        List<String> lines = lines(list);
        boolean named = lines.stream().anyMatch(line -> line.contains(" ") || line.contains("\t"));
        if (!named && lines.size() != files.size()) {
            throw new ReptorchException(list + ": has " + lines.size() + " classes for " + files.size() + " images in " + root.resolve(split)
                    + "; give one line for each, or lines of FILE CLASS");
        }
        for (int i = 0; i < lines.size(); i++) {
            String[] words = named ? lines.get(i).split("\\s+", 2) : new String[] {files.get(i), lines.get(i)};
            String name = words[0].substring(words[0].lastIndexOf('/') + 1);
            String className = className(list, i, words.length == 2 ? words[1] : "", classes);
            add(new Place(split, className, name), root.resolve(split).resolve(name));
        }
    }

    private static List<String> lines(Path list) {
        try {
            return Files.readAllLines(list, StandardCharsets.UTF_8).stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            throw new ReptorchException(list + ": cannot be read (" + e + "); check that it is a text", e);
        }
    }

    /** A class is a name, or a position in the names of the training classes in their order. */
    private static String className(Path list, int line, String text, List<String> classes) {
        if (classes.contains(text)) {
            return text;
        }
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) < classes.size()) {
            return classes.get(Integer.parseInt(text));
        }
        throw new ReptorchException(list + ": line " + (line + 1) + " has class '" + text + "', but train has " + classes.size()
                + " classes, numbered 0 to " + (classes.size() - 1) + "; correct the list");
    }

    @Override
    public synchronized List<ImageFile> next() {
        List<ImageFile> few = new ArrayList<>(FEW);
        while (rest.hasNext() && few.size() < FEW) {
            few.add(rest.next());
        }
        return few;
    }

    @Override
    public Contents contents() {
        return contents;
    }

    @Override
    public void close() {
        // Nothing stays open between two files but a zip file, which closes with the last of its images.
    }
}
