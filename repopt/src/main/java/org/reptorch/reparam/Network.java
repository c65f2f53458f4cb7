package org.reptorch.reparam;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Sum;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * A network between two steps: its description and its numbers. Growth and cutting make another one of it and leave it as it was.
 *
 * @param spec  the description
 * @param state every tensor by its full path: the {@code state_dict}
 */
public record Network(ModelSpec spec, Map<String, StoredTensor> state) {

    /** Keeps the order of the state and refuses one that lacks a tensor. */
    public Network {
        state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
        for (var parameter : spec.parameters()) {
            if (!state.containsKey(parameter.name())) {
                throw new IllegalArgumentException("the state lacks " + parameter.name() + " of " + spec.name() + "; is it of another network?");
            }
        }
    }

    /** Copies what a model holds now. */
    public static Network of(Model model) {
        return new Network(model.spec(), model.stateDict());
    }

    /** Builds a model with these numbers; the caller closes it. */
    public Model build(DType dtype) {
        return Model.of(spec, dtype, state);
    }

    /** Returns the same with its numbers, counters apart, in another dtype. */
    public Network to(DType dtype) {
        return new Network(spec, converted(state, dtype));
    }

    /** Returns tensors, those of whole numbers apart, in another dtype. */
    static Map<String, StoredTensor> converted(Map<String, StoredTensor> state, DType dtype) {
        var converted = new LinkedHashMap<String, StoredTensor>();
        state.forEach((name, tensor) -> {
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                converted.put(name, !tensor.dtype().isFloatingPoint() || tensor.dtype() == dtype ? tensor : Tensor.of(tensor).to(dtype).toStored());
            }
        });
        return converted;
    }

    /** Returns DyRep's blocks by path, outer ones before those inside. */
    public Map<String, Sum> blocks() {
        return blocks(spec);
    }

    /** Returns DyRep's blocks of a description by path, outer ones before those inside. */
    public static Map<String, Sum> blocks(ModelSpec spec) {
        var blocks = new LinkedHashMap<String, Sum>();
        collect(spec.root(), "", blocks);
        return blocks;
    }

    private static void collect(Layer layer, String path, Map<String, Sum> blocks) {
        if (layer instanceof Sum sum && isBlock(sum)) {
            blocks.put(path, sum);
        }
        layer.children().forEach(child -> collect(child.layer(), ModelSpec.join(path, child.name()), blocks));
    }

    static boolean isBlock(Sum sum) {
        return sum.children().stream().allMatch(child -> Operation.ofBranch(child.name()).isPresent())
                && sum.children().stream().anyMatch(child -> child.name().equals(Operation.KERNEL.branch()));
    }

    /** Returns the block of a path; the message of the exception names those that there are. */
    Sum block(String path) {
        Sum block = blocks().get(path);
        if (block == null) {
            throw new IllegalArgumentException(spec.name() + " has no DyRep block at '" + path + "'; it has " + (blocks().isEmpty() ? "none" : blocks().keySet()));
        }
        return block;
    }

    /** Returns the dtype of its convolutions. */
    DType dtypeOf(String path) {
        return state.get(path).dtype();
    }
}
