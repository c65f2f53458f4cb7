package org.reptorch.nn;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.reptorch.nn.Layer.BatchNorm2d;
import org.reptorch.nn.Layer.Concat;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Gate;
import org.reptorch.nn.Layer.Linear;
import org.reptorch.nn.Layer.Named;
import org.reptorch.nn.Layer.Plain;
import org.reptorch.nn.Layer.Scale;
import org.reptorch.nn.Layer.Sequence;
import org.reptorch.nn.Layer.Sum;

/**
 * The words in which networks are described; made to be imported statically.
 *
 * <pre>{@code
 * Layer block = sequence()
 *         .then("conv", conv(64, 64, 3).padding(1))
 *         .then("bn", batchNorm(64))
 *         .then(relu());
 * }</pre>
 */
public final class Layers {

    private Layers() {
    }

    // ------------------------------------------------------------------------------------------ with numbers

    /** A convolution without bias, stride 1, no padding, no dilation, one group. */
    public static Conv2d conv(int in, int out, int kernel) {
        return conv(in, out, Size.of(kernel));
    }

    /** A convolution with a rectangular kernel, without bias, stride 1, no padding, no dilation, one group. */
    public static Conv2d conv(int in, int out, Size kernel) {
        return new Conv2d(in, out, kernel, Size.of(1), Size.of(0), Size.of(1), 1, false);
    }

    /** A linear layer with bias. */
    public static Linear linear(int in, int out) {
        return new Linear(in, out, true);
    }

    /** A batch norm with PyTorch's eps 1e-5 and momentum 0.1. */
    public static BatchNorm2d batchNorm(int features) {
        return new BatchNorm2d(features, 1e-5, 0.1);
    }

    /** A batch norm as {@link #batchNorm} makes it, then so many pixels around of what it makes of zeros. */
    public static Layer.BatchNormPad batchNormPad(int features, Size padding) {
        return new Layer.BatchNormPad(batchNorm(features), padding);
    }

    /** A factor per channel that is trained. */
    public static Scale scale(int features, double initial) {
        return new Scale(features, initial, true);
    }

    // ------------------------------------------------------------------------------------------ activations

    /** {@code torch.nn.ReLU}. */
    public static Layer relu() {
        return Activation.RELU;
    }

    /** {@code torch.nn.ReLU6}. */
    public static Layer relu6() {
        return Activation.RELU6;
    }

    /** {@code torch.nn.LeakyReLU} with PyTorch's slope of 0.01. */
    public static Layer leakyRelu() {
        return leakyRelu(0.01);
    }

    /** {@code torch.nn.LeakyReLU}. */
    public static Layer leakyRelu(double negativeSlope) {
        return new Layer.LeakyRelu(negativeSlope);
    }

    /** {@code torch.nn.SiLU}. */
    public static Layer silu() {
        return Activation.SILU;
    }

    /** {@code torch.nn.GELU()}, exact. */
    public static Layer gelu() {
        return Activation.GELU;
    }

    /** {@code torch.nn.GELU(approximate="tanh")}. */
    public static Layer geluTanh() {
        return Activation.GELU_TANH;
    }

    /** {@code torch.nn.Sigmoid}. */
    public static Layer sigmoid() {
        return Activation.SIGMOID;
    }

    /** {@code torch.nn.Hardsigmoid}. */
    public static Layer hardSigmoid() {
        return Activation.HARD_SIGMOID;
    }

    /** {@code torch.nn.Hardswish}. */
    public static Layer hardSwish() {
        return Activation.HARD_SWISH;
    }

    // ------------------------------------------------------------------------------------------ pooling, sizes

    /** {@code torch.nn.MaxPool2d}: windows side by side, no padding, no dilation. */
    public static Pooling.Max maxPool(int kernel) {
        return new Pooling.Max(Size.of(kernel), Size.of(kernel), Size.of(0), Size.of(1), false);
    }

    /** {@code torch.nn.AvgPool2d}: windows side by side, no padding; with padding its zeros count. */
    public static Pooling.Average averagePool(int kernel) {
        return new Pooling.Average(Size.of(kernel), Size.of(kernel), Size.of(0), false, true);
    }

    /** {@code torch.nn.AdaptiveAvgPool2d} to a square. */
    public static Layer adaptiveAveragePool(int output) {
        return new Pooling.AdaptiveAverage(Size.of(output));
    }

    /** {@code torch.nn.AdaptiveMaxPool2d} to a square. */
    public static Layer adaptiveMaxPool(int output) {
        return new Pooling.AdaptiveMax(Size.of(output));
    }

    /** The mean over height and width, which stay as 1 x 1. */
    public static Layer globalAveragePool() {
        return adaptiveAveragePool(1);
    }

    /** {@code torch.nn.Flatten}: one vector per image. */
    public static Layer flatten() {
        return Plain.FLATTEN;
    }

    /** {@code torch.nn.Unflatten(1, (C, 1, 1))}: a vector as an image of one pixel. */
    public static Layer unflatten() {
        return Plain.UNFLATTEN;
    }

    /** {@code torch.nn.Upsample(scale_factor, mode="nearest")}. */
    public static Layer upsampleNearest(int factor) {
        return new Layer.Upsample(factor, Layer.Upsample.Mode.NEAREST, false);
    }

