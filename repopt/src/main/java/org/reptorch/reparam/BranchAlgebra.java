package org.reptorch.reparam;

import java.util.Arrays;
import java.util.List;

import org.reptorch.nn.Size;
import org.reptorch.torch.DType;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;

/**
 * The equivalent transformations of Diverse Branch Block (Ding et al., CVPR 2021, section 3) and DyRep (Huang et al., CVPR 2022, section 3): what one
 * convolution a branch is.
 *
 * <p>All are made of differentiable operators, so that a loss of the folded kernel has gradients in the branches, and compute in the dtype of
 * what they are given: exact to rounding, so in float64 to about 1e-15 of the largest term. Tensors made belong to the innermost scope. F is a weight
 * of shape D x C/g x H x W, b a bias of D, for D output and C input channels in g groups.
 */
public final class BranchAlgebra {

    private BranchAlgebra() {
    }

    /**
     * Transform I, a convolution and its batch norm (DBB eq. 1 and 4, DyRep eq. 8):
     * {@code F'_j = gamma_j / sigma_j F_j}, {@code b'_j = beta_j + (b_j - mu_j) gamma_j / sigma_j}, {@code sigma_j = sqrt(var_j + eps)}.
     */
    public static Kernel fuseBatchNorm(Kernel kernel, Tensor gamma, Tensor beta, Tensor mean, Tensor variance, double eps) {
        Tensor factor = gamma.div(variance.add(eps).sqrt());
        Tensor centred = kernel.bias() == null ? mean.neg() : kernel.bias().sub(mean);
        return new Kernel(kernel.weight().mul(factor.view(-1, 1, 1, 1)), beta.add(centred.mul(factor)));
    }

    /** Transform II, branches of the same form added (DBB eq. 5, DyRep eq. 2): {@code F' = F_1 + F_2}, {@code b' = b_1 + b_2}. */
    public static Kernel add(Kernel first, Kernel second) {
        Tensor bias = first.bias() == null ? second.bias() : second.bias() == null ? first.bias() : first.bias().add(second.bias());
        return new Kernel(first.weight().add(second.weight()), bias);
    }

    /** The inverse of Transform II, which keeps a block's output while branches are added (DyRep eq. 6): {@code F' = F_1 - F_2}, {@code b' = b_1 - b_2}. */
    public static Kernel subtract(Kernel first, Kernel second) {
        return new Kernel(first.weight().sub(second.weight()), first.biasOrZeros().sub(second.biasOrZeros()));
    }

    /**
     * Transform III, a 1x1 and then a KxK convolution of the same groups (DBB eq. 7 to 10): for each group
     * {@code F'_oit = sum_m F2_omt F1_mi}, {@code b'_o = b2_o + sum_mt F2_omt b1_m}.
     *
     * <p>Exact where the KxK has no padding, or b1 is zero; {@link Convolution#then} sees to it.
     */
    public static Kernel pointwiseThenKernel(Kernel pointwise, Kernel kernel, int groups) {
        long[] shape = kernel.weight().shape();
        long out = shape[0];
        long middle = pointwise.weight().size(0);
        long in = pointwise.weight().size(1);
        Tensor first = pointwise.weight().reshape(groups, middle / groups, in);
        Tensor second = kernel.weight().reshape(groups, out / groups, middle / groups, shape[2] * shape[3]);
        Tensor weight = Ops.einsum("gomt,gmi->goit", List.of(second, first)).reshape(out, in, shape[2], shape[3]);
        Tensor bias = kernel.bias();
        if (pointwise.bias() != null) {
            Tensor passed = Ops.einsum("gom,gm->go", List.of(second.sum(new long[] {3}), pointwise.bias().reshape(groups, middle / groups))).reshape(out);
            bias = bias == null ? passed : bias.add(passed);
        }
        return new Kernel(weight, bias);
    }

    /**
     * Transform III the other way round, a KxK and then a 1x1 convolution of the same groups: for each group
     * {@code F'_oit = sum_m F2_om F1_mit}, {@code b'_o = b2_o + sum_m F2_om b1_m}.
     */
    public static Kernel kernelThenPointwise(Kernel kernel, Kernel pointwise, int groups) {
        long[] shape = kernel.weight().shape();
        long out = pointwise.weight().size(0);
        Tensor first = kernel.weight().reshape(groups, shape[0] / groups, shape[1], shape[2] * shape[3]);
        Tensor second = pointwise.weight().reshape(groups, out / groups, shape[0] / groups);
        Tensor weight = Ops.einsum("gom,gmit->goit", List.of(second, first)).reshape(out, shape[1], shape[2], shape[3]);
        Tensor bias = pointwise.bias();
        if (kernel.bias() != null) {
            Tensor passed = Ops.einsum("gom,gm->go", List.of(second, kernel.bias().reshape(groups, shape[0] / groups))).reshape(out);
            bias = bias == null ? passed : bias.add(passed);
        }
        return new Kernel(weight, bias);
    }

    /** Transform III where the second has one input channel per output channel and one of the two a single tap: {@code F'_oit = F2_ot F1_oit}. */
    public static Kernel thenDepthwise(Kernel first, Kernel depthwise) {
        Tensor bias = depthwise.bias();
        if (first.bias() != null) {
            Tensor passed = depthwise.weight().sum(new long[] {1, 2, 3}).mul(first.bias());
            bias = bias == null ? passed : bias.add(passed);
        }
        return new Kernel(first.weight().mul(depthwise.weight()), bias);
    }

