package org.reptorch.quant;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.Map;

import org.reptorch.torch.ReptorchException;

/**
 * Which weights and which results of a graph become whole numbers, and which results share a quantizer.
 *
 * <p>Convolutions and linear layers do, but for those of branches that make factors, where numbers are few and their precision matters; a result does
 * where such a layer reads it, directly or through operations that only pass numbers on, or adds to it.
 *
 * @param layers paths of the layers whose weights are quantized
 * @param groups for every node whose result is quantized, in order, the first node that shares its quantizer
 */
record QuantizationPlan(Set<String> layers, Map<Integer, Integer> groups) {

    /** Decides; layers of {@code keptFloat} stay in floating point. */
    static QuantizationPlan of(Graph graph, Set<String> keptFloat) {
        var layers = new HashSet<String>();
        int size = graph.nodes().size();
        var wanted = new boolean[size];
        var leader = new int[size];
        for (int i = 0; i < size; i++) {
            leader[i] = i;
        }
        for (int i = size - 1; i > 0; i--) {
            Graph.Node node = graph.nodes().get(i);
            Operation operation = node.operation();
            if (!node.gate() && operation.weightPath().filter(path -> !keptFloat.contains(path)).isPresent()) {
                layers.add(operation.weightPath().get());
                node.inputs().forEach(input -> wanted[input] = true);
                wanted[i] |= operation instanceof Operation.Convolution conv && conv.sum() && i != graph.output();
            } else if (operation.passesThrough() && wanted[i]) {
                for (int input : node.inputs()) {
                    wanted[input] = true;
                    join(leader, i, input);
                }
            }
        }
        var unknown = new HashSet<>(keptFloat);
        graph.nodes().forEach(node -> node.operation().weightPath().ifPresent(unknown::remove));
        if (!unknown.isEmpty()) {
            throw new ReptorchException(graph.name() + " has no convolution or linear layer " + unknown.iterator().next() + " to keep in floating point");
        }
        if (layers.isEmpty()) {
            throw new ReptorchException(graph.name() + " has no convolution or linear layer left to quantize");
        }
        var groups = new TreeMap<Integer, Integer>();
        for (int i = 0; i < size; i++) {
            if (wanted[i]) {
                groups.put(i, find(leader, i));
            }
        }
        return new QuantizationPlan(Collections.unmodifiableSet(layers), Collections.unmodifiableMap(groups));
    }

    /** The earliest node leads. */
    private static void join(int[] leader, int one, int other) {
        int a = find(leader, one);
        int b = find(leader, other);
        leader[Math.max(a, b)] = Math.min(a, b);
    }

    private static int find(int[] leader, int node) {
        int current = node;
        while (leader[current] != current) {
            current = leader[current];
        }
        return current;
    }
}
