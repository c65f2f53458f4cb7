package org.reptorch.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Images for segmentation and detection that need no download: some discs, rings, squares, triangles and crosses on a random background, in random
 * colours, with their masks and boxes. The class is the shape.
 *
 * @param train   to learn from
 * @param test    to be judged by
 * @param classes the names of the classes; a label is a position in this list
 */
public record GeneratedScenes(List<AnnotatedImage> train, List<AnnotatedImage> test, List<String> classes) {

    private static final int MIN_SIZE = 32;
    private static final int MOST_OBJECTS = 4;
    private static final int TRAIN = 2;
    private static final int TEST = 3;

    /** Copies the lists. */
    public GeneratedScenes {
        train = List.copyOf(train);
        test = List.copyOf(test);
        classes = List.copyOf(classes);
    }

    /**
     * Draws a data set that depends on the arguments alone: one to four objects in an image.
     *
     * @param train the number of training images, 1 or more
     * @param test  the number of test images, 1 or more
     * @param size  the height and width in pixels, 32 or more
     * @param seed  what all random draws depend on
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static GeneratedScenes of(int train, int test, int size, long seed) {
        if (train < 1 || test < 1 || size < MIN_SIZE) {
            throw new IllegalArgumentException("cannot generate " + train + " training and " + test + " test scenes of " + size
                    + " pixels: there are 1 or more of each, and " + MIN_SIZE + " pixels or more");
        }
        return new GeneratedScenes(split(train, size, seed, TRAIN), split(test, size, seed, TEST),
                Arrays.stream(Shape.values()).map(shape -> shape.name().toLowerCase(Locale.ROOT)).toList());
    }

    private static List<AnnotatedImage> split(int count, int size, long seed, int stream) {
        return IntStream.range(0, count).parallel().mapToObj(i -> new Scene(size, Randomness.of(seed, stream, i)).drawSeveral(MOST_OBJECTS)).toList();
    }

    @Override
    public String toString() {
        return train.size() + " training and " + test.size() + " test scenes, " + classes;
    }
}
