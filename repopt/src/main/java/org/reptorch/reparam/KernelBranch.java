package org.reptorch.reparam;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.BatchNorm2d;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Named;
import org.reptorch.nn.Layer.Sum;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ParameterSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * The KxK branch of a DyRep block, which takes up whatever the other branches do not compute; its convolution may be a block itself.
 *
 * @param block of the branch
 * @param path  of the block
 */
record KernelBranch(Sum block, String path) {

    private String within() {
        return ModelSpec.join(path, Operation.KERNEL.branch());
    }

    private Layer layer(String name) {
        Layer branch = block.children().stream().filter(child -> child.name().equals(Operation.KERNEL.branch())).findFirst().orElseThrow().layer();
        return branch.children().stream().filter(child -> child.name().equals(name)).findFirst().orElseThrow().layer();
    }

    private BatchNorm2d norm() {
        return (BatchNorm2d) layer("bn");
    }

    private String normPath() {
        return ModelSpec.join(within(), "bn");
    }

    private String convPath() {
        return ModelSpec.join(within(), "conv");
    }

    /** Returns the branch of the block that stands where the convolution stood, if that is one. */
    KernelBranch inner() {
        return layer("conv") instanceof Sum sum ? new KernelBranch(sum, convPath()) : null;
    }

    /** Returns the convolution at the bottom. */
    Conv2d conv() {
        return inner() != null ? inner().conv() : (Conv2d) layer("conv");
    }

    /** Returns the path of the convolution at the bottom. */
    String innermost() {
        return inner() != null ? inner().innermost() : convPath();
    }

    /** Returns the paths of its batch norms, the outermost first. */
    List<String> norms() {
        return inner() == null ? List.of(normPath()) : java.util.stream.Stream.concat(java.util.stream.Stream.of(normPath()), inner().norms().stream()).toList();
    }

    /** Returns what a weight at the bottom is multiplied by in the block's kernel, per output channel: {@code gamma / sqrt(var + eps)}, norm by norm. */
    double[] gain(Map<String, StoredTensor> state) {
        double[] gamma = state.get(normPath() + ".weight").toDoubleArray();
        double[] variance = state.get(normPath() + ".running_var").toDoubleArray();
        double[] below = inner() == null ? null : inner().gain(state);
        double[] gain = new double[gamma.length];
        for (int c = 0; c < gain.length; c++) {
            gain[c] = gamma[c] / Math.sqrt(variance[c] + norm().eps()) * (below == null ? 1 : below[c]);
        }
        return gain;
    }

    /** Returns the paths of the parameters of the other branches that each belong to one output channel. */
    List<String> perChannel() {
        return block.children().stream().filter(child -> !child.name().equals(Operation.KERNEL.branch()))
                .flatMap(child -> new ModelSpec("branch", new Sum(List.of(child)), 0).parameters().stream())
                .filter(parameter -> parameter.role() == ParameterSpec.Role.TRAINABLE && !parameter.name().startsWith(Operation.POINTWISE_KERNEL.branch() + ".conv1.")
                        && !parameter.name().startsWith(Operation.POINTWISE_KERNEL.branch() + ".bn1."))
                .map(parameter -> ModelSpec.join(path, parameter.name())).toList();
    }

    /** Returns what the other branches compute together, in the form of the branch's convolution. */
    private Kernel others(Map<String, StoredTensor> state) {
        Convolution target = Convolution.zero(conv(), DType.FLOAT64);
        Convolution sum = target;
        for (Named child : block.children()) {
            if (!child.name().equals(Operation.KERNEL.branch())) {
                sum = sum.plus(Convolution.of(child.layer(), ModelSpec.join(path, child.name()), tensor -> Tensor.of(state.get(tensor)).to(DType.FLOAT64),
                        DType.FLOAT64));
            }
        }
        if (!sum.shape().bias(false).equals(target.shape())) {
            throw new IllegalStateException("the branches of " + path + " are together " + sum + ", not " + conv());
        }
        return sum.kernel();
    }

    /**
     * Sets the branch so that the whole block computes this kernel (DyRep eq. 6), in the state's dtype.
     *
     * <p>The norm is set to factor 1, shift 0, mean 0 and variance 1 as in the published code, and what it then divides by, {@code sqrt(1 + eps)}, goes
     * into the weight. A block inside gets its share in the same way; its other branches stay.
     *
     * @param wanted in float64
     */
    void absorb(Kernel wanted, Map<String, StoredTensor> state, DType dtype) {
        int channels = norm().features();
        double divisor = Math.sqrt(1 + norm().eps());
        Kernel rest = BranchAlgebra.subtract(wanted, others(state));
        var inside = new Kernel(rest.weight().mul(divisor), rest.biasOrZeros().mul(divisor));
        state.put(normPath() + ".weight", constant(1, channels, dtype));
        state.put(normPath() + ".bias", constant(0, channels, dtype));
        state.put(normPath() + ".running_mean", constant(0, channels, dtype));
        state.put(normPath() + ".running_var", constant(1, channels, dtype));
        state.put(normPath() + ".num_batches_tracked", Tensor.zeros(DType.INT64).toStored());
        if (inner() != null) {
            inner().absorb(inside, state, dtype);
        } else {
            state.put(convPath() + ".weight", inside.weight().to(dtype).toStored());
            state.put(convPath() + ".bias", inside.bias().to(dtype).toStored());
        }
    }

    static StoredTensor constant(double value, int channels, DType dtype) {
        double[] values = new double[channels];
        Arrays.fill(values, value);
        return Tensor.of(values).to(dtype).toStored();
    }
}
