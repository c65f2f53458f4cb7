package org.reptorch.repopt;

import java.util.List;
import java.util.Map;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Scale;
import org.reptorch.nn.Layer.Sum;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;

/**
 * The Constant-Scale Linear Addition block that a prior imagines (RepOptimizers, section 3.1): built only to search scales
 * and to prove the equivalence, never to train the model that is deployed.
 */
public final class Csla {

    private Csla() {
    }

    /**
     * Describes the block around a target convolution.
     *
     * @param name         the target's own name, such as {@code conv}
     * @param initialScale where searched scales start
     * @param searched     whether they train (hyper-search) or are constants
     */
    public static Layer block(Prior prior, Conv2d target, String name, double initialScale, boolean searched) {
        Sum sum = null;
        for (Branch branch : prior.branchesOf(target)) {
            String scaleName = branch.scaleName(target, name);
            Layer layer = switch (branch) {
                case Branch.Kernel(int size, Branch.Scale scale) -> Layers.sequence()
                        .then(size == target.kernel().side() ? name : name + "_" + size + "x" + size, Layers.conv(target.in(), target.out(), size)
                                .stride(target.stride()).padding(size / 2))
                        .then(scaleName, switch (scale) {
                            case Branch.Scale.Constant(double value) -> new Scale(target.out(), value, false);
                            case Branch.Scale.Searched any -> new Scale(target.out(), initialScale, searched);
                        });
                case Branch.Identity identity -> Layers.scale(target.out(), 1.0);
            };
            String outer = branch instanceof Branch.Identity ? scaleName : "";
            sum = sum == null ? Layers.sum(outer, layer) : sum.plus(outer, layer);
        }
        return sum;
    }

    /**
     * Returns the one kernel that computes what the block computes: {@code sum_b alpha_b A_b w_b}.
     *
     * @param block a built model of nothing but {@link #block} under the name {@code conv}
     */
    static Tensor kernel(Prior prior, Conv2d target, Model block) {
        Map<String, Tensor> parameters = block.parameters();
        List<Branch> branches = prior.branchesOf(target);
        Tensor sum = null;
        for (Branch branch : branches) {
            Tensor scale = parameters.get(branch.scaleName(target, "conv") + ".weight").view(target.out(), 1, 1, 1);
            Tensor weight = switch (branch) {
                case Branch.Kernel(int size, var ignored) -> parameters.get((size == target.kernel().side() ? "conv" : "conv_" + size + "x" + size) + ".weight");
                case Branch.Identity identity -> Ops.eye(target.out(), block.dtype()).view(target.out(), target.out(), 1, 1);
            };
            long margin = (target.kernel().side() - weight.size(-1)) / 2;
            Tensor share = weight.mul(scale).pad(margin, margin, margin, margin);
            sum = sum == null ? share : sum.add(share);
        }
        return sum;
    }
}
