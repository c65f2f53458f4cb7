package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.squeezeExcite;
import static org.reptorch.nn.Layers.sum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Layer.Scale;
import org.reptorch.nn.Layer.Sequence;
import org.reptorch.nn.Layer.Sum;

/**
 * RepOpt-VGG (RepOptimizers, ICLR 2023, section 3.3 and appendix): five stages of 3x3 blocks, global pooling, a classifier.
 *
 * @param name    what people call it
 * @param blocks  per stage 1 to 4; stage 0 is one block
 * @param widths  multipliers of 64, 128, 256, 512 channels; stage 0 has min(64, 64 w0)
 * @param strides of the first block of stage 0 to 4
 * @param postSe  squeeze-and-excitation behind every ReLU
 */
public record RepOptVgg(String name, List<Integer> blocks, List<Double> widths, List<Integer> strides, boolean postSe) implements Architecture {

    /** How a block trains. */
    public enum Mode {
        /** One plain 3x3 convolution: what a RepOptimizer trains and what is deployed. */
        TARGET,
        /** 3x3 + 1x1 + identity with constant scales: the block that the RepOptimizer is equivalent to. */
        CSLA,
        /** The same with trainable scales: hyper-search. */
        HS,
        /** 3x3 + 1x1 + identity, each with a batch norm: RepVGG, the structural baseline. */
        REPVGG
    }

    private static final int[] STAGE_CHANNELS = {64, 128, 256, 512};
    static final List<Integer> ALL_TWO = List.of(2, 2, 2, 2, 2);

    private static final Map<String, RepOptVgg> TABLE = new LinkedHashMap<>();

    static {
        row("repopt-vgg-b1", List.of(4, 6, 16, 1), List.of(2.0, 2.0, 2.0, 4.0));
        row("repopt-vgg-b2", List.of(4, 6, 16, 1), List.of(2.5, 2.5, 2.5, 5.0));
        row("repopt-vgg-l1", List.of(8, 14, 24, 1), List.of(2.0, 2.0, 2.0, 4.0));
        row("repopt-vgg-l2", List.of(8, 14, 24, 1), List.of(2.5, 2.5, 2.5, 5.0));
    }

    private static void row(String name, List<Integer> blocks, List<Double> widths) {
        TABLE.put(name, new RepOptVgg(name, blocks, widths, ALL_TWO, false));
        TABLE.put(name + "-se", new RepOptVgg(name + "-se", blocks, widths, ALL_TWO, true));
    }

    /** Copies the lists and refuses numbers that no network has. */
    public RepOptVgg {
        blocks = List.copyOf(blocks);
        widths = List.copyOf(widths);
        strides = List.copyOf(strides);
        verify(name, "RepOpt-VGG", blocks, widths, strides);
    }

    /** Refuses numbers that no network of these stages has. */
    static void verify(String name, String family, List<Integer> blocks, List<Double> widths, List<Integer> strides) {
        if (blocks.size() != 4 || widths.size() != 4 || strides.size() != 5) {
            throw new IllegalArgumentException(name + ": " + family + " wants 4 blocks, 4 widths and 5 strides, not " + blocks.size() + ", " + widths.size()
                    + " and " + strides.size());
        }
        if (blocks.stream().anyMatch(n -> n < 1) || strides.stream().anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException(name + ": blocks " + blocks + " and strides " + strides + " must be at least 1");
        }
        if (widths.stream().anyMatch(w -> !(64 * w >= 1))) {
            throw new IllegalArgumentException(name + ": widths " + widths + " must leave at least one channel");
        }
    }

    /** Returns the published networks by name. */
    public static Map<String, RepOptVgg> table() {
        return java.util.Collections.unmodifiableMap(TABLE);
    }

    /** Returns a network of the table; the message of the exception lists the names. */
    public static RepOptVgg of(String name) {
        RepOptVgg row = TABLE.get(name);
        if (row == null) {
            throw new IllegalArgumentException("no RepOpt-VGG is called '" + name + "'; known are " + String.join(", ", TABLE.keySet())
                    + ", and repopt-vgg with blocks, widths and strides");
        }
        return row;
    }

    /** Returns a network of one's own without squeeze-and-excitation. */
    public static RepOptVgg of(List<Integer> blocks, List<Double> widths, List<Integer> strides) {
        return new RepOptVgg("repopt-vgg", blocks, widths, strides, false);
    }

