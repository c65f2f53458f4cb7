package org.reptorch.quant;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.reptorch.nn.Activation;
import org.reptorch.nn.CustomLayer;
import org.reptorch.nn.Layer;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/** One forward pass of a {@link FakeQuantizedNetwork}, and how its layers look to it. */
final class FakeQuantizedPass {

    private final FakeQuantizedNetwork network;
    private final Map<String, Tensor> tensors;
    /** Whether observers live. */
    private final boolean observes;
    /** Whether batch norms normalize by the batch. */
    private final boolean normalizes;
    private final boolean training;

    /**
     * Begins; in training it counts.
     *
     * @param tensors of a model of the network's spec, by name
     */
    FakeQuantizedPass(FakeQuantizedNetwork network, Map<String, Tensor> tensors, boolean training) {
        this.network = network;
        this.tensors = tensors;
        this.training = training;
        long pass = training ? tensors.get(FakeQuantizedNetwork.PASSES).itemLong() : 0;
        observes = training && network.observes(pass) && network.setting().stepSizes() instanceof StepSizes.Observed;
        normalizes = training && network.normalizes(pass);
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    /**
     * Computes the logits.
     *
     * @param visitor takes every result; null for none
     */
    Tensor run(Tensor images, BiConsumer<Integer, Tensor> visitor) {
        List<Graph.Node> nodes = network.graph().nodes();
        var values = new Tensor[nodes.size()];
        if (training) {
            tensors.get(FakeQuantizedNetwork.PASSES).add_(1);
        }
        for (int i = 0; i < values.length; i++) {
            try (Scope scope = Scope.open()) {
                Tensor result = i == 0 ? images : computed(nodes.get(i), values);
                Tensor rounded = rounded(i, result);
                values[i] = rounded == images ? images : scope.keep(rounded);
            }
            if (visitor != null) {
                visitor.accept(i, values[i]);
            }
            for (int input : nodes.get(i).inputs()) {
                if (values[input] != images && lastReader(input) == i) {
                    values[input].close();
                }
            }
        }
        return values[network.graph().output()];
    }

    private int lastReader(int node) {
        return network.graph().readers(node).getLast();
    }

    private Tensor computed(Graph.Node node, Tensor[] values) {
        Tensor input = values[node.inputs().getFirst()];
        return switch (node.operation()) {
            case Operation.Input images -> throw new IllegalStateException("the input is not computed");
            case Operation.Convolution conv -> {
                Tensor result = linear(conv.path(), input, (x, weight, bias) -> Ops.conv2d(x, weight, bias, conv.layer().stride().toArray(),
                        conv.layer().padding().toArray(), conv.layer().dilation().toArray(), conv.layer().groups()));
                yield activated(conv.sum() ? result.add(values[node.inputs().get(1)]) : result, conv.activation());
            }
            case Operation.Dense dense -> activated(linear(dense.path(), input, Ops::linear), dense.activation());
            case Operation.Single single -> CustomLayer.Computation.of(single.layer(), single.path()).apply(input, tensors, normalizes);
            case Operation.Add add -> {
                Tensor total = input.add(values[node.inputs().get(1)]);
                for (int other : node.inputs().subList(2, node.inputs().size())) {
                    total.add_(values[other]);
                }
                yield total;
            }
            case Operation.Concat concat -> Ops.cat(node.inputs().stream().map(place -> values[place]).toList(), 1);
            case Operation.Multiply multiply -> input.mul(values[node.inputs().get(1)]);
        };
    }

    private static Tensor activated(Tensor result, Activation activation) {
        return activation == null ? result : activation == Activation.RELU ? result.relu_()
                : CustomLayer.Computation.of(activation, "").apply(result, Map.of(), true);
    }

    /** W x + b. */
    private interface Linear {

        Tensor apply(Tensor input, Tensor weight, Tensor bias);
    }

    private Tensor linear(String path, Tensor input, Linear linear) {
        BatchNormFolding.Pair norm = network.norm(path);
        if (norm == null || !normalizes) {
            Tensor weight = rounded(path, foldedWeight(path));
            Tensor bias = norm == null ? tensors.get(Operation.tensor(path, "bias")) : foldedBias(path);
            verifyFinite(path, weight, bias);
            return linear.apply(input, weight, bias);
        }
        // The kernel that the engine would have now, brought back in front of the norm; a channel whose factor is 0 has a kernel of zeros there and here.
        Layer.BatchNorm2d description = norm.description();
        Tensor weight = rounded(path, foldedWeight(path));
        if (network.isQuantized(path)) {
            Tensor factor = factor(norm);
            weight = weight.div(perChannel(Ops.where(factor.eq(0), 1.0, factor), weight));
        } else {
            weight = tensors.get(norm.layer("weight"));
        }
        Tensor bias = tensors.get(norm.layer("bias"));
        verifyFinite(path, weight, bias);
        Tensor result = linear.apply(input, weight, bias);
        tensors.get(norm.norm("num_batches_tracked")).add_(1);
        return Ops.batchNorm(result, tensors.get(norm.norm("weight")), tensors.get(norm.norm("bias")), tensors.get(norm.norm("running_mean")),
                tensors.get(norm.norm("running_var")), true, description.momentum(), description.eps(), false);
    }

    /** Rounding would make a number of what is none. */
    private void verifyFinite(String path, Tensor weight, Tensor bias) {
        try (Scope scope = Scope.open(); var noGrad = NoGrad.open()) {
            if (training && !(Double.isFinite(weight.sum().item()) && (bias == null || Double.isFinite(bias.sum().item())))) {
                throw new ReptorchException(path + ": its weight or bias is no finite number any more; lower the learning rate and go on from the last checkpoint");
            }
        }
    }

    // ------------------------------------------------------------------------------------------ a layer's norm

    /** gamma / sqrt(var + eps), by the running variance. */
    private Tensor factor(BatchNormFolding.Pair norm) {
        return tensors.get(norm.norm("weight")).div(tensors.get(norm.norm("running_var")).add(norm.description().eps()).sqrt());
    }

    private static Tensor perChannel(Tensor vector, Tensor weight) {
        long[] shape = new long[weight.dimensions()];
        Arrays.fill(shape, 1);
        shape[0] = vector.elements();
        return vector.view(shape);
    }

    /** Returns a layer's weight with its norm's factor in it. */
    Tensor foldedWeight(String path) {
        Tensor weight = tensors.get(Operation.tensor(path, "weight"));
        BatchNormFolding.Pair norm = network.norm(path);
        return norm == null ? weight : weight.mul(perChannel(factor(norm), weight));
    }

    /** Returns the bias of a layer with a norm: beta + (b - mean) gamma / sqrt(var + eps). */
    Tensor foldedBias(String path) {
        BatchNormFolding.Pair norm = network.norm(path);
        Tensor mean = tensors.get(norm.norm("running_mean"));
        Tensor bias = tensors.get(norm.layer("bias"));
        return tensors.get(norm.norm("bias")).add((bias == null ? mean.neg() : bias.sub(mean)).mul(factor(norm)));
    }

    // ------------------------------------------------------------------------------------------ rounding

    /** Rounds a layer's folded weight, where it is to be. */
    private Tensor rounded(String path, Tensor weight) {
        if (!network.isQuantized(path)) {
            return weight;
        }
        if (observes) {
            observe(path, weight);
        }
        if (training && network.learns()) {
            return LearnedStep.weight(weight, tensors.get(FakeQuantizedNetwork.scaleOf(path)), network.setting().calibration().weights());
        }
        return weightQuantizer(path).fakeQuantize(weight);
    }

    /** Takes a weight's quantizer from its numbers; a learned step that starts as published, from their mean. */
    void observe(String path, Tensor weight) {
        try (Scope scope = Scope.open(); var noGrad = NoGrad.open()) {
            WeightScheme scheme = network.setting().calibration().weights();
            Tensor scales = tensors.get(FakeQuantizedNetwork.scaleOf(path));
            WeightQuantizer quantizer = WeightQuantizer.of(weight, scheme);
            scales.copy_(quantizer.scales());
            if (network.setting().stepSizes() instanceof StepSizes.Learned learned && !learned.calibrated()) {
                double[] means = weight.detach().abs().reshape(scales.elements(), -1).to(DType.FLOAT64).mean(1L).toDoubleArray();
                for (int i = 0; i < means.length; i++) {
                    means[i] = LearnedStep.start(means[i], scheme.most());
                }
                scales.copy_(Tensor.of(means, means.length));
            }
            Tensor zeroPoints = FakeQuantizedNetwork.zeroPoints(path, tensors);
            if (zeroPoints != null) {
                zeroPoints.copy_(quantizer.zeroPoints());
            }
        }
    }

    /** Returns the quantizer that a layer's weight has now. */
    WeightQuantizer weightQuantizer(String path) {
        try (Scope scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor scales = LearnedStep.positive(tensors.get(FakeQuantizedNetwork.scaleOf(path)).detach()).to(DType.FLOAT32);
            Tensor zeroPoints = FakeQuantizedNetwork.zeroPoints(path, tensors);
            Tensor whole = zeroPoints == null ? Ops.zeros(new long[] {scales.elements()}, DType.INT32, scales.device()) : zeroPoints.to(DType.INT32);
            return new WeightQuantizer(scope.keep(scales), scope.keep(whole), network.setting().calibration().weights());
        }
    }

    /** Rounds a node's result, where it is to be, and lets its observer look at it before. */
    private Tensor rounded(int node, Tensor result) {
        Integer leader = network.leader(node);
        boolean follows = observes && leader != null;
        // Rounding would make numbers of images that are none.
        double[] seen = follows || node == 0 ? range(node, result) : null;
        if (leader == null) {
            return result;
        }
        if (follows) {
            follow(tensors.get(FakeQuantizedNetwork.rangeOf(node)), seen, ((StepSizes.Observed) network.setting().stepSizes()).averaging());
        }
        if (training && network.learns()) {
            return LearnedStep.activation(result, tensors.get(FakeQuantizedNetwork.stepOf(leader)), network.zeroPoint(leader, tensors), 0, network.most());
        }
        return network.quantizer(leader, tensors).fakeQuantize(result);
    }

    private double[] range(int node, Tensor result) {
        try (var noGrad = NoGrad.open()) {
            return Observer.range(result.detach());
        } catch (ReptorchException e) {
            throw new ReptorchException(node == 0 ? "the images themselves: " + e.getMessage() : network.graph().title(node) + ": " + e.getMessage(), e);
        }
    }

    private static void follow(Tensor range, double[] seen, double weight) {
        try (Scope scope = Scope.open(); var noGrad = NoGrad.open()) {
            double[] before = range.to(DType.FLOAT64).toDoubleArray();
            range.copy_(Tensor.of(new double[] {before[0] + weight * (seen[0] - before[0]), before[1] + weight * (seen[1] - before[1])}, 2));
        }
    }
}
