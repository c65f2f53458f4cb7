package org.reptorch.nn;

import java.util.List;

import org.reptorch.nn.Layer.BatchNorm2d;
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

    /** A convolution without bias, stride 1, no padding, one group. */
    public static Conv2d conv(int in, int out, int kernel) {
        return new Conv2d(in, out, kernel, 1, 0, 1, false);
    }

    /** A linear layer with bias. */
    public static Linear linear(int in, int out) {
        return new Linear(in, out, true);
    }

    /** A batch norm with PyTorch's eps 1e-5 and momentum 0.1. */
    public static BatchNorm2d batchNorm(int features) {
        return new BatchNorm2d(features, 1e-5, 0.1);
    }

    /** A factor per channel that is trained. */
    public static Scale scale(int features, double initial) {
        return new Scale(features, initial, true);
    }

    /** A rectified linear unit. */
    public static Layer relu() {
        return Plain.RELU;
    }

    /** A logistic function. */
    public static Layer sigmoid() {
        return Plain.SIGMOID;
    }

    /** What gives back what it gets. */
    public static Layer identity() {
        return Plain.IDENTITY;
    }

    /** The mean over height and width. */
    public static Layer globalAveragePool() {
        return Plain.GLOBAL_AVERAGE_POOL;
    }

    /** One vector per image. */
    public static Layer flatten() {
        return Plain.FLATTEN;
    }

    /** An empty sequence, to be continued with {@code then}. */
    public static Sequence sequence() {
        return new Sequence(List.of());
    }

    /** A sum of one branch, to be continued with {@code plus}. */
    public static Sum sum(Layer branch) {
        return new Sum(List.of(new Named("", branch)));
    }

    /** A sum of one branch under a name, to be continued with {@code plus}. */
    public static Sum sum(String name, Layer branch) {
        return new Sum(List.of(new Named(name, branch)));
    }

    /** Squeeze-and-excitation (Hu et al., CVPR 2018) as RepOpt-VGG has it: 1x1 convolutions with bias, named {@code down} and {@code up}. */
    public static Layer squeezeExcite(int channels, int internal) {
        return new Gate(sequence().then(globalAveragePool()).then("down", conv(channels, internal, 1).bias(true)).then(relu())
                .then("up", conv(internal, channels, 1).bias(true)).then(sigmoid()));
    }
}
