package org.reptorch.data;

import java.util.List;

/** Images that lie in memory, one array each: that adds 16 bytes to an image and sets no limit on all of them together. */
record StoredImages(String name, int height, int width, List<String> classes, List<Entry> entries) implements ImageDataset {

    /** One image: its pixels in height, width, channel order, its class and what to call it. */
    record Entry(byte[] pixels, int label, String description) {
    }

    StoredImages {
        classes = List.copyOf(classes);
        entries = List.copyOf(entries);
    }

    @Override
    public int size() {
        return entries.size();
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
