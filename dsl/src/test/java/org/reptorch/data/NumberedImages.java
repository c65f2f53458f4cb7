package org.reptorch.data;

import java.util.List;
import java.util.stream.IntStream;

/** Images of 2x2 pixels whose bytes and label are their number. */
class NumberedImages implements ImageDataset {

    private final int size;

    NumberedImages(int size) {
        this.size = size;
    }

    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int height() {
        return 2;
    }

    @Override
    public int width() {
        return 2;
    }

    @Override
    public List<String> classes() {
        return IntStream.range(0, size).mapToObj(Integer::toString).toList();
    }

    @Override
    public int label(int index) {
        return index;
    }

    @Override
    public Image image(int index) {
        byte[] rgb = new byte[12];
        for (int at = 0; at < 12; at++) {
            rgb[at] = (byte) (index + at);
        }
        return new Image(2, 2, rgb);
    }

    @Override
    public String describe(int index) {
        return "number " + index;
    }
}
