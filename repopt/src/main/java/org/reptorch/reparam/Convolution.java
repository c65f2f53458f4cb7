package org.reptorch.reparam;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import org.reptorch.nn.Activation;
import org.reptorch.nn.CustomLayer;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layers;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Pooling;
import org.reptorch.nn.Size;
import org.reptorch.torch.DType;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;

/**
 * What a linear branch computes in evaluation, as one convolution: its form, and its numbers as soon as somebody asks for them.
 *
 * <p>{@link #then}, {@link #plus} and {@link #behind} give the convolution that two of them are together, for any kernel, stride, padding, dilation and
 * groups, and refuse what would be exact only inside the image.
 */
public final class Convolution {

    private final Conv2d shape;
    private final Supplier<Kernel> numbers;

    /** A single tap is at no distance from another: its dilation is 1, so that equal convolutions have equal forms. */
    private Convolution(Conv2d shape, Supplier<Kernel> numbers) {
        this.shape = shape.dilation(new Size(shape.kernel().height() == 1 ? 1 : shape.dilation().height(),
                shape.kernel().width() == 1 ? 1 : shape.dilation().width()));
        this.numbers = numbers;
    }

    /** A convolution of this form, with these numbers; a bias counts whatever the form says of it. */
    public static Convolution of(Conv2d shape, Kernel kernel) {
        List<Long> wanted = shape.parameters().getFirst().shape();
        List<Long> given = java.util.stream.LongStream.of(kernel.weight().shape()).boxed().toList();
        if (!given.equals(wanted)) {
            throw new IllegalArgumentException(shape + " has a weight of " + wanted + ", not of " + given);
        }
        return new Convolution(shape.bias(kernel.bias() != null), () -> kernel);
    }

    /**
     * Returns the convolution that a layer and all inside it are together.
     *
     * @param path    of the layer
     * @param tensors finds a tensor by its full path; asked only for what {@link #kernel()} needs
     * @param dtype   of these tensors
     * @throws NotFoldableException where it is none, with the path of what stands in the way
     */
    public static Convolution of(Layer layer, String path, Function<String, Tensor> tensors, DType dtype) {
        int channels = channelsIn(layer);
        if (channels == 0) {
            throw new NotFoldableException("at " + place(path) + ": " + layer + " takes any number of channels, so that it is no convolution by itself");
        }
        return of(layer, path, tensors, dtype, channels);
    }

    private static String place(String path) {
        return path.isEmpty() ? "the outermost layer" : path;
    }

    /** Returns how many channels the layer takes; 0 where it takes any. */
    private static int channelsIn(Layer layer) {
        return switch (layer) {
            case Conv2d conv -> conv.in();
            case Layer.BatchNorm2d norm -> norm.features();
            case Layer.Scale scale -> scale.features();
            default -> layer.children().stream().mapToInt(child -> channelsIn(child.layer())).filter(channels -> channels > 0).findFirst().orElse(0);
        };
    }

    /** As above for a layer that gets so many channels; a message names the innermost layer that it is about. */
    private static Convolution of(Layer layer, String path, Function<String, Tensor> tensors, DType dtype, int channels) {
        try {
            return folded(layer, path, tensors, dtype, channels);
        } catch (NotFoldableException e) {
            throw e.getMessage().startsWith("at ") ? e : new NotFoldableException("at " + place(path) + ": " + e.getMessage());
        }
    }

    private static Convolution folded(Layer layer, String path, Function<String, Tensor> tensors, DType dtype, int channels) {
        Function<String, Tensor> own = name -> tensors.apply(ModelSpec.join(path, name));
        return switch (layer) {
            case Conv2d conv -> new Convolution(conv, () -> new Kernel(own.apply("weight"), conv.bias() ? own.apply("bias") : null));
            case Layer.BatchNorm2d norm -> batchNorm(norm, own);
            case Layer.BatchNormPad padded -> padded(padded, own);
            case Layer.Scale scale -> new Convolution(perChannel(scale.features()), () -> new Kernel(own.apply("weight").view(scale.features(), 1, 1, 1), null));
            case Layer.Plain plain when plain == Layer.Plain.IDENTITY -> identity(channels, dtype);
            case Pooling.Average average -> averagePool(average, channels, dtype);
            case Layer.Dropout dropout -> identity(channels, dtype);
            case Layer.StochasticDepth depth -> identity(channels, dtype);
            case Layer.Sequence sequence -> {
                Convolution all = null;
                for (Layer.Named child : sequence.children()) {
                    Convolution next = of(child.layer(), ModelSpec.join(path, child.name()), tensors, dtype, all == null ? channels : all.shape.out());
                    all = all == null ? next : all.then(next);
                }
                yield all == null ? identity(channels, dtype) : all;
            }
            case Layer.Sum sum -> branches(sum, path, tensors, dtype, channels).stream().reduce(Convolution::plus).orElseThrow();
            case Layer.Concat concat -> branches(concat, path, tensors, dtype, channels).stream().reduce(Convolution::behind).orElseThrow();
            case Layer.Plain plain -> throw refused(layer);
            case Layer.Linear linear -> throw refused(layer);
            case Layer.Gate gate -> throw refused(layer);
            case Layer.Upsample upsample -> throw refused(layer);
            case Layer.LeakyRelu leaky -> throw refused(layer);
            case Activation activation -> throw refused(layer);
            case Pooling pooling -> throw refused(layer);
            case CustomLayer custom -> throw refused(layer);
        };
    }

