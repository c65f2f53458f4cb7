package org.reptorch.nn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.reptorch.nn.RepOptVgg.Mode;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;

/** What record.py recorded of the published PyTorch implementation. */
public final class Recorded {

    /** Seed and classes of the small networks. */
    public static final long SEED = 7;
    static final int CLASSES = 7;

    /**
     * A tensor of a small network as PyTorch starts it.
     *
     * @param name   in the state_dict
     * @param shape  of it
     * @param hash   the beginning of the SHA-256 of its bytes
     * @param decays whether the training script gives it weight decay
     */
    public record Row(String name, List<Long> shape, String hash, boolean decays) {
    }

    /**
     * A published network in a mode.
     *
     * @param network    in the table
     * @param variant    mode, perhaps with "-se"
     * @param parameters how many
     * @param hash       the beginning of the SHA-256 over names and shapes
     */
    record Large(String network, String variant, long parameters, String hash) {
    }

    private Recorded() {
    }

    /** Returns the rows of every small network by variant: "hs", "hs-se", ... */
    public static Map<String, List<Row>> small() {
        var variants = new LinkedHashMap<String, List<Row>>();
        List<Row> current = null;
        for (String line : lines("small.txt")) {
            String[] words = line.split(" ");
            if (words[0].equals("=")) {
                current = new ArrayList<>();
                variants.put(words[1], current);
            } else {
                List<Long> shape = words[1].equals("-") ? List.of() : List.of(words[1].split("x")).stream().map(Long::valueOf).toList();
                current.add(new Row(words[0], shape, words[2], words.length > 3));
            }
        }
        return variants;
    }

    /** Returns what is known of the published networks. */
    static List<Large> large() {
        return lines("large.txt").stream().map(line -> line.split(" ")).map(words -> new Large(words[0], words[1], Long.parseLong(words[2]), words[3])).toList();
    }

    /** Returns logits, sums over gradients and running statistics by variant and name. */
    static Map<String, StoredTensor> forward() {
        return Safetensors.read(path("forward.safetensors")).tensors();
    }

    /** Returns what record_layers.py recorded of single layers by case and name. */
    static Map<String, StoredTensor> layers() {
        return Safetensors.read(path("layers.safetensors")).tensors();
    }

    /** Describes the small network that record.py builds. */
    public static ModelSpec spec(String variant) {
        boolean se = variant.endsWith("-se");
        return new RepOptVgg("small", List.of(1, 2, 4, 1), List.of(0.125, 0.125, 0.0625, 0.0625), List.of(2, 1, 2, 1, 2), se).spec(mode(variant), CLASSES);
    }

    static Mode mode(String variant) {
        return Mode.valueOf(variant.replace("-se", "").toUpperCase(Locale.ROOT));
    }

    /** Returns the spec's tensors as "name shape" lines. */
    static String namesAndShapes(ModelSpec spec) {
        return spec.parameters().stream()
                .map(parameter -> parameter.name() + " "
                        + (parameter.shape().isEmpty() ? "-" : parameter.shape().stream().map(String::valueOf).collect(Collectors.joining("x"))) + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(Recorded.class.getResource(file).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