    /** {@code torch.nn.Upsample(scale_factor, mode="bilinear")}, corners not aligned. */
    public static Layer upsampleBilinear(int factor) {
        return new Layer.Upsample(factor, Layer.Upsample.Mode.BILINEAR, false);
    }

    // ------------------------------------------------------------------------------------------ at random

    /** {@code torch.nn.Dropout}. */
    public static Layer dropout(double p) {
        return new Layer.Dropout(p);
    }

    /** Drops whole images of a residual branch, as {@code torchvision.ops.StochasticDepth} of mode {@code row}. */
    public static Layer stochasticDepth(double p) {
        return new Layer.StochasticDepth(p);
    }

    // ------------------------------------------------------------------------------------------ together

    /** {@code torch.nn.Identity}: what gives back what it gets. */
    public static Layer identity() {
        return Plain.IDENTITY;
    }

    /** An empty sequence, to be continued with {@code then}. */
    public static Sequence sequence() {
        return new Sequence(List.of());
    }

    /** A layer under a name, which may have several components: {@code layer1.0}. */
    public static Sequence named(String name, Layer layer) {
        return sequence().then(name, layer);
    }

    /** So many layers one after the other, named {@code 0}, {@code 1}, ... as in {@code torch.nn.Sequential}; made by their number. */
    public static Sequence repeat(int times, IntFunction<Layer> layer) {
        if (times < 0) {
            throw new IllegalArgumentException("repeat: times must not be negative, but is " + times);
        }
        return new Sequence(IntStream.range(0, times).mapToObj(i -> new Named(String.valueOf(i), layer.apply(i))).toList());
    }

    /** The same layer so many times, each with numbers of its own, named {@code 0}, {@code 1}, ... */
    public static Sequence repeat(int times, Layer layer) {
        return repeat(times, i -> layer);
    }

    /** A sum of one branch, to be continued with {@code plus}. */
    public static Sum sum(Layer branch) {
        return new Sum(List.of(new Named("", branch)));
    }

    /** A sum of one branch under a name, to be continued with {@code plus}. */
    public static Sum sum(String name, Layer branch) {
        return new Sum(List.of(new Named(name, branch)));
    }

    /** A body plus its input. */
    public static Sum residual(Layer body) {
        return residual(body, identity());
    }

    /** A body plus a shortcut past it; names of both stand on this level. An activation behind is {@code sequence().then(residual(...)).then(relu())}. */
    public static Sum residual(Layer body, Layer shortcut) {
        return sum(body).plus(shortcut);
    }

    /** A concatenation of one branch along the channels, to be continued with {@code with}. */
    public static Concat concat(Layer branch) {
        return new Concat(List.of(new Named("", branch)));
    }

    /** A concatenation of one branch under a name, to be continued with {@code with}. */
    public static Concat concat(String name, Layer branch) {
        return new Concat(List.of(new Named(name, branch)));
    }

    /** The input multiplied by what a branch makes of it. */
    public static Gate gate(Layer branch) {
        return new Gate(branch);
    }

    /** Squeeze-and-excitation (Hu et al., CVPR 2018) as RepOpt-VGG has it: 1x1 convolutions with bias, named {@code down} and {@code up}. */
    public static Gate squeezeExcite(int channels, int internal) {
        return squeezeExcite(channels, internal, "down", relu(), "up", sigmoid());
    }

    /**
     * Squeeze-and-excitation of 1x1 convolutions with bias.
     *
     * @param channels   in and out
     * @param internal   between the two convolutions
     * @param down       name of the first: {@code fc1} in torchvision, {@code conv_reduce} in timm
     * @param activation between the two
     * @param up         name of the second: {@code fc2} in torchvision, {@code conv_expand} in timm
     * @param gate       makes the factors: {@link #sigmoid()} or {@link #hardSigmoid()}
     */
    public static Gate squeezeExcite(int channels, int internal, String down, Layer activation, String up, Layer gate) {
        return gate(sequence().then(globalAveragePool()).then(down, conv(channels, internal, 1).bias(true)).then(activation)
                .then(up, conv(internal, channels, 1).bias(true)).then(gate));
    }

    /** Squeeze-and-excitation of linear layers, otherwise as {@link #squeezeExcite(int, int, String, Layer, String, Layer)}. */
    public static Gate squeezeExciteLinear(int channels, int internal, String down, Layer activation, String up, Layer gate) {
        return gate(sequence().then(globalAveragePool()).then(flatten()).then(down, linear(channels, internal)).then(activation)
                .then(up, linear(internal, channels)).then(gate).then(unflatten()));
    }

    /** A layer without tensors of its own that a lambda computes; see {@link CustomLayer} for what equality means. */
    public static CustomLayer custom(String name, CustomLayer.ShapeRule shape, CustomLayer.Computation computation) {
        return new CustomLayer(name, List.of(), shape, computation);
    }

    /** A layer with tensors of its own that a lambda computes; see {@link CustomLayer} for what equality means. */
    public static CustomLayer custom(String name, List<ParameterSpec> parameters, CustomLayer.ShapeRule shape, CustomLayer.Computation computation) {
        return new CustomLayer(name, parameters, shape, computation);
    }
}
