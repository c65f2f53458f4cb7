package org.reptorch.samples.parity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;

import org.reptorch.nn.Layer;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Size;
import org.reptorch.reparam.Block;
import org.reptorch.reparam.Network;
import org.reptorch.reparam.Operation;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;

/**
 * A recorded diverse-branch block: {@code case.json} and the tensors beside it.
 *
 * @param in       channels
 * @param out      channels
 * @param kernel   the side of its window
 * @param stride   1 where it is left out
 * @param groups   1 where it is left out
 * @param dilation 1 where it is left out
 * @param padding  what keeps the image's size where it is left out
 * @param branches which there are, by the names of the operations: 1 or 0
 */
record BlockCase(int in, int out, int kernel, Integer stride, Integer groups, Integer dilation, Integer padding, Map<String, Integer> branches) {

    /** Reads {@code case.json} of a folder and refuses what is no block, naming the field. */
    static BlockCase read(Path folder) {
        Path file = folder.resolve("case.json");
        if (!Files.isRegularFile(file)) {
            throw new ReptorchException(folder + " is no case: it has no case.json");
        }
        BlockCase read = JsonFile.read(file, BlockCase.class);
        if (read.branches == null || read.branches.containsValue(null)) {
            throw new ReptorchException(file + ": branches must say 1 or 0 of each branch, such as \"1x1-kxk\": 1; is it of a training run? replay trains those");
        }
        for (String name : read.branches.keySet()) {
            if (Operation.ofCode(name).isEmpty()) {
                throw new ReptorchException(file + ": branches names '" + name + "'; there are 1x1, 1x1-kxk, 1x1-avg, kxk, 1xk, kx1 and identity");
            }
        }
        try {
            read.target();
        } catch (IllegalArgumentException e) {
            throw new ReptorchException(file + ": " + e.getMessage(), e);
        }
        return read;
    }

    /** Returns the convolution that the block stands for. */
    Layer.Conv2d target() {
        int apart = Objects.requireNonNullElse(dilation, 1);
        return new Layer.Conv2d(in, out, Size.of(kernel), Size.of(Objects.requireNonNullElse(stride, 1)),
                Size.of(Objects.requireNonNullElse(padding, kernel / 2 * apart)), Size.of(apart), Objects.requireNonNullElse(groups, 1), true);
    }

    /**
     * Describes the block, and takes its numbers from {@code block.safetensors} of the folder. As in the published constructor a branch that the
     * convolution cannot have, such as the identity of a stride, is left out even where the case names it.
     */
    Network block(Path folder) {
        Path file = folder.resolve("block.safetensors");
        Map<String, StoredTensor> state = Safetensors.read(file).tensors();
        EnumSet<Operation> operations = EnumSet.noneOf(Operation.class);
        branches.forEach((name, present) -> {
            if (present != 0) {
                operations.add(Operation.ofCode(name).orElseThrow());
            }
        });
        for (Operation operation : operations) {
            if (!operation.fits(target()) && state.keySet().stream().anyMatch(name -> name.startsWith(operation.branch() + "."))) {
                throw new ReptorchException(file + " has " + operation.branch() + ", which a block around " + target() + " cannot have; correct case.json");
            }
        }
        Layer block = Block.dyRep(operations.toArray(Operation[]::new)).around(target());
        try {
            return new Network(new ModelSpec(folder.getFileName().toString(), block, 0), state);
        } catch (IllegalArgumentException e) {
            throw new ReptorchException(file + ": " + e.getMessage(), e);
        }
    }
}
