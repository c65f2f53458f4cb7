package org.reptorch.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * What a piece of a network is, without numbers in it: an immutable value that prints, compares and is built into a {@link Model}.
 *
 * <p>Names are PyTorch's: a layer under the name {@code conv} inside one under {@code stage0} has its weight at
 * {@code stage0.conv.weight}. A child without a name adds nothing to the path.
 */
public sealed interface Layer {

    /** The numbers that a layer of this kind holds, in the order in which PyTorch draws them. */
    List<ParameterSpec> parameters();

    /** The layers inside, in the order in which PyTorch constructs them; empty for all but the compounds. */
    default List<Named> children() {
        return List.of();
    }

    /**
     * A layer under its name.
     *
     * @param name  one component of the path, or empty for none
     * @param layer what it is
     */
    record Named(String name, Layer layer) {
    }

    /**
     * {@code torch.nn.Conv2d} with a square kernel.
     *
     * @param in      channels in
     * @param out     channels out
     * @param kernel  its side
     * @param stride  in both directions
     * @param padding zeros on each side
     * @param groups  channels are split into so many independent convolutions
     * @param bias    whether a number is added per output channel
     */
    record Conv2d(int in, int out, int kernel, int stride, int padding, int groups, boolean bias) implements Layer {

        /** Refuses sizes that no convolution has. */
        public Conv2d {
            positive("Conv2d", "in", in);
            positive("Conv2d", "out", out);
            positive("Conv2d", "kernel", kernel);
            positive("Conv2d", "stride", stride);
            positive("Conv2d", "groups", groups);
            if (padding < 0 || in % groups != 0 || out % groups != 0) {
                throw new IllegalArgumentException("Conv2d: padding " + padding + " must not be negative, and groups " + groups + " must divide in "
                        + in + " and out " + out);
            }
        }

        /** Returns this convolution with another stride. */
        public Conv2d stride(int stride) {
            return new Conv2d(in, out, kernel, stride, padding, groups, bias);
        }

        /** Returns this convolution with other zeros around. */
        public Conv2d padding(int padding) {
            return new Conv2d(in, out, kernel, stride, padding, groups, bias);
        }

        /** Returns this convolution split into groups. */
        public Conv2d groups(int groups) {
            return new Conv2d(in, out, kernel, stride, padding, groups, bias);
        }

        /** Returns this convolution with or without a bias. */
        public Conv2d bias(boolean bias) {
            return new Conv2d(in, out, kernel, stride, padding, groups, bias);
        }

        @Override
        public List<ParameterSpec> parameters() {
            long fanIn = (long) in / groups * kernel * kernel;
            return weightAndBias(new long[] {out, in / groups, kernel, kernel}, fanIn, bias);
        }
    }

    /**
     * {@code torch.nn.Linear}.
     *
     * @param in   features in
     * @param out  features out
     * @param bias whether a number is added per output
     */
    record Linear(int in, int out, boolean bias) implements Layer {

        /** Refuses sizes that no linear layer has. */
        public Linear {
            positive("Linear", "in", in);
            positive("Linear", "out", out);
        }

        @Override
        public List<ParameterSpec> parameters() {
            return weightAndBias(new long[] {out, in}, in, bias);
        }
    }

    /**
     * {@code torch.nn.BatchNorm2d}.
     *
     * @param features channels
     * @param eps      added to the variance
     * @param momentum of the running statistics
     */
    record BatchNorm2d(int features, double eps, double momentum) implements Layer {

        /** Refuses sizes that no normalization has. */
        public BatchNorm2d {
            positive("BatchNorm2d", "features", features);
        }

        @Override
        public List<ParameterSpec> parameters() {
            long[] shape = {features};
            return List.of(ParameterSpec.trainable("weight", new Initialization.Constant(1), shape),
                    ParameterSpec.trainable("bias", new Initialization.Constant(0), shape),
                    ParameterSpec.buffer("running_mean", new Initialization.Constant(0), shape),
                    ParameterSpec.buffer("running_var", new Initialization.Constant(1), shape), ParameterSpec.counter("num_batches_tracked"));
        }
    }

