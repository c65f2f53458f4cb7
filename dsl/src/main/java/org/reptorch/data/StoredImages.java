package org.reptorch.data;

import java.util.List;

/** Images that lie in memory, one array each: that adds 16 bytes to an image and sets no limit on all of them together. */
final class StoredImages implements ImageDataset {

    /** One image: its pixels in height, width, channel order, its class and what to call it. */
    record Entry(byte[] pixels, int label, String description) {
    }

    private final String name;
    private final int height;
    private final int width;
    private final List<String> classes;
    private final List<Entry> entries;

    StoredImages(String name, int height, int width, List<String> classes, List<Entry> entries) {
        this.name = name;
        this.height = height;
        this.width = width;
        this.classes = List.copyOf(classes);
        this.entries = List.copyOf(entries);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public int label(int index) {
        return entries.get(index).label();
    }

    @Override
    public Image image(int index) {
        return new Image(height, width, entries.get(index).pixels());
    }

    @Override
    public String describe(int index) {
        return entries.get(index).description();
    }

    @Override
    public String toString() {
        return name + " (" + size() + " images)";
    }
}
