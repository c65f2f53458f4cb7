package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Size;
import org.reptorch.train.AdamRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;
import org.testng.annotations.Test;

/** Two hundred priors drawn at random, from fixed seeds: whatever is declared trains as its block does. */
public class Equivalence_RandomPriorsTest {

    private static final int PRIORS = 200;

    @Test
    public void whateverIsDeclaredTrainsAsItsBlockDoes() {
        int adam = 0;
        int mixed = 0;
        for (int seed = 0; seed < PRIORS; seed++) {
            var random = new Random(seed);
            Layer target = target(random);
            Prior prior = prior(random, Target.of(target).orElseThrow());
            boolean separable = prior.branches().stream().allMatch(branch -> branch.map().isEmpty());
            boolean byAdam = separable && random.nextBoolean();
            UpdateRule rule = byAdam ? new AdamRule(0.9, 0.99, 1e-6, random.nextBoolean(), true)
                    : random.nextBoolean() ? SgdRule.NESTEROV : new SgdRule(0.9, 0.3, false);
            Equivalence.Proof proof = Equivalence.of(prior, target).withRule(rule, 0.05, byAdam ? 1e-3 : 5e-3).withSteps(6).withSeed(seed).verify();
            assertTrue(proof.holdsWithin(1e-10), "seed " + seed + ": " + prior + " for a " + target + " by " + rule + "\n" + proof);
            assertEquals(proof.flaws(), List.of());
            adam += byAdam ? 1 : 0;
            mixed += separable ? 0 : 1;
        }
        assertTrue(adam > 20 && mixed > 40, adam + " by Adam, " + mixed + " with mixed taps");
    }

    private static Layer target(Random random) {
        int groups = 1 + random.nextInt(3);
        int width = 1 + random.nextInt(2);
        int in = groups * width;
        int out = random.nextInt(3) == 0 ? groups * (1 + random.nextInt(3)) : in;
        return switch (random.nextInt(8)) {
            case 0 -> Layers.linear(in, out).bias(random.nextBoolean());
            case 1 -> Layers.scale(in, 1);
            default -> {
                Size kernel = new Size(1 + 2 * random.nextInt(3), 1 + 2 * random.nextInt(3));
                int dilation = kernel.height() < 5 && kernel.width() < 5 ? 1 + random.nextInt(2) : 1;
                boolean same = random.nextInt(4) > 0;
                yield Layers.conv(in, out, kernel).stride(1 + random.nextInt(2)).dilation(dilation).groups(groups).bias(random.nextInt(3) == 0)
                        .padding(same ? new Size(dilation * (kernel.height() / 2), dilation * (kernel.width() / 2)) : Size.of(0));
            }
        };
    }

    /** One to four branches, of which one covers the target's window. */
    private static Prior prior(Random random, Target target) {
        while (true) {
            var branches = new ArrayList<Branch>();
            int count = 1 + random.nextInt(4);
            branches.add(scaled(random, target, Branch.kernel(target.kernel().height(), target.kernel().width())));
            for (int i = 1; i < count; i++) {
                branches.add(branch(random, target));
            }
            if (branches.stream().map(Branch::name).distinct().count() == branches.size()) {
                Prior prior = new Prior(branches);
                if (prior.misfit(target).isEmpty()) {
                    return prior;
                }
            }
        }
    }

    private static Branch branch(Random random, Target target) {
        int side = Math.min(target.kernel().height(), target.kernel().width());
        int size = 1 + 2 * random.nextInt((side + 1) / 2);
        return switch (random.nextInt(7)) {
            case 0 -> Branch.identity();
            case 1 -> scaled(random, target, Branch.average(size));
            case 2 -> scaled(random, target, Branch.depthwise(size));
            case 3 -> scaled(random, target, Branch.grouped(size, target.in()));
            case 4 -> {
                var matrix = new double[size * size][1 + random.nextInt(3)];
                for (double[] row : matrix) {
                    for (int i = 0; i < row.length; i++) {
                        row[i] = random.nextInt(3) == 0 ? 0 : random.nextGaussian();
                    }
                }
                yield scaled(random, target, Branch.mapped("map" + size, size, matrix));
            }
            case 5 -> scaled(random, target, Branch.kernel(size, 1));
            default -> scaled(random, target, Branch.kernel(size));
        };
    }

    private static Branch scaled(Random random, Target target, Branch.Unscaled branch) {
        return switch (random.nextInt(3)) {
            case 0 -> branch.times(random.nextDouble() * 2 - 1);
            case 1 -> branch.scaledBy(new Branch.Scale.PerChannel(random.doubles(target.out(), -1, 1).boxed().toList()));
            default -> branch.searched();
        };
    }
}
