package org.reptorch.reparam;

import java.util.Optional;
import java.util.stream.Stream;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Sequence;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Pooling;
import org.reptorch.nn.Size;

/**
 * The seven branches that DyRep chooses from (table 1), in the order of the published code. Each ends with a batch norm, whose factors say how much
 * the branch matters.
 */
public enum Operation {
    /** A 1x1 convolution. */
    POINTWISE("1x1"),
    /** A 1x1 and then a KxK convolution. */
    POINTWISE_KERNEL("1x1_kxk"),
    /** A 1x1 convolution and then the mean over the window; of a depthwise block, the mean alone. */
    POINTWISE_AVERAGE("1x1_avg"),
    /** The KxK convolution that the block stands for, with a bias; it takes up what is added or cut elsewhere. */
    KERNEL("kxk"),
    /** A convolution along the row. */
    ROW("1xk"),
    /** A convolution along the column. */
    COLUMN("kx1"),
    /** The input itself. */
    IDENTITY("id");

    private static final String PREFIX = "dbb_";

    private final String code;

    Operation(String code) {
        this.code = code;
    }

    /** Returns what recipes, files and papers call it: {@code 1x1_kxk}. */
    public String code() {
        return code;
    }

    /** Returns the name of the branch in a block: {@code dbb_1x1_kxk}. */
    public String branch() {
        return PREFIX + code;
    }

    /** Returns the path of the branch's last batch norm from the block: {@code dbb_1x1_kxk.bn2}. */
    public String norm() {
        return branch() + switch (this) {
            case POINTWISE, KERNEL, ROW, COLUMN -> ".bn";
            case POINTWISE_KERNEL -> ".bn2";
            case POINTWISE_AVERAGE -> ".avgbn";
            case IDENTITY -> "";
        };
    }

    /** Returns the operation whose branch has this name. */
    public static Optional<Operation> ofBranch(String name) {
        return Stream.of(values()).filter(operation -> operation.branch().equals(name)).findFirst();
    }

    /** Returns the operation that case files and papers call so: {@code 1x1-kxk}, {@code 1x1_kxk}, {@code identity}. */
    public static Optional<Operation> ofCode(String code) {
        String plain = code.equals("identity") ? "id" : code.replace('-', '_');
        return Stream.of(values()).filter(operation -> operation.code.equals(plain)).findFirst();
    }

    /**
     * Tells whether a block around this convolution can have the branch and still be one convolution of the same form.
     *
     * <p>As in the published code, a convolution whose padding does not keep the image's size has only the branches that see the whole window.
     * Unlike there, dilation counts: small kernels lie on the same grid, and there is no dilated mean.
     */
    public boolean fits(Conv2d target) {
        return switch (this) {
            case KERNEL, POINTWISE_KERNEL -> true;
            case POINTWISE_AVERAGE -> target.dilation().equals(Size.of(1)) && (isAcrossChannels(target) || target.padding().height() * 2 <= target.kernel().height()
                    && target.padding().width() * 2 <= target.kernel().width());
            case POINTWISE, ROW, COLUMN -> isCentred(target);
            case IDENTITY -> isCentred(target) && target.in() == target.out() && target.stride().equals(Size.of(1));
        };
    }

    private static boolean isCentred(Conv2d target) {
        Size kernel = target.kernel();
        Size padding = target.padding();
        Size dilation = target.dilation();
        return kernel.height() % 2 == 1 && kernel.width() % 2 == 1 && padding.height() == kernel.height() / 2 * dilation.height()
                && padding.width() == kernel.width() / 2 * dilation.width();
    }

    /** DBB and DyRep put no 1x1 convolution in front of the mean where every channel is a group of its own. */
    static boolean isAcrossChannels(Conv2d target) {
        return target.groups() < target.out() || target.in() != target.out();
    }

    /** Describes the branch of a block around this convolution. */
    Layer branch(Conv2d target) {
        Sequence branch = Layers.sequence();
        Size kernel = target.kernel();
        Size padding = target.padding();
        return switch (this) {
            case POINTWISE -> normalized(small(target, Size.of(1), Size.of(0)));
            case POINTWISE_KERNEL -> branch.then("conv1", pointwise(target, target.in())).then("bn1", Layers.batchNormPad(target.in(), padding))
                    .then("conv2", target.padding(0).bias(false)).then("bn2", Layers.batchNorm(target.out()));
            case POINTWISE_AVERAGE -> average(target, "bn");
            case KERNEL -> normalized(target.bias(true));
            case ROW -> normalized(small(target, new Size(1, kernel.width()), new Size(0, padding.width())));
            case COLUMN -> normalized(small(target, new Size(kernel.height(), 1), new Size(padding.height(), 0)));
            case IDENTITY -> Layers.batchNorm(target.out());
        };
    }

    /** The branch of the mean, which DBB and DyRep share. */
    static Sequence average(Conv2d target, String norm) {
        var mean = new Pooling.Average(target.kernel(), target.stride(), Size.of(0), false, true);
        Sequence branch = Layers.sequence();
        branch = isAcrossChannels(target)
                ? branch.then("conv", pointwise(target, target.out())).then(norm, Layers.batchNormPad(target.out(), target.padding())).then("avg", mean)
                : branch.then("avg", new Pooling.Average(target.kernel(), target.stride(), target.padding(), false, true));
        return branch.then("avgbn", Layers.batchNorm(target.out()));
    }

    static Conv2d pointwise(Conv2d target, int out) {
        return Layers.conv(target.in(), out, 1).groups(target.groups());
    }

    static Conv2d small(Conv2d target, Size kernel, Size padding) {
        return new Conv2d(target.in(), target.out(), kernel, target.stride(), padding, target.dilation(), target.groups(), false);
    }

    static Sequence normalized(Conv2d conv) {
        return Layers.sequence().then("conv", conv).then("bn", Layers.batchNorm(conv.out()));
    }
}
