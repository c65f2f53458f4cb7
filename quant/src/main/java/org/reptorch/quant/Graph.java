package org.reptorch.quant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.reptorch.nn.Layer;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ModelTable;
import org.reptorch.nn.Shape;

/**
 * A network in evaluation as a list of operations, each of which reads results of earlier ones: what calibration observes, what every
 * {@link Engine} computes, and what an export writes.
 *
 * <p>Identities, dropout and stochastic depth have disappeared; an activation behind a convolution or linear layer is part of it, and a sum is part of one of
 * the convolutions that it adds.
 *
 * @param name    of the network
 * @param nodes   in an order in which they can be computed; the first is the {@link Operation.Input}, the last gives the logits
 * @param classes how many classes it tells apart
 */
public record Graph(String name, List<Node> nodes, int classes) {

    /**
     * One operation in its place.
     *
     * @param operation what is computed
     * @param inputs    the positions of the nodes whose results it reads
     * @param gate      whether it belongs to a branch that makes factors for a product, where numbers are few and their precision matters
     */
    public record Node(Operation operation, List<Integer> inputs, boolean gate) {

        /** Copies the list. */
        public Node {
            inputs = List.copyOf(inputs);
        }
    }

    /** Refuses a list that cannot be computed in its order. */
    public Graph {
        nodes = List.copyOf(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            int at = i;
            if (nodes.get(i).operation() instanceof Operation.Input != (i == 0) || nodes.get(i).inputs().stream().anyMatch(input -> input < 0 || input >= at)) {
                throw new IllegalArgumentException(name + ": operation " + i + " reads what is not computed yet: " + nodes.get(i));
            }
        }
        if (nodes.size() < 2) {
            throw new IllegalArgumentException(name + " computes nothing");
        }
    }

    /** Lists the operations of a network; batch norms stay where {@link BatchNormFolding} leaves them. */
    public static Graph of(ModelSpec spec) {
        return new Lowering(spec).graph();
    }

    /** Returns the position of the node that gives the logits. */
    public int output() {
        return nodes.size() - 1;
    }

    /** Returns the positions of the nodes that read the result of one. */
    public List<Integer> readers(int node) {
        var readers = new ArrayList<Integer>();
        for (int i = node + 1; i < nodes.size(); i++) {
            if (nodes.get(i).inputs().contains(node)) {
                readers.add(i);
            }
        }
        return readers;
    }

    /**
     * How much one operation gives and costs for one image.
     *
     * @param output the shape of its result, without the batch
     * @param macs   its multiply-accumulates
     */
    public record Extent(Shape output, long macs) {
    }

    /**
     * Follows an image of a certain size through the operations.
     *
     * @param input channels, height and width
     * @return one per node, in order
     * @throws IllegalArgumentException where an operation does not take what it would get, with its name
     */
    public List<Extent> extents(Shape input) {
        var extents = new ArrayList<Extent>();
        for (int i = 0; i < nodes.size(); i++) {
            List<Shape> read = nodes.get(i).inputs().stream().map(position -> extents.get(position).output()).toList();
            extents.add(switch (nodes.get(i).operation()) {
                case Operation.Input images -> new Extent(input, 0);
                case Operation.Convolution conv -> extent(conv.path(), conv.layer(), read.getFirst());
                case Operation.Dense dense -> extent(dense.path(), dense.layer(), read.getFirst());
                case Operation.Single single -> extent(single.path(), single.layer(), read.getFirst());
                case Operation.Add add -> new Extent(read.getFirst(), 0);
                case Operation.Multiply multiply -> new Extent(read.getFirst(), 0);
                case Operation.Concat concat -> {
                    var sizes = new ArrayList<>(read.getFirst().sizes());
                    sizes.set(0, read.stream().mapToInt(shape -> shape.size(0)).sum());
                    yield new Extent(new Shape(sizes), 0);
                }
            });
        }
        return extents;
    }

    private Extent extent(String path, Layer layer, Shape input) {
        ModelTable table = new ModelSpec(path.isEmpty() ? name : path, layer, 1).table(input.sizes().stream().mapToInt(Integer::intValue).toArray());
        return new Extent(table.output(), table.macs());
    }

    /** Returns what people call a node: its layer's path, or its place and kind. */
    public String title(int node) {
        Operation operation = nodes.get(node).operation();
        Optional<String> path = operation instanceof Operation.Single single ? Optional.of(single.path()) : operation.weightPath();
        return path.filter(text -> !text.isEmpty()).orElse("#" + node + " " + operation.describe());
    }
}