    /**
     * One factor per channel (the paper's scaling layer).
     *
     * @param features  channels
     * @param initial   every factor's start
     * @param trainable false for the constants of a CSLA block
     */
    record Scale(int features, double initial, boolean trainable) implements Layer {

        /** Refuses sizes that no scale has. */
        public Scale {
            positive("Scale", "features", features);
        }

        @Override
        public List<ParameterSpec> parameters() {
            var start = new Initialization.Constant(initial);
            return List.of(trainable ? ParameterSpec.trainable("weight", start, features) : ParameterSpec.frozen("weight", start, features));
        }
    }

    /** Layers that have no numbers of their own. */
    enum Plain implements Layer {
        /** {@code max(x, 0)}. */
        RELU,
        /** {@code 1 / (1 + exp(-x))}. */
        SIGMOID,
        /** Gives back what it gets. */
        IDENTITY,
        /** The mean over height and width, which stay as 1 x 1 ({@code AdaptiveAvgPool2d(1)}). */
        GLOBAL_AVERAGE_POOL,
        /** One vector per image. */
        FLATTEN;

        @Override
        public List<ParameterSpec> parameters() {
            return List.of();
        }
    }

    /**
     * Layers one after the other.
     *
     * @param children in order
     */
    record Sequence(List<Named> children) implements Layer {

        /** Copies the list. */
        public Sequence {
            children = List.copyOf(children);
        }

        /** Returns this sequence with a layer behind. */
        public Sequence then(String name, Layer layer) {
            return new Sequence(with(children, name, layer));
        }

        /** Returns this sequence with a layer behind whose own names stand on this level. */
        public Sequence then(Layer layer) {
            return then("", layer);
        }

        @Override
        public List<ParameterSpec> parameters() {
            return List.of();
        }
    }

    /**
     * Branches on the same input, added up.
     *
     * @param children the branches, at least one
     */
    record Sum(List<Named> children) implements Layer {

        /** Copies the list. */
        public Sum {
            children = List.copyOf(children);
            if (children.isEmpty()) {
                throw new IllegalArgumentException("Sum needs at least one branch");
            }
        }

        /** Returns this sum with one more branch. */
        public Sum plus(String name, Layer layer) {
            return new Sum(with(children, name, layer));
        }

        /** Returns this sum with one more branch whose own names stand on this level. */
        public Sum plus(Layer layer) {
            return plus("", layer);
        }

        @Override
        public List<ParameterSpec> parameters() {
            return List.of();
        }
    }

    /**
     * The input multiplied by what a branch makes of it: the last step of squeeze-and-excitation.
     *
     * @param branch gives one factor per channel
     */
    record Gate(Layer branch) implements Layer {

        @Override
        public List<ParameterSpec> parameters() {
            return List.of();
        }

        @Override
        public List<Named> children() {
            return List.of(new Named("", branch));
        }
    }

    private static List<Named> with(List<Named> children, String name, Layer layer) {
        var longer = new ArrayList<>(children);
        longer.add(new Named(name, layer));
        return longer;
    }

    /** PyTorch's default: {@code kaiming_uniform_(a=sqrt(5))} for the weight, then U(+-1/sqrt(fan_in)) for the bias. */
    private static List<ParameterSpec> weightAndBias(long[] shape, long fanIn, boolean bias) {
        ParameterSpec weight = ParameterSpec.trainable("weight", Initialization.Uniform.kaiming(fanIn), shape);
        return bias ? List.of(weight, ParameterSpec.trainable("bias", Initialization.Uniform.ofBias(fanIn), shape[0])) : List.of(weight);
    }

    private static void positive(String layer, String field, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(layer + ": " + field + " must be positive, not " + value);
        }
    }
}
