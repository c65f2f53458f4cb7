package org.reptorch.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A whole network, described: a name and its outermost layer.
 *
 * @param name    what people call it
 * @param root    everything in it
 * @param classes how many classes it tells apart
 */
public record ModelSpec(String name, Layer root, int classes) {

    /** Refuses a network in which two tensors have the same path. */
    public ModelSpec {
        var seen = new LinkedHashMap<String, Boolean>();
        walk("", root, (path, layer) -> layer.parameters().forEach(parameter -> {
            String full = join(path, parameter.name());
            if (seen.put(full, true) != null) {
                throw new IllegalArgumentException(name + ": two tensors are called " + full + "; give one of their layers another name");
            }
        }));
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
        return parameters().stream().filter(parameter -> parameter.role() == ParameterSpec.Role.TRAINABLE || parameter.role() == ParameterSpec.Role.FROZEN)
                .mapToLong(ParameterSpec::elements).sum();
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
}
