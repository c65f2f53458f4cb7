package org.reptorch.nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * A whole network, described: a name and its outermost layer.
 *
 * @param name    what people call it
 * @param root    everything in it
 * @param classes how many classes it tells apart
 * @param redrawn tensors that are drawn a second time, by full path; see {@link #initialized}
 */
public record ModelSpec(String name, Layer root, int classes, Map<String, Initialization> redrawn) {

    /** How a network starts where that is not PyTorch's default for each layer. */
    @FunctionalInterface
    public interface InitializationRule {

        /**
         * Returns how a tensor starts; null leaves it as it is.
         *
         * @param path      of the layer
         * @param layer     that holds it
         * @param parameter the tensor, named by its last component
         */
        Initialization of(String path, Layer layer, ParameterSpec parameter);
    }

    /** A network that starts as PyTorch's layers do. */
    public ModelSpec(String name, Layer root, int classes) {
        this(name, root, classes, Map.of());
    }

    /**
     * Refuses a network in which two tensors have the same path, and one in which layers do not fit each other.
     *
     * <p>Channels and features are followed from the first layer on that says how many it wants; heights and widths, which depend on the images, are
     * checked by {@link #table}.
     */
    public ModelSpec {
        redrawn = Map.copyOf(redrawn);
        var seen = new LinkedHashMap<String, Boolean>();
        walk("", root, (path, layer) -> layer.parameters().forEach(parameter -> {
            String full = join(path, parameter.name());
            if (seen.put(full, true) != null) {
                throw new IllegalArgumentException(name + ": two tensors are called " + full + "; give one of their layers another name");
            }
        }));
        for (String path : redrawn.keySet()) {
            if (!seen.containsKey(path)) {
                throw new IllegalArgumentException(name + " has no tensor " + path + " to be drawn again");
            }
        }
        inferred(name, root, null, (path, layer, output) -> {
        });
    }

    private static Shape inferred(String name, Layer root, Shape input, ShapeInference.Visitor visitor) {
        try {
            return new ShapeInference(visitor).follow(root, "", input);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns this network with another start.
     *
     * <p>As in a PyTorch module whose constructor ends with a loop over its modules, every layer first draws its default, and then the tensors of the
     * rule are drawn again in the order of {@link #parameters()}: the same seed gives the same numbers.
     */
    public ModelSpec initialized(InitializationRule rule) {
        var again = new HashMap<>(redrawn);
        walk("", root, (path, layer) -> layer.parameters().forEach(parameter -> {
            Initialization start = rule.of(path, layer, parameter);
            if (start != null) {
                again.put(join(path, parameter.name()), start);
            }
        }));
        return new ModelSpec(name, root, classes, again);
    }

    /**
     * Returns this network with other layers in the place of some.
     *
     * <p>The rule is asked outermost first. A layer for which it returns that layer itself stays, and the rule is asked for those inside; anything
     * else stands in its place and is not gone into. Tensors that are no longer there lose their second draw, new ones start as their layers do.
     *
     * @param rule is given the full path and the layer
     */
    public ModelSpec rewritten(BiFunction<String, Layer, Layer> rule) {
        Layer other = rewritten("", root, rule);
        var left = new HashMap<>(redrawn);
        var kept = new HashSet<String>();
        walk("", other, (path, layer) -> layer.parameters().forEach(parameter -> kept.add(join(path, parameter.name()))));
        left.keySet().retainAll(kept);
        return new ModelSpec(name, other, classes, left);
    }

    private static Layer rewritten(String path, Layer layer, BiFunction<String, Layer, Layer> rule) {
        Layer other = rule.apply(path, layer);
        if (other != layer) {
            return other;
        }
        List<Layer.Named> children = layer.children().stream()
                .map(child -> new Layer.Named(child.name(), rewritten(join(path, child.name()), child.layer(), rule))).toList();
        return layer.withChildren(children);
    }

    /**
     * Follows an image of a certain size through the network.
     *
     * @param input channels, height and width, or features
     * @return what each layer gives, holds and costs; prints as a table
     * @throws IllegalArgumentException where a layer does not fit, with its path, what it wants and what it gets
     */
    public ModelTable table(int... input) {
        var rows = new ArrayList<ModelTable.Row>();
        Shape from = Shape.of(input);
        Shape to = inferred(name, root, from, (path, layer, output) -> {
            if (layer != Layer.Plain.IDENTITY) {
                rows.add(ModelTable.Row.of(path, layer, output));
            }
        });
        return new ModelTable(name, from, to, rows);
    }

    /** Returns every tensor under its full path, in the order in which PyTorch draws them. */
    public List<ParameterSpec> parameters() {
        var parameters = new ArrayList<ParameterSpec>();
        walk("", root, (path, layer) -> layer.parameters().forEach(parameter -> parameters.add(parameter.named(join(path, parameter.name())))));
        return List.copyOf(parameters);
    }

    /** Returns every layer that holds tensors under its full path, in order. */
    public Map<String, Layer> layers() {
        var layers = new LinkedHashMap<String, Layer>();
        walk("", root, (path, layer) -> {
            if (!layer.parameters().isEmpty()) {
                layers.put(path, layer);
            }
        });
        return layers;
    }

    /** Returns how many numbers are trained or frozen; buffers do not count. */
    public long parameterCount() {
        return parameterCount(parameters());
    }

    static long parameterCount(List<ParameterSpec> parameters) {
        return parameters.stream().filter(parameter -> parameter.role().isParameter()).mapToLong(ParameterSpec::elements).sum();
    }

    private static void walk(String path, Layer layer, BiConsumer<String, Layer> visit) {
        visit.accept(path, layer);
        for (Layer.Named child : layer.children()) {
            walk(join(path, child.name()), child.layer(), visit);
        }
    }

    /** Returns the path of what has a name inside a path: {@code stage0.conv}; an empty one of the two adds nothing. */
    public static String join(String path, String name) {
        return path.isEmpty() ? name : name.isEmpty() ? path : path + "." + name;
    }

    /** Prints the name and how large it is; {@link #table} prints the layers. */
    @Override
    public String toString() {
        return "%s (%,d parameters, %d classes)".formatted(name, parameterCount(), classes);
    }
}
