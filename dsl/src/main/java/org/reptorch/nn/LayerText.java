package org.reptorch.nn;

import java.util.stream.Collectors;

/** Writes a layer that holds others as a tree, a line per layer, as PyTorch prints a module. */
final class LayerText {

    private LayerText() {
    }

    static String of(Layer layer) {
        String name = layer.getClass().getSimpleName();
        if (layer.children().isEmpty()) {
            return name + "()";
        }
        return layer.children().stream().map(child -> (child.name().isEmpty() ? "" : "(" + child.name() + "): ") + child.layer())
                .map(text -> text.indent(2)).collect(Collectors.joining("", name + "(\n", ")"));
    }
}
