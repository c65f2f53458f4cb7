package org.reptorch.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.ForeignObject;
import org.reptorch.torch.io.TorchCheckpoint;

/**
 * CIFAR-10 and CIFAR-100 as their authors publish them: the binary version or the one for Python, whose pickles are read without
 * executing anything.
 *
 * <p>Source: Krizhevsky, <i>Learning Multiple Layers of Features from Tiny Images</i>, 2009, and the web page of the data sets.
 */
final class Cifar {

    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int PIXELS = PLANE * Image.CHANNELS;

    /** The four forms of the data. */
    private enum Form {
        BINARY_10(10, List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"), "test_batch.bin",
                "batches.meta.txt", "label_names"),
        BINARY_100(100, List.of("train.bin"), "test.bin", "fine_label_names.txt", "fine_label_names"),
        PYTHON_10(10, List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5"), "test_batch", "batches.meta", "label_names"),
        PYTHON_100(100, List.of("train"), "test", "meta", "fine_label_names");

        private final int classes;
        private final List<String> train;
        private final String test;
        private final String names;
        private final String namesKey;

        Form(int classes, List<String> train, String test, String names, String namesKey) {
            this.classes = classes;
            this.train = train;
            this.test = test;
            this.names = names;
            this.namesKey = namesKey;
        }

        boolean isBinary() {
            return this == BINARY_10 || this == BINARY_100;
        }

        /** CIFAR-100 has a coarse label before the fine one. */
        int labelBytes() {
            return this == BINARY_100 ? 2 : 1;
        }

        /** A missing part does not hide what the rest is, unless the names are as common as "train". */
        boolean isIn(Path folder) {
            boolean named = this != PYTHON_100 || Files.isRegularFile(folder.resolve(names));
            return named && Stream.concat(train.stream(), Stream.of(test)).anyMatch(file -> Files.isRegularFile(folder.resolve(file)));
        }
    }

    private final Path folder;
    private final Form form;

    private Cifar(Path folder, Form form) {
        this.folder = folder;
        this.form = form;
    }

    /** Finds CIFAR files in a folder or in a folder of that. */
    static Optional<Cifar> in(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> folders = Stream.concat(Stream.of(folder), children.filter(Files::isDirectory).sorted()).toList();
            return folders.stream().flatMap(place -> Stream.of(Form.values()).filter(form -> form.isIn(place)).map(form -> new Cifar(place, form))).findFirst();
        } catch (IOException e) {
            throw new ReptorchException(folder + ": cannot be listed (" + e + "); check its permissions and links", e);
        }
    }

    /** Tells whether a file of this name, without its folder, is of CIFAR; the first file of an archive tells what all is. */
    static boolean isPart(String file) {
        return Stream.of(Form.values()).anyMatch(form -> Set.of(form.test, form.names).contains(file) || form.train.contains(file));
    }

    /**
     * Reads all images.
     *
     * @throws ReptorchException if a file is missing or damaged, or a label is out of range
     */
    Splits open() {
        List<String> classes = classes();
        return new Splits(split(Place.TRAIN, form.train, classes), split(Place.TEST, List.of(form.test), classes));
    }

    private List<String> classes() {
        Path file = folder.resolve(form.names);
        List<String> names;
        if (!Files.isRegularFile(file)) {
            names = IntStream.range(0, form.classes).mapToObj(Integer::toString).toList();
        } else if (form.isBinary()) {
            names = new String(bytes(file), StandardCharsets.UTF_8).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        } else {
            names = entry(file, root(file), form.namesKey, List.class).stream().map(Cifar::text).toList();
        }
        if (names.size() != form.classes) {
            throw new ReptorchException(file + ": names " + names.size() + " classes, not " + form.classes + "; fetch it again");
        }
        return names;
    }

