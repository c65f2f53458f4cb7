package org.reptorch.nn;

import static org.reptorch.nn.Shape.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntBinaryOperator;

/**
 * Follows the shape of an image through a description and refuses layers that do not fit.
 *
 * <p>A shape may be unknown in parts ({@code 64 x ? x ?}), or altogether, which is null here: what a description without an input shape
 * starts from. Then only what is known is checked.
 */
final class ShapeInference {

    /** Hears of every layer without layers inside, in order. */
    @FunctionalInterface
    interface Visitor {

        void visit(String path, Layer layer, Shape output);
    }

    private final Visitor visitor;

    ShapeInference(Visitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Returns what a layer gives.
     *
     * @param given null where nothing is known; then the layer gets what it wants
     * @return null where nothing is known
     * @throws IllegalArgumentException with the layer's path, what it wants and what it gets
     */
    Shape follow(Layer layer, String path, Shape given) {
        Shape input = given != null ? given : wanted(layer);
        Shape output = switch (layer) {
            case Layer.Conv2d conv -> conv(conv, path, input);
            case Layer.Linear linear -> linear(linear, path, input);
            case Layer.BatchNorm2d norm -> {
                if (input == null) {
                    yield null;
                }
                yield channels(norm, path, norm.features(), input.rank() == 1 ? input : image(norm, path, input));
            }
            case Layer.Scale scale -> channels(scale, path, scale.features(), input != null && input.rank() == 1 ? input : image(scale, path, input));
            case Layer.Plain plain -> switch (plain) {
                case IDENTITY -> input;
                case FLATTEN -> input == null ? null : Shape.of(input.isKnown() ? Math.toIntExact(input.elements()) : UNKNOWN);
                case UNFLATTEN -> Shape.of(vector(plain, path, input), 1, 1);
            };
            case Activation activation -> input;
            case Layer.LeakyRelu leaky -> input;
            case Layer.Dropout dropout -> input;
            case Layer.StochasticDepth depth -> input;
            case Pooling pooling -> pooling(pooling, path, input);
            case Layer.Upsample upsample -> {
                Shape image = image(upsample, path, input);
                yield Shape.of(image.size(0), times(image.size(1), upsample.factor()), times(image.size(2), upsample.factor()));
            }
            case CustomLayer custom -> custom(custom, path, input);
            case Layer.Sequence sequence -> {
                Shape current = input;
                for (Layer.Named child : sequence.children()) {
                    current = follow(child.layer(), ModelSpec.join(path, child.name()), current);
                }
                yield current;
            }
            case Layer.Sum sum -> combined("Sum", path, branches(sum, path, input), ShapeInference::broadcast);
            case Layer.Concat concat -> concatenated(path, branches(concat, path, input));
            case Layer.Gate gate -> {
                var both = new ArrayList<Shape>();
                both.add(input);
                both.add(follow(gate.branch(), path, input));
                yield combined("Gate", path, both, ShapeInference::broadcast);
            }
        };
        if (layer.children().isEmpty() && !(layer instanceof Layer.Sequence)) {
            visitor.visit(path, layer, output);
        }
        return output;
    }

    /** What the first layer inside that leaves no choice takes, so that branches are held against each other; null where none is found. */
    private static Shape wanted(Layer layer) {
        return switch (layer) {
            case Layer.Conv2d conv -> Shape.of(conv.in(), UNKNOWN, UNKNOWN);
            case Layer.Scale scale -> Shape.of(scale.features(), UNKNOWN, UNKNOWN);
            case Layer.Sequence sequence -> {
                Shape wanted = null;
                for (Layer.Named child : sequence.children()) {
                    wanted = wanted(child.layer());
                    if (wanted != null || !keepsChannels(child.layer())) {
                        break;
                    }
                }
                yield wanted;
            }
            case Layer.Sum sum -> firstWanted(sum);
            case Layer.Concat concat -> firstWanted(concat);
            case Layer.Gate gate -> firstWanted(gate);
            default -> null;
        };
    }

    private static Shape firstWanted(Layer branches) {
        return branches.children().stream().map(child -> wanted(child.layer())).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static boolean keepsChannels(Layer layer) {
        return switch (layer) {
            case Activation activation -> true;
            case Pooling pooling -> true;
            case Layer.LeakyRelu leaky -> true;
            case Layer.Dropout dropout -> true;
            case Layer.StochasticDepth depth -> true;
            case Layer.Upsample upsample -> true;
            case Layer.Plain plain -> plain == Layer.Plain.IDENTITY;
            default -> false;
        };
    }

    private List<Shape> branches(Layer compound, String path, Shape input) {
        var outputs = new ArrayList<Shape>();
        for (Layer.Named child : compound.children()) {
            outputs.add(follow(child.layer(), ModelSpec.join(path, child.name()), input));
        }
        return outputs;
    }

    // ------------------------------------------------------------------------------------------ single layers

    private static Shape conv(Layer.Conv2d conv, String path, Shape input) {
        Shape image = channels(conv, path, conv.in(), image(conv, path, input));
        return Shape.of(conv.out(),
                windows(conv, path, image, image.size(1), conv.kernel().height(), conv.stride().height(), conv.padding().height(), conv.dilation().height(), false),
                windows(conv, path, image, image.size(2), conv.kernel().width(), conv.stride().width(), conv.padding().width(), conv.dilation().width(), false));
    }

    private static Shape pooling(Pooling pooling, String path, Shape input) {
        Shape image = image(pooling, path, input);
        return switch (pooling) {
            case Pooling.Max max -> Shape.of(image.size(0),
                    windows(max, path, image, image.size(1), max.kernel().height(), max.stride().height(), max.padding().height(), max.dilation().height(),
                            max.ceilMode()),
                    windows(max, path, image, image.size(2), max.kernel().width(), max.stride().width(), max.padding().width(), max.dilation().width(),
                            max.ceilMode()));
            case Pooling.Average average -> Shape.of(image.size(0),
                    windows(average, path, image, image.size(1), average.kernel().height(), average.stride().height(), average.padding().height(), 1,
                            average.ceilMode()),
                    windows(average, path, image, image.size(2), average.kernel().width(), average.stride().width(), average.padding().width(), 1,
                            average.ceilMode()));
            case Pooling.AdaptiveAverage adaptive -> Shape.of(image.size(0), adaptive.output().height(), adaptive.output().width());
            case Pooling.AdaptiveMax adaptive -> Shape.of(image.size(0), adaptive.output().height(), adaptive.output().width());
        };
    }

    /** How many windows fit along one side: PyTorch's {@code pooling_output_shape}; no window may begin in the far margin. */
    private static int windows(Layer layer, String path, Shape image, int size, int kernel, int stride, int padding, int dilation, boolean ceilMode) {
        if (size == UNKNOWN) {
            return UNKNOWN;
        }
        long room = size + 2L * padding - (long) dilation * (kernel - 1) - 1;
        long count = Math.floorDiv(room + (ceilMode ? stride - 1 : 0), stride) + 1;
        if (ceilMode && (count - 1) * stride >= size + padding) {
            count--;
        }
        if (count < 1) {
            throw mismatch(layer, path, "images as large as its window of " + ((long) dilation * (kernel - 1) + 1) + " pixels, with padding " + padding, image);
        }
        return Math.toIntExact(count);
    }

    private static Shape linear(Layer.Linear linear, String path, Shape input) {
        if (input == null) {
            return null;
        }
        int last = input.size(input.rank() - 1);
        if (last != UNKNOWN && last != linear.in()) {
            throw mismatch(linear, path, linear.in() + " features", input);
        }
        var sizes = new ArrayList<>(input.sizes());
        sizes.set(sizes.size() - 1, linear.out());
        return new Shape(sizes);
    }

    private static Shape custom(CustomLayer custom, String path, Shape input) {
        if (input == null || !input.isKnown()) {
            return null;
        }
        Shape output;
        try {
            output = custom.shape().apply(input);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(at(path, custom) + ": its shape rule refuses " + input + ": " + e.getMessage(), e);
        }
        if (output == null || !output.isKnown()) {
            throw new IllegalArgumentException(at(path, custom) + ": its shape rule must say what becomes of " + input + ", not " + output);
        }
        return output;
    }

    private static Shape image(Layer layer, String path, Shape input) {
        if (input == null) {
            return Shape.of(UNKNOWN, UNKNOWN, UNKNOWN);
        }
        if (input.rank() != 3) {
            throw mismatch(layer, path, "images of channels x height x width", input);
        }
        return input;
    }

    private static int vector(Layer layer, String path, Shape input) {
        if (input != null && input.rank() != 1) {
            throw mismatch(layer, path, "one vector per image", input);
        }
        return input == null ? UNKNOWN : input.size(0);
    }

    /** Checks the channels, and fills them in where they were unknown. */
    private static Shape channels(Layer layer, String path, int wanted, Shape input) {
        if (input.size(0) != UNKNOWN && input.size(0) != wanted) {
            throw mismatch(layer, path, wanted + " channels", input);
        }
        var sizes = new ArrayList<>(input.sizes());
        sizes.set(0, wanted);
        return new Shape(sizes);
    }

    private static int times(int size, int factor) {
        return size == UNKNOWN ? UNKNOWN : Math.multiplyExact(size, factor);
    }

    // ------------------------------------------------------------------------------------------ several branches

    private static Shape concatenated(String path, List<Shape> outputs) {
        if (outputs.contains(null)) {
            return null;
        }
        int channels = 0;
        var rest = new ArrayList<Shape>();
        for (Shape output : outputs) {
            channels = channels == UNKNOWN || output.size(0) == UNKNOWN ? UNKNOWN : Math.addExact(channels, output.size(0));
            var sizes = new ArrayList<>(output.sizes());
            sizes.set(0, 1);
            rest.add(new Shape(sizes));
        }
        try {
            var sizes = new ArrayList<>(combined("Concat", path, rest, ShapeInference::same).sizes());
            sizes.set(0, channels);
            return new Shape(sizes);
        } catch (IllegalArgumentException e) {
            throw mismatch("Concat", path, "branches of the same height and width", outputs);
        }
    }

    /** The shape of what is computed element by element; null and unknown sizes agree with everything. */
    private static Shape combined(String what, String path, List<Shape> outputs, IntBinaryOperator size) {
        Shape total = outputs.getFirst();
        for (Shape next : outputs.subList(1, outputs.size())) {
            Shape known = total != null ? total : next;
            if (known == null) {
                continue;
            }
            if (total != null && next != null && total.rank() != next.rank()) {
                throw mismatch(what, path, "operands of the same shape", outputs);
            }
            int[] sizes = new int[known.rank()];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = size.applyAsInt(total == null ? UNKNOWN : total.size(i), next == null ? UNKNOWN : next.size(i));
                if (sizes[i] == 0) {
                    throw mismatch(what, path, "operands of the same shape", outputs);
                }
            }
            total = Shape.of(sizes);
        }
        return total;
    }

    /** 1 is stretched to any other size; 0 stands for a contradiction. */
    private static int broadcast(int a, int b) {
        return a == b || b == 1 ? a : a == 1 ? b : a == UNKNOWN ? b : b == UNKNOWN ? a : 0;
    }

    private static int same(int a, int b) {
        return a == b || b == UNKNOWN ? a : a == UNKNOWN ? b : 0;
    }

    // ------------------------------------------------------------------------------------------ messages

    private static IllegalArgumentException mismatch(Layer layer, String path, String wanted, Shape input) {
        return new IllegalArgumentException(at(path, layer) + " wants " + wanted + ", but gets " + input);
    }

    private static IllegalArgumentException mismatch(String what, String path, String wanted, List<Shape> outputs) {
        return new IllegalArgumentException((path.isEmpty() ? "" : path + ", ") + what + " wants " + wanted + ", but gets "
                + String.join(" and ", outputs.stream().map(String::valueOf).toList()));
    }

    private static String at(String path, Layer layer) {
        return (path.isEmpty() ? "" : path + ", ") + layer;
    }
}
