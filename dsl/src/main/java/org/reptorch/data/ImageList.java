package org.reptorch.data;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Images that lie in memory, decoded, or stay encoded and are decoded each time they are asked for, each as suits it.
 *
 * @param common     the size that all images have; nothing where they differ, or where nobody knows before they are decoded
 * @param unreadable what was left out since it is no image, each with the reason
 */
record ImageList(String name, Optional<ImageSize> common, List<String> classes, List<Entry> entries, List<String> unreadable) implements ImageDataset {

    private static final ThreadLocal<ImageDecoder> DECODERS = ThreadLocal.withInitial(ImageDecoder::new);

    /** One image: its pixels, its class and what to call it. */
    record Entry(Pixels pixels, int label, String description) {
    }

    /** Where an image is. */
    sealed interface Pixels permits Decoded, Encoded {
    }

    /** In memory. */
    record Decoded(Image image) implements Pixels {
    }

    /** In a file, on disk or in memory. */
    record Encoded(ImageFiles.Bytes file) implements Pixels {
    }

    ImageList {
        classes = List.copyOf(classes);
        entries = List.copyOf(entries);
        unreadable = List.copyOf(unreadable);
    }

    /** Lists images that lie in memory, all of them of one size. */
    static ImageList of(String name, ImageSize size, List<String> classes, List<Entry> entries) {
        return new ImageList(name, Optional.of(size), classes, entries, List.of());
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public int height() {
        return common.map(ImageSize::height).orElse(0);
    }

    @Override
    public int width() {
        return common.map(ImageSize::width).orElse(0);
    }

    @Override
    public int label(int index) {
        return entries.get(index).label();
    }

    @Override
    public Image image(int index) {
        Entry entry = entries.get(index);
        return switch (entry.pixels()) {
            case Decoded decoded -> decoded.image();
            case Encoded encoded -> {
                try {
                    yield DECODERS.get().decode(encoded.file().read());
                } catch (IOException e) {
                    throw new UnreadableImageException(entry.description(), e.getMessage(), e);
                }
            }
        };
    }

    @Override
    public String describe(int index) {
        return entries.get(index).description();
    }

    /** Returns the first image in memory that has not the size of the first there, and that one, in words; nothing where there is none. */
    @Override
    public Optional<String> differingSizes() {
        Entry first = null;
        Image expected = null;
        for (Entry entry : entries) {
            if (entry.pixels() instanceof Decoded(Image image)) {
                if (first == null) {
                    first = entry;
                    expected = image;
                } else if (!image.hasSizeOf(expected)) {
                    return Optional.of(entry.description() + " is " + image + " but " + first.description() + " is " + expected);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        boolean onDemand = entries.stream().anyMatch(entry -> entry.pixels() instanceof Encoded);
        return name + " (" + entries.size() + " images" + (onDemand ? ", decoded on demand)" : ")");
    }
}
