package org.reptorch.reparam;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.reptorch.nn.ParameterSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.AdafactorRule;
import org.reptorch.train.AdamRule;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;

/**
 * A network with one block grown or cut, and where its parameters come from, so that an optimizer goes on.
 *
 * @param network after the change
 * @param origins of the parameters that were rewritten, by path
 * @param fresh   the paths of the parameters that are new or start anew; all others are as they were
 */
public record Adjusted(Network network, Map<String, Origin> origins, Set<String> fresh) {

    /**
     * Where a rewritten parameter comes from.
     *
     * @param path   of the parameter before the change
     * @param factor what its gradient is multiplied by, per output channel
     */
    public record Origin(String path, double[] factor) {
    }

    /** Copies map and set. */
    public Adjusted {
        origins = Map.copyOf(origins);
        fresh = Set.copyOf(fresh);
    }

    /**
     * Returns what an optimizer remembers, for the network after the change: what stays keeps its state; what was rewritten has it in its new
     * coordinates, where a gradient is {@code factor} times what it was; what is new has had no step; what is gone is left out.
     *
     * <p>Mean gradients take the factor, mean squares its square. RMSprop's momentum is of normalized gradients and takes the sign alone.
     * Adafactor's squares, which are kept as rows and columns, start anew for what was rewritten.
     *
     * @param before as {@code Optimizer.state()} gave it for the network before the change
     */
    public Map<String, StoredTensor> optimizerState(UpdateRule rule, Map<String, StoredTensor> before) {
        var after = new LinkedHashMap<String, StoredTensor>();
        for (ParameterSpec parameter : network.spec().parameters()) {
            String name = parameter.name();
            Origin origin = origins.get(name);
            if (fresh.contains(name) || origin != null && rule instanceof AdafactorRule) {
                continue;
            }
            for (String of : rule.state(parameter.shape().size()).keySet()) {
                StoredTensor stored = before.get(of + "." + (origin == null ? name : origin.path()));
                if (stored != null) {
                    after.put(of + "." + name, origin == null ? stored : moved(rule, of, stored, origin.factor()));
                }
            }
        }
        return after;
    }

    private static StoredTensor moved(UpdateRule rule, String name, StoredTensor stored, double[] factor) {
        double[] applied = switch (rule) {
            case SgdRule sgd -> factor;
            case AdamRule adam -> switch (name) {
                case "step" -> null;
                case "exp_avg" -> factor;
                default -> squared(factor);
            };
            case RmsPropRule rmsProp -> switch (name) {
                case "step" -> null;
                case "grad_avg" -> factor;
                case "square_avg" -> squared(factor);
                default -> Arrays.stream(factor).map(Math::signum).toArray();
            };
            case AdafactorRule adafactor -> throw new IllegalStateException("Adafactor's squares are not moved");
        };
        return applied == null ? stored : times(stored, applied);
    }

    private static double[] squared(double[] factor) {
        return Arrays.stream(factor).map(f -> f * f).toArray();
    }

    private static StoredTensor times(StoredTensor stored, double[] factor) {
        try (var scope = Scope.open()) {
            long[] perChannel = new long[stored.shape().length];
            Arrays.fill(perChannel, 1);
            perChannel[0] = factor.length;
            return Tensor.of(stored).to(DType.FLOAT64).mul(Tensor.of(factor, perChannel)).to(stored.dtype()).toStored();
        }
    }
}
