package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.reparam.GrowingPrior;
import org.reptorch.reparam.Operation;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Optimizer;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.ReferenceOptimizer;
import org.reptorch.train.SgdRule;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A block that grows and is cut while it trains, against the plain convolution whose prior does: the block's algebra is written out here. */
public class GrowingPrior_EquivalenceTest {

    private static final String CONV = "conv";
    private static final ModelSpec PLAIN = new ModelSpec("plain", Layers.sequence().then(CONV, Layers.conv(6, 6, 3).padding(1)), 0);
    private static final double DECAY = 0.01;
    private static final double RATE = 0.05;

    /** A CSLA block at work; what it holds is changed between steps as DyRep does it. */
    private static final class Grown implements AutoCloseable {

        private final SgdRule rule;
        private GrowingPrior prior = GrowingPrior.none(PLAIN, 0.6);
        private Model model;
        private Optimizer optimizer;

        Grown(SgdRule rule, Model start) {
            this.rule = rule;
            model = Model.of(PLAIN, DType.FLOAT64, start.stateDict());
            optimizer = new ReferenceOptimizer(rule, ParameterGroup.of(model, DECAY));
        }

        void become(GrowingPrior next) {
            Map<String, Tensor> weights = contributions(prior, tensors(model.stateDict(), ""));
            Map<String, Tensor> momenta = contributions(prior, tensors(optimizer.state(), SgdRule.MOMENTUM + "."));
            Map<String, Double> constants = constants(next);
            for (String gone : weights.keySet().stream().filter(name -> !constants.containsKey(name)).toList()) {
                weights.merge(main(), weights.remove(gone), Tensor::add);
                momenta.computeIfPresent(main(), (name, momentum) -> momentum.add(momenta.get(gone)));
            }
            for (Branch branch : branches(next)) {
                if (!weights.containsKey(branch.name())) {
                    var kernel = new BranchKernel(branch, target());
                    Tensor drawn = kernel.unfold(Ops.randn(kernel.shape(), DType.FLOAT64)).mul(constants.get(branch.name()));
                    weights.put(branch.name(), drawn);
                    weights.merge(main(), drawn.neg(), Tensor::add);
                }
            }
            close();
            ModelSpec spec = next.placement().map(placement -> Csla.model(placement, PLAIN, Csla.Start.ONE, false)).orElse(PLAIN);
            prior = next;
            model = Model.of(spec, DType.FLOAT64, parts(next, weights, Model.build(spec, Device.CPU, DType.FLOAT64, 0)));
            optimizer = new ReferenceOptimizer(rule, ParameterGroup.of(model, DECAY));
            var remembered = new LinkedHashMap<String, StoredTensor>();
            own(next, momenta).forEach((path, momentum) -> remembered.put(SgdRule.MOMENTUM + "." + path, momentum.toStored()));
            optimizer.load(remembered);
        }

        private static String main() {
            return "3x3";
        }

        private static Map<String, Tensor> tensors(Map<String, StoredTensor> state, String prefix) {
            var tensors = new LinkedHashMap<String, Tensor>();
            state.forEach((name, tensor) -> {
                if (name.startsWith(prefix)) {
                    tensors.put(name.substring(prefix.length()), Tensor.of(tensor));
                }
            });
            return tensors;
        }

        /** What each branch adds to the one weight. */
        private static Map<String, Tensor> contributions(GrowingPrior prior, Map<String, Tensor> own) {
            var contributions = new LinkedHashMap<String, Tensor>();
            for (Branch branch : branches(prior)) {
                Tensor weights = own.get(path(prior, branch));
                if (weights != null) {
                    contributions.put(branch.name(), new BranchKernel(branch, target()).unfold(weights).mul(constants(prior).get(branch.name())));
                }
            }
            return contributions;
        }

