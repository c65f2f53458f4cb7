package org.reptorch.quant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Activation;
import org.reptorch.nn.CustomLayer;
import org.reptorch.nn.Layer;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Pooling;

/** Writes a description down as a {@link Graph}. */
final class Lowering {

    /** Where a layer's input or output comes from, and whether nobody else reads it, so that the layer behind may become part of its node. */
    private record Result(int node, boolean exclusive) {
    }

    private final ModelSpec spec;
    /** In the order of creation; one that became part of another is null. */
    private final List<Graph.Node> nodes = new ArrayList<>();

    Lowering(ModelSpec spec) {
        this.spec = spec;
    }

    Graph graph() {
        nodes.add(new Graph.Node(new Operation.Input(), List.of(), false));
        Result last = follow(spec.root(), "", new Result(0, false), false);
        if (last.node() != nodes.size() - 1) {
            throw new IllegalArgumentException(spec.name() + ": what is computed last is not what the network gives");
        }
        var places = new HashMap<Integer, Integer>();
        var left = new ArrayList<Graph.Node>();
        for (int i = 0; i < nodes.size(); i++) {
            Graph.Node node = nodes.get(i);
            if (node != null) {
                places.put(i, left.size());
                left.add(new Graph.Node(node.operation(), node.inputs().stream().map(places::get).toList(), node.gate()));
            }
        }
        return new Graph(spec.name(), left, spec.classes());
    }

    private Result follow(Layer layer, String path, Result input, boolean gate) {
        return switch (layer) {
            case Layer.Conv2d conv -> added(new Operation.Convolution(path, conv, false, null), List.of(input.node()), gate);
            case Layer.Linear linear -> added(new Operation.Dense(path, linear, null), List.of(input.node()), gate);
            case Layer.BatchNorm2d norm -> single(path, norm, input, gate);
            case Layer.BatchNormPad norm -> single(path, norm, input, gate);
            case Layer.Scale scale -> single(path, scale, input, gate);
            case Layer.Plain plain -> plain == Layer.Plain.IDENTITY ? input : single(path, plain, input, gate);
            case Activation activation -> activation(path, activation, input, gate);
            case Layer.LeakyRelu leaky -> single(path, leaky, input, gate);
            case Pooling pooling -> single(path, pooling, input, gate);
            case Layer.Dropout dropout -> input;
            case Layer.StochasticDepth depth -> input;
            case Layer.Upsample upsample -> single(path, upsample, input, gate);
            case CustomLayer custom -> single(path, custom, input, gate);
            case Layer.Sequence sequence -> {
                Result last = input;
                for (Layer.Named child : sequence.children()) {
                    last = follow(child.layer(), ModelSpec.join(path, child.name()), last, gate);
                }
                yield last;
            }
            case Layer.Sum sum -> {
                List<Result> branches = branches(sum, path, input, gate);
                yield branches.size() == 1 ? branches.getFirst() : sum(branches, gate);
            }
            case Layer.Concat concat -> {
                List<Result> branches = branches(concat, path, input, gate);
                yield branches.size() == 1 ? branches.getFirst() : added(new Operation.Concat(), branches.stream().map(Result::node).toList(), gate);
            }
            case Layer.Gate gated -> {
                Result factors = follow(gated.branch(), path, new Result(input.node(), false), true);
                yield added(new Operation.Multiply(), List.of(input.node(), factors.node()), gate);
            }
        };
    }

    private List<Result> branches(Layer compound, String path, Result input, boolean gate) {
        Result shared = new Result(input.node(), input.exclusive() && compound.children().size() == 1);
        var branches = new ArrayList<Result>();
        for (Layer.Named child : compound.children()) {
            branches.add(follow(child.layer(), ModelSpec.join(path, child.name()), shared, gate));
        }
        return branches;
    }

    private Result added(Operation operation, List<Integer> inputs, boolean gate) {
        nodes.add(new Graph.Node(operation, inputs, gate));
        return new Result(nodes.size() - 1, true);
    }

    private Result single(String path, Layer layer, Result input, boolean gate) {
        return added(new Operation.Single(path, layer), List.of(input.node()), gate);
    }

    private Result activation(String path, Activation activation, Result input, boolean gate) {
        Graph.Node before = nodes.get(input.node());
        if (input.exclusive() && before.operation() instanceof Operation.Convolution conv && conv.activation() == null) {
            return moved(input.node(), new Operation.Convolution(conv.path(), conv.layer(), conv.sum(), activation), before.inputs(), gate);
        }
        if (input.exclusive() && before.operation() instanceof Operation.Dense dense && dense.activation() == null) {
            return moved(input.node(), new Operation.Dense(dense.path(), dense.layer(), activation), before.inputs(), gate);
        }
        return single(path, activation, input, gate);
    }

    /** One convolution takes over the sum of all branches: the first that ends in one and that nobody else reads. */
    private Result sum(List<Result> branches, boolean gate) {
        for (Result branch : branches) {
            Graph.Node node = nodes.get(branch.node());
            if (branch.exclusive() && node.operation() instanceof Operation.Convolution conv && conv.activation() == null && !conv.sum()) {
                var others = new ArrayList<>(branches);
                others.remove(branch);
                int addend = others.size() == 1 ? others.getFirst().node() : sum(others, gate).node();
                return moved(branch.node(), new Operation.Convolution(conv.path(), conv.layer(), true, null),
                        List.of(node.inputs().getFirst(), addend), gate);
            }
        }
        return added(new Operation.Add(), branches.stream().map(Result::node).toList(), gate);
    }

    /** Replaces a node by one at the end, where everything that it reads is computed. */
    private Result moved(int from, Operation operation, List<Integer> inputs, boolean gate) {
        nodes.set(from, null);
        return added(operation, inputs, gate);
    }
}
