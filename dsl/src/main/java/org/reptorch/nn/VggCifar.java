package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.maxPool;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.reptorch.nn.Layer.Sequence;

/**
 * VGG for images of 32 x 32 as the DyRep experiments have it (CVPR 2022, table 2): a batch norm behind every convolution, a last pooling of stride 1,
 * one hidden linear layer. Names are those of hunto/image_classification_sota: {@code features.conv0.conv.weight}.
 *
 * @param name   what people call it
 * @param widths channels of the 3x3 convolutions in front of each max pooling
 */
public record VggCifar(String name, List<List<Integer>> widths) implements Architecture {

    /** The published one, and narrower ones for small machines. */
    static final List<VggCifar> TABLE = Stream.of("1", "0.5", "0.25", "0.125").map(width -> row(width, Double.parseDouble(width))).toList();

    private static VggCifar row(String code, double width) {
        return new VggCifar("vgg16-cifar" + (width == 1 ? "" : "-" + code), Vgg.D.stream().map(stage -> stage.stream().map(out -> (int) (out * width)).toList()).toList());
    }

    /** Copies the lists and refuses a network without convolutions. */
    public VggCifar {
        widths = widths.stream().map(List::copyOf).toList();
        if (widths.isEmpty() || widths.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(name + ": VGG wants at least one convolution in every stage, not " + widths);
        }
    }

    @Override
    public int resolution() {
        return 32;
    }

    @Override
    public List<String> stages() {
        var stages = new ArrayList<String>();
        int index = 0;
        for (List<Integer> stage : widths) {
            index += stage.size();
            stages.add("features.conv" + (index - 1));
        }
        return stages;
    }

    @Override
    public ModelSpec spec(int classes) {
        Sequence features = sequence();
        int in = 3;
        int index = 0;
        for (int stage = 1; stage <= widths.size(); stage++) {
            for (int out : widths.get(stage - 1)) {
                features = features.then("conv" + index++, sequence().then("conv", conv(in, out, 3).padding(1)).then("bn1", batchNorm(out)).then(relu()));
                in = out;
            }
            features = features.then("pool" + stage, maxPool(2).stride(stage == widths.size() ? 1 : 2));
        }
        features = features.then("fc", sequence().then(flatten()).then("fc", sequence().then("0", linear(in, in)).then(relu())));
        return new ModelSpec(name, sequence().then("features", features).then("classifier", sequence().then("linear1", linear(in, classes))), classes)
                .initialized(Starts::dyRep);
    }
}
