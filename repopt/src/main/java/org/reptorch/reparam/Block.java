package org.reptorch.reparam;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Named;
import org.reptorch.nn.Layer.Sequence;
import org.reptorch.nn.Layer.Sum;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Pooling;
import org.reptorch.nn.Size;

/**
 * What stands in the place of a convolution while it trains: branches that fold back into it. Names are those of the published code, so that its
 * checkpoints load.
 *
 * <pre>{@code
 * Layer block = Block.dyRep().around(conv(64, 64, 3).padding(1));
 * ModelSpec dbb = Structure.of(Block.dbb()).in(Architecture.of("resnet18").spec(10));
 * }</pre>
 */
public sealed interface Block {

    /** Tells whether a block of this kind can stand where the convolution stands, and fold back into it. */
    boolean fits(Conv2d target);

    /** Describes the block around a convolution that {@link #fits it fits}; with batch norms of its own, so that it needs none behind. */
    Layer around(Conv2d target);

    /** RepVGG's block. */
    static RepVgg repVgg() {
        return new RepVgg();
    }

    /** QARepVGG's block of YOLOv6. */
    static QaRepVgg qaRepVgg() {
        return new QaRepVgg(false);
    }

    /** The Diverse Branch Block as its paper has it. */
    static Dbb dbb() {
        return new Dbb(false);
    }

    /** DyRep's block with all operations that fit. */
    static DyRep dyRep() {
        return new DyRep(EnumSet.allOf(Operation.class));
    }

    /** DyRep's block with these operations, as far as they fit; KxK is always one. */
    static DyRep dyRep(Operation... operations) {
        return new DyRep(Set.copyOf(Arrays.asList(operations)));
    }

    /** {@code RepVGGBlock} (Ding et al., CVPR 2021): KxK + 1x1 + identity, a batch norm in each; names {@code rbr_dense}, {@code rbr_1x1}, {@code rbr_identity}. */
    record RepVgg() implements Block {

        @Override
        public boolean fits(Conv2d target) {
            return Operation.POINTWISE.fits(target);
        }

        @Override
        public Layer around(Conv2d target) {
            verify(this, target);
            Layer dense = Operation.normalized(target.bias(false));
            Sum sum = hasIdentity(target) ? Layers.sum("rbr_identity", Layers.batchNorm(target.out())).plus("rbr_dense", dense) : Layers.sum("rbr_dense", dense);
            return sum.plus("rbr_1x1", Operation.normalized(Operation.small(target, Size.of(1), Size.of(0))));
        }
    }

    /**
     * {@code QARepVGGBlock} of YOLOv6 (Chu et al., AAAI 2024): KxK with a batch norm + 1x1 + identity, both bare, and one batch norm behind the sum.
     *
     * @param average whether a bare mean over the window is one more branch, as in version 2
     */
    record QaRepVgg(boolean average) implements Block {

        /** Returns version 2 of the block. */
        public QaRepVgg withAverage() {
            return new QaRepVgg(true);
        }

        @Override
        public boolean fits(Conv2d target) {
            return Operation.POINTWISE.fits(target) && (!average || target.dilation().equals(Size.of(1)));
        }

        @Override
        public Layer around(Conv2d target) {
            verify(this, target);
            Sum sum = Layers.sum("rbr_dense", Operation.normalized(target.bias(false))).plus("rbr_1x1", Operation.small(target, Size.of(1), Size.of(0)));
            if (hasIdentity(target)) {
                sum = sum.plus("rbr_identity", Layers.identity());
                if (average) {
                    sum = sum.plus("rbr_avg", new Pooling.Average(target.kernel(), target.stride(), target.padding(), false, true));
                }
            }
            return Layers.sequence().then(sum).then("bn", Layers.batchNorm(target.out()));
        }
    }

    /**
     * {@code DiverseBranchBlock} of DingXiaoH/DiverseBranchBlock (Ding et al., CVPR 2021): KxK + 1x1-AVG + 1x1 + 1x1-KxK.
     *
     * <p>The 1x1 convolution in front of the KxK adds to the identity and starts at zero ({@code IdentityBasedConv1x1}); in a depthwise block it is a
     * plain one to twice the channels, and there is no 1x1 branch.
     *
     * @param single whether only the KxK branch counts at the start ({@code single_init}): the other branches' last norms start at 0; not the default
     */
    record Dbb(boolean single) implements Block {

        /** Returns the block whose other branches start switched off. */
        public Dbb singleInit() {
            return new Dbb(true);
        }

        @Override
        public boolean fits(Conv2d target) {
            return Operation.POINTWISE.fits(target) && target.dilation().equals(Size.of(1));
        }

        @Override
        public Layer around(Conv2d target) {
            verify(this, target);
            boolean across = Operation.isAcrossChannels(target);
            Sum sum = Layers.sum("dbb_origin", Operation.normalized(target.bias(false))).plus("dbb_avg", Operation.average(target, "bn"));
            if (across) {
                sum = sum.plus("dbb_1x1", Operation.normalized(Operation.small(target, Size.of(1), Size.of(0))));
            }
            int inner = across ? target.in() : 2 * target.in();
            Sequence stacked = across
                    ? Layers.named("idconv1", Layers.sum(Layers.identity()).plus(Operation.pointwise(target, inner)))
                    : Layers.named("conv1", Operation.pointwise(target, inner));
            var second = new Conv2d(inner, target.out(), target.kernel(), target.stride(), Size.of(0), Size.of(1), target.groups(), false);
            return sum.plus("dbb_1x1_kxk", stacked.then("bn1", Layers.batchNormPad(inner, target.padding())).then("conv2", second)
                    .then("bn2", Layers.batchNorm(target.out())));
        }
    }

    /**
     * {@code DiverseBranchBlock} of hunto/DyRep (Huang et al., CVPR 2022).
     *
     * @param operations that the block has where they fit; KxK is always one
     */
    record DyRep(Set<Operation> operations) implements Block {

        /** Copies the set and adds KxK. */
        public DyRep {
            EnumSet<Operation> all = EnumSet.of(Operation.KERNEL);
            all.addAll(operations);
            operations = java.util.Collections.unmodifiableSet(all);
        }

        @Override
        public boolean fits(Conv2d target) {
            return true;
        }

        @Override
        public Layer around(Conv2d target) {
            List<Named> branches = operations.stream().filter(operation -> operation.fits(target))
                    .map(operation -> new Named(operation.branch(), operation.branch(target))).toList();
            return new Sum(branches);
        }
    }

    private static boolean hasIdentity(Conv2d target) {
        return Operation.IDENTITY.fits(target);
    }

    private static void verify(Block block, Conv2d target) {
        if (!block.fits(target)) {
            throw new IllegalArgumentException(block + " does not fit " + target + ": it wants an odd kernel whose padding keeps the image's size"
                    + (block instanceof RepVgg ? "" : ", not dilated") + "; Block.dyRep() takes the branches that fit");
        }
    }
}
