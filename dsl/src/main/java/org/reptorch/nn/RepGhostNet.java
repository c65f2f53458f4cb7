package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.dropout;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.hardSigmoid;
import static org.reptorch.nn.Layers.identity;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.residual;
import static org.reptorch.nn.Layers.scale;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.squeezeExcite;
import static org.reptorch.nn.Layers.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Scale;
import org.reptorch.nn.Layer.Sequence;

/**
 * RepGhostNet (Chen et al., 2022, table 2) and RepOpt-GhostNet (RepOptimizers, ICLR 2023, appendix D): bottlenecks of two modules, each a 1x1
 * convolution and a depthwise 3x3 with a shortcut past it that can be folded away.
 *
 * <p>Names are those of ChengpengChen/RepGhost, which timm shares, for {@link Mode#REP} and {@link Mode#DEPLOY}, and of
 * DingXiaoH/RepOptimizers for the others: {@code blocks.3.0.ghost1.cheap_operation.0.weight}.
 *
 * @param name  what people call it
 * @param width multiplier of all channels but the last 1280
 * @param mode  in which it is trained
 */
public record RepGhostNet(String name, double width, Mode mode) implements Architecture {

    /** How a module trains. */
    public enum Mode {
        /** A batch norm behind the depthwise convolution and one beside it: RepGhostNet, the structural baseline. */
        REP,
        /** The two folded into one depthwise convolution with a bias. */
        DEPLOY,
        /** One depthwise convolution, a batch norm behind: what a RepOptimizer trains. */
        TARGET,
        /** The depthwise convolution and the identity, scaled, the first by constants: the block that the RepOptimizer is equivalent to. */
        CSLA,
        /** The same with trainable scales: hyper-search. */
        HS
    }

    private static final List<String> WIDTHS = List.of("0.5", "0.58", "0.8", "1.0", "1.11", "1.3", "1.5", "2.0");

    static final List<RepGhostNet> TABLE = Stream.of("repghostnet", "repoptghostnet").flatMap(family -> WIDTHS.stream()
            .map(width -> new RepGhostNet(family + "-" + width, Double.parseDouble(width), family.equals("repghostnet") ? Mode.REP : Mode.TARGET))).toList();

    /** A row of the paper's table: kernel of the strided depthwise convolutions, middle channels, channels out, squeeze-and-excitation, stride. */
    private record Row(int kernel, int middle, int out, boolean se, int stride) {
    }

    private static final List<List<Row>> STAGES = List.of(
            List.of(new Row(3, 8, 16, false, 1)),
            List.of(new Row(3, 24, 24, false, 2)),
            List.of(new Row(3, 36, 24, false, 1)),
            List.of(new Row(5, 36, 40, true, 2)),
            List.of(new Row(5, 60, 40, true, 1)),
            List.of(new Row(3, 120, 80, false, 2)),
            List.of(new Row(3, 100, 80, false, 1), new Row(3, 120, 80, false, 1), new Row(3, 120, 80, false, 1), new Row(3, 240, 112, true, 1),
                    new Row(3, 336, 112, true, 1)),
            List.of(new Row(5, 336, 160, true, 2)),
            List.of(new Row(5, 480, 160, false, 1), new Row(5, 480, 160, true, 1), new Row(5, 480, 160, false, 1), new Row(5, 480, 160, true, 1)));

    private static final int STEM = 16;
    private static final int HEAD = 1280;

    /** Refuses a width that leaves nothing. */
    public RepGhostNet {
        if (!(width > 0) || width > 100) {
            throw new IllegalArgumentException(name + ": width must be positive and at most 100, not " + width);
        }
    }

    /** One bottleneck: where it is and what it looks like. */
    private record Bottleneck(String path, int in, int middle, int out, Row row, int depth) {

        /** Tells whether the input is added as it is. */
        boolean keepsItsShape() {
            return row.stride() == 1 && in == out;
        }
    }

    @Override
    public List<String> stages() {
        List<Bottleneck> bottlenecks = bottlenecks(channels(STEM));
        return IntStream.range(0, bottlenecks.size()).filter(i -> i + 1 == bottlenecks.size() || bottlenecks.get(i + 1).row().stride() > 1)
                .mapToObj(i -> bottlenecks.get(i).path()).toList();
    }

    @Override
    public ModelSpec spec(int classes) {
        return spec(mode, classes);
    }

