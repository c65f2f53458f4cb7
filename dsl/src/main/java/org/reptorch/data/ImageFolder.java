package org.reptorch.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.reptorch.data.Decoding.Outcome;
import org.reptorch.data.Decoding.Readable;
import org.reptorch.data.Decoding.Unreadable;
import org.reptorch.torch.ReptorchException;

/** Opens data sets laid out as {@code train/CLASS/FILE} and {@code test/CLASS/FILE}, as torchvision's ImageFolder does. */
public final class ImageFolder {

    private static final int NAMED_UNREADABLE = 5;

    private ImageFolder() {
    }

    /**
     * Reads a data set into memory, decoding on all cores.
     *
     * <p>The path is a folder with {@code train/CLASS/*.jpg} (or {@code jpeg}, {@code png}, {@code bmp}) and
     * {@code test/CLASS/*} in it, or a {@code .tar}, {@code .tar.gz}, {@code .tgz} or {@code .tar.xz} file of that, possibly
     * below one top folder; {@code val} stands in for {@code test} where that is missing. Classes are those of {@code train}
     * by name, images are sorted by file name within their class; hidden files and files of other kinds are left out. Grey
     * images become RGB. A pixel takes 3 bytes of memory.
     *
     * @param path    the folder or tar file
     * @param notices takes one line if images could not be read and were skipped
     * @throws ReptorchException if there is no such data set, a class is empty or in {@code test} alone, images differ in
     *                           size, more than half of them cannot be read, or the tar file is damaged
     */
    public static Splits open(Path path, Consumer<String> notices) {
        try (ImageFiles files = ImageFiles.open(path)) {
            List<Outcome> outcomes = new Decoding(path, files).run();
            Contents contents = files.contents();
            report(path, outcomes, notices);
            return new Splits(
                    split(path, Place.TRAIN, contents, outcomes),
                    split(path, contents.testSplit(), contents, outcomes));
        }
    }

    private static void report(Path path, List<Outcome> outcomes, Consumer<String> notices) {
        List<Unreadable> unreadable = only(Unreadable.class, outcomes);
        if (unreadable.isEmpty()) {
            return;
        }
        String named = unreadable.stream().limit(NAMED_UNREADABLE).map(Unreadable::toString)
                .collect(Collectors.joining(", "));
        int more = unreadable.size() - NAMED_UNREADABLE;
        String all = path + ": " + unreadable.size() + " of " + outcomes.size() + " images cannot be read: " + named
                + (more > 0 ? " and " + more + " more" : "");
        if (unreadable.size() * 2 > outcomes.size()) {
            throw new ReptorchException(all + "; convert them to JPEG or PNG, or fetch them again");
        }
        notices.accept(all + "; skipped");
    }

    private static ImageDataset split(Path path, String split, Contents contents, List<Outcome> outcomes) {
        List<String> classes = List.copyOf(contents.classes(Place.TRAIN));
        List<StoredImages.Entry> images = new ArrayList<>();
        Set<String> unseen = new TreeSet<>(contents.classes(split));
        Image any = null;
        for (Readable readable : only(Readable.class, outcomes)) {
            Place place = readable.place();
            if (place.split().equals(split)) {
                any = readable.image();
                unseen.remove(place.className());
                int label = Collections.binarySearch(classes, place.className());
                images.add(new StoredImages.Entry(any.rgb(), label, place.toString()));
            }
        }
        if (!unseen.isEmpty()) {
            throw new ReptorchException(path + ": no image in " + split + "/" + unseen.iterator().next()
                    + " can be read; convert them to JPEG or PNG, or delete the folder");
        }
        return new StoredImages(title(path) + "/" + split, any.height(), any.width(), classes, images);
    }

    private static String title(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        return last == null ? "images" : last.toString().replaceFirst("\\.(tar|tar\\.gz|tgz|tar\\.xz)$", "");
    }

    private static <T extends Outcome> List<T> only(Class<T> kind, List<Outcome> outcomes) {
        return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
