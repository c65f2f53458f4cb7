package org.reptorch.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a file stands in a data set: {@code SPLIT/CLASS/FILE}; the file is empty for the class folder itself.
 *
 * <p>The order is that of torchvision's ImageFolder: by class, then by file.
 */
record Place(String split, String className, String file) implements Comparable<Place> {

    static final String TRAIN = "train";
    static final String TEST = "test";
    /** What other data sets, ImageNet among them, call their test split. */
    static final String VAL = "val";

    private static final Set<String> SPLITS = Set.of(TRAIN, TEST, VAL);
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp");
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::split).thenComparing(Place::className).thenComparing(Place::file);

    /**
     * Returns the place of an image or, where the path ends with a slash, of a class folder; nothing for other files and
     * for hidden ones. The split may stand below one top folder.
     */
    static Optional<Place> of(String path) {
        List<String> names = Stream.of(path.split("/")).filter(name -> !name.isEmpty() && !name.equals(".")).toList();
        int split = !names.isEmpty() && SPLITS.contains(names.getFirst()) ? 0 : 1;
        if (names.size() < split + 2 || !SPLITS.contains(names.get(split))) {
            return Optional.empty();
        }
        List<String> below = names.subList(split + 1, names.size());
        String file = String.join("/", below.subList(1, below.size()));
        boolean wanted = path.endsWith("/") ? file.isEmpty() : hasImageEnding(file);
        return wanted && below.stream().noneMatch(name -> name.startsWith("."))
                ? Optional.of(new Place(names.get(split), below.getFirst(), file))
                : Optional.empty();
    }

    private static boolean hasImageEnding(String file) {
        return ENDINGS.contains(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    boolean isImage() {
        return !file.isEmpty();
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return split + "/" + className + "/" + file;
    }
}
