package org.reptorch.reparam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Named;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Pooling;
import org.reptorch.nn.Size;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * A network without its blocks of several branches, and without the batch norms behind convolutions: what computes the same in evaluation with plain
 * convolutions (RepVGG, section 3.3; DBB, section 3.2; {@code switch_to_deploy} of the published code).
 *
 * <p>Every sum that is linear becomes one convolution, nested ones too, whatever block it is; then what stands in front of or behind a convolution
 * in a sequence becomes part of it. Nothing is folded that would cost more multiply-accumulates than it saves, such as a depthwise and then a 1x1
 * convolution. Numbers are computed in float64 and rounded once.
 *
 * <p>A folded convolution is called as its block's published form is: {@code rbr_reparam} (RepVGG, QARepVGG), the block itself (DBB and DyRep, whose
 * block stands where a convolution stood), {@code cheap_operation} (RepGhost), {@code conv} (RepOpt-VGG); otherwise as its largest convolution.
 */
public final class Deployment {

    /** What is folded. */
    public enum Extent {
        /** Sums of branches only; norms behind them stay, for quantization-aware training say. */
        BLOCKS,
        /** Sums, and what stands beside a convolution in a sequence. */
        ALL
    }

    /** Multiply-accumulates per pixel of the input, and how many pixels of the input one of the output stands for. */
    private record Cost(double macs, double shrink) {

        static Cost of(Layer layer) {
            return switch (layer) {
                case Conv2d conv -> of(conv);
                case Pooling.Average average -> new Cost(0, area(average.stride()));
                case Layer.Sum sum -> beside(sum);
                case Layer.Concat concat -> beside(concat);
                default -> layer.children().stream().map(child -> of(child.layer())).reduce(new Cost(0, 1), Cost::then);
            };
        }

        static Cost of(Conv2d conv) {
            double shrink = area(conv.stride());
            return new Cost(conv.parameters().getFirst().elements() / shrink, shrink);
        }

        private static Cost beside(Layer branches) {
            List<Cost> costs = branches.children().stream().map(child -> of(child.layer())).toList();
            return new Cost(costs.stream().mapToDouble(Cost::macs).sum(), costs.getFirst().shrink);
        }

        Cost then(Cost next) {
            return new Cost(macs + next.macs / shrink, shrink * next.shrink);
        }

        private static double area(Size stride) {
            return (double) stride.height() * stride.width();
        }
    }

    /**
     * A stretch of layers.
     *
     * @param layers as they stand if they stay
     * @param linear what they are together; null where they are no convolution
     * @param path   of the convolution that they become; null where there is none among them
     * @param cost   of the layers as they stood
     * @param parts  how many layers with numbers they are
     */
    private record Stretch(List<Named> layers, Convolution linear, String path, Cost cost, int parts) {

        boolean isWorthFolding() {
            return linear != null && path != null && parts > 1 && Cost.of(linear.shape()).macs() <= cost.macs();
        }

        /** Returns both together, or null where they are not one convolution that is worth it. */
        Stretch joined(Stretch next) {
            if (linear == null || next.linear == null) {
                return null;
            }
            try {
                var both = new ArrayList<>(layers);
                both.addAll(next.layers);
                Convolution one = linear.then(next.linear);
                var joined = new Stretch(both, one, larger(next), cost.then(next.cost), parts + next.parts);
                return joined.path == null || joined.isWorthFolding() ? joined : null;
            } catch (NotFoldableException e) {
                return null;
            }
        }

        private String larger(Stretch next) {
            boolean first = next.path == null || path != null && taps(linear) >= taps(next.linear);
            return first ? path : next.path;
        }

        private static int taps(Convolution convolution) {
            return convolution.shape().kernel().height() * convolution.shape().kernel().width();
        }
    }

    private final Extent extent;
    private final Function<String, Tensor> tensors;
    private final Map<String, Convolution> folded = new LinkedHashMap<>();

    private Deployment(Extent extent, Function<String, Tensor> tensors) {
        this.extent = extent;
        this.tensors = tensors;
    }

    /** Describes the folded network; the same description where nothing can be folded. */
    public static ModelSpec deploy(ModelSpec spec) {
        return deploy(spec, Extent.ALL);
    }

    /** Describes the network folded so far; the same description where nothing can be folded. */
    public static ModelSpec deploy(ModelSpec spec, Extent extent) {
        return new Deployment(extent, path -> {
            throw new IllegalStateException("a description has no numbers");
        }).of(spec);
    }

    /**
     * Builds the folded network with the numbers of a trained one; draws nothing.
     *
     * @param model stays as it is
     * @return computes what the model computes in evaluation; in evaluation mode; the caller closes it
     */
    public static Model deploy(Model model) {
        return deploy(model, Extent.ALL);
    }

