package org.reptorch.nn;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.reptorch.torch.Tensor;

/**
 * A layer that a Java lambda computes; autograd follows through it.
 *
 * <p>Lambdas compare by identity, so two custom layers are equal only where they hold the same lambda objects: keep a layer, or its lambdas, in a
 * constant where equality of descriptions matters.
 *
 * @param name        what it prints as
 * @param parameters  the tensors it holds, named by their last component
 * @param shape       what becomes of an image's shape
 * @param computation what it computes
 */
public record CustomLayer(String name, List<ParameterSpec> parameters, ShapeRule shape, Computation computation) implements Layer {

    /** What becomes of the shape of an image (without the batch); throws {@code IllegalArgumentException} in words for one that it does not take. */
    @FunctionalInterface
    public interface ShapeRule {

        /** Returns the shape of the output. */
        Shape apply(Shape input);
    }

    /** What a custom layer computes. */
    @FunctionalInterface
    public interface Computation {

        /**
         * Returns the output; tensors made on the way are closed by the model.
         *
         * @param input    N x C x H x W or N x features; not to be written to or closed
         * @param tensors  the layer's own, by name
         * @param training whether the model trains
         */
        Tensor apply(Tensor input, Map<String, Tensor> tensors, boolean training);

        /**
         * Returns what a layer that has a description computes, from tensors by their full paths: for a lambda that stands for a whole network.
         *
         * @param layer any
         * @param path  where it stands in the network
         */
        static Computation of(Layer layer, String path) {
            return (input, tensors, training) -> Forward.of(layer, path, tensors::get).apply(input, training);
        }
    }

    /** Copies the list. */
    public CustomLayer {
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(shape, "CustomLayer: shape");
        Objects.requireNonNull(computation, "CustomLayer: computation");
    }

    /** Prints the name and the parameters' names. */
    @Override
    public String toString() {
        return "CustomLayer[" + name + (parameters.isEmpty() ? "" : ", parameters=" + parameters.stream().map(ParameterSpec::name).toList()) + "]";
    }
}