    /** Describes the whole network in a mode, for so many classes. */
    public ModelSpec spec(Mode mode, int classes) {
        int stem = channels(STEM);
        Sequence network = sequence().then("conv_stem", conv(3, stem, 3).stride(2).padding(1)).then("bn1", batchNorm(stem)).then(relu());
        List<Bottleneck> bottlenecks = bottlenecks(stem);
        for (Bottleneck bottleneck : bottlenecks) {
            network = network.then(bottleneck.path(), layer(bottleneck, mode));
        }
        int in = bottlenecks.getLast().out();
        int last = Channels.divisible(bottlenecks.getLast().row().middle() * width * 2, 4);
        network = network
                .then("blocks." + STAGES.size() + ".0", sequence().then("conv", conv(in, last, 1)).then("bn1", batchNorm(last)).then(relu()))
                .then(globalAveragePool()).then("conv_head", conv(last, HEAD, 1).bias(true)).then(relu()).then(flatten()).then(dropout(0.2))
                .then("classifier", linear(HEAD, classes));
        return new ModelSpec(mode == this.mode ? name : name + "-" + mode.name().toLowerCase(Locale.ROOT), network, classes);
    }

    /** A bottleneck's depth is its number in a run of bottlenecks that keep their shape, from 1; such a run goes on across stages. */
    private List<Bottleneck> bottlenecks(int stem) {
        var list = new ArrayList<Bottleneck>();
        int in = stem;
        int depth = 0;
        for (int stage = 0; stage < STAGES.size(); stage++) {
            List<Row> rows = STAGES.get(stage);
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                int out = channels(row.out());
                depth = row.stride() == 1 && in == out ? depth + 1 : 1;
                list.add(new Bottleneck("blocks." + stage + "." + i, in, channels(row.middle()), out, row, depth));
                in = out;
            }
        }
        return list;
    }

    private int channels(int channels) {
        return Channels.divisible(channels * width, 4);
    }

    private static Layer layer(Bottleneck it, Mode mode) {
        Sequence body = sequence().then("ghost1", module(it.in(), it.middle(), true, mode, 2 * it.depth() - 1));
        if (it.row().stride() > 1) {
            body = body.then("conv_dw", depthwise(it.middle(), it.row().kernel()).stride(it.row().stride())).then("bn_dw", batchNorm(it.middle()));
        }
        if (it.row().se()) {
            body = body.then("se", squeezeExcite(it.middle(), Channels.divisible(it.middle() * 0.25, 4), "conv_reduce", relu(), "conv_expand", hardSigmoid()));
        }
        body = body.then("ghost2", module(it.middle(), it.out(), false, mode, 2 * it.depth()));
        return residual(body, it.keepsItsShape() ? identity() : sequence().then("shortcut", sequence()
                .then("0", depthwise(it.in(), it.row().kernel()).stride(it.row().stride())).then("1", batchNorm(it.in()))
                .then("2", conv(it.in(), it.out(), 1)).then("3", batchNorm(it.out()))));
    }

    /** The n-th module of a run starts its searched scales at sqrt(2/(n+1)); a linear one has no ReLU. */
    private static Layer module(int in, int out, boolean activated, Mode mode, int n) {
        Sequence primary = sequence().then("0", conv(in, out, 1)).then("1", batchNorm(out));
        Layer cheap = switch (mode) {
            case REP -> sum("fusion_bn.0", batchNorm(out)).plus("cheap_operation", sequence().then("0", depthwise(out, 3)).then("1", batchNorm(out)));
            case DEPLOY -> sequence().then("cheap_operation", depthwise(out, 3).bias(true));
            case TARGET -> sequence().then("cheap_operation", sequence().then("0", depthwise(out, 3))).then("final_bn", batchNorm(out));
            case CSLA -> scaled(out, new Scale(out, 1.0, false));
            case HS -> scaled(out, scale(out, Math.sqrt(2.0 / (n + 1))));
        };
        Sequence whole = sequence().then("primary_conv", activated ? primary.then(relu()) : primary).then(cheap);
        return activated ? whole.then(relu()) : whole;
    }

    /** Constant-Scale Linear Addition: the identity's scale trains in either mode. */
    private static Layer scaled(int channels, Scale scale) {
        return sequence()
                .then(sum("fusion_scale", Layers.scale(channels, 1.0)).plus("cheap_operation", sequence().then("0", depthwise(channels, 3)).then("1", scale)))
                .then("final_bn", batchNorm(channels));
    }

    private static Conv2d depthwise(int channels, int kernel) {
        return conv(channels, channels, kernel).padding(kernel / 2).groups(channels);
    }
}
