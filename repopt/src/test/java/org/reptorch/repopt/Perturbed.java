package org.reptorch.repopt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;

/** Scales for tests: of both signs, and others that are a little off. */
final class Perturbed {

    private Perturbed() {
    }

    /** Scales between -0.8 and 1.2 where none are declared, at least 0.05 away from zero. */
    static Scales scattered(Placement placement, ModelSpec model, long seed) {
        var random = new Random(seed);
        var blocks = new LinkedHashMap<String, Scales.Block>();
        placement.in(model).sites().forEach((path, site) -> blocks.put(path, new Scales.Block(site, site.branches().stream().map(branch -> {
            var values = new double[site.target().out()];
            for (int c = 0; c < values.length; c++) {
                double drawn = random.nextDouble() * 2 - 0.8;
                values[c] = switch (branch.scaling().orElse(null)) {
                    case Branch.Scale.Constant(double value) -> value;
                    case Branch.Scale.PerChannel(List<Double> each) -> each.get(c);
                    case Branch.Scale.Searched any -> Math.abs(drawn) < 0.05 ? 0.3 : drawn;
                    case null -> drawn;
                };
            }
            return values;
        }).toList(), DType.FLOAT64)));
        return new Scales(placement, blocks);
    }

    /** The first scale of the first branch that has one is larger by a relative difference. */
    static Scales of(Scales scales, double off) {
        var blocks = new LinkedHashMap<>(scales.blocks());
        String path = blocks.keySet().iterator().next();
        Scales.Block block = blocks.get(path);
        var values = new java.util.ArrayList<>(block.values());
        for (int b = 0; b < values.size(); b++) {
            if (!(block.branches().get(b) instanceof Branch.Identity)) {
                double[] changed = values.get(b).clone();
                changed[0] *= 1 + off;
                values.set(b, changed);
                blocks.put(path, new Scales.Block(block.site(), values, block.dtype()));
                return new Scales(scales.placement(), blocks);
            }
        }
        throw new IllegalArgumentException("no scale to perturb");
    }
}
