package org.reptorch.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a file stands in a data set: {@code SPLIT/CLASS/FILE}; the file is empty for the class folder itself. The split is
 * {@link #UNDIVIDED} in Caltech's layout, {@code 001.CLASS/FILE}, and where a folder has nothing but classes.
 *
 * <p>The order is that of torchvision's ImageFolder: by class, then by file.
 */
record Place(String split, String className, String file) implements Comparable<Place> {

    static final String TRAIN = "train";
    static final String TEST = "test";
    /** What other data sets, ImageNet among them, call their test split. */
    static final String VAL = "val";

    /** The split of images that are still to be divided. */
    static final String UNDIVIDED = "";

    /** Classes of Caltech256, such as {@code 257.clutter}. */
    private static final Pattern NUMBERED = Pattern.compile("\\d{3}\\..+");
    private static final Set<String> SPLITS = Set.of(TRAIN, TEST, VAL);
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp");
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::split).thenComparing(Place::className).thenComparing(Place::file);

    /**
     * Returns the place of an image or, where the path ends with a slash, of a class folder; nothing for other files and
     * for hidden ones. The split or numbered class
     * may stand below one top folder.
     */
    static Optional<Place> of(String path) {
        List<String> names = Stream.of(path.split("/")).filter(name -> !name.isEmpty() && !name.equals(".")).toList();
        for (int top = 0; top < Math.min(2, names.size()); top++) {
            List<String> rest = names.subList(top + 1, names.size());
            if (SPLITS.contains(names.get(top))) {
                return rest.isEmpty() ? Optional.empty() : of(names.get(top), rest, path.endsWith("/"));
            }
            if (NUMBERED.matcher(names.get(top)).matches()) {
                return of(UNDIVIDED, names.subList(top, names.size()), path.endsWith("/"));
            }
        }
        return Optional.empty();
    }

    /** Returns the place of an image or a class folder in a folder that has nothing but classes: {@code CLASS/FILE}. */
    static Optional<Place> inClasses(String path) {
        List<String> names = Stream.of(path.split("/")).filter(name -> !name.isEmpty()).toList();
        return names.size() < (path.endsWith("/") ? 1 : 2) ? Optional.empty() : of(UNDIVIDED, names, path.endsWith("/"));
    }

    private static Optional<Place> of(String split, List<String> below, boolean isFolder) {
        String file = String.join("/", below.subList(1, below.size()));
        boolean wanted = isFolder ? file.isEmpty() : hasImageEnding(file);
        return wanted && below.stream().noneMatch(name -> name.startsWith("."))
                ? Optional.of(new Place(split, below.getFirst(), file))
                : Optional.empty();
    }

    static boolean hasImageEnding(String file) {
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
        return (split.equals(UNDIVIDED) ? "" : split + "/") + className + "/" + file;
    }
}
