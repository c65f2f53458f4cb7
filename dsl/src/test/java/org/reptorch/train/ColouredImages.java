package org.reptorch.train;

import java.util.Arrays;
import java.util.List;

import org.reptorch.data.Image;
import org.reptorch.data.ImageDataset;

/** Images of one colour each: a class is told by which channel is bright, with a brightness of its own. */
final class ColouredImages implements ImageDataset {

    private static final int SIDE = 8;

    private final int size;

    ColouredImages(int size) {
        this.size = size;
    }

    @Override
    public String name() {
        return "colours";
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int height() {
        return SIDE;
    }

    @Override
    public int width() {
        return SIDE;
    }

    @Override
    public List<String> classes() {
        return List.of("red", "green", "blue");
    }

    @Override
    public int label(int index) {
        return index % 3;
    }

    /** The channel of the label has 150 to 249, the others have 50. */
    @Override
    public Image image(int index) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        Arrays.fill(rgb, (byte) 50);
        for (int at = label(index); at < SIDE * SIDE * 3; at += 3) {
            rgb[at] = (byte) (150 + index % 100);
        }
        return new Image(SIDE, SIDE, rgb);
    }

    @Override
    public String describe(int index) {
        return "colour " + index;
    }
}
