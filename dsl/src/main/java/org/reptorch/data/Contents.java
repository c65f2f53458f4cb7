package org.reptorch.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.reptorch.torch.ReptorchException;

/** What has been seen of a data set's layout: the images in every class of every split. */
final class Contents {

    private final Map<String, Map<String, Integer>> imagesBySplit = new TreeMap<>();

    /** Notes an image, or a class folder so that an empty one is found out. */
    void add(Place place) {
        imagesBySplit.computeIfAbsent(place.split(), split -> new TreeMap<>())
                .merge(place.className(), place.isImage() ? 1 : 0, Integer::sum);
    }

    /** Tells whether nothing was seen that has a place in a data set. */
    boolean isEmpty() {
        return imagesBySplit.isEmpty();
    }

    /** Returns the split to be judged by: {@code test}, or {@code val} where there is no {@code test}. */
    String testSplit() {
        return imagesBySplit.containsKey(Place.TEST) ? Place.TEST : Place.VAL;
    }

    /** Tells whether the images are still to be divided into splits. */
    boolean isUndivided() {
        return !imagesBySplit.containsKey(Place.TRAIN) && imagesBySplit.containsKey(Place.UNDIVIDED);
    }

    /** Returns the classes of one split by name. */
    Set<String> classes(String split) {
        return imagesBySplit.getOrDefault(split, Map.of()).keySet();
    }

    /**
     * Checks that both splits are there, without an empty class, and that training meets every class.
     *
     * @throws ReptorchException if the layout is no data set
     */
    void check(Path path) {
        if (isUndivided()) {
            imagesBySplit.get(Place.UNDIVIDED).forEach((name, images) -> {
                if (images < 2) {
                    throw new ReptorchException(path + ": class folder " + name + " holds " + images
                            + " images, but training and testing need one each; add images or delete the folder");
                }
            });
            return;
        }
        for (String split : new String[] {Place.TRAIN, testSplit()}) {
            if (classes(split).isEmpty()) {
                String looked = split.equals(Place.TRAIN) ? "train/CLASS" : "test/CLASS or val/CLASS";
                throw new ReptorchException(path + ": found no folder " + looked + "; lay the images out as"
                        + " train/CLASS/*.jpg and test/CLASS/*.jpg, or in a folder as CLASS/*.jpg alone (or .jpeg, .png, .bmp)");
            }
            imagesBySplit.get(split).forEach((name, images) -> {
                if (images == 0) {
                    throw new ReptorchException(path + ": class folder " + split + "/" + name
                            + " holds no .jpg, .jpeg, .png or .bmp file; add images or delete the folder");
                }
            });
        }
        Set<String> known = classes(Place.TRAIN);
        for (String name : classes(testSplit())) {
            if (!known.contains(name)) {
                throw new ReptorchException(path + ": class folder " + testSplit() + "/" + name + " has no counterpart in"
                        + " train, which has " + String.join(", ", known) + "; add train/" + name + " or delete it");
            }
        }
    }
}
