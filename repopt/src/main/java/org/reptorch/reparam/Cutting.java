package org.reptorch.reparam;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Named;
import org.reptorch.nn.Layer.Sum;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * De-parameterization (DyRep, section 4.2): branches that hardly matter go, the KxK branch takes up what they computed (eq. 10), and what the
 * network computes in evaluation stays.
 *
 * <p>How much a branch matters is the mean of |gamma| of its last batch norm (eq. 9). A rule looks at the branches beside KxK: where the standard
 * deviation of their importances (that of a sample, n - 1) is above the threshold, it cuts those below their mean.
 *
 * @param relative  whether importances are those relative to KxK's
 * @param threshold lambda, 0.02 in the paper
 * @param ceiling   only branches below it are cut
 */
public record Cutting(boolean relative, double threshold, double ceiling) {

    /** The rule of the paper: every branch below the mean. */
    public static final Cutting PAPER = new Cutting(false, 0.02, Double.POSITIVE_INFINITY);

    /** The rule of the published code: relative to KxK, and only below a tenth of it. */
    public static final Cutting PUBLISHED = new Cutting(true, 0.02, 0.1);

    /** Returns how much every branch of a block matters (eq. 9): the mean of |gamma| of its last batch norm, in the block's order. */
    public static Map<Operation, Double> importances(Network network, String path) {
        var importances = new EnumMap<Operation, Double>(Operation.class);
        for (Named child : network.block(path).children()) {
            Operation operation = Operation.ofBranch(child.name()).orElseThrow();
            double[] gamma = network.state().get(ModelSpec.join(path, operation.norm()) + ".weight").toDoubleArray();
            importances.put(operation, Arrays.stream(gamma).map(Math::abs).average().orElseThrow());
        }
        return importances;
    }

    /** Returns importances relative to KxK's. */
    public static Map<Operation, Double> relativeToKernel(Map<Operation, Double> importances) {
        double kernel = importances.get(Operation.KERNEL);
        var relative = new EnumMap<>(importances);
        relative.replaceAll((operation, importance) -> importance / kernel);
        return relative;
    }

    /** Returns the branches that the rule cuts; none while they do not differ enough, nor where there is one alone. */
    public Set<Operation> redundant(Map<Operation, Double> importances) {
        Map<Operation, Double> compared = new EnumMap<>(relative ? relativeToKernel(importances) : importances);
        compared.remove(Operation.KERNEL);
        double mean = compared.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double squares = compared.values().stream().mapToDouble(s -> (s - mean) * (s - mean)).sum();
        var redundant = EnumSet.noneOf(Operation.class);
        if (compared.size() > 1 && Math.sqrt(squares / (compared.size() - 1)) > threshold) {
            compared.forEach((operation, importance) -> {
                if (importance < mean && importance < ceiling) {
                    redundant.add(operation);
                }
            });
        }
        return redundant;
    }

    /**
     * Cuts branches of one block.
     *
     * <p>The other branches stay as they are, the norms of the KxK branch start again, as in the published code. Where KxK alone is left the block
     * becomes a convolution with a bias at the block's path, with what grew inside it folded in. Of a block that grew inside the KxK branch the
     * other branches stay, too; only the 1x1 convolution and the norm that mix channels in front of a KxK one keep a momentum of the old scale.
     *
     * @param path of the block
     * @param cut  branches to go, not KxK
     */
    public static Adjusted cut(Network network, String path, Collection<Operation> cut) {
        Sum block = network.block(path);
        List<String> names = cut.stream().map(Operation::branch).toList();
        if (cut.isEmpty() || cut.contains(Operation.KERNEL)
                || !block.children().stream().map(Named::name).toList().containsAll(names)) {
            throw new IllegalArgumentException("block " + path + " has the branches " + block.children().stream().map(Named::name).toList() + ", of which "
                    + Operation.KERNEL.branch() + " stays; " + names + " cannot be cut");
        }
        var left = new Sum(block.children().stream().filter(child -> !names.contains(child.name())).toList());
        var before = new KernelBranch(block, path);
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            DType dtype = network.dtypeOf(before.innermost() + ".weight");
            Kernel whole = Convolution.of(block, path, name -> Growth.exact(network.state().get(name)), DType.FLOAT64).kernel();
            var state = new LinkedHashMap<>(network.state());
            boolean plain = left.children().size() == 1;
            Layer after = plain ? before.conv().bias(true) : left;
            if (plain) {
                state.put(ModelSpec.join(path, "weight"), whole.weight().to(dtype).toStored());
                state.put(ModelSpec.join(path, "bias"), whole.biasOrZeros().to(dtype).toStored());
            } else {
                new KernelBranch(left, path).absorb(whole, state, dtype);
            }
            KernelBranch now = plain ? null : new KernelBranch(left, path);
            ModelSpec spec = network.spec().rewritten((at, layer) -> at.equals(path) && layer == block ? after : layer);
            var fresh = new HashSet<String>();
            if (now != null) {
                now.norms().forEach(norm -> fresh.add(norm + ".weight"));
            }
            Map<String, Adjusted.Origin> origins = origins(before, now, path, network.state(), state);
            return new Adjusted(new Network(spec, Growth.ordered(spec, state)), origins, fresh);
        }
    }

    private static Map<String, Adjusted.Origin> origins(KernelBranch before, KernelBranch after, String path, Map<String, StoredTensor> then,
            Map<String, StoredTensor> state) {
        double[] gain = before.gain(then);
        double[] now = after == null ? null : after.gain(state);
        double[] factor = new double[gain.length];
        for (int c = 0; c < factor.length; c++) {
            factor[c] = bounded((now == null ? 1 : now[c]) / gain[c]);
        }
        String to = after == null ? path : after.innermost();
        var origins = new LinkedHashMap<String, Adjusted.Origin>();
        for (String name : List.of("weight", "bias")) {
            origins.put(ModelSpec.join(to, name), new Adjusted.Origin(before.innermost() + "." + name, factor));
        }
        if (after != null) {
            origins.putAll(nested(before, after, then, state));
        }
        return origins;
    }

    /** What stays in a block inside the KxK branch is now behind another norm, so that its gradient is another multiple of the block's. */
    private static Map<String, Adjusted.Origin> nested(KernelBranch before, KernelBranch after, Map<String, StoredTensor> then, Map<String, StoredTensor> state) {
        var origins = new LinkedHashMap<String, Adjusted.Origin>();
        KernelBranch inner = after.inner();
        KernelBranch known = before.inner();
        double[] gain = before.gain(then);
        double[] now = after.gain(state);
        while (inner != null) {
            double[] gainInside = known.gain(then);
            double[] nowInside = inner.gain(state);
            double[] factor = new double[gain.length];
            for (int c = 0; c < factor.length; c++) {
                factor[c] = bounded(now[c] / nowInside[c] / (gain[c] / gainInside[c]));
            }
            inner.perChannel().forEach(name -> origins.put(name, new Adjusted.Origin(name, factor)));
            String shift = inner.norms().getFirst() + ".bias";
            origins.put(shift, new Adjusted.Origin(shift, factor));
            inner = inner.inner();
            known = known.inner();
        }
        return origins;
    }

    /** A channel that a norm had all but switched off had next to no gradient; what is left of it says nothing of the direct one. */
    private static double bounded(double factor) {
        return Math.abs(factor) <= 1000 ? factor : 0;
    }
}
