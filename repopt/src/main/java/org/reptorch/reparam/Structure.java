package org.reptorch.reparam;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.reptorch.nn.Initialization;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.BatchNorm2d;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Named;
import org.reptorch.nn.Layers;
import org.reptorch.nn.ModelSpec;

/**
 * A prior as structure: a block in the place of the convolutions of a network that a pattern finds.
 *
 * <pre>{@code
 * ModelSpec dbb = Structure.of(Block.dbb()).where(site -> site.conv().kernel().equals(Size.of(3))).in(Architecture.of("resnet18").spec(10));
 * }</pre>
 *
 * <p>A batch norm directly behind such a convolution goes, since the block has its own, as in DyRep's static converter; {@link #keepingNorms} leaves
 * it, as growth does.
 *
 * @param block      stands in the place of each
 * @param pattern    finds them, among those that the block fits
 * @param keepsNorms whether batch norms behind them stay
 */
public record Structure(Block block, Predicate<Site> pattern, boolean keepsNorms) {

    /**
     * A convolution in a network.
     *
     * @param path its full path
     * @param conv what it is
     * @param norm the path of the batch norm that alone reads its output
     */
    public record Site(String path, Conv2d conv, Optional<String> norm) {
    }

    /** The block in the place of every convolution that it fits and that is larger than 1x1. */
    public static Structure of(Block block) {
        return new Structure(block, site -> site.conv().kernel().height() > 1 || site.conv().kernel().width() > 1, false);
    }

    /** Returns this structure for the convolutions that another pattern finds, among those that the block fits. */
    public Structure where(Predicate<Site> pattern) {
        return new Structure(block, pattern, keepsNorms);
    }

    /** Returns this structure with the batch norms behind its blocks left as they are. */
    public Structure keepingNorms() {
        return new Structure(block, pattern, true);
    }

    /** Returns every convolution of a network by path, in order. */
    public static Map<String, Site> sites(ModelSpec spec) {
        var sites = new LinkedHashMap<String, Site>();
        collect(spec.root(), "", null, sites);
        return sites;
    }

    /**
     * Describes a network with the blocks in it. Where a kernel was drawn a second time ({@link ModelSpec#initialized}), those of the block that
     * have its shape are drawn so, too.
     *
     * @throws IllegalArgumentException where the pattern finds no convolution
     */
    public ModelSpec in(ModelSpec spec) {
        var found = new LinkedHashMap<String, Site>();
        Set<String> norms = new HashSet<>();
        sites(spec).forEach((path, site) -> {
            if (block.fits(site.conv()) && pattern.test(site)) {
                found.put(path, site);
                site.norm().filter(norm -> !keepsNorms).ifPresent(norms::add);
            }
        });
        if (found.isEmpty()) {
            throw new IllegalArgumentException(spec.name() + " has no convolution that the pattern finds and that " + block + " fits");
        }
        ModelSpec replaced = spec.rewritten((path, layer) -> switch (layer) {
            case Conv2d conv when found.containsKey(path) -> block.around(conv);
            case BatchNorm2d norm when norms.contains(path) -> Layers.identity();
            default -> layer;
        });
        return started(replaced, spec, found);
    }

    private ModelSpec started(ModelSpec replaced, ModelSpec spec, Map<String, Site> found) {
        var starts = new HashMap<>(replaced.redrawn());
        replaced.parameters().forEach(parameter -> found.forEach((path, site) -> {
            String name = parameter.name();
            String inside = path.isEmpty() ? "" : path + ".";
            if (name.startsWith(inside) && block instanceof Block.Dbb dbb) {
                start(dbb, name.substring(inside.length())).ifPresent(start -> starts.put(name, start));
            }
            Initialization drawn = spec.redrawn().get(ModelSpec.join(path, "weight"));
            if (drawn != null && name.startsWith(inside) && parameter.shape().equals(site.conv().parameters().getFirst().shape())) {
                starts.put(name, drawn);
            }
        }));
        return new ModelSpec(spec.name(), replaced.root(), spec.classes(), starts);
    }

    /** What the published constructor sets after its layers have drawn their defaults. */
    private static Optional<Initialization> start(Block.Dbb dbb, String name) {
        boolean zero = name.equals("dbb_1x1_kxk.idconv1.weight")
                || dbb.single() && (name.equals("dbb_1x1.bn.weight") || name.equals("dbb_avg.avgbn.weight") || name.equals("dbb_1x1_kxk.bn2.weight"));
        return zero ? Optional.of(new Initialization.Constant(0)) : Optional.empty();
    }

    /** Follows a layer; returns the path of the convolution whose output nobody but the next layer reads, or null. */
    private static String collect(Layer layer, String path, String before, Map<String, Site> sites) {
        switch (layer) {
            case Conv2d conv -> {
                sites.put(path, new Site(path, conv, Optional.empty()));
                return path;
            }
            case BatchNorm2d norm -> {
                if (before != null) {
                    sites.put(before, new Site(before, sites.get(before).conv(), Optional.of(path)));
                }
                return null;
            }
            case Layer.Sequence sequence -> {
                String last = before;
                for (Named child : sequence.children()) {
                    last = collect(child.layer(), ModelSpec.join(path, child.name()), last, sites);
                }
                return last;
            }
            default -> {
                layer.children().forEach(child -> collect(child.layer(), ModelSpec.join(path, child.name()), null, sites));
                return layer == Layer.Plain.IDENTITY ? before : null;
            }
        }
    }
}
