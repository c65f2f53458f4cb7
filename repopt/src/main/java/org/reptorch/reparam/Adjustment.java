package org.reptorch.reparam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ModelTable;
import org.reptorch.torch.ReptorchException;

/**
 * What DyRep did between two epochs.
 *
 * @param epochs     that were done
 * @param cuts       branches that went, by place
 * @param grown      the operation that got branches
 * @param after      the branches of every operation from now on
 * @param scores     of all operations that might have
 * @param size       of the network from now on
 * @param difference of the outputs before and after, and of the folded network after, in float64: the largest, relative to the largest output
 * @param rounding   the same with numbers of the run's dtype
 * @param seconds    that it took
 */
public record Adjustment(int epochs, Map<String, Cut> cuts, Optional<String> grown, Augmentation after, Map<String, Double> scores, Size size,
        double difference, double rounding, double seconds) {

    /**
     * Branches that went.
     *
     * @param branches    which
     * @param importances of all branches that there were, KxK included
     */
    public record Cut(Set<Operation> branches, Map<Operation, Double> importances) {
    }

    /**
     * What a network costs.
     *
     * @param macs       multiply-accumulates for one image, which the papers call FLOPs
     * @param parameters that train
     */
    public record Size(long macs, long parameters) {

        /** Counts for images of so many channels and pixels. */
        public static Size of(ModelSpec spec, int channels, int height, int width) {
            ModelTable table = spec.table(channels, height, width);
            return new Size(table.macs(), table.parameters());
        }
    }

    /** Keeps the order. */
    public Adjustment {
        cuts = Collections.unmodifiableMap(new LinkedHashMap<>(cuts));
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    /** Says what happened, a line for each change. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        cuts.forEach((place, cut) -> lines.add("cut %s at %s, importances %s".formatted(codes(cut.branches()), place, cut.importances().entrySet().stream()
                .map(entry -> "%s %.3g".formatted(entry.getKey().code(), entry.getValue())).collect(Collectors.joining(", ")))));
        grown.ifPresent(place -> lines.add("grew %s, score %.3g".formatted(place, scores.get(place))));
        if (lines.isEmpty()) {
            lines.add("nothing could grow, and nothing was to be cut");
        }
        lines.add("%,d MACs, %,d parameters; outputs kept to %.1e in float64, %.1e as rounded; %.1f s".formatted(size.macs(), size.parameters(), difference, rounding, seconds));
        return lines;
    }

    private static String codes(Set<Operation> operations) {
        return operations.stream().map(Operation::code).collect(Collectors.joining(" and "));
    }

    // ------------------------------------------------------------------------------------------ in a checkpoint

    /** Returns some of them as text; {@link #parse} reads it. */
    static String text(List<Adjustment> adjustments) {
        return adjustments.stream().map(Adjustment::text).collect(Collectors.joining("\n"));
    }

    private String text() {
        var lines = new ArrayList<String>();
        cuts.forEach((place, cut) -> lines.add("cut " + place + " " + cut.branches().stream().map(Operation::code).collect(Collectors.joining(",")) + " "
                + cut.importances().entrySet().stream().map(entry -> entry.getKey().code() + "=" + entry.getValue()).collect(Collectors.joining(" "))));
        scores.forEach((place, score) -> lines.add("score " + place + " " + score));
        grown.ifPresent(place -> lines.add("grow " + place));
        after.text().lines().forEach(block -> lines.add("block " + block));
        lines.add("after %d %d %d %s %s %s".formatted(epochs, size.macs(), size.parameters(), difference, rounding, seconds));
        return String.join("\n", lines);
    }

    /** Reads what {@link #text} gave. */
    static List<Adjustment> parse(String text) {
        var all = new ArrayList<Adjustment>();
        var cuts = new LinkedHashMap<String, Cut>();
        var scores = new LinkedHashMap<String, Double>();
        var blocks = new ArrayList<String>();
        Optional<String> grown = Optional.empty();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ");
            try {
                switch (words[0]) {
                    case "cut" -> cuts.put(words[1], cut(words));
                    case "score" -> scores.put(words[1], Double.parseDouble(words[2]));
                    case "grow" -> grown = Optional.of(words[1]);
                    case "block" -> blocks.add(line.substring("block ".length()));
                    case "after" -> {
                        all.add(new Adjustment(Integer.parseInt(words[1]), cuts, grown, Augmentation.parse("the checkpoint", String.join("\n", blocks)), scores, new Size(Long.parseLong(words[2]), Long.parseLong(words[3])),
                                Double.parseDouble(words[4]), Double.parseDouble(words[5]), Double.parseDouble(words[6])));
                        cuts.clear();
                        scores.clear();
                        blocks.clear();
                        grown = Optional.empty();
                    }
                    default -> throw new IllegalArgumentException(words[0]);
                }
            } catch (RuntimeException e) {
                throw new ReptorchException("the checkpoint's history of growth cannot be read at '" + line + "'; start the run again from its beginning", e);
            }
        }
        return all;
    }

    private static Cut cut(String[] words) {
        Set<Operation> branches = Arrays.stream(words[2].split(",")).map(code -> Operation.ofCode(code).orElseThrow()).collect(Collectors.toSet());
        var importances = new EnumMap<Operation, Double>(Operation.class);
        for (int i = 3; i < words.length; i++) {
            String[] pair = words[i].split("=");
            importances.put(Operation.ofCode(pair[0]).orElseThrow(), Double.parseDouble(pair[1]));
        }
        return new Cut(branches, importances);
    }
}
