package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.sum;

import java.util.List;
import java.util.Locale;

import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Sequence;
import org.reptorch.nn.Layer.Sum;

/**
 * RepVGG (Ding et al., CVPR 2021, tables 2 and 3): the stages of RepOpt-VGG, each block 3x3 + 1x1 + identity with a batch norm in every branch.
 *
 * <p>Names are those of DingXiaoH/RepVGG ({@code stage1.0.rbr_dense.conv.weight}); in {@link RepOptVgg.Mode#REPVGG} the same network has those of
 * DingXiaoH/RepOptimizers.
 *
 * @param name   what people call it
 * @param blocks per stage 1 to 4; stage 0 is one block
 * @param widths multipliers of 64, 128, 256, 512 channels; stage 0 has min(64, 64 w0)
 * @param groups of every second layer's convolutions, counted from stage 0: 1, or 2 and 4 for g2 and g4
 */
public record RepVgg(String name, List<Integer> blocks, List<Double> widths, int groups) implements Architecture {

    /** What a block is. */
    public enum Mode {
        /** Three branches. */
        TRAIN,
        /** One 3x3 convolution and a batch norm, with the names of RepOpt-VGG: what other blocks than its own stand in. */
        PLAIN,
        /** The branches folded into one 3x3 convolution with a bias. */
        DEPLOY
    }

    private static final List<Integer> A = List.of(2, 4, 14, 1);
    private static final List<Integer> B = List.of(4, 6, 16, 1);

    static final List<RepVgg> TABLE = List.of(
            row("a0", A, 0.75, 2.5, 1),
            row("a1", A, 1, 2.5, 1),
            row("a2", A, 1.5, 2.75, 1),
            row("b0", B, 1, 2.5, 1),
            row("b1", B, 2, 4, 1),
            row("b1g2", B, 2, 4, 2),
            row("b1g4", B, 2, 4, 4),
            row("b2", B, 2.5, 5, 1),
            row("b2g2", B, 2.5, 5, 2),
            row("b2g4", B, 2.5, 5, 4),
            row("b3", B, 3, 5, 1),
            row("b3g2", B, 3, 5, 2),
            row("b3g4", B, 3, 5, 4));

    private static RepVgg row(String name, List<Integer> blocks, double a, double b, int groups) {
        return new RepVgg("repvgg-" + name, blocks, List.of(a, a, a, b), groups);
    }

    /** Copies the lists and refuses numbers that no network has. */
    public RepVgg {
        blocks = List.copyOf(blocks);
        widths = List.copyOf(widths);
        if (groups < 1) {
            throw new IllegalArgumentException(name + ": groups must be at least 1, not " + groups);
        }
        RepOptVgg.verify(name, "RepVGG", blocks, widths, RepOptVgg.ALL_TWO);
    }

    @Override
    public List<String> stages() {
        return RepOptVgg.stages(blocks);
    }

    @Override
    public ModelSpec spec(int classes) {
        return spec(Mode.TRAIN, classes);
    }

    /** Describes the whole network in a mode, for so many classes. */
    public ModelSpec spec(Mode mode, int classes) {
        List<RepOptVgg.Block> stages = RepOptVgg.blockList(blocks, widths, RepOptVgg.ALL_TWO);
        Sequence network = sequence();
        for (int layer = 0; layer < stages.size(); layer++) {
            RepOptVgg.Block block = stages.get(layer);
            int layerGroups = layer > 0 && layer % 2 == 0 ? groups : 1;
            network = network.then(block.path(), sequence().then(switch (mode) {
                case TRAIN -> branches(block, layerGroups);
                case PLAIN -> normalized(conv(block.in(), block.out(), 3).padding(1), block, layerGroups);
                case DEPLOY -> folded(block, layerGroups);
            }).then(relu()));
        }
        network = network.then(globalAveragePool()).then(flatten()).then("linear", linear(stages.getLast().out(), classes));
        return new ModelSpec(mode == Mode.TRAIN ? name : name + "-" + mode.name().toLowerCase(Locale.ROOT), network, classes);
    }

    private static Layer branches(RepOptVgg.Block block, int groups) {
        Layer dense = normalized(conv(block.in(), block.out(), 3).padding(1), block, groups);
        Layer pointwise = normalized(conv(block.in(), block.out(), 1), block, groups);
        Sum kernels = block.hasIdentity() ? sum("rbr_identity", batchNorm(block.out())).plus("rbr_dense", dense) : sum("rbr_dense", dense);
        return kernels.plus("rbr_1x1", pointwise);
    }

    private static Layer normalized(Conv2d kernel, RepOptVgg.Block block, int groups) {
        return sequence().then("conv", kernel.stride(block.stride()).groups(groups)).then("bn", batchNorm(block.out()));
    }

    private static Layer folded(RepOptVgg.Block block, int groups) {
        return sequence().then("rbr_reparam", conv(block.in(), block.out(), 3).padding(1).stride(block.stride()).groups(groups).bias(true));
    }
}
