package org.reptorch.data;

import java.io.IOException;
import java.util.List;

/** Images of any size that stay encoded, on disk or in memory, and are decoded each time they are asked for. */
record FileImages(String name, List<String> classes, List<Entry> entries) implements ImageDataset {

    private static final ThreadLocal<ImageDecoder> DECODERS = ThreadLocal.withInitial(ImageDecoder::new);

    /** One image: its file, its class and what to call it. */
    record Entry(ImageFiles.Bytes file, int label, String description) {
    }

    FileImages {
        classes = List.copyOf(classes);
        entries = List.copyOf(entries);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public int height() {
        return 0;
    }

    @Override
    public int width() {
        return 0;
    }

    @Override
    public int label(int index) {
        return entries.get(index).label();
    }

    @Override
    public Image image(int index) {
        Entry entry = entries.get(index);
        try {
            return DECODERS.get().decode(entry.file().read());
        } catch (IOException e) {
            throw new UnreadableImageException(entry.description(), e.getMessage(), e);
        }
    }

    @Override
    public String describe(int index) {
        return entries.get(index).description();
    }

    @Override
    public String toString() {
        return name + " (" + size() + " images, decoded on demand)";
    }
}