    private static List<Convolution> branches(Layer compound, String path, Function<String, Tensor> tensors, DType dtype, int channels) {
        var branches = new ArrayList<Convolution>();
        for (Layer.Named child : compound.children()) {
            branches.add(of(child.layer(), ModelSpec.join(path, child.name()), tensors, dtype, channels));
        }
        return branches;
    }

    private static NotFoldableException refused(Layer layer) {
        return new NotFoldableException((layer instanceof Activation ? layer : layer.getClass().getSimpleName()) + " is no convolution");
    }

    private static Conv2d perChannel(int channels) {
        return Layers.conv(channels, channels, 1).groups(channels);
    }

    static Convolution identity(int channels, DType dtype) {
        return new Convolution(perChannel(channels), () -> BranchAlgebra.identity(channels, dtype));
    }

    /** A convolution of this form whose numbers are all zero. */
    static Convolution zero(Conv2d shape, DType dtype) {
        return new Convolution(shape.bias(false), () -> new Kernel(Tensor.zeros(dtype, shape.parameters().getFirst().sizes()), null));
    }

    private static Convolution batchNorm(Layer.BatchNorm2d norm, Function<String, Tensor> own) {
        return new Convolution(perChannel(norm.features()).bias(true), () -> BranchAlgebra.batchNorm(own.apply("weight"), own.apply("bias"),
                own.apply("running_mean"), own.apply("running_var"), norm.eps()));
    }

    /** The margin is what the norm makes of zeros: a norm of an image with zeros around it. */
    private static Convolution padded(Layer.BatchNormPad padded, Function<String, Tensor> own) {
        Convolution norm = batchNorm(padded.norm(), name -> own.apply("bn." + name));
        return new Convolution(norm.shape.padding(padded.padding()), norm.numbers);
    }

    private static Convolution averagePool(Pooling.Average average, int channels, DType dtype) {
        if (average.ceilMode() || !average.countIncludePad() && !average.padding().equals(Size.of(0))) {
            throw new NotFoldableException("AvgPool2d with ceil_mode, or without its margin in the mean, divides differently at the edge");
        }
        return new Convolution(Layers.conv(channels, channels, average.kernel()).groups(channels).stride(average.stride()).padding(average.padding()),
                () -> BranchAlgebra.averagePool(channels, average.kernel(), dtype));
    }

    /** Returns the form: kernel, stride, padding, dilation, groups, and whether there is a bias. */
    public Conv2d shape() {
        return shape;
    }

    /** Computes the numbers, into tensors of the innermost scope, or returns those that it was made of. */
    public Kernel kernel() {
        return numbers.get();
    }

    /** Computes the convolution of images, N x in x height x width. */
    public Tensor apply(Tensor images) {
        Kernel kernel = kernel();
        return Ops.conv2d(images, kernel.weight(), kernel.bias(), shape.stride().toArray(), shape.padding().toArray(), shape.dilation().toArray(), shape.groups());
    }

    // ------------------------------------------------------------------------------------------ one after the other

    /**
     * Returns the convolution that this one and then another are (Transforms I and III).
     *
     * <p>One of the two must be 1x1. Where it is the first, the zeros around the second must be what the first makes of zeros: the second
     * has no padding, or the first no bias.
     *
     * @throws NotFoldableException where they are not one convolution
     */
    public Convolution then(Convolution next) {
        if (shape.out() != next.shape.in()) {
            throw new NotFoldableException("a convolution to " + shape.out() + " channels stands in front of one of " + next.shape.in());
        }
        Conv2d second = next.shape;
        boolean biased = shape.bias() || second.bias();
        if (isPointwise(shape) && shape.stride().equals(Size.of(1)) && (second.padding().equals(Size.of(0)) || !shape.bias())) {
            var padding = new Size(shape.padding().height() + second.padding().height(), shape.padding().width() + second.padding().width());
            return composed(next, second.kernel(), second.stride(), padding, second.dilation(), biased);
        }
        if (isPointwise(second) && second.padding().equals(Size.of(0))) {
            var stride = new Size(shape.stride().height() * second.stride().height(), shape.stride().width() * second.stride().width());
            return composed(next, shape.kernel(), stride, shape.padding(), shape.dilation(), biased);
        }
        throw new NotFoldableException(isPointwise(shape) && shape.stride().equals(Size.of(1)) ? "the zeros around a " + second.kernel() + " kernel are not what the 1x1 convolution"
                + " in front of it makes of zeros, since that has a bias" : "a " + shape.kernel() + " kernel and then a " + second.kernel() + " one");
    }

