package org.reptorch.reparam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.ModelSpec;
import org.reptorch.repopt.Branch;
import org.reptorch.repopt.BranchShares;
import org.reptorch.repopt.Pattern;
import org.reptorch.repopt.Placement;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.Scales;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/**
 * DyRep's blocks in gradient space: which branches stand in the prior of which convolution of a plain network while it trains.
 *
 * <p>A branch that grows changes the Grad Mult and nothing else: neither the weights nor what the optimizer remembers, see {@link org.reptorch.repopt.RepOptimizer#under}.
 * A convolution on which nothing grew is under no prior. A branch that grows once more counts twice, which is what two equal ones amount to.
 *
 * @param spec  the network, which stays
 * @param scale of a branch that grew once; KxK's is 1
 * @param grown how often each branch grew, by the path of the convolution
 */
public record GrowingPrior(ModelSpec spec, double scale, Map<String, Map<Operation, Integer>> grown) {

    /**
     * The operations that are linear in their weights, without {@link Operation#KERNEL}. 1x1 and then KxK is not: its two kernels are multiplied, and no
     * constant map of the gradient stands for that.
     */
    public static final Set<Operation> LINEAR = Collections.unmodifiableSet(EnumSet.of(Operation.POINTWISE, Operation.POINTWISE_AVERAGE, Operation.ROW, Operation.COLUMN,
            Operation.IDENTITY));

    /** Those whose Grad Mult multiplies element by element, so that every rule can follow it at no cost. */
    public static final Set<Operation> DIAGONAL = Collections.unmodifiableSet(EnumSet.of(Operation.POINTWISE, Operation.ROW, Operation.COLUMN, Operation.IDENTITY));

    /** Copies the maps; refuses a scale that is no positive number, and convolutions that the network does not have. */
    public GrowingPrior {
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("GrowingPrior: scale must be a positive number, not " + scale);
        }
        var copy = new LinkedHashMap<String, Map<Operation, Integer>>();
        grown.forEach((path, branches) -> {
            conv(spec, path);
            copy.put(path, Collections.unmodifiableMap(new EnumMap<>(branches)));
        });
        grown = Collections.unmodifiableMap(copy);
    }

    /** A prior in which nothing has grown. */
    public static GrowingPrior none(ModelSpec spec, double scale) {
        return new GrowingPrior(spec, scale, Map.of());
    }

    private static Conv2d conv(ModelSpec spec, String path) {
        if (spec.layers().get(path) instanceof Conv2d conv) {
            return conv;
        }
        throw new IllegalArgumentException(spec.name() + " has no convolution '" + path + "'; those that can grow are " + Growth.candidates(spec, 1));
    }

    /**
     * Grows branches on a convolution: those of the operations that fit it.
     *
     * @throws IllegalArgumentException where one is not linear, or none fits
     */
    public GrowingPrior grow(String path, Set<Operation> operations) {
        operations.stream().filter(operation -> !LINEAR.contains(operation)).findFirst().ifPresent(operation -> {
            throw new IllegalArgumentException(operation == Operation.KERNEL ? "KxK is in every prior and does not grow" : operation.branch()
                    + " is a product of two kernels and has no Grad Mult; the operations of a prior are " + LINEAR);
        });
        Conv2d conv = conv(spec, path);
        var branches = new EnumMap<Operation, Integer>(Operation.class);
        branches.putAll(grown.getOrDefault(path, Map.of()));
        List<Operation> fitting = operations.stream().filter(operation -> operation.fits(conv)).toList();
        if (fitting.isEmpty()) {
            throw new IllegalArgumentException(path + ": none of " + operations + " fits " + conv + "; allow more operations");
        }
        fitting.forEach(operation -> branches.merge(operation, 1, Integer::sum));
        return with(path, branches);
    }

    /** Cuts branches of a convolution. */
    public GrowingPrior cut(String path, Collection<Operation> cut) {
        var branches = new EnumMap<Operation, Integer>(Operation.class);
        branches.putAll(grown.getOrDefault(path, Map.of()));
        if (!branches.keySet().containsAll(cut)) {
            throw new IllegalArgumentException("the prior of " + path + " has the branches " + branches.keySet() + " beside KxK, so that " + cut + " cannot be cut");
        }
        branches.keySet().removeAll(cut);
        return with(path, branches);
    }

    private GrowingPrior with(String path, Map<Operation, Integer> branches) {
        var changed = new LinkedHashMap<>(grown);
        if (branches.isEmpty()) {
            changed.remove(path);
        } else {
            changed.put(path, branches);
        }
        return new GrowingPrior(spec, scale, changed);
    }

    /** Returns which prior stands where; nothing as long as nothing has grown. */
    public Optional<Placement> placement() {
        var clauses = new ArrayList<Placement.Clause>();
        grown.forEach((path, branches) -> clauses.add(new Placement.Clause(prior(path), Pattern.at(path))));
        return clauses.isEmpty() ? Optional.empty() : Optional.of(new Placement(clauses));
    }

    /** Returns the scales, all constants; nothing as long as nothing has grown. */
    public Optional<Scales> scales() {
        return placement().map(placement -> Scales.declared(placement, spec));
    }

    private Prior prior(String path) {
        Conv2d conv = conv(spec, path);
        var branches = new ArrayList<Branch>();
        branches.add(branch(Operation.KERNEL, conv, 1));
        grown.get(path).forEach((operation, times) -> branches.add(branch(operation, conv, times)));
        return new Prior(branches);
    }

    /** The identity's factors would be its weights, with a scale of 1; DyRep's identity has a norm, whose constant is its scale. */
    private Branch branch(Operation operation, Conv2d conv, int times) {
        int height = conv.kernel().height();
        int width = conv.kernel().width();
        Branch.Unscaled branch = switch (operation) {
            case KERNEL -> Branch.kernel(height, width);
            case POINTWISE -> Branch.kernel(1);
            case ROW -> Branch.kernel(1, width);
            case COLUMN -> Branch.kernel(height, 1);
            case IDENTITY -> Branch.depthwise(1);
            case POINTWISE_AVERAGE -> Branch.average(height);
            case POINTWISE_KERNEL -> throw new IllegalStateException("not linear");
        };
        return branch.times(operation == Operation.KERNEL ? 1 : scale * Math.sqrt(times));
    }

    /**
     * Returns how much every branch of a convolution matters: the size of its {@link BranchShares share} of what the weight has moved by, as the
     * standard deviation that it adds to an output channel of white noise, the mean over the channels. It stands where DyRep has the mean of |gamma| (eq. 9).
     *
     * @param movement of the convolution's weight
     */
    public Map<Operation, Double> importances(String path, Tensor movement) {
        Scales.Block block = scales().orElseThrow().blocks().get(path);
        var operations = new ArrayList<Operation>();
        operations.add(Operation.KERNEL);
        operations.addAll(grown.get(path).keySet());
        var importances = new EnumMap<Operation, Double>(Operation.class);
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            int i = 0;
            for (Tensor share : BranchShares.of(block, movement).values()) {
                importances.put(operations.get(i++), share.flatten(1).square().sum(1).sqrt().mean().item());
            }
        }
        return importances;
    }
}
