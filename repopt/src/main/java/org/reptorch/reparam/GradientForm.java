package org.reptorch.reparam;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.repopt.AdamForm;
import org.reptorch.repopt.RepOptimizer;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Evolution.Standing;
import org.reptorch.train.Optimizer;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.UpdateRule;

/**
 * DyRep in gradient space: a branch that DyRep would put into the network enters the prior of a {@link RepOptimizer}. Weights and network stay as they
 * are, and so do the costs of a forward and a backward pass; what changes is the Grad Mult.
 *
 * <p>For SGD without dampening that is, step for step, a block of convolutions with constant scales that grows by eq. 6 and is cut by eq. 10: whatever
 * the new branches are drawn as, since their sum is what it was. It is not DyRep's own block, whose branches end with batch norms. Importances are
 * those of {@link GrowingPrior#importances} since the adjustment before.
 */
public final class GradientForm implements Form {

    private static final String BEFORE = "before.";

    private final Set<Operation> operations;
    private final UpdateRule rule;
    private final AdamForm adamForm;
    private final Function<Model, List<ParameterGroup>> groups;
    private GrowingPrior prior;
    /** The weights of the convolutions under the prior as the interval began, by path. */
    private Map<String, StoredTensor> before = Map.of();

    /**
     * Begins with a prior in which nothing has grown.
     *
     * @param base       the network
     * @param operations that grow, where they fit
     * @param scale      of each branch
     * @param rule       of the optimizer
     * @param adamForm   how scales enter a rule of the Adam family
     * @param groups     of a model's parameters
     * @throws IllegalArgumentException where an operation is not linear, or the rule cannot follow it
     */
    public GradientForm(ModelSpec base, Set<Operation> operations, double scale, UpdateRule rule, AdamForm adamForm, Function<Model, List<ParameterGroup>> groups) {
        this.operations = EnumSet.copyOf(operations);
        this.operations.remove(Operation.KERNEL);
        this.rule = rule;
        this.adamForm = adamForm;
        this.groups = groups;
        this.prior = GrowingPrior.none(base, scale);
        this.operations.forEach(GrowingPrior::verifyLinear);
        UpdatePlan.whyNot(rule, adamForm, 0, !GrowingPrior.DIAGONAL.containsAll(this.operations)).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    /** Returns the prior as it stands. */
    public GrowingPrior prior() {
        return prior;
    }

    @Override
    public Map<String, String> candidates(ModelSpec spec) {
        var candidates = new LinkedHashMap<String, String>();
        for (String path : Growth.candidates(spec, 1)) {
            if (!prior.grown().containsKey(path) && operations.stream().anyMatch(operation -> operation.fits((Conv2d) spec.layers().get(path)))) {
                candidates.put(path, weight(path));
            }
        }
        return candidates;
    }

    private static String weight(String path) {
        return ModelSpec.join(path, "weight");
    }

    @Override
    public Map<String, Map<Operation, Double>> importances(Standing now) {
        var importances = new LinkedHashMap<String, Map<Operation, Double>>();
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            prior.scales().ifPresent(scales -> prior.grown().keySet().forEach(path -> {
                Tensor weight = Tensor.of(now.model().get(weight(path)));
                importances.put(path, prior.importances(scales.blocks().get(path), weight.sub(Tensor.of(before.get(path)).to(weight.dtype()))));
            }));
        }
        return importances;
    }

    @Override
    public Standing cut(Standing now, String place, Set<Operation> branches) {
        return under(prior.cut(place, branches), now);
    }

    @Override
    public Standing grow(Standing now, String place, int batches, IntFunction<Tensor> images, long seed) {
        return under(prior.grow(place, operations), now);
    }

    private Standing under(GrowingPrior next, Standing now) {
        prior = next;
        return new Standing(now.spec(), now.model(), RepOptimizer.under(next.scales(), now.optimizer()), now.ema());
    }

    @Override
    public Optimizer optimizer(Model model) {
        return new RepOptimizer(UpdatePlan.of(rule, adamForm, groups.apply(model), prior.scales()), model);
    }

    @Override
    public Augmentation augmentation(ModelSpec spec) {
        var blocks = new LinkedHashMap<String, Set<Operation>>();
        prior.grown().forEach((path, branches) -> {
            var block = EnumSet.of(Operation.KERNEL);
            block.addAll(branches);
            blocks.put(path, block);
        });
        return new Augmentation(blocks);
    }

    @Override
    public boolean changesNetwork() {
        return false;
    }

    @Override
    public void begins(Standing now) {
        var weights = new LinkedHashMap<String, StoredTensor>();
        prior.grown().keySet().forEach(path -> weights.put(path, now.model().get(weight(path))));
        before = Collections.unmodifiableMap(weights);
    }

    @Override
    public Map<String, StoredTensor> state() {
        var state = new LinkedHashMap<String, StoredTensor>();
        before.forEach((path, weight) -> state.put(BEFORE + path, weight));
        return state;
    }

    @Override
    public ModelSpec restore(Augmentation augmentation, Map<String, StoredTensor> state) {
        ModelSpec base = prior.spec();
        prior = GrowingPrior.none(base, prior.scale());
        var weights = new LinkedHashMap<String, StoredTensor>();
        augmentation.blocks().forEach((path, block) -> {
            var branches = EnumSet.copyOf(block);
            branches.remove(Operation.KERNEL);
            prior = prior.grow(path, branches);
            weights.put(path, Optional.ofNullable(state.get(BEFORE + path)).orElseThrow(() -> new ReptorchException("the checkpoint has no " + BEFORE + path
                    + ", the weights as the interval began; start the run again from its beginning")));
        });
        before = Collections.unmodifiableMap(weights);
        return base;
    }
}
