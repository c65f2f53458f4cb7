package org.reptorch.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.reptorch.data.Augmentation;
import org.reptorch.data.HorizontalFlip;
import org.reptorch.data.RandomCrop;

/** How a recipe writes an augmentation: its name and its numbers, {@code randomCrop(4)}. */
final class AugmentationText {

    private static final Pattern FORM = Pattern.compile("(\\w+)(?:\\(([-+\\d.eE, ]*)\\))?");

    /** One kind: how it is written, and how it is made of so many numbers. */
    private record Kind(String form, int numbers, Function<double[], Augmentation> of) {
    }

    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.of(
            "randomCrop", new Kind("randomCrop(PADDING)", 1, n -> new RandomCrop(whole("randomCrop", n[0]))),
            "horizontalFlip", new Kind("horizontalFlip(PROBABILITY)", 1, n -> new HorizontalFlip(n[0]))));

    private AugmentationText() {
    }

    static List<Augmentation> parse(List<String> texts) {
        var augmentations = new ArrayList<Augmentation>();
        for (String text : texts) {
            Matcher matcher = FORM.matcher(text.strip());
            Kind kind = matcher.matches() ? KINDS.get(matcher.group(1)) : null;
            if (kind == null) {
                throw new IllegalArgumentException("augmentations: '" + text + "' is none; known are " + forms());
            }
            String numbers = matcher.group(2) == null ? "" : matcher.group(2).strip();
            String[] words = numbers.isEmpty() ? new String[0] : numbers.split("\\s*,\\s*");
            if (words.length != kind.numbers()) {
                throw new IllegalArgumentException("augmentations: '" + text + "' must be " + kind.form());
            }
            var values = new double[words.length];
            for (int i = 0; i < words.length; i++) {
                try {
                    values[i] = Double.parseDouble(words[i]);
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("augmentations: '" + words[i] + "' in '" + text + "' is no number", e);
                }
            }
            augmentations.add(kind.of().apply(values));
        }
        return augmentations;
    }

    private static int whole(String name, double value) {
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException("augmentations: " + name + " wants a whole number, not " + value);
        }
        return (int) value;
    }

    private static String forms() {
        return String.join(", ", KINDS.values().stream().map(Kind::form).toList());
    }
}
