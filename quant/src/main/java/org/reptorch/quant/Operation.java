package org.reptorch.quant;

import java.util.Optional;

import org.reptorch.nn.Activation;
import org.reptorch.nn.Layer;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Pooling;

/** What a {@link Graph.Node} computes from the results of earlier nodes. */
public sealed interface Operation {

    /** The images: the first node of every graph, and no other. */
    record Input() implements Operation {
    }

    /**
     * A convolution, then perhaps the sum with a second input, then perhaps an activation; in INT8 all three are one kernel.
     *
     * @param path       of the layer in the model
     * @param layer      the convolution
     * @param sum        whether there is a second input, which is added before the activation
     * @param activation behind; null for none
     */
    record Convolution(String path, Layer.Conv2d layer, boolean sum, Activation activation) implements Operation {
    }

    /**
     * A linear layer, then perhaps an activation.
     *
     * @param path       of the layer in the model
     * @param layer      the linear layer
     * @param activation behind; null for none
     */
    record Dense(String path, Layer.Linear layer, Activation activation) implements Operation {
    }

    /**
     * Any other layer with one input, alone: an activation, pooling, a norm that could not be folded.
     *
     * @param path  of the layer in the model
     * @param layer without layers inside
     */
    record Single(String path, Layer layer) implements Operation {
    }

    /** The sum of all inputs, where no convolution could take it over. */
    record Add() implements Operation {
    }

    /** All inputs one behind the other along the channels. */
    record Concat() implements Operation {
    }

    /** The product of an input and one factor per channel: squeeze-and-excitation's last step. */
    record Multiply() implements Operation {
    }

    /** Returns the path of the convolution or linear layer whose weight this holds; empty for the others. */
    default Optional<String> weightPath() {
        return switch (this) {
            case Convolution convolution -> Optional.of(convolution.path());
            case Dense dense -> Optional.of(dense.path());
            default -> Optional.empty();
        };
    }

    /** Tells whether the result holds only numbers of the inputs, so that eight bits pass through as they are. */
    default boolean passesThrough() {
        return switch (this) {
            case Concat concat -> true;
            case Single(String path, Pooling.Max max) -> true;
            case Single(String path, Layer.Plain plain) -> true;
            case Single(String path, Layer.Upsample upsample) -> upsample.mode() == Layer.Upsample.Mode.NEAREST;
            default -> false;
        };
    }

    /** Returns the operation in a few words, for messages and tables. */
    default String describe() {
        return switch (this) {
            case Input input -> "input";
            case Convolution convolution -> "conv" + (convolution.sum() ? "+sum" : "") + words(convolution.activation());
            case Dense dense -> "linear" + words(dense.activation());
            case Single single -> single.layer() instanceof Enum<?> constant ? constant.name().toLowerCase(java.util.Locale.ROOT)
                    : single.layer().getClass().getSimpleName();
            case Add add -> "sum";
            case Concat concat -> "concat";
            case Multiply multiply -> "product";
        };
    }

    private static String words(Activation activation) {
        return activation == null ? "" : "+" + activation.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Returns the full name of a tensor of the layer at a path. */
    static String tensor(String path, String name) {
        return ModelSpec.join(path, name);
    }
}