        /** The weights of which {@link #contributions} are made: A^T A is a number here, since a branch has one weight per tap, or one for all. */
        private static Map<String, Tensor> own(GrowingPrior prior, Map<String, Tensor> contributions) {
            var own = new LinkedHashMap<String, Tensor>();
            for (Branch branch : branches(prior)) {
                Tensor contribution = contributions.get(branch.name());
                if (contribution != null) {
                    double constant = constants(prior).get(branch.name());
                    own.put(path(prior, branch), switch (branch.name()) {
                        case "3x3" -> contribution;
                        case "1x1" -> contribution.narrow(2, 1, 1).narrow(3, 1, 1).div(constant);
                        case "1x3" -> contribution.narrow(2, 1, 1).div(constant);
                        case "3x1" -> contribution.narrow(3, 1, 1).div(constant);
                        case "dw1x1" -> contribution.narrow(2, 1, 1).narrow(3, 1, 1).mul(Ops.eye(6, DType.FLOAT64).view(6, 6, 1, 1)).sum(1, true).div(constant);
                        case "avg3x3" -> contribution.narrow(2, 1, 1).narrow(3, 1, 1).mul(9 / constant);
                        default -> throw new AssertionError(branch);
                    });
                }
            }
            return own;
        }

        private static Map<String, StoredTensor> parts(GrowingPrior prior, Map<String, Tensor> contributions, Model fresh) {
            try (fresh) {
                var state = new LinkedHashMap<>(fresh.stateDict());
                own(prior, contributions).forEach((path, weights) -> state.put(path, weights.contiguous().toStored()));
                prior.scales().ifPresent(scales -> state.putAll(scales.tensors())); // a fresh model has them rounded to float32
                return state;
            }
        }

        private static List<Branch> branches(GrowingPrior prior) {
            return prior.placement().map(placement -> site(placement).branches()).orElse(List.of(Branch.kernel(3).times(1)));
        }

        private static Map<String, Double> constants(GrowingPrior prior) {
            var constants = new LinkedHashMap<String, Double>();
            branches(prior).forEach(branch -> constants.put(branch.name(), ((Branch.Scale.Constant) branch.scaling().orElseThrow()).value()));
            return constants;
        }

        private static String path(GrowingPrior prior, Branch branch) {
            return prior.placement().map(placement -> site(placement).weightPath(branch)).orElse("conv.weight");
        }

        private static Placement.Site site(Placement placement) {
            return placement.in(PLAIN).sites().get(CONV);
        }

        private static Target target() {
            return Target.of(PLAIN.layers().get(CONV)).orElseThrow();
        }

        /** The one weight of the block. */
        Tensor weight() {
            Tensor sum = null;
            for (Tensor contribution : contributions(prior, tensors(model.stateDict(), "")).values()) {
                sum = sum == null ? contribution : sum.add(contribution);
            }
            return sum;
        }

        void step(Tensor images) {
            model.forward(images).var().backward();
            optimizer.step(RATE);
            model.zeroGrad();
        }

        @Override
        public void close() {
            optimizer.close();
            model.close();
        }
    }

    @DataProvider
    static Object[][] rules() {
        return new Object[][] {{new SgdRule(0, 0, false)}, {new SgdRule(0.9, 0, false)}, {SgdRule.NESTEROV}};
    }

    @Test(dataProvider = "rules")
    public void growingAndCuttingThePriorIsGrowingAndCuttingTheBlock(SgdRule rule) {
        Map<Integer, GrowingPrior> changes = changes();
        try (var scope = Scope.open(); Model plain = Model.build(PLAIN, Device.CPU, DType.FLOAT64, 3)) {
            UpdateStep step = new ReferenceStep();
            var optimizer = new RepOptimizer(UpdatePlan.plain(rule, plain, DECAY), plain, step);
            try (var block = new Grown(rule, plain)) {
                for (int i = 0; i < 50; i++) {
                    try (var inner = Scope.open()) {
                        if (changes.get(i) != null) {
                            block.become(changes.get(i));
                            Scales scales = changes.get(i).scales().orElseThrow();
                            Map<String, StoredTensor> state = RepOptimizer.under(Optional.of(scales), optimizer.state());
                            optimizer.close();
                            optimizer = new RepOptimizer(UpdatePlan.of(rule, plain, DECAY, scales), plain, step);
                            optimizer.load(state);
                        }
                        Torch.manualSeed(i);
                        Tensor images = Ops.randn(new long[] {4, 6, 8, 8}, DType.FLOAT64);
                        block.step(images);
                        plain.forward(images).var().backward();
                        optimizer.step(RATE);
                        plain.zeroGrad();
                        Tensor weight = plain.parameter("conv.weight").detach();
                        double apart = weight.sub(block.weight()).abs().sum().item() / weight.abs().sum().item();
                        assertTrue(apart < 1e-10, "apart by " + apart + " after step " + i);
                    }
                }
            } finally {
                optimizer.close();
            }
        }
    }

