package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Initialization;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Scale;
import org.reptorch.nn.Layer.Sequence;
import org.reptorch.nn.Layer.Sum;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ParameterSpec;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/**
 * The Constant-Scale Linear Addition blocks that a prior imagines (RepOptimizers, section 3.2): built only to search scales
 * and to prove the equivalence, never to train the model that is deployed.
 *
 * <p>A block of branches b, each a linear operator with weights w_b whose kernel is A_b w_b, times a constant per output channel, computes for an input x
 *
 * <pre>
 *     y = sum_b alpha_b (x * A_b w_b) = x * W',      W' = sum_b alpha_b A_b w_b
 *     dL/dw_b = alpha_b A_b^T dL/dW'
 * </pre>
 *
 * <p>(* is the convolution). In a hyper-search the alpha_b train too, and the block is no longer equivalent to anything plain.
 */
public final class Csla {

    private Csla() {
    }

    /** Where searched scales start. */
    @FunctionalInterface
    public interface Start {

        /** Every scale at 1. */
        Start ONE = (site, place) -> 1;

        /** By depth (appendix B): 1 for the first operator of a run, then sqrt(2/l) for the l-th after it. A run goes on while operators keep their shape. */
        Start BY_DEPTH = (site, place) -> place == 0 ? 1 : Math.sqrt(2.0 / place);

        /** Every scale at the same constant. */
        static Start constant(double value) {
            return (site, place) -> value;
        }

        /**
         * Returns the start of an operator's searched scales.
         *
         * @param site  the operator
         * @param place how many operators of its run are before it
         */
        double of(Placement.Site site, int place);
    }

    /**
     * Describes the model whose operators under a prior are replaced by their blocks; names are those of the model, and
     * {@code scale_conv}, {@code scale_1x1}, {@code scale_identity}, {@code conv_1x1} beside a convolution {@code conv}.
     *
     * @param searched whether searched scales train (hyper-search) or are constants
     */
    public static ModelSpec model(Placement placement, ModelSpec model, Start start, boolean searched) {
        Placement.Matching matching = placement.in(model);
        int place = -1;
        var starts = new java.util.HashMap<String, Double>();
        for (Placement.Site site : matching.sites().values()) {
            place = site.target().keepsShape() ? place + 1 : 0;
            starts.put(site.path(), start.of(site, place));
        }
        Layer root = replaced("", model.root(), matching.sites(), starts, searched);
        var spec = new ModelSpec(model.name() + (searched ? "-hs" : "-csla"), root, model.classes());
        List<String> names = spec.parameters().stream().map(ParameterSpec::name).toList();
        var redrawn = new java.util.HashMap<String, Initialization>(model.redrawn());
        redrawn.keySet().retainAll(names);
        return new ModelSpec(spec.name(), root, spec.classes(), redrawn);
    }

    private static Layer replaced(String path, Layer layer, Map<String, Placement.Site> sites, Map<String, Double> starts, boolean searched) {
        Placement.Site site = sites.get(path);
        if (site != null && site.target().layer() == layer) {
            return block(site, starts.get(path), searched);
        }
        return switch (layer) {
            case Sequence sequence -> new Sequence(children(path, sequence, sites, starts, searched));
            case Sum sum -> new Sum(children(path, sum, sites, starts, searched));
            case Layer.Concat concat -> new Layer.Concat(children(path, concat, sites, starts, searched));
            case Layer.Gate gate -> Layers.gate(replaced(path, gate.branch(), sites, starts, searched));
            default -> layer;
        };
    }

    /** A block stands where the layer stood, under its own name's prefix. */
    private static List<Layer.Named> children(String path, Layer compound, Map<String, Placement.Site> sites, Map<String, Double> starts, boolean searched) {
        var children = new ArrayList<Layer.Named>();
        for (Layer.Named child : compound.children()) {
            String childPath = ModelSpec.join(path, child.name());
            Layer layer = replaced(childPath, child.layer(), sites, starts, searched);
            boolean block = sites.containsKey(childPath) && sites.get(childPath).target().layer() == child.layer();
            int dot = child.name().lastIndexOf('.');
            children.add(new Layer.Named(!block ? child.name() : dot < 0 ? "" : child.name().substring(0, dot), layer));
        }
        return children;
    }

    /**
     * Describes the block of one operator.
     *
     * @param initialScale where searched scales start
     * @param searched     whether they train (hyper-search) or are constants
     */
    public static Layer block(Placement.Site site, double initialScale, boolean searched) {
        Sum sum = null;
        Target target = site.target();
        for (Branch branch : site.branches()) {
            Layer operator = BlockLayers.operator(branch, target);
            boolean identity = branch instanceof Branch.Identity;
            Layer layer = branch.scaling().<Layer>map(scale -> Layers.sequence().then(site.weightName(branch), operator).then(site.scaleName(branch), switch (scale) {
                case Branch.Scale.Constant(double value) -> new Scale(target.out(), value, false);
                // The constants of single channels are set when the model is built.
                case Branch.Scale.PerChannel constants -> new Scale(target.out(), 1, false);
                case Branch.Scale.Searched any -> new Scale(target.out(), initialScale, searched);
            })).orElse(operator);
            String name = identity ? site.scaleName(branch) : "";
            sum = sum == null ? Layers.sum(name, layer) : sum.plus(name, layer);
        }
        return target.hasBias() ? Layers.sequence().then(sum).then(site.own(), BlockLayers.bias(target)) : sum;
    }

    /** Sets what a prior says of the scales of single channels, in a model that was built from {@link #model}; returns the model. */
    public static Model constants(Placement.Matching matching, Model csla) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            for (Placement.Site site : matching.sites().values()) {
                for (Branch branch : site.branches()) {
                    if (branch.scaling().orElse(null) instanceof Branch.Scale.PerChannel(List<Double> values)) {
                        csla.parameter(site.scalePath(branch)).copy_(Tensor.of(values.stream().mapToDouble(Double::doubleValue).toArray(), values.size()));
                    }
                }
            }
        }
        return csla;
    }

    /** Returns the one weight that computes what a block of a CSLA model computes: {@code sum_b alpha_b A_b w_b}. */
    static Tensor folded(Placement.Site site, Map<String, Tensor> parameters) {
        Tensor sum = null;
        for (Branch branch : site.branches()) {
            Tensor scale = branch instanceof Branch.Identity ? null : parameters.get(site.scalePath(branch));
            Tensor share = scaled(new BranchKernel(branch, site.target()).unfold(parameters.get(site.weightPath(branch))), scale);
            sum = sum == null ? share : sum.add(share);
        }
        return sum;
    }

    static Tensor scaled(Tensor weight, Tensor scale) {
        if (scale == null) {
            return weight;
        }
        long[] perChannel = new long[Math.toIntExact(weight.dimensions())];
        java.util.Arrays.fill(perChannel, 1);
        perChannel[0] = weight.size(0);
        return weight.mul(scale.view(perChannel));
    }
}
