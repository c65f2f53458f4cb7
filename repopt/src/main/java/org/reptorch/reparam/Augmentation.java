package org.reptorch.reparam;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Named;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.ReptorchException;

/**
 * Which convolutions of a network DyRep has made blocks, and of which branches: all that a checkpoint has to say of a structure. As the published code's
 * {@code dbb_graph}, outer blocks come before those inside.
 *
 * <pre>
 * features.conv3.conv 1x1 1x1_kxk kxk id
 * features.conv3.conv.dbb_1x1_kxk.conv2 1x1_kxk 1x1_avg kxk
 * features.conv7.conv kxk
 * </pre>
 *
 * <p>KxK alone is a convolution again, with the bias that its block left it.
 *
 * @param blocks the branches of each, KxK included, by path
 */
public record Augmentation(Map<String, Set<Operation>> blocks) {

    /** The note of a file of tensors that has the {@link #text} of its network. */
    public static final String NOTE = "reptorch.structure";

    /** Keeps the order. */
    public Augmentation {
        blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
    }

    /**
     * Returns what a network has that it did not begin with.
     *
     * @param base as it began
     */
    public static Augmentation of(ModelSpec base, ModelSpec now) {
        var found = new LinkedHashMap<String, Set<Operation>>();
        Network.blocks(now).forEach((path, block) -> found.put(path, block.children().stream()
                .map(child -> Operation.ofBranch(child.name()).orElseThrow()).collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)))));
        Network.blocks(base).keySet().forEach(found::remove);
        Map<String, Layer> blocksAlone = new Augmentation(found).in(base).layers();
        now.layers().forEach((path, layer) -> {
            if (layer instanceof Conv2d conv && conv.bias() && !layer.equals(blocksAlone.get(path))) {
                found.put(path, EnumSet.of(Operation.KERNEL));
            }
        });
        return new Augmentation(found);
    }

    /** Describes the network that began as {@code base}. */
    public ModelSpec in(ModelSpec base) {
        ModelSpec augmented = base;
        for (Map.Entry<String, Set<Operation>> block : blocks.entrySet()) {
            String place = block.getKey();
            if (!(augmented.layers().get(place) instanceof Conv2d conv)) {
                throw new ReptorchException(base.name() + " has no convolution " + place + " that could be a block; is the structure of another network?");
            }
            Layer layer = block.getValue().equals(EnumSet.of(Operation.KERNEL)) ? conv.bias(true) : new Block.DyRep(block.getValue()).around(conv);
            Set<String> branches = layer.children().stream().map(Named::name).collect(Collectors.toSet());
            Set<String> wanted = block.getValue().stream().map(Operation::branch).collect(Collectors.toSet());
            if (!branches.isEmpty() && !branches.equals(wanted)) {
                throw new ReptorchException(base.name() + ": " + block.getValue() + " do not all fit " + place + "; is the structure of another network?");
            }
            augmented = augmented.rewritten((path, before) -> path.equals(place) && before == conv ? layer : before);
        }
        return augmented;
    }

    /** Returns a line for each block: its path and its branches. */
    public String text() {
        return blocks.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue().stream().map(Operation::code).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    /** Reads what {@link #text} gave; {@code source} is for messages. */
    public static Augmentation parse(String source, String text) {
        var blocks = new LinkedHashMap<String, Set<Operation>>();
        text.lines().forEach(line -> {
            String[] words = line.split(" ");
            var operations = EnumSet.noneOf(Operation.class);
            for (int i = 1; i < words.length; i++) {
                String code = words[i];
                operations.add(Operation.ofCode(code).orElseThrow(() -> new ReptorchException(source + ": '" + line + "' names no branch by '" + code + "'")));
            }
            if (!operations.contains(Operation.KERNEL)) {
                throw new ReptorchException(source + ": '" + line + "' has no kxk, which every block has");
            }
            blocks.put(words[0], operations);
        });
        return new Augmentation(blocks);
    }
}