    private Convolution composed(Convolution next, Size kernel, Size stride, Size padding, Size dilation, boolean biased) {
        Conv2d first = shape;
        Conv2d second = next.shape;
        int groups = gcd(first.groups(), second.groups());
        Supplier<Kernel> product;
        if (isDepthwise(second)) {
            groups = first.groups();
            product = () -> BranchAlgebra.thenDepthwise(kernel(), next.kernel());
        } else if (isDepthwise(first) && isPointwise(first)) {
            groups = second.groups();
            product = () -> BranchAlgebra.scaledThenKernel(kernel(), next.kernel(), second.groups());
        } else {
            int shared = groups;
            product = () -> {
                Kernel a = BranchAlgebra.regroup(kernel(), first.groups(), shared);
                Kernel b = BranchAlgebra.regroup(next.kernel(), second.groups(), shared);
                return isPointwise(first) ? BranchAlgebra.pointwiseThenKernel(a, b, shared) : BranchAlgebra.kernelThenPointwise(a, b, shared);
            };
        }
        return new Convolution(new Conv2d(first.in(), second.out(), kernel, stride, padding, dilation, groups, biased), product);
    }

    private static boolean isPointwise(Conv2d conv) {
        return conv.kernel().equals(Size.of(1));
    }

    private static boolean isDepthwise(Conv2d conv) {
        return conv.groups() == conv.in() && conv.groups() == conv.out();
    }

    // ------------------------------------------------------------------------------------------ side by side

    /**
     * Returns the convolution that the sum of this one and another is (Transforms II and VI).
     *
     * @throws NotFoldableException where their outputs do not lie on each other pixel by pixel
     */
    public Convolution plus(Convolution other) {
        if (shape.out() != other.shape.out()) {
            throw new NotFoldableException("branches of " + shape.out() + " and " + other.shape.out() + " channels are added");
        }
        Conv2d common = common(other, gcd(shape.groups(), other.shape.groups()), shape.out());
        return new Convolution(common, () -> BranchAlgebra.add(within(common), other.within(common)));
    }

    /**
     * Returns the convolution whose output is that of this one and behind it, along the channels, that of another (Transforms IV and VI).
     *
     * @throws NotFoldableException where their outputs are not of one size
     */
    public Convolution behind(Convolution other) {
        Conv2d common = common(other, 1, shape.out() + other.shape.out());
        return new Convolution(common, () -> BranchAlgebra.concatenate(List.of(within(common), other.within(common))));
    }

    /** The smallest kernel in which the taps of both have a place. */
    private Conv2d common(Convolution other, int groups, int out) {
        Conv2d a = shape;
        Conv2d b = other.shape;
        if (a.in() != b.in() || !a.stride().equals(b.stride())) {
            throw new NotFoldableException("branches of " + a.in() + " and " + b.in() + " channels, of stride " + a.stride() + " and " + b.stride());
        }
        Axis height = Axis.of(a.kernel().height(), a.padding().height(), a.dilation().height()).with(
                Axis.of(b.kernel().height(), b.padding().height(), b.dilation().height()));
        Axis width = Axis.of(a.kernel().width(), a.padding().width(), a.dilation().width()).with(
                Axis.of(b.kernel().width(), b.padding().width(), b.dilation().width()));
        return new Conv2d(a.in(), out, new Size(height.kernel(), width.kernel()), a.stride(), new Size(height.padding(), width.padding()),
                new Size(height.dilation(), width.dilation()), groups, a.bias() || b.bias());
    }

    /** The taps of a kernel along one axis: the first lies {@code padding} pixels in front of the pixel that it is for. */
    private record Axis(int kernel, int padding, int dilation) {

        /** A single tap is at no distance from another. */
        static Axis of(int kernel, int padding, int dilation) {
            return new Axis(kernel, padding, kernel == 1 ? 0 : dilation);
        }

        private int lost() {
            return 2 * padding - (kernel - 1) * dilation;
        }

        Axis with(Axis other) {
            if (lost() != other.lost()) {
                throw new NotFoldableException("branches of kernel " + kernel + " with padding " + padding + " and of kernel " + other.kernel + " with padding "
                        + other.padding + " give outputs of different sizes");
            }
            int all = Math.max(padding, other.padding);
            int apart = gcd(gcd(dilation, other.dilation), gcd(all - padding, all - other.padding));
            return apart == 0 ? new Axis(1, all, 1) : new Axis((2 * all - lost()) / apart + 1, all, apart);
        }
    }

    /** Returns the numbers of this convolution in a larger kernel of fewer groups; groups change only where the sum is in fewer. */
    private Kernel within(Conv2d common) {
        Kernel kernel = BranchAlgebra.regroup(kernel(), shape.groups(), common.groups());
        var before = new Size((common.padding().height() - shape.padding().height()) / common.dilation().height(),
                (common.padding().width() - shape.padding().width()) / common.dilation().width());
        var apart = new Size(shape.kernel().height() == 1 ? 1 : shape.dilation().height() / common.dilation().height(),
                shape.kernel().width() == 1 ? 1 : shape.dilation().width() / common.dilation().width());
        return common.kernel().equals(shape.kernel()) ? kernel : BranchAlgebra.multiScale(kernel, common.kernel(), before, apart);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Prints the form. */
    @Override
    public String toString() {
        return Objects.toString(shape);
    }
}