    private static Map<Integer, GrowingPrior> changes() {
        GrowingPrior all = GrowingPrior.none(PLAIN, 0.6).grow(CONV, GrowingPrior.LINEAR);
        GrowingPrior cut = all.cut(CONV, Set.of(Operation.ROW, Operation.POINTWISE_AVERAGE));
        return Map.of(12, all, 25, cut, 38, cut.grow(CONV, EnumSet.of(Operation.POINTWISE, Operation.ROW)));
    }

    @Test
    public void sharesAreWhatTheBranchesDid() {
        SgdRule rule = SgdRule.NESTEROV;
        GrowingPrior prior = changes().get(12);
        try (var scope = Scope.open(); Model plain = Model.build(PLAIN, Device.CPU, DType.FLOAT64, 3); var block = new Grown(rule, plain)) {
            block.become(prior);
            block.optimizer.close();
            block.optimizer = new ReferenceOptimizer(rule, ParameterGroup.of(block.model, 0));
            Tensor before = block.weight();
            Map<String, Tensor> parts = Grown.contributions(prior, Grown.tensors(block.model.stateDict(), ""));
            for (int i = 0; i < 10; i++) {
                Torch.manualSeed(i);
                block.step(Ops.randn(new long[] {4, 6, 8, 8}, DType.FLOAT64));
            }
            Tensor movement = block.weight().sub(before);
            Scales.Block own = prior.scales().orElseThrow().blocks().get(CONV);
            List<BranchShare> shares = BranchShare.of(own, movement);
            Map<String, Tensor> after = Grown.contributions(prior, Grown.tensors(block.model.stateDict(), ""));
            assertEquals(shares.size(), 6);
            for (BranchShare share : shares) {
                Tensor did = after.get(share.branch().name()).sub(parts.get(share.branch().name()));
                assertTrue(did.sub(share.movement()).abs().max().item() < 1e-12 * movement.abs().max().item(), share.branch().name());
            }
            assertEquals(prior.importances(own, movement).keySet(), EnumSet.complementOf(EnumSet.of(Operation.POINTWISE_KERNEL)));
        }
    }

    @Test
    public void underWhiteNoiseAllBranchesMatterAlikeAndWhereItIsStrongerOnesMore() {
        var wide = new ModelSpec("wide", Layers.sequence().then(CONV, Layers.conv(64, 64, 3).padding(1)), 0);
        GrowingPrior prior = GrowingPrior.none(wide, 0.3).grow(CONV, GrowingPrior.LINEAR);
        Scales.Block own = prior.scales().orElseThrow().blocks().get(CONV);
        GradMult mult = GradMult.of(own);
        try (var scope = Scope.open()) {
            Torch.manualSeed(1);
            Tensor noise = Ops.randn(new long[] {64, 64, 3, 3}, DType.FLOAT64);
            prior.importances(own, mult.multiply(noise)).forEach((operation, importance) -> assertEquals(importance, 1, 0.25, operation.code()));
            noise.narrow(2, 1, 1).mul_(3);
            Map<Operation, Double> importances = prior.importances(own, mult.multiply(noise));
            assertTrue(importances.get(Operation.ROW) > 1.4 && importances.get(Operation.COLUMN) < 1.1, importances.toString());
        }
    }
}
