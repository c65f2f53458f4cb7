package org.reptorch.nn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;

/** What families/record.py recorded of the published PyTorch networks. */
final class Published {

    /**
     * A network in a mode.
     *
     * @param network    in the table
     * @param mode       of it, or "-" where it has none
     * @param parameters how many
     * @param resolution height and width of the image for which MACs are counted
     * @param macs       of convolutions and linear layers
     * @param hash       the beginning of the SHA-256 over sorted names and shapes
     */
    record Row(String network, String mode, long parameters, int resolution, long macs, String hash) {

        ModelSpec spec() {
            return Published.spec(network, mode, network.endsWith("cifar") ? 10 : 1000);
        }
    }

    private Published() {
    }

    static List<Row> rows() {
        return lines("rows.txt").map(words -> new Row(words[0], words[1], Long.parseLong(words[2]), Integer.parseInt(words[3]), Long.parseLong(words[4]),
                words[5])).toList();
    }

    /** Returns float64 logits by network and "eval" or "train". */
    static Map<String, StoredTensor> logits() {
        return Safetensors.read(path("logits.safetensors")).tensors();
    }

    /** Returns the beginning of the SHA-256 over a seeded network's numbers, sorted by name. */
    static Map<String, String> seeds() {
        var seeds = new HashMap<String, String>();
        lines("seeds.txt").forEach(words -> seeds.put(words[0], words[1]));
        return seeds;
    }

    /** Describes a network of the table in a mode; "-" is for what has none. */
    static ModelSpec spec(String network, String mode, int classes) {
        String name = mode.toUpperCase(Locale.ROOT);
        return switch (Architecture.of(network)) {
            case RepOptVgg row -> row.spec(RepOptVgg.Mode.valueOf(name), classes);
            case RepVgg row -> row.spec(RepVgg.Mode.valueOf(name), classes);
            case RepGhostNet row -> row.spec(RepGhostNet.Mode.valueOf(name), classes);
            case Architecture row -> row.spec(classes);
        };
    }

    /** Describes a network by the name under which logits and seeds are recorded: mode behind, small ones made up for the tests. */
    static ModelSpec spec(String name) {
        List<List<Integer>> eighth = Vgg.D.stream().map(stage -> stage.stream().map(channels -> channels / 8).toList()).toList();
        if (name.startsWith("repvgg-small")) {
            var small = new RepVgg("small", List.of(2, 3, 4, 1), List.of(0.25, 0.25, 0.125, 0.125), name.charAt("repvgg-small-g".length()) - '0');
            return small.spec(name.endsWith("-deploy") ? RepVgg.Mode.DEPLOY : RepVgg.Mode.TRAIN, 7);
        }
        return switch (name) {
            case "vgg16-small" -> new Vgg("small", eighth, 32, false).spec(7);
            case "vgg16-bn-small" -> new Vgg("small", eighth, 32, true).spec(7);
            case "vgg16-cifar" -> Architecture.of(name).spec(10);
            default -> {
                String[] modes = {"deploy", "target", "csla", "hs"};
                for (String mode : modes) {
                    if (name.endsWith("-" + mode)) {
                        yield spec(name.substring(0, name.length() - mode.length() - 1), mode, 1000);
                    }
                }
                yield Architecture.of(name).spec(1000);
            }
        };
    }

    /** Returns the state that record.py gives a network: every number a function of its tensor's name and its index. */
    static Map<String, StoredTensor> state(ModelSpec spec) {
        var state = new HashMap<String, StoredTensor>();
        for (ParameterSpec parameter : spec.parameters()) {
            state.put(parameter.name(), parameter.role() == ParameterSpec.Role.COUNTER ? counter() : filled(parameter.name(), parameter.sizes()));
        }
        return state;
    }

    private static StoredTensor counter() {
        try (Tensor zero = Tensor.zeros(org.reptorch.torch.DType.INT64)) {
            return zero.toStored();
        }
    }

    static StoredTensor filled(String name, long... shape) {
        long count = java.util.stream.LongStream.of(shape).reduce(1, Math::multiplyExact);
        var crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        double[] values = new double[Math.toIntExact(count)];
        double bound = Math.sqrt(6 / (double) (count / shape[0]));
        boolean aroundOne = name.endsWith("weight") || name.endsWith("running_var");
        for (int i = 0; i < values.length; i++) {
            double u = uniform(crc.getValue(), i);
            values[i] = shape.length > 1 ? (u * 2 - 1) * bound : aroundOne ? u + 0.5 : (u - 0.5) * 0.2;
        }
        return StoredTensor.of(values, shape);
    }

    /** A multiplicative hash of seed and index, in [0, 1). */
    private static double uniform(long seed, long index) {
        long hash = index * 2654435761L + seed & 0xffffffffL;
        hash = (hash ^ hash >> 15) * 2246822519L & 0xffffffffL;
        return (hash ^ hash >> 13) / 4294967296.0;
    }

    private static java.util.stream.Stream<String[]> lines(String file) {
        try {
            return Files.readAllLines(path(file)).stream().map(line -> line.split(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(Published.class.getResource("families/" + file).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
