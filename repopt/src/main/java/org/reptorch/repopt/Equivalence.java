package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.train.SgdRule;

/**
 * The proof of a prior by experiment: the CSLA block and the single convolution train side by side in float64 on the same
 * batches, and their kernels are compared after every step.
 *
 * @param prior       what is proven
 * @param target      the convolution it stands for
 * @param rule        of the update
 * @param weightDecay of both
 * @param rate        the learning rate
 * @param steps       how many
 * @param seed        of weights, scales and batches
 */
public record Equivalence(Prior prior, Conv2d target, SgdRule rule, double weightDecay, double rate, int steps, long seed) {

    /** What makes a single operator train as the block does. */
    public enum RuleOf {
        /** Start from the block's folded kernel. */
        INITIALIZATION,
        /** Multiply the gradient. */
        ITERATION
    }

    /**
     * How far the two kernels were apart after each step.
     *
     * @param differences {@code |W' - sum_b alpha_b A_b w_b| / |W'|}, L1 norms
     */
    public record Proof(List<Double> differences) {

        /** Returns the largest difference of any step. */
        public double worst() {
            return differences.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }

        /** Tells whether the two never were further apart than this. */
        public boolean holdsWithin(double tolerance) {
            return worst() <= tolerance;
        }
    }

    /** Proves with the settings of the published check: momentum 0.9 with Nesterov, weight decay 0.1, lr 0.1, 50 steps. */
    public static Equivalence of(Prior prior, Conv2d target) {
        return new Equivalence(prior, target, SgdRule.NESTEROV, 0.1, 0.1, 50, 0);
    }

    /** Trains both with both rules. */
    public Proof verify() {
        return verify(EnumSet.allOf(RuleOf.class));
    }

    /** Trains both with these rules only; without one of them they part. */
    public Proof verify(Set<RuleOf> rules) {
        Layer blockLayer = Csla.block(prior, target, "conv", 1.0, false);
        try (Model block = Model.build(new ModelSpec("csla", blockLayer, 0), Device.CPU, DType.FLOAT64, seed);
                Model plain = Model.build(new ModelSpec("plain", Layers.sequence().then("conv", target), 0), Device.CPU, DType.FLOAT64, seed + 1);
                var scope = Scope.open()) {
            scatterScales(block);
            Scales scales = Scales.of(prior, plain.spec(), block);
            if (rules.contains(RuleOf.INITIALIZATION)) {
                try (var noGrad = NoGrad.open()) {
                    plain.parameter("conv.weight").copy_(Csla.kernel(prior, target, block));
                }
            }
            UpdatePlan plan = rules.contains(RuleOf.ITERATION) ? UpdatePlan.of(rule, plain, weightDecay, scales) : UpdatePlan.plain(rule, plain, weightDecay);
            try (var blockOptimizer = new RepOptimizer(UpdatePlan.plain(rule, block, weightDecay), block, new ReferenceStep());
                    var plainOptimizer = new RepOptimizer(plan, plain, new ReferenceStep())) {
                var differences = new ArrayList<Double>();
                for (int step = 0; step < steps; step++) {
                    try (var stepScope = Scope.open()) {
                        Tensor x = Ops.randn(new long[] {4, target.in(), 8, 8}, DType.FLOAT64);
                        train(block, blockOptimizer, x);
                        train(plain, plainOptimizer, x);
                        differences.add(difference(plain.parameter("conv.weight"), Csla.kernel(prior, target, block)));
                    }
                }
                return new Proof(differences);
            }
        }
    }

    /** Gives what is not declared a constant scales of both signs, different in every channel, so that no symmetry hides a mistake. */
    private void scatterScales(Model block) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            for (Branch branch : prior.branchesOf(target)) {
                boolean scattered = switch (branch) {
                    case Branch.Kernel(int size, Branch.Scale.Constant constant) -> false;
                    case Branch.Kernel(int size, Branch.Scale.Searched searched) -> true;
                    case Branch.Identity identity -> true;
                };
                if (scattered) {
                    Tensor scale = block.parameter(branch.scaleName(target, "conv") + ".weight");
                    scale.copy_(Ops.rand(scale.shape(), DType.FLOAT64).mul(2).sub(0.8));
                }
            }
        }
    }

    /** The loss is the output's variance, as in the published check: arbitrary, smooth and not linear in the weights. */
    private void train(Model model, RepOptimizer optimizer, Tensor x) {
        model.forward(x).var().backward();
        optimizer.step(rate);
        model.zeroGrad();
    }

    private static double difference(Tensor plain, Tensor folded) {
        try (var noGrad = NoGrad.open()) {
            return plain.sub(folded).abs().sum().item() / plain.abs().sum().item();
        }
    }
}