    /**
     * One block: where it is and what its convolution looks like.
     *
     * @param path   {@code stage0}, {@code stage1.0}, ...
     * @param in     channels
     * @param out    channels
     * @param stride of its convolutions
     * @param depth  its place in its stage, from 0
     */
    public record Block(String path, int in, int out, int stride, int depth) {

        /** Tells whether the block has an identity branch: same shape in and out. */
        public boolean hasIdentity() {
            return in == out && stride == 1;
        }

        /** The start of the searched scales: 1 for the first block of a stage, then sqrt(2/depth) (section 3.2). */
        public double initialScale() {
            return depth == 0 ? 1.0 : Math.sqrt(2.0 / depth);
        }
    }

    /** Returns all blocks in order. */
    public List<Block> blockList() {
        return blockList(blocks, widths, strides);
    }

    /** Returns the blocks of five such stages in order. */
    static List<Block> blockList(List<Integer> blocks, List<Double> widths, List<Integer> strides) {
        var list = new ArrayList<Block>();
        int in = Math.min(64, (int) (64 * widths.getFirst()));
        list.add(new Block("stage0", 3, in, strides.getFirst(), 0));
        for (int stage = 1; stage <= 4; stage++) {
            int out = (int) (STAGE_CHANNELS[stage - 1] * widths.get(stage - 1));
            for (int depth = 0; depth < blocks.get(stage - 1); depth++) {
                list.add(new Block("stage" + stage + "." + depth, in, out, depth == 0 ? strides.get(stage) : 1, depth));
                in = out;
            }
        }
        return list;
    }

    @Override
    public List<String> stages() {
        return stages(blocks);
    }

    /** Returns the last block of every stage, whatever the strides. */
    static List<String> stages(List<Integer> blocks) {
        return List.of("stage0", "stage1." + (blocks.get(0) - 1), "stage2." + (blocks.get(1) - 1), "stage3." + (blocks.get(2) - 1),
                "stage4." + (blocks.get(3) - 1));
    }

    @Override
    public ModelSpec spec(int classes) {
        return spec(Mode.TARGET, classes);
    }

    /** Describes the whole network in a mode, for so many classes. */
    public ModelSpec spec(Mode mode, int classes) {
        Sequence network = sequence();
        for (Block block : blockList()) {
            network = network.then(block.path(), layer(block, mode));
        }
        network = network.then(globalAveragePool()).then(flatten()).then("linear", linear(blockList().getLast().out(), classes));
        return new ModelSpec(name + (mode == Mode.TARGET ? "" : "-" + mode.name().toLowerCase(java.util.Locale.ROOT)), network, classes);
    }

    private Layer layer(Block block, Mode mode) {
        Layer linear = switch (mode) {
            case TARGET -> sequence().then("conv", conv3x3(block)).then("bn", batchNorm(block.out()));
            case CSLA -> sequence().then(linearAddition(block, false)).then("bn", batchNorm(block.out()));
            case HS -> sequence().then(linearAddition(block, true)).then("bn", batchNorm(block.out()));
            case REPVGG -> normalizedBranches(block);
        };
        Sequence whole = sequence().then(linear).then(relu());
        return postSe ? whole.then("post_se", squeezeExcite(block.out(), block.out() / 4)) : whole;
    }

    private static Layer conv3x3(Block block) {
        return conv(block.in(), block.out(), 3).stride(block.stride()).padding(1);
    }

    private static Layer conv1x1(Block block) {
        return conv(block.in(), block.out(), 1).stride(block.stride());
    }

    /** Constant-Scale Linear Addition: every branch one linear operator and a scale; the identity's scale always trains. */
    private static Layer linearAddition(Block block, boolean trainable) {
        Scale scale = new Scale(block.out(), block.initialScale(), trainable);
        Sum branches = sum(sequence().then("conv", conv3x3(block)).then("scale_conv", scale))
                .plus(sequence().then("conv_1x1", conv1x1(block)).then("scale_1x1", scale));
        return block.hasIdentity() ? branches.plus("scale_identity", Layers.scale(block.out(), 1.0)) : branches;
    }

    /** RepVGG (CVPR 2021): a batch norm in every branch. */
    private static Layer normalizedBranches(Block block) {
        Sum branches = sum(sequence().then("conv_3x3", conv3x3(block)).then("bn_3x3", batchNorm(block.out())))
                .plus(sequence().then("conv_1x1", conv1x1(block)).then("bn_1x1", batchNorm(block.out())));
        return block.hasIdentity() ? branches.plus("bn_identity", batchNorm(block.out())) : branches;
    }
}