    /** Builds the network folded so far, otherwise as {@link #deploy(Model)}. */
    public static Model deploy(Model model, Extent extent) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Map<String, StoredTensor> state = model.stateDict();
            var deployment = new Deployment(extent, path -> Tensor.of(state.get(path)).to(DType.FLOAT64));
            ModelSpec spec = deployment.of(model.spec());
            return Model.of(spec, model.device(), model.dtype(), deployment.numbers(spec, state)).eval();
        }
    }

    private Map<String, StoredTensor> numbers(ModelSpec spec, Map<String, StoredTensor> before) {
        var state = new LinkedHashMap<String, StoredTensor>();
        folded.forEach((path, convolution) -> {
            try (var scope = Scope.open()) {
                Kernel kernel = convolution.kernel();
                state.put(ModelSpec.join(path, "weight"), kernel.weight().toStored());
                state.put(ModelSpec.join(path, "bias"), kernel.biasOrZeros().toStored());
            }
        });
        spec.parameters().forEach(parameter -> state.computeIfAbsent(parameter.name(), before::get));
        return state;
    }

    // ------------------------------------------------------------------------------------------ the description

    private ModelSpec of(ModelSpec spec) {
        List<Named> layers = placed(stretch(new Named("", spec.root()), ""), "");
        Layer root = layers.size() == 1 && layers.getFirst().name().isEmpty() ? layers.getFirst().layer() : new Layer.Sequence(layers);
        return folded.isEmpty() ? spec : new ModelSpec(spec.name() + "-deploy", root, spec.classes());
    }

    /** Returns what becomes of a layer, as far as it and what is inside decide it. */
    private Stretch stretch(Named named, String parent) {
        Layer layer = named.layer();
        String path = ModelSpec.join(parent, named.name());
        return switch (layer) {
            case Conv2d conv -> new Stretch(List.of(named), convolution(conv, path), path, Cost.of(conv), 1);
            case Layer.BatchNorm2d norm -> new Stretch(List.of(named), convolution(norm, path), null, Cost.of(norm), 1);
            case Layer.Scale scale -> new Stretch(List.of(named), convolution(scale, path), null, Cost.of(scale), 1);
            case Layer.Sequence sequence -> sequence(named.name(), sequence, path);
            case Layer.Sum sum -> branches(named.name(), sum, path);
            case Layer.Concat concat -> branches(named.name(), concat, path);
            case Layer.Gate gate -> kept(new Named(named.name(), gate.withChildren(children(gate, path))));
            default -> kept(named);
        };
    }

    private static Stretch kept(Named named) {
        return new Stretch(List.of(named), null, null, Cost.of(named.layer()), 0);
    }

    private Convolution convolution(Layer layer, String path) {
        return Convolution.of(layer, path, tensors, DType.FLOAT64);
    }

    private Stretch branches(String name, Layer compound, String path) {
        try {
            var whole = new Stretch(List.of(new Named(name, compound)), convolution(compound, path), nameOf(compound, path), Cost.of(compound), parts(compound));
            if (whole.isWorthFolding()) {
                return whole;
            }
        } catch (NotFoldableException e) {
            // Then its branches are folded one by one.
        }
        return kept(new Named(name, compound.withChildren(children(compound, path))));
    }

    /** Folds each layer inside for itself; there are as many afterwards. */
    private List<Named> children(Layer compound, String path) {
        return compound.children().stream().map(child -> {
            List<Named> layers = placed(stretch(child, path), path);
            return layers.size() == 1 ? layers.getFirst() : new Named("", new Layer.Sequence(layers));
        }).toList();
    }

    private Stretch sequence(String name, Layer.Sequence sequence, String path) {
        var done = new ArrayList<Named>();
        Stretch open = null;
        for (Named child : sequence.children()) {
            Stretch next = stretch(child, path);
            Stretch joined = open == null || extent == Extent.BLOCKS ? null : open.joined(next);
            if (joined == null && open != null) {
                done.addAll(placed(open, path));
            }
            open = joined == null ? next : joined;
        }
        if (open != null && done.isEmpty() && open.linear != null) {
            return open.isWorthFolding() ? open : new Stretch(List.of(new Named(name, sequence)), open.linear, open.path, open.cost, open.parts);
        }
        if (open != null) {
            done.addAll(placed(open, path));
        }
        return kept(new Named(name, new Layer.Sequence(done)));
    }

    /** Settles what becomes of a stretch inside the layer of this path. */
    private List<Named> placed(Stretch stretch, String parent) {
        if (!stretch.isWorthFolding()) {
            return stretch.layers();
        }
        folded.put(stretch.path(), stretch.linear());
        String name = parent.isEmpty() ? stretch.path() : stretch.path().equals(parent) ? "" : stretch.path().substring(parent.length() + 1);
        return List.of(new Named(name, stretch.linear().shape().bias(true)));
    }

    private static int parts(Layer layer) {
        return (layer.parameters().isEmpty() ? 0 : 1) + layer.children().stream().mapToInt(child -> parts(child.layer())).sum();
    }

    // ------------------------------------------------------------------------------------------ names

    private static final Map<String, String> PUBLISHED = Map.of("rbr_dense", "rbr_reparam", "dbb_kxk", "", "dbb_origin", "", "cheap_operation",
            "cheap_operation", "conv_3x3", "conv");

    /** Returns the path of the convolution that a block becomes; null where there is no convolution in it. */
    private static String nameOf(Layer compound, String path) {
        var convolutions = new LinkedHashMap<String, Conv2d>();
        collect(compound, path, convolutions);
        for (Named branch : compound.children()) {
            for (Named named : branch.name().isEmpty() ? branch.layer().children() : List.of(branch)) {
                if (PUBLISHED.containsKey(named.name())) {
                    return ModelSpec.join(path, PUBLISHED.get(named.name()));
                }
            }
        }
        String largest = null;
        for (String candidate : convolutions.keySet()) {
            if (largest == null || taps(convolutions.get(candidate)) > taps(convolutions.get(largest))) {
                largest = candidate;
            }
        }
        return largest;
    }

    private static int taps(Conv2d conv) {
        return conv.kernel().height() * conv.kernel().width();
    }

    private static void collect(Layer layer, String path, Map<String, Conv2d> convolutions) {
        if (layer instanceof Conv2d conv) {
            convolutions.put(path, conv);
        }
        layer.children().forEach(child -> collect(child.layer(), ModelSpec.join(path, child.name()), convolutions));
    }
}
