package org.reptorch.train;

import java.util.List;
import java.util.Set;

import org.reptorch.data.Image;
import org.reptorch.data.ImageDataset;
import org.reptorch.data.UnreadableImageException;

/** Images of which some turn out to be none when they are wanted, and others did when the data was opened. */
record FaultyImages(ImageDataset whole, Set<Integer> faulty, List<String> unreadable) implements ImageDataset {

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public int size() {
        return whole.size();
    }

    @Override
    public int height() {
        return whole.height();
    }

    @Override
    public int width() {
        return whole.width();
    }

    @Override
    public List<String> classes() {
        return whole.classes();
    }

    @Override
    public int label(int index) {
        return whole.label(index);
    }

    @Override
    public Image image(int index) {
        if (faulty.contains(index)) {
            throw new UnreadableImageException(describe(index), "not a JPEG", null);
        }
        return whole.image(index);
    }

    @Override
    public String describe(int index) {
        return whole.describe(index);
    }
}
