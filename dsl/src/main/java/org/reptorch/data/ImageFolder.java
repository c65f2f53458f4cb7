package org.reptorch.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.reptorch.data.Decoding.Outcome;
import org.reptorch.data.Decoding.Readable;
import org.reptorch.data.Decoding.Undecoded;
import org.reptorch.data.Decoding.Unreadable;
import org.reptorch.torch.ReptorchException;

/**
 * Opens data sets laid out as {@code train/CLASS/FILE} and {@code test/CLASS/FILE}, as torchvision's ImageFolder does, Caltech256 as
 * {@code 001.CLASS/FILE}, and folders of classes, {@code CLASS/FILE}, that are still to be divided.
 */
public final class ImageFolder {

    private static final int NAMED_UNREADABLE = 5;

    private ImageFolder() {
    }

    /** Opens images as {@link #open(Path, Division, Consumer)}; what is not divided is divided 80 to 20. */
    public static Splits open(Path path, Consumer<String> notices) {
        return open(path, Division.DEFAULT, notices);
    }

    /**
     * Opens a data set: small images are decoded into memory on all cores, larger ones than 128x128 pixels stay encoded (those of a tar
     * in memory, others where they are) and are decoded by the loader's threads; all do where the first is large. Images may differ in size:
     * then transforms bring them to one.
     *
     * <p>The path is a folder with {@code train/CLASS/*.jpg} (or {@code jpeg}, {@code png}, {@code bmp}) and
     * {@code test/CLASS/*} in it, or a {@code .zip}, {@code .tar}, {@code .tar.gz}, {@code .tgz} or {@code .tar.xz} file of that,
     * possibly below one top folder; {@code val} stands in for {@code test} where that is missing, {@code train.zip} in a folder for
     * {@code train}. ImageNet's validation images may lie in one folder, if {@code val_map.txt}, {@code val.txt} (lines of FILE CLASS)
     * or {@code imagenet_2012_validation_synset_labels.txt} lies beside it. In Caltech256's layout, and in a folder of two or more folders {@code CLASS/*.jpg} and
     * nothing else, each class is divided at random.
     * Classes are those of {@code train} by name, images are sorted by file name within their class; hidden files and files of other
     * kinds are left out. Grey, palette, 16-bit and CMYK images become RGB of 8 bits, transparency is dropped, and the orientation that a camera
     * noted (EXIF) is not applied: pixels come as they are stored, which is what torchvision gives. A decoded pixel takes 3 bytes of memory.
     *
     * @param path     the folder or archive
     * @param division of images without splits
     * @param notices  takes one line if images could not be read and were skipped; of large images the {@link Epoch} tells
     * @throws ReptorchException if there is no such data set, a class is empty or in {@code test} alone, more than half of
     *                           them cannot be read, or the archive is damaged
     */
    public static Splits open(Path path, Division division, Consumer<String> notices) {
        try (ImageFiles files = ImageFiles.open(path)) {
            List<Outcome> outcomes = new Decoding(path, files).run();
            Contents contents = files.contents();
            report(path, outcomes, notices);
            if (contents.isUndivided()) {
                List<String> classes = List.copyOf(contents.classes(Place.UNDIVIDED));
                List<List<Outcome>> parts = divide(path, classes, outcomes, division);
                return new Splits(split(path, Place.TRAIN, classes, classes, parts.get(0), only(Unreadable.class, outcomes)),
                        split(path, Place.TEST, classes, classes, parts.get(1), List.of()));
            }
            List<String> classes = List.copyOf(contents.classes(Place.TRAIN));
            String test = contents.testSplit();
            return new Splits(split(path, Place.TRAIN, classes, classes, of(Place.TRAIN, outcomes)),
                    split(path, test, classes, contents.classes(test), of(test, outcomes)));
        }
    }

    private static ImageDataset split(Path path, String split, List<String> classes, Collection<String> wanted, List<Outcome> outcomes) {
        return split(path, split, classes, wanted, outcomes, only(Unreadable.class, outcomes));
    }

    private static List<Outcome> of(String split, List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome.place().split().equals(split)).toList();
    }

    /** Draws the images of each class to train on; both parts keep the order by name. */
    private static List<List<Outcome>> divide(Path path, List<String> classes, List<Outcome> outcomes, Division division) {
        List<Outcome> train = new ArrayList<>();
        List<Outcome> test = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            String name = classes.get(label);
            List<Outcome> all = outcomes.stream().filter(outcome -> !(outcome instanceof Unreadable) && outcome.place().className().equals(name)).toList();
            if (all.size() < 2) {
                throw new ReptorchException(path + ": " + all.size() + " images of class " + name
                        + " can be read, but training and testing need one each; fetch the others again, or delete the folder");
            }
            List<Integer> order = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
            Collections.shuffle(order, Random.from(Randomness.of(division.seed(), label)));
            int count = (int) Math.clamp(Math.round(division.train() * all.size()), 1, all.size() - 1);
            Set<Integer> drawn = Set.copyOf(order.subList(0, count));
            for (int i = 0; i < all.size(); i++) {
                (drawn.contains(i) ? train : test).add(all.get(i));
            }
        }
        return List.of(train, test);
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

    private static ImageDataset split(Path path, String split, List<String> classes, Collection<String> wanted, List<Outcome> outcomes,
            List<Unreadable> unreadable) {
        List<ImageList.Entry> entries = new ArrayList<>();
        Set<String> unseen = new TreeSet<>(wanted);
        Set<ImageSize> sizes = new HashSet<>();
        boolean onDemand = false;
        for (Outcome outcome : outcomes) {
            Place place = outcome.place();
            int label = Collections.binarySearch(classes, place.className());
            switch (outcome) {
                case Readable(Place at, Image image) -> {
                    sizes.add(new ImageSize(image.height(), image.width()));
                    entries.add(new ImageList.Entry(new ImageList.Decoded(image), label, place.toString()));
                }
                case Undecoded(Place at, ImageFiles.Bytes file) -> {
                    onDemand = true;
                    entries.add(new ImageList.Entry(new ImageList.Encoded(file), label, place.toString()));
                }
                case Unreadable none -> {
                    continue;
                }
            }
            unseen.remove(place.className());
        }
        if (!unseen.isEmpty()) {
            throw new ReptorchException(path + ": no image in " + split + "/" + unseen.iterator().next()
                    + " can be read; convert them to JPEG or PNG, or delete the folder");
        }
        Optional<ImageSize> size = !onDemand && sizes.size() == 1 ? Optional.of(sizes.iterator().next()) : Optional.empty();
        return new ImageList(title(path) + "/" + split, size, classes, entries, unreadable.stream().map(Unreadable::toString).toList());
    }

    private static String title(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        return last == null ? "images" : last.toString().replaceFirst("\\.(zip|tar|tar\\.gz|tgz|tar\\.xz)$", "");
    }

    private static <T extends Outcome> List<T> only(Class<T> kind, List<Outcome> outcomes) {
        return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
