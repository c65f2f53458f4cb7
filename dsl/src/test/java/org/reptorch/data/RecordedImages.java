package org.reptorch.data;

import java.lang.foreign.ValueLayout;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TensorFile;

/** Images that a script recorded beside the tests. */
final class RecordedImages {

    private RecordedImages() {
    }

    /** Returns all images of a file by name. */
    static Map<String, Image> read(String file) {
        return TensorFile.read(path(file)).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> image(entry.getValue())));
    }

    static Path path(String file) {
        try {
            return Path.of(RecordedImages.class.getResource(file).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Image image(StoredTensor tensor) {
        return new Image((int) tensor.shape()[0], (int) tensor.shape()[1], tensor.data().toArray(ValueLayout.JAVA_BYTE));
    }

    /** Fails with the number and size of the differences unless the images are equal. */
    static void assertSame(Image actual, Image expected, String name) {
        if (!actual.equals(expected)) {
            throw new AssertionError(name + ": " + differences(actual, expected));
        }
    }

    private static String differences(Image actual, Image expected) {
        if (actual.rgb().length != expected.rgb().length) {
            return actual + " instead of " + expected;
        }
        int count = 0;
        int worst = 0;
        for (int i = 0; i < actual.rgb().length; i++) {
            int difference = Math.abs((actual.rgb()[i] & 0xFF) - (expected.rgb()[i] & 0xFF));
            count += difference > 0 ? 1 : 0;
            worst = Math.max(worst, difference);
        }
        return count + " of " + actual.rgb().length + " bytes differ, by up to " + worst + "; first " + Arrays.mismatch(actual.rgb(), expected.rgb());
    }
}
