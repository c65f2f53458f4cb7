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
import org.reptorch.repopt.BranchShare;
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
 * A convolution on which nothing grew is under no prior.
 *
 * @param spec  the network, which stays
 * @param scale of a branch that grew; KxK's is 1
 * @param grown the branches beside KxK, by the path of the convolution
 */
public record GrowingPrior(ModelSpec spec, double scale, Map<String, Set<Operation>> grown) {

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
        var copy = new LinkedHashMap<String, Set<Operation>>();
        grown.forEach((path, branches) -> {
            conv(spec, path);
            copy.put(path, Collections.unmodifiableSet(EnumSet.copyOf(branches)));
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
        operations.forEach(GrowingPrior::verifyLinear);
        Conv2d conv = conv(spec, path);
        List<Operation> fitting = operations.stream().filter(operation -> operation.fits(conv)).toList();
        if (fitting.isEmpty()) {
            throw new IllegalArgumentException(path + ": none of " + operations + " fits " + conv + "; allow more operations");
        }
        Set<Operation> branches = branches(path);
        branches.addAll(fitting);
        return with(path, branches);
    }

    static void verifyLinear(Operation operation) {
        if (!LINEAR.contains(operation)) {
            throw new IllegalArgumentException(operation == Operation.KERNEL ? "KxK is in every prior and does not grow" : operation.code()
                    + " is a product of two kernels and has no Grad Mult; the operations that a prior can have are " + LINEAR.stream().map(Operation::code).toList());
        }
    }

    /** Cuts branches of a convolution. */
    public GrowingPrior cut(String path, Collection<Operation> cut) {
        Set<Operation> branches = branches(path);
        if (!branches.containsAll(cut)) {
            throw new IllegalArgumentException("the prior of " + path + " has the branches " + branches + " beside KxK, so that " + cut + " cannot be cut");
        }
        branches.removeAll(cut);
        return with(path, branches);
    }

    private Set<Operation> branches(String path) {
        var branches = EnumSet.noneOf(Operation.class);
        branches.addAll(grown.getOrDefault(path, Set.of()));
        return branches;
    }

    private GrowingPrior with(String path, Set<Operation> branches) {
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
        branches.add(branch(Operation.KERNEL, conv));
        grown.get(path).forEach(operation -> branches.add(branch(operation, conv)));
        return new Prior(branches);
    }

    /** The identity's factors would be its weights, with a scale of 1; DyRep's identity has a norm, whose constant is its scale. */
    private Branch branch(Operation operation, Conv2d conv) {
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
        return branch.times(operation == Operation.KERNEL ? 1 : scale);
    }

    /**
     * Returns how much every branch of a convolution matters: how strong along it what the optimizer made of the gradients was
     * ({@link BranchShare#strength}), relative to KxK. It stands where DyRep has the mean of |gamma| (eq. 9), which compares branches that norms have made alike, too.
     *
     * @param block    of the convolution, of this prior's {@link #scales}
     * @param movement of its weight; where there was none all are 0
     */
    public Map<Operation, Double> importances(Scales.Block block, Tensor movement) {
        var operations = new ArrayList<Operation>();
        operations.add(Operation.KERNEL);
        operations.addAll(grown.get(block.site().path()));
        var importances = new EnumMap<Operation, Double>(Operation.class);
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            List<BranchShare> shares = BranchShare.of(block, movement);
            double kernel = shares.getFirst().strength();
            for (int i = 0; i < shares.size(); i++) {
                importances.put(operations.get(i), kernel == 0 ? 0 : shares.get(i).strength() / kernel);
            }
        }
        return importances;
    }
}
