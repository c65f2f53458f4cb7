package org.reptorch.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a piece of a network is, without numbers in it: an immutable value that prints, compares and is built into a {@link Model}.
 *
 * <p>Names are PyTorch's: a layer under the name {@code conv} inside one under {@code stage0} has its weight at
 * {@code stage0.conv.weight}. A child without a name adds nothing to the path.
 */
public sealed interface Layer permits Layer.Conv2d, Layer.Linear, Layer.BatchNorm2d, Layer.BatchNormPad, Layer.Scale, Layer.Plain, Layer.LeakyRelu, Layer.Dropout,
        Layer.StochasticDepth, Layer.Upsample, Layer.Sequence, Layer.Sum, Layer.Gate, Layer.Concat, Activation, Pooling, CustomLayer {

    /** The numbers that a layer of this kind holds, in the order in which PyTorch draws them; none for most. */
    default List<ParameterSpec> parameters() {
        return List.of();
    }

    /** The layers inside, in the order in which PyTorch constructs them; empty for all but the compounds. */
    default List<Named> children() {
        return List.of();
    }

    /**
     * Returns a layer of this kind with other layers inside, as many and in the same order; this one where it has none.
     *
     * @throws IllegalArgumentException where one of them cannot stand there
     */
    default Layer withChildren(List<Named> children) {
        return switch (this) {
            case Sequence sequence -> new Sequence(children);
            case Sum sum -> new Sum(children);
            case Concat concat -> new Concat(children);
            case Gate gate -> new Gate(children.getFirst().layer());
            case BatchNormPad padded when children.getFirst().layer() instanceof BatchNorm2d norm -> new BatchNormPad(norm, padded.padding());
            case BatchNormPad padded -> throw new IllegalArgumentException("BatchNormPad: its bn must be a BatchNorm2d, not " + children.getFirst().layer());
            default -> this;
        };
    }

    /**
     * A layer under its name.
     *
     * @param name  one component of the path, or empty for none
     * @param layer what it is
     */
    record Named(String name, Layer layer) {

        /** Refuses what is missing. */
        public Named {
            Objects.requireNonNull(name, "Named: the name is null; an empty one adds nothing to the path");
            Objects.requireNonNull(layer, "Named: the layer '" + name + "' is null");
        }
    }

    /**
     * {@code torch.nn.Conv2d}.
     *
     * @param in       channels in
     * @param out      channels out
     * @param kernel   the window
     * @param stride   from one window to the next
     * @param padding  zeros on each side
     * @param dilation distance of the pixels of a window
     * @param groups   channels are split into so many independent convolutions
     * @param bias     whether a number is added per output channel
     */
    record Conv2d(int in, int out, Size kernel, Size stride, Size padding, Size dilation, int groups, boolean bias) implements Layer {

        /** Refuses sizes that no convolution has. */
        public Conv2d {
            positive("Conv2d", "in", in);
            positive("Conv2d", "out", out);
            positive("Conv2d", "kernel", kernel);
            positive("Conv2d", "stride", stride);
            Objects.requireNonNull(padding, "Conv2d: padding");
            positive("Conv2d", "dilation", dilation);
            positive("Conv2d", "groups", groups);
            if (in % groups != 0 || out % groups != 0) {
                throw new IllegalArgumentException("Conv2d: groups " + groups + " must divide in " + in + " and out " + out);
            }
        }

        /** Returns this convolution with another stride. */
        public Conv2d stride(int stride) {
            return stride(Size.of(stride));
        }

        /** Returns this convolution with another stride, not the same in both directions. */
        public Conv2d stride(Size stride) {
            return new Conv2d(in, out, kernel, stride, padding, dilation, groups, bias);
        }

        /** Returns this convolution with other zeros around. */
        public Conv2d padding(int padding) {
            return padding(Size.of(padding));
        }

        /** Returns this convolution with other zeros around, not the same in both directions. */
        public Conv2d padding(Size padding) {
            return new Conv2d(in, out, kernel, stride, padding, dilation, groups, bias);
        }

        /** Returns this convolution with other distances within its window. */
        public Conv2d dilation(int dilation) {
            return dilation(Size.of(dilation));
        }

        /** Returns this convolution with other distances within its window, not the same in both directions. */
        public Conv2d dilation(Size dilation) {
            return new Conv2d(in, out, kernel, stride, padding, dilation, groups, bias);
        }

        /** Returns this convolution split into groups. */
        public Conv2d groups(int groups) {
            return new Conv2d(in, out, kernel, stride, padding, dilation, groups, bias);
        }

        /** Returns this convolution with or without a bias. */
        public Conv2d bias(boolean bias) {
            return new Conv2d(in, out, kernel, stride, padding, dilation, groups, bias);
        }

        @Override
        public List<ParameterSpec> parameters() {
            long fanIn = (long) in / groups * kernel.height() * kernel.width();
            return weightAndBias(new long[] {out, in / groups, kernel.height(), kernel.width()}, fanIn, bias);
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

        /** Returns this layer with or without a bias. */
        public Linear bias(boolean bias) {
            return new Linear(in, out, bias);
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
            if (!(eps >= 0) || !(momentum >= 0 && momentum <= 1)) {
                throw new IllegalArgumentException("BatchNorm2d: eps " + eps + " must not be negative, and momentum " + momentum + " must be from 0 to 1");
            }
        }

        /** Returns this norm with another number added to the variance. */
        public BatchNorm2d eps(double eps) {
            return new BatchNorm2d(features, eps, momentum);
        }

        /** Returns this norm with another weight of the newest batch in its running statistics. */
        public BatchNorm2d momentum(double momentum) {
            return new BatchNorm2d(features, eps, momentum);
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
     * {@code BNAndPadLayer} of DingXiaoH/DiverseBranchBlock: a batch norm, then a margin of what it makes of zeros by its running statistics,
     * {@code bias - running_mean weight / sqrt(running_var + eps)}, in training too and without a gradient.
     *
     * <p>So a 1x1 convolution without bias and this layer in front of a KxK convolution without padding are one KxK convolution of an image that
     * has zeros around it (Ding et al., CVPR 2021, section 3.2).
     *
     * @param norm    under the name {@code bn}
     * @param padding pixels on each side
     */
    record BatchNormPad(BatchNorm2d norm, Size padding) implements Layer {

        /** Refuses what is missing. */
        public BatchNormPad {
            Objects.requireNonNull(norm, "BatchNormPad: norm");
            Objects.requireNonNull(padding, "BatchNormPad: padding");
        }

        @Override
        public List<Named> children() {
            return List.of(new Named("bn", norm));
        }
    }

    /**
     * One factor per channel of an image, or per feature of a vector (the paper's scaling layer).
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

    /** Layers that only pass on what they get, perhaps in another shape. */
    enum Plain implements Layer {
        /** {@code torch.nn.Identity}: gives back what it gets. */
        IDENTITY,
        /** {@code torch.nn.Flatten}: one vector per image. */
        FLATTEN,
        /** {@code torch.nn.Unflatten(1, (C, 1, 1))}: a vector as an image of one pixel. */
        UNFLATTEN
    }

    /**
     * {@code torch.nn.LeakyReLU}: x where it is positive, else x times the slope.
     *
     * @param negativeSlope PyTorch's default is 0.01
     */
    record LeakyRelu(double negativeSlope) implements Layer {
    }

    /**
     * {@code torch.nn.Dropout}: zeroes numbers at random and scales the others by 1 / (1 - p); in evaluation it does nothing.
     *
     * @param p how likely each is zeroed
     */
    record Dropout(double p) implements Layer {

        /** Refuses what is no probability. */
        public Dropout {
            probability("Dropout", p);
        }
    }

    /**
     * {@code torchvision.ops.StochasticDepth} of mode {@code row} (Huang et al., ECCV 2016): zeroes whole images at random and scales the others
     * by 1 / (1 - p); in evaluation it does nothing. Stands at the end of a residual branch.
     *
     * @param p how likely an image's branch is dropped
     */
    record StochasticDepth(double p) implements Layer {

        /** Refuses what is no probability. */
        public StochasticDepth {
            probability("StochasticDepth", p);
        }
    }

    /**
     * {@code torch.nn.Upsample} by a whole factor.
     *
     * @param factor       of height and of width
     * @param mode         what stands between the pixels
     * @param alignCorners whether the outer pixels' centres stay where they are; bilinear only
     */
    record Upsample(int factor, Mode mode, boolean alignCorners) implements Layer {

        /** What stands between the pixels. */
        public enum Mode {
            /** The nearest pixel again. */
            NEAREST,
            /** A weighted mean of four. */
            BILINEAR
        }

        /** Refuses what is no factor, and corners that cannot be aligned. */
        public Upsample {
            positive("Upsample", "factor", factor);
            if (alignCorners && mode == Mode.NEAREST) {
                throw new IllegalArgumentException("Upsample: alignCorners has no meaning for NEAREST; take BILINEAR or leave it out");
            }
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
        public String toString() {
            return LayerText.of(this);
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
        public String toString() {
            return LayerText.of(this);
        }
    }

    /**
     * The input multiplied by what a branch makes of it: the last step of squeeze-and-excitation.
     *
     * @param branch gives one factor per channel
     */
    record Gate(Layer branch) implements Layer {

        /** Refuses a missing branch. */
        public Gate {
            Objects.requireNonNull(branch, "Gate: the branch is null");
        }

        @Override
        public List<Named> children() {
            return List.of(new Named("", branch));
        }

        @Override
        public String toString() {
            return LayerText.of(this);
        }
    }

    /**
     * Branches on the same input, one behind the other along the channels ({@code torch.cat(..., 1)}).
     *
     * @param children the branches, at least one
     */
    record Concat(List<Named> children) implements Layer {

        /** Copies the list. */
        public Concat {
            children = List.copyOf(children);
            if (children.isEmpty()) {
                throw new IllegalArgumentException("Concat needs at least one branch");
            }
        }

        /** Returns this concatenation with one more branch. */
        public Concat with(String name, Layer layer) {
            return new Concat(Layer.with(children, name, layer));
        }

        /** Returns this concatenation with one more branch whose own names stand on this level. */
        public Concat with(Layer layer) {
            return with("", layer);
        }

        @Override
        public String toString() {
            return LayerText.of(this);
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

    private static void probability(String layer, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(layer + ": p must be from 0 to 1, not " + p);
        }
    }

    /** Refuses a size of which one side is zero. */
    static void positive(String layer, String field, Size value) {
        if (value.height() == 0 || value.width() == 0) {
            throw new IllegalArgumentException(layer + ": " + field + " must be positive, not " + value);
        }
    }

    private static void positive(String layer, String field, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(layer + ": " + field + " must be positive, not " + value);
        }
    }
}
