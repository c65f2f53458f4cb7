package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;

import java.util.List;
import java.util.stream.IntStream;

import org.reptorch.nn.Layer.Sequence;

/**
 * MobileNet (Howard et al., 2017, table 1): depthwise 3x3 and 1x1 convolutions in turn. Names are those of the DyRep experiments
 * (hunto/image_classification_sota): {@code model.1.0.weight} is the first depthwise kernel, {@code fc.weight} the classifier.
 *
 * @param name  what people call it
 * @param pairs what stands behind the first convolution, in order
 */
public record MobileNetV1(String name, List<Pair> pairs) implements Architecture {

    /**
     * A depthwise convolution and the 1x1 behind it.
     *
     * @param out    channels of the 1x1
     * @param stride of the depthwise convolution
     */
    public record Pair(int out, int stride) {
    }

    private static final int STEM = 32;

    static final List<MobileNetV1> TABLE = List.of(new MobileNetV1("mobilenet-v1", List.of(
            new Pair(64, 1),
            new Pair(128, 2), new Pair(128, 1),
            new Pair(256, 2), new Pair(256, 1),
            new Pair(512, 2), new Pair(512, 1), new Pair(512, 1), new Pair(512, 1), new Pair(512, 1), new Pair(512, 1),
            new Pair(1024, 2), new Pair(1024, 1))));

    /** Copies the list. */
    public MobileNetV1 {
        pairs = List.copyOf(pairs);
    }

    @Override
    public List<String> stages() {
        return IntStream.rangeClosed(1, pairs.size()).filter(i -> i == pairs.size() || pairs.get(i).stride() > 1).mapToObj(i -> "model." + i).toList();
    }

    @Override
    public ModelSpec spec(int classes) {
        Sequence model = sequence().then("0", sequence().then("0", conv(3, STEM, 3).stride(2).padding(1)).then("1", batchNorm(STEM)).then(relu()));
        int in = STEM;
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            model = model.then(String.valueOf(i + 1), sequence()
                    .then("0", conv(in, in, 3).stride(pair.stride()).padding(1).groups(in)).then("1", batchNorm(in)).then(relu())
                    .then("3", conv(in, pair.out(), 1)).then("4", batchNorm(pair.out())).then(relu()));
            in = pair.out();
        }
        return new ModelSpec(name, sequence().then("model", model).then(globalAveragePool()).then(flatten()).then("fc", linear(in, classes)), classes)
                .initialized(Starts::dyRep);
    }
}