    private ImageDataset split(String name, List<String> files, List<String> classes) {
        List<ImageList.Entry> entries = new ArrayList<>();
        for (String part : files) {
            Path file = folder.resolve(part);
            if (!Files.isRegularFile(file)) {
                throw new ReptorchException(file + ": is missing; fetch and unpack the data set again");
            }
            if (form.isBinary()) {
                binary(file, name, entries);
            } else {
                pickled(file, name, entries);
            }
        }
        return ImageList.of("cifar" + form.classes + "/" + name, new ImageSize(SIDE, SIDE), classes, entries);
    }

    private void binary(Path file, String split, List<ImageList.Entry> entries) {
        byte[] bytes = bytes(file);
        int record = form.labelBytes() + PIXELS;
        if (bytes.length == 0 || bytes.length % record != 0) {
            throw new ReptorchException(file + ": its " + bytes.length + " bytes are no whole number of images of " + record
                    + " bytes: it is truncated; fetch it again");
        }
        for (int i = 0; i < bytes.length / record; i++) {
            int start = i * record + form.labelBytes();
            entries.add(entry(file, split, i, bytes[start - 1] & 0xFF, bytes, start));
        }
    }

    private void pickled(Path file, String split, List<ImageList.Entry> entries) {
        Map<?, ?> root = root(file);
        // Python 2 wrote an array as its constructor's call and then (version, shape, type, columns first, bytes).
        Object state = entry(file, root, "data", ForeignObject.class).state();
        byte[] bytes = state instanceof List<?> parts && parts.size() == 5 && Boolean.FALSE.equals(parts.get(3)) ? bytes(parts.getLast()) : null;
        List<?> labels = entry(file, root, form.classes == 10 ? "labels" : "fine_labels", List.class);
        if (bytes == null || (long) labels.size() * PIXELS != bytes.length) {
            throw new ReptorchException(file + ": holds " + (bytes == null ? "no array of bytes" : bytes.length + " bytes") + " for " + labels.size()
                    + " labels, not " + PIXELS + " bytes each; fetch it again");
        }
        for (int i = 0; i < labels.size(); i++) {
            int label = labels.get(i) instanceof Long value ? Math.toIntExact(Math.max(-1, Math.min(value, Integer.MAX_VALUE))) : -1;
            entries.add(entry(file, split, i, label, bytes, i * PIXELS));
        }
    }

    /** A str of Python 2 that happens to be UTF-8 is read as text. */
    private static byte[] bytes(Object data) {
        return switch (data) {
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case null, default -> null;
        };
    }

    private ImageList.Entry entry(Path file, String split, int index, int label, byte[] planes, int start) {
        if (label < 0 || label >= form.classes) {
            throw new ReptorchException(file + ": image " + index + " has label " + label + ", but labels go from 0 to " + (form.classes - 1)
                    + "; it is damaged or no CIFAR-" + form.classes + ": fetch it again");
        }
        byte[] rgb = new byte[PIXELS];
        for (int pixel = 0; pixel < PLANE; pixel++) {
            for (int channel = 0; channel < Image.CHANNELS; channel++) {
                rgb[pixel * Image.CHANNELS + channel] = planes[start + channel * PLANE + pixel];
            }
        }
        return new ImageList.Entry(new ImageList.Decoded(new Image(SIDE, SIDE, rgb)), label, split + "/" + file.getFileName() + "/" + index);
    }

    private static Map<?, ?> root(Path file) {
        if (TorchCheckpoint.read(file).root() instanceof Map<?, ?> map) {
            var byText = new LinkedHashMap<String, Object>();
            map.forEach((key, value) -> byText.put(text(key), value));
            return byText;
        }
        throw new ReptorchException(file + ": holds no dict, so it is no part of CIFAR; fetch it again");
    }

    /** Names are bytes where Python 3 wrote again what it had read with {@code encoding="bytes"}. */
    private static String text(Object name) {
        return name instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(name);
    }

    private static <T> T entry(Path file, Map<?, ?> root, String key, Class<T> type) {
        if (type.isInstance(root.get(key))) {
            return type.cast(root.get(key));
        }
        throw new ReptorchException(file + ": has no " + key + " as CIFAR has them, but " + root.keySet() + "; fetch it again");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ReptorchException(file + ": cannot be read (" + e + "); check its permissions", e);
        }
    }
}
