package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.identity;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.maxPool;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.sum;

import java.util.List;
import java.util.stream.IntStream;

import org.reptorch.nn.Layer.Sequence;

/**
 * ResNet (He et al., CVPR 2016, table 1), with torchvision's names: {@code layer1.0.conv1.weight}. The stride of a bottleneck is that of its 3x3
 * convolution, as torchvision has it.
 *
 * @param name   what people call it
 * @param block  what is repeated
 * @param blocks per stage, 64, 128, 256 and 512 channels wide
 */
public record ResNet(String name, Block block, List<Integer> blocks) implements Architecture {

    /** A residual block. */
    public enum Block {
        /** Two 3x3 convolutions. */
        BASIC(1),
        /** 1x1, 3x3 and a 1x1 convolution to four times the channels. */
        BOTTLENECK(4);

        private final int expansion;

        Block(int expansion) {
            this.expansion = expansion;
        }
    }

    static final List<ResNet> TABLE = List.of(
            new ResNet("resnet18", Block.BASIC, List.of(2, 2, 2, 2)),
            new ResNet("resnet34", Block.BASIC, List.of(3, 4, 6, 3)),
            new ResNet("resnet50", Block.BOTTLENECK, List.of(3, 4, 6, 3)));

    /** Copies the list and refuses numbers that no network has. */
    public ResNet {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty() || blocks.stream().anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException(name + ": ResNet wants at least one block in every stage, not " + blocks);
        }
    }

    @Override
    public List<String> stages() {
        return IntStream.rangeClosed(1, blocks.size()).mapToObj(stage -> "layer" + stage).toList();
    }

    @Override
    public ModelSpec spec(int classes) {
        Sequence network = sequence().then("conv1", conv(3, 64, 7).stride(2).padding(3)).then("bn1", batchNorm(64)).then(relu())
                .then(maxPool(3).stride(2).padding(1));
        int in = 64;
        int width = 64;
        for (int stage = 1; stage <= blocks.size(); stage++, width *= 2) {
            Sequence layers = sequence();
            for (int i = 0; i < blocks.get(stage - 1); i++) {
                layers = layers.then(String.valueOf(i), residual(in, width, stage > 1 && i == 0 ? 2 : 1));
                in = width * block.expansion;
            }
            network = network.then("layer" + stage, layers);
        }
        return new ModelSpec(name, network.then(globalAveragePool()).then(flatten()).then("fc", linear(in, classes)), classes)
                .initialized(Starts::resNet);
    }

    private Layer residual(int in, int width, int stride) {
        int out = width * block.expansion;
        Layer body = switch (block) {
            case BASIC -> sequence().then("conv1", conv(in, width, 3).stride(stride).padding(1)).then("bn1", batchNorm(width)).then(relu())
                    .then("conv2", conv(width, out, 3).padding(1)).then("bn2", batchNorm(out));
            case BOTTLENECK -> sequence().then("conv1", conv(in, width, 1)).then("bn1", batchNorm(width)).then(relu())
                    .then("conv2", conv(width, width, 3).stride(stride).padding(1)).then("bn2", batchNorm(width)).then(relu())
                    .then("conv3", conv(width, out, 1)).then("bn3", batchNorm(out));
        };
        Layer shortcut = stride == 1 && in == out ? identity()
                : sequence().then("0", conv(in, out, 1).stride(stride)).then("1", batchNorm(out));
        return sequence().then(sum(body).plus("downsample", shortcut)).then(relu());
    }
}