    /** Transform III where the first is one factor f and one number b1 per channel: {@code F'_oit = F2_oit f_i}, {@code b'_o = b2_o + sum_it F2_oit b1_i}. */
    public static Kernel scaledThenKernel(Kernel factors, Kernel kernel, int groups) {
        long[] shape = kernel.weight().shape();
        Tensor grouped = kernel.weight().reshape(groups, shape[0] / groups, shape[1], shape[2] * shape[3]);
        Tensor weight = grouped.mul(factors.weight().reshape(groups, 1, shape[1], 1)).reshape(shape);
        Tensor bias = kernel.bias();
        if (factors.bias() != null) {
            Tensor passed = Ops.einsum("gomt,gm->go", List.of(grouped, factors.bias().reshape(groups, shape[1]))).reshape(shape[0]);
            bias = bias == null ? passed : bias.add(passed);
        }
        return new Kernel(weight, bias);
    }

    /** Transform IV, branches of the same form one behind the other along the output channels (DBB eq. 11): {@code F' = CONCAT(F_1, ..., F_n)}. */
    public static Kernel concatenate(List<Kernel> branches) {
        Tensor weight = Ops.cat(branches.stream().map(Kernel::weight).toList(), 0);
        boolean biased = branches.stream().anyMatch(branch -> branch.bias() != null);
        return new Kernel(weight, biased ? Ops.cat(branches.stream().map(Kernel::biasOrZeros).toList(), 0) : null);
    }

    /** Transform V, average pooling (DBB eq. 12), as a depthwise convolution: {@code F'_dt = 1 / (H W)}; {@link #regroup} makes DBB's form of it. */
    public static Kernel averagePool(int channels, Size kernel, DType dtype) {
        double share = 1.0 / ((long) kernel.height() * kernel.width());
        return new Kernel(Tensor.ones(dtype, channels, 1, kernel.height(), kernel.width()).mul(share), null);
    }

    /**
     * Transform VI, a smaller kernel in a larger one, zeros around (DBB section 3.2.6): tap t of each axis comes to {@code before + t * apart}.
     *
     * @param size   of the larger kernel
     * @param before taps above and to the left
     * @param apart  steps from tap to tap: 1, or more for a dilated kernel in one that is dilated less
     */
    public static Kernel multiScale(Kernel kernel, Size size, Size before, Size apart) {
        long[] shape = kernel.weight().shape();
        long height = shape[2];
        long width = shape[3];
        Tensor weight = kernel.weight();
        if (apart.height() > 1 || apart.width() > 1) {
            Tensor taps = weight.reshape(shape[0], shape[1], height, 1, width, 1).pad(0, apart.width() - 1, 0, 0, 0, apart.height() - 1);
            height = (height - 1) * apart.height() + 1;
            width = (width - 1) * apart.width() + 1;
            weight = taps.reshape(shape[0], shape[1], shape[2] * apart.height(), shape[3] * apart.width()).narrow(2, 0, height).narrow(3, 0, width);
        }
        long below = size.height() - before.height() - height;
        long behind = size.width() - before.width() - width;
        if (below < 0 || behind < 0) {
            throw new IllegalArgumentException("a kernel of " + Arrays.toString(shape) + " does not fit into one of " + size + " behind " + before + " taps");
        }
        return new Kernel(weight.pad(before.width(), behind, before.height(), below), kernel.bias());
    }

    /** The identity as a 1x1 depthwise convolution: {@code F'_d = 1}. */
    public static Kernel identity(int channels, DType dtype) {
        return new Kernel(Tensor.ones(dtype, channels, 1, 1, 1), null);
    }

    /** A batch norm alone as a 1x1 depthwise convolution: Transform I of the {@link #identity}. */
    public static Kernel batchNorm(Tensor gamma, Tensor beta, Tensor mean, Tensor variance, double eps) {
        return fuseBatchNorm(identity(Math.toIntExact(gamma.size(0)), gamma.dtype()), gamma, beta, mean, variance, eps);
    }

    /**
     * The same convolution in fewer groups: the blocks of its groups on the diagonal, zeros elsewhere.
     *
     * @param groups it has
     * @param fewer  it shall have; divides groups
     */
    public static Kernel regroup(Kernel kernel, int groups, int fewer) {
        if (groups == fewer) {
            return kernel;
        }
        if (groups % fewer != 0) {
            throw new IllegalArgumentException("a convolution of " + groups + " groups has no form of " + fewer + "; the one must divide the other");
        }
        long[] shape = kernel.weight().shape();
        long merged = groups / fewer;
        Tensor diagonal = Ops.eye(merged, kernel.weight().dtype()).view(1, merged, 1, merged, 1, 1);
        Tensor weight = kernel.weight().reshape(fewer, merged, shape[0] / groups, 1, shape[1], shape[2] * shape[3]).mul(diagonal);
        return new Kernel(weight.reshape(shape[0], merged * shape[1], shape[2], shape[3]), kernel.bias());
    }
}
