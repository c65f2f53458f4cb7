package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.residual;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.sigmoid;
import static org.reptorch.nn.Layers.silu;
import static org.reptorch.nn.Layers.squeezeExcite;
import static org.reptorch.nn.Layers.stochasticDepth;

import java.util.List;
import java.util.stream.IntStream;

import org.reptorch.nn.Layer.BatchNorm2d;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Sequence;

/**
 * EfficientNet (Tan and Le, ICML 2019, table 1), with torchvision's names, {@code features.1.0.block.0.0.weight}, and its resolutions.
 *
 * @param name       what people call it
 * @param width      multiplier of B0's channels
 * @param depth      multiplier of B0's layers
 * @param resolution of the images that its published numbers are for
 * @param dropout    in front of the classifier
 * @param norm       eps and momentum of every batch norm
 */
public record EfficientNet(String name, double width, double depth, int resolution, double dropout, Norm norm) implements Architecture {

    /** The numbers of a batch norm. */
    public enum Norm {
        /** PyTorch's eps 1e-5 and momentum 0.1. */
        PYTORCH(1e-5, 0.1),
        /** eps 1e-3 and momentum 0.01: those of the checkpoints that came from TensorFlow. */
        TENSORFLOW(1e-3, 0.01);

        private final double eps;
        private final double momentum;

        Norm(double eps, double momentum) {
            this.eps = eps;
            this.momentum = momentum;
        }
    }

    static final List<EfficientNet> TABLE = List.of(
            new EfficientNet("efficientnet-b0", 1.0, 1.0, 224, 0.2, Norm.PYTORCH),
            new EfficientNet("efficientnet-b1", 1.0, 1.1, 240, 0.2, Norm.PYTORCH),
            new EfficientNet("efficientnet-b2", 1.1, 1.2, 288, 0.3, Norm.PYTORCH),
            new EfficientNet("efficientnet-b3", 1.2, 1.4, 300, 0.3, Norm.PYTORCH),
            new EfficientNet("efficientnet-b4", 1.4, 1.8, 380, 0.4, Norm.PYTORCH),
            new EfficientNet("efficientnet-b5", 1.6, 2.2, 456, 0.4, Norm.TENSORFLOW));

    /** A row of the paper's table: MBConv blocks of one expansion, kernel and width; the stride is the first's. */
    private record Stage(int expansion, int kernel, int stride, int out, int layers) {
    }

    private static final int STEM = 32;

    private static final List<Stage> STAGES = List.of(
            new Stage(1, 3, 1, 16, 1),
            new Stage(6, 3, 2, 24, 2),
            new Stage(6, 5, 2, 40, 2),
            new Stage(6, 3, 2, 80, 3),
            new Stage(6, 5, 1, 112, 3),
            new Stage(6, 5, 2, 192, 4),
            new Stage(6, 3, 1, 320, 1));

    /** How likely the last block is dropped in training; earlier ones in proportion. */
    private static final double DROPPED = 0.2;

    /** Refuses multipliers that leave nothing. */
    public EfficientNet {
        if (!(width > 0) || !(depth > 0) || width > 100 || depth > 100) {
            throw new IllegalArgumentException(name + ": width " + width + " and depth " + depth + " must be positive and at most 100");
        }
    }

    @Override
    public List<String> stages() {
        return IntStream.rangeClosed(1, STAGES.size()).filter(i -> i == STAGES.size() || STAGES.get(i).stride() > 1).mapToObj(i -> "features." + i).toList();
    }

    @Override
    public ModelSpec spec(int classes) {
        int in = channels(STEM);
        Sequence features = sequence().then("0", activated(conv(3, in, 3).stride(2).padding(1)));
        int blocks = STAGES.stream().mapToInt(this::layers).sum();
        int index = 0;
        for (int i = 0; i < STAGES.size(); i++) {
            Stage stage = STAGES.get(i);
            int out = channels(stage.out());
            Sequence layers = sequence();
            for (int layer = 0; layer < layers(stage); layer++, index++) {
                layers = layers.then(String.valueOf(layer), mbConv(in, out, stage, layer == 0 ? stage.stride() : 1, DROPPED * index / blocks));
                in = out;
            }
            features = features.then(String.valueOf(i + 1), layers);
        }
        features = features.then(String.valueOf(STAGES.size() + 1), activated(conv(in, 4 * in, 1)));
        return new ModelSpec(name, sequence().then("features", features).then(globalAveragePool()).then(flatten())
                .then("classifier", sequence().then(Layers.dropout(dropout)).then("1", linear(4 * in, classes))), classes).initialized(Starts::efficientNet);
    }

    private int channels(int channels) {
        return Channels.divisible(channels * width, 8);
    }

    private int layers(Stage stage) {
        return (int) Math.ceil(stage.layers() * depth);
    }

    /** A mobile inverted bottleneck: wider 1x1, depthwise, squeeze-and-excitation, narrower 1x1. */
    private Layer mbConv(int in, int out, Stage stage, int stride, double dropped) {
        int wide = Channels.divisible(in * stage.expansion(), 8);
        Sequence block = sequence();
        int index = 0;
        if (wide != in) {
            block = block.then(String.valueOf(index++), activated(conv(in, wide, 1)));
        }
        block = block
                .then(String.valueOf(index++), activated(conv(wide, wide, stage.kernel()).stride(stride).padding(stage.kernel() / 2).groups(wide)))
                .then(String.valueOf(index++), squeezeExcite(wide, Math.max(1, in / 4), "fc1", silu(), "fc2", sigmoid()))
                .then(String.valueOf(index), normalized(conv(wide, out, 1)));
        Sequence body = sequence().then("block", block);
        return stride == 1 && in == out ? residual(body.then(stochasticDepth(dropped))) : body;
    }

    private Sequence activated(Conv2d conv) {
        return normalized(conv).then(silu());
    }

    private Sequence normalized(Conv2d conv) {
        return sequence().then("0", conv).then("1", new BatchNorm2d(conv.out(), norm.eps, norm.momentum));
    }
}
