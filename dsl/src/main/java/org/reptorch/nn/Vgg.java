package org.reptorch.nn;

import static org.reptorch.nn.Layers.adaptiveAveragePool;
import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.dropout;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.maxPool;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;

import java.util.ArrayList;
import java.util.List;

import org.reptorch.nn.Layer.Sequence;

/**
 * VGG (Simonyan and Zisserman, ICLR 2015, table 1, column D) for ImageNet, with torchvision's names: {@code features.0.weight}.
 *
 * @param name       what people call it
 * @param widths     channels of the 3x3 convolutions in front of each max pooling
 * @param hidden     features of the two hidden linear layers
 * @param normalized whether a batch norm stands behind every convolution
 */
public record Vgg(String name, List<List<Integer>> widths, int hidden, boolean normalized) implements Architecture {

    /** Thirteen convolutions in five stages: the sixteen layers of column D but for the linear ones. */
    static final List<List<Integer>> D = List.of(List.of(64, 64), List.of(128, 128), List.of(256, 256, 256), List.of(512, 512, 512), List.of(512, 512, 512));

    static final List<Vgg> TABLE = List.of(new Vgg("vgg16", D, 4096, false), new Vgg("vgg16-bn", D, 4096, true));

    /** Side of the last feature map that the linear layers read, whatever the images' size. */
    private static final int LAST = 7;

    /** Copies the lists and refuses a network without convolutions. */
    public Vgg {
        widths = widths.stream().map(List::copyOf).toList();
        if (widths.isEmpty() || widths.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(name + ": VGG wants at least one convolution in every stage, not " + widths);
        }
    }

    @Override
    public List<String> stages() {
        var stages = new ArrayList<String>();
        int index = 0;
        for (List<Integer> stage : widths) {
            index += (normalized ? 3 : 2) * stage.size() + 1;
            stages.add("features." + (index - 2));
        }
        return stages;
    }

    @Override
    public ModelSpec spec(int classes) {
        Sequence features = sequence();
        int in = 3;
        int index = 0;
        for (List<Integer> stage : widths) {
            for (int out : stage) {
                features = features.then(String.valueOf(index++), conv(in, out, 3).padding(1).bias(true));
                if (normalized) {
                    features = features.then(String.valueOf(index++), batchNorm(out));
                }
                features = features.then(String.valueOf(index++), relu());
                in = out;
            }
            features = features.then(String.valueOf(index++), maxPool(2));
        }
        Sequence classifier = sequence()
                .then("0", linear(in * LAST * LAST, hidden)).then("1", relu()).then("2", dropout(0.5))
                .then("3", linear(hidden, hidden)).then("4", relu()).then("5", dropout(0.5))
                .then("6", linear(hidden, classes));
        return new ModelSpec(name, sequence().then("features", features).then(adaptiveAveragePool(LAST)).then(flatten()).then("classifier", classifier),
                classes).initialized(Starts::vgg);
    }
}
