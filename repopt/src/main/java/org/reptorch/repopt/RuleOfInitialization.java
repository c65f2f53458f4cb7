package org.reptorch.repopt;

import java.util.Optional;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/**
 * Starts a plain model where the CSLA model would start (RepOptimizers, Rule of Initialization, section 3.4):
 *
 * <pre>
 *     W'(0) = sum_b alpha_b A_b w_b(0)                                           any prior
 *           = s_c W_3x3 + t_c W_1x1 [centre] + i_c [centre, c = d]               RepOpt-VGG's (equation 4, where i is 1)
 * </pre>
 */
public final class RuleOfInitialization {

    private RuleOfInitialization() {
    }

    /**
     * Rewrites the weights of a freshly built model. Its own serve as those of the branch of their shape; those of the others are drawn now, as
     * PyTorch draws them, from the generator as it stands; the identity starts at its searched scale.
     *
     * @throws ReptorchException where the model has been trained already: initializing it again would lose that
     */
    public static void apply(Scales scales, Model model) {
        trained(model).ifPresent(evidence -> {
            throw new ReptorchException("Rule of Initialization: " + model.spec().name() + " is not fresh, " + evidence
                    + " has been trained; resume it without initializing it again");
        });
        for (Scales.Block block : scales.blocks().values()) {
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                Tensor weight = model.parameter(ModelSpec.join(block.site().path(), "weight"));
                weight.copy_(fold(block, weight));
            }
        }
    }

    /** What the published handler checks, batch norms' factors that are still all 1; returns the first that are not. */
    static Optional<String> trained(Model model) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            for (String name : model.buffers().keySet()) {
                if (name.endsWith("running_mean")) {
                    String weight = name.substring(0, name.length() - "running_mean".length()) + "weight";
                    if (model.parameter(weight).ne(1).any().item() != 0) {
                        return Optional.of(weight);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Tensor fold(Scales.Block block, Tensor weight) {
        Tensor sum = null;
        for (int i = 0; i < block.branches().size(); i++) {
            Branch branch = block.branches().get(i);
            Tensor scale = Tensor.of(block.values().get(i), block.target().out()).to(weight);
            Tensor own = block.site().isMain(branch) ? weight : drawn(branch, block.target(), weight);
            Tensor share = Csla.scaled(new BranchKernel(branch, block.target()).unfold(own), scale);
            sum = sum == null ? share : sum.add(share);
        }
        return sum;
    }

    /** The CPU draws, whatever the device. The published code constructs a whole Conv2d for its weight, so the bias is drawn, too, and thrown away. */
    private static Tensor drawn(Branch branch, Target target, Tensor like) {
        Layer layer = switch (BlockLayers.operator(branch, target)) {
            case Layer.Conv2d conv -> conv.bias(true);
            case Layer operator -> operator;
        };
        try (Model fresh = Model.drawn(new ModelSpec("fresh", Layers.sequence().then("branch", layer), 0), like.dtype())) {
            return fresh.parameter("branch.weight").to(like.device(), like.dtype(), false, true);
        }
    }
}
