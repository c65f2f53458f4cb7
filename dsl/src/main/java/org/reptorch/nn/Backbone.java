package org.reptorch.nn;

import static org.reptorch.nn.Layers.concat;
import static org.reptorch.nn.Layers.identity;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.upsampleNearest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.reptorch.nn.Layer.Named;
import org.reptorch.nn.Layer.Sequence;

/**
 * A network cut behind chosen stages, whose feature maps are its outputs; what is behind the last stage, the classifier, is left out. Names stay, so that
 * the network's checkpoints fit.
 *
 * <pre>{@code
 * Backbone backbone = Backbone.of(Architecture.of("resnet18")).stages("layer2", "layer3", "layer4");
 * try (Model model = Model.build(backbone.spec(), 0)) {
 *     List<Tensor> maps = model.features(backbone, images);       // strides 8, 16, 32
 * }
 * ModelSpec segmentation = backbone.merged("resnet18-segmentation", 21,
 *         channels -> sequence().then("0", conv(channels, 21, 1)).then(upsampleBilinear(8)));
 * }</pre>
 *
 * @param network that is cut
 * @param stages  paths of the layers whose outputs are the maps, in the order in which they compute
 */
public record Backbone(ModelSpec network, List<String> stages) {

    /** The layers in front of a cut and those behind it. */
    private record Cut(Sequence before, Sequence after) {
    }

    /** Copies the list and refuses stages that cannot be cut out one after the other. */
    public Backbone {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException(network.name() + ": a backbone has at least one stage");
        }
        pieces(network, stages);
    }

    /** Cuts a published network wherever its feature maps become smaller next. */
    public static Backbone of(Architecture architecture) {
        return new Backbone(architecture.spec(1), architecture.stages());
    }

    /** Returns this backbone with other stages. */
    public Backbone stages(String... stages) {
        return new Backbone(network, List.of(stages));
    }

    /** Returns the layers of each stage: what is between the map before, or the images, and its own. */
    public List<Sequence> pieces() {
        return pieces(network, stages);
    }

    private static List<Sequence> pieces(ModelSpec network, List<String> stages) {
        var pieces = new ArrayList<Sequence>();
        Sequence rest = network.root() instanceof Sequence sequence ? sequence : sequence().then(network.root());
        for (String stage : stages) {
            Cut cut = cut(rest, "", stage);
            if (cut == null) {
                throw new IllegalArgumentException(network.name() + " cannot be cut behind '" + stage + "': no layer"
                        + (pieces.isEmpty() ? "" : " behind " + stages.get(pieces.size() - 1)) + " has that path, or it is inside a branch");
            }
            pieces.add(cut.before());
            rest = cut.after();
        }
        return List.copyOf(pieces);
    }

    /** Splits a sequence and those around it, each half under the same names; null where the path is not in it. */
    private static Cut cut(Sequence sequence, String prefix, String path) {
        for (int i = 0; i < sequence.children().size(); i++) {
            Named child = sequence.children().get(i);
            String full = ModelSpec.join(prefix, child.name());
            Cut inner = full.equals(path) && !child.name().isEmpty() ? new Cut(sequence().then(child.layer()), sequence())
                    : child.layer() instanceof Sequence nested ? cut(nested, full, path) : null;
            if (inner != null) {
                var before = new ArrayList<>(sequence.children().subList(0, i));
                before.add(new Named(child.name(), inner.before()));
                var after = new ArrayList<Named>();
                if (!inner.after().children().isEmpty()) {
                    after.add(new Named(child.name(), inner.after()));
                }
                after.addAll(sequence.children().subList(i + 1, sequence.children().size()));
                return new Cut(new Sequence(before), new Sequence(after));
            }
        }
        return null;
    }

    /** Describes the network up to the last stage: what {@link Model#features} needs; it starts as the whole network does. */
    public ModelSpec spec() {
        Sequence whole = sequence();
        for (Sequence piece : pieces()) {
            whole = whole.then(piece);
        }
        return started(network.name() + "-backbone", whole, 0);
    }

    /**
     * Returns the shapes of the maps for an image.
     *
     * @param image channels, height and width
     */
    public List<Shape> shapes(int... image) {
        var shapes = new ArrayList<Shape>();
        Shape current = Shape.of(image);
        for (Sequence piece : pieces()) {
            current = new ModelSpec(network.name(), piece, 0).table(current.sizes().stream().mapToInt(Integer::intValue).toArray()).output();
            shapes.add(current);
        }
        return shapes;
    }

    /** Returns the stride of each map: how many of the image's pixels, on a side, one of its own stands for. */
    public List<Integer> strides() {
        return shapes(3, PROBE, PROBE).stream().map(shape -> PROBE / shape.size(1)).toList();
    }

    /**
     * Returns this backbone with those of its stages whose strides lie in a range.
     *
     * @throws IllegalArgumentException where none does; the message has those that there are
     */
    public Backbone strides(int least, int most) {
        List<Integer> strides = strides();
        List<String> kept = IntStream.range(0, stages.size()).filter(i -> strides.get(i) >= least && strides.get(i) <= most).mapToObj(stages::get).toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException(network.name() + " has no stage with a stride from " + least + " to " + most + "; its strides are " + strides);
        }
        return new Backbone(network, kept);
    }

    /** What computes with merged maps. */
    @FunctionalInterface
    public interface Head {

        /** Describes it for so many channels; its names stand under {@code head}. */
        Layer of(int channels);
    }

    /**
     * Describes a network in which a head reads all maps: the smaller ones repeated to the size of the first, one behind the other along the channels.
     * Heights and widths of the images are multiples of the last stage's stride.
     *
     * @param name    what people call it
     * @param classes how many it tells apart
     * @param head    what reads the maps
     */
    public ModelSpec merged(String name, int classes, Head head) {
        List<Sequence> pieces = pieces();
        List<Shape> shapes = shapes(3, PROBE, PROBE);
        Sequence merged = pieces.getLast();
        int channels = shapes.getLast().size(0);
        for (int i = pieces.size() - 2; i >= 0; i--) {
            int factor = shapes.get(i).size(1) / shapes.get(i + 1).size(1);
            merged = pieces.get(i).then(concat(identity()).with(factor == 1 ? merged : merged.then(upsampleNearest(factor))));
            channels += shapes.get(i).size(0);
        }
        return started(name, merged.then("head", head.of(channels)), classes);
    }

    /** A side that every stride of the families divides, to find the maps' ratios by. */
    private static final int PROBE = 256;

    /** The network's own second draws, those of tensors that are left. */
    private ModelSpec started(String name, Layer root, int classes) {
        Set<String> left = new ModelSpec(name, root, classes).parameters().stream().map(ParameterSpec::name).collect(Collectors.toSet());
        Map<String, Initialization> redrawn = new HashMap<>(network.redrawn());
        redrawn.keySet().retainAll(left);
        return new ModelSpec(name, root, classes, redrawn);
    }
}
