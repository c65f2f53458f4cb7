package org.reptorch.repopt;

import java.util.Map;

import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/**
 * Starts a plain model where the CSLA model would start (RepOptimizers, Rule of Initialization):
 * {@code W = s W_3x3 + t W_1x1 + identity scale}.
 */
public final class RuleOfInitialization {

    private RuleOfInitialization() {
    }

    /**
     * Rewrites the kernels of a freshly built model. Its own kernel serves as that of the largest branch; the smaller ones are
     * drawn now, as PyTorch's {@code Conv2d} draws them, from the generator as it stands; the identity starts at its searched scale.
     *
     * @throws ReptorchException where the model has been trained already: initializing it again would lose that
     */
    public static void apply(Scales scales, Model model) {
        verifyFresh(model);
        for (Map.Entry<String, Scales.Block> block : scales.blocks().entrySet()) {
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                Tensor kernel = model.parameter(block.getKey() + ".weight");
                kernel.copy_(fold(block.getValue(), kernel));
            }
        }
    }

    /** What the published handler checks: a batch norm's factors that are still all 1. */
    private static void verifyFresh(Model model) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            for (String name : model.buffers().keySet()) {
                if (name.endsWith("running_mean")) {
                    String weight = name.substring(0, name.length() - "running_mean".length()) + "weight";
                    if (model.parameter(weight).ne(1).any().item() != 0) {
                        throw new ReptorchException("Rule of Initialization: " + model.spec().name() + " is not fresh, " + weight
                                + " has been trained; resume it without initializing it again");
                    }
                }
            }
        }
    }

    private static Tensor fold(Scales.Block block, Tensor kernel) {
        Conv2d target = block.target();
        Tensor sum = null;
        for (int i = 0; i < block.branches().size(); i++) {
            Tensor scale = Tensor.of(block.values().get(i), target.out(), 1, 1, 1).to(kernel.dtype());
            Tensor share = switch (block.branches().get(i)) {
                case Branch.Kernel(int size, var ignored) when size == target.kernel().side() -> kernel.mul(scale);
                case Branch.Kernel(int size, var ignored) -> centred(drawn(target, size, kernel), target.kernel().side()).mul(scale);
                case Branch.Identity identity -> centred(Ops.eye(target.out(), kernel.dtype()).view(target.out(), target.out(), 1, 1).mul(scale), target.kernel().side());
            };
            sum = sum == null ? share : sum.add(share);
        }
        return sum;
    }

    /** The published code constructs a whole Conv2d for its weight, so the bias is drawn, too, and thrown away. */
    private static Tensor drawn(Conv2d target, int size, Tensor like) {
        var spec = new ModelSpec("fresh", Layers.conv(target.in(), target.out(), size).bias(true), 0);
        try (Model fresh = Model.drawn(spec, like.dtype())) {
            return fresh.parameter("weight").clone();
        }
    }

    private static Tensor centred(Tensor kernel, int size) {
        long margin = (size - kernel.size(-1)) / 2;
        return kernel.pad(margin, margin, margin, margin);
    }
}
