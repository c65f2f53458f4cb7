package org.reptorch.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How recipes and files of models write a transform: its name and what it needs, {@code randomCrop(4)}. */
public final class TransformText {

    private static final Pattern FORM = Pattern.compile("(\\w+)(?:\\(([^()]*)\\))?");

    /** One kind: what stands in its brackets, and how it is made of it. */
    private record Kind(String wants, Function<Arguments, Transform> of) {
    }

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("randomCrop", new Kind("PADDING", a -> new RandomCrop(a.whole(0))));
        KINDS.put("randomResizedCrop", new Kind("SIZE", a -> new RandomResizedCrop(a.whole(0))));
        KINDS.put("resize", new Kind("SIZE", a -> new Resize(a.whole(0), Resampling.BILINEAR)));
        KINDS.put("resizeBicubic", new Kind("SIZE", a -> new Resize(a.whole(0), Resampling.BICUBIC)));
        KINDS.put("centerCrop", new Kind("SIZE", a -> new CenterCrop(a.whole(0), a.whole(0))));
        KINDS.put("horizontalFlip", new Kind("PROBABILITY", a -> new HorizontalFlip(a.number(0))));
        KINDS.put("colorJitter", new Kind("BRIGHTNESS, CONTRAST, SATURATION, HUE", a -> new ColorJitter(a.number(0), a.number(1), a.number(2), a.number(3))));
        KINDS.put("randAugPolicy", new Kind("MAGNITUDE", a -> RandAugment.policy(a.whole(0))));
        KINDS.put("randAugment", new Kind("CONFIGURATION", a -> RandAugment.timm(a.word(0))));
        KINDS.put("autoAugment", new Kind("imagenet|cifar10", a -> a.oneOf(0, Map.of("imagenet", AutoAugment.IMAGENET, "cifar10", AutoAugment.CIFAR10))));
        KINDS.put("cutout", new Kind("SIZE", a -> new Cutout(a.whole(0))));
        KINDS.put("randomErasing", new Kind("PROBABILITY, pixel|const", a -> RandomErasing.of(a.number(0),
                a.oneOf(1, Map.of("pixel", RandomErasing.Mode.PIXEL, "const", RandomErasing.Mode.CONST)))));
    }

    private TransformText() {
    }

    /**
     * Parses transforms.
     *
     * @param key   where they stand, for messages
     * @param texts one for each
     * @throws IllegalArgumentException where one is none; the message has those that there are
     */
    public static List<Transform> parse(String key, List<String> texts) {
        var transforms = new ArrayList<Transform>();
        for (String text : texts) {
            Matcher matcher = FORM.matcher(text.strip());
            Kind kind = matcher.matches() ? KINDS.get(matcher.group(1)) : null;
            if (kind == null) {
                throw new IllegalArgumentException(key + ": '" + text + "' is no transform; known are " + forms());
            }
            String inside = matcher.group(2) == null ? "" : matcher.group(2).strip();
            List<String> words = inside.isEmpty() ? List.of() : List.of(inside.split("\\s*,\\s*"));
            if (words.size() != kind.wants().split(",").length) {
                throw new IllegalArgumentException(key + ": '" + text + "' must be " + matcher.group(1) + "(" + kind.wants() + ")");
            }
            try {
                transforms.add(kind.of().apply(new Arguments(words)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key + ": '" + text + "': " + e.getMessage(), e);
            }
        }
        return transforms;
    }

    /**
     * Writes a transform that draws nothing, as test images have them; {@link #parse} reads it.
     *
     * @throws IllegalArgumentException where it draws, works on normalised values, or has no form
     */
    public static String of(Transform transform) {
        return switch (transform) {
            case Resize resize when resize.resampling() == Resampling.BILINEAR -> "resize(" + resize.size() + ")";
            case Resize resize when resize.resampling() == Resampling.BICUBIC -> "resizeBicubic(" + resize.size() + ")";
            case CenterCrop crop when crop.height() == crop.width() -> "centerCrop(" + crop.height() + ")";
            default -> throw new IllegalArgumentException(transform + " cannot stand beside a model; what can is Resize, bilinear or bicubic, and a square CenterCrop");
        };
    }

    /** Returns every form, with commas between. */
    public static String forms() {
        return String.join(", ", KINDS.entrySet().stream().map(kind -> kind.getKey() + "(" + kind.getValue().wants() + ")").toList());
    }

    /** What stands in brackets. */
    private record Arguments(List<String> words) {

        String word(int index) {
            return words.get(index);
        }

        double number(int index) {
            try {
                return Double.parseDouble(word(index));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + word(index) + "' is no number", e);
            }
        }

        int whole(int index) {
            double value = number(index);
            if (value != Math.rint(value)) {
                throw new IllegalArgumentException("'" + word(index) + "' is no whole number");
            }
            return (int) value;
        }

        <T> T oneOf(int index, Map<String, T> known) {
            T value = known.get(word(index).toLowerCase(Locale.ROOT));
            if (value == null) {
                throw new IllegalArgumentException("'" + word(index) + "' is none of " + String.join(", ", known.keySet().stream().sorted().toList()));
            }
            return value;
        }
    }
}
