package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.train.AdamRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;

/** Parameters without a model, with gradients from fixed seeds, for tests of update steps. */
final class SomeParameters {

    private final UpdateRule rule;
    private final AdamForm form;
    private final DType dtype;
    private final Device device;
    private final List<One> all = new ArrayList<>();

    /** One parameter. */
    static final class One {

        private final Tensor tensor;
        private final UpdatePlan.Entry entry;
        private final Map<String, Tensor> state = new LinkedHashMap<>();
        private final Map<Integer, Tensor> gradients = new LinkedHashMap<>();
        private MemoryFormat gradient = MemoryFormat.PRESERVE;
        private MemoryFormat moments = MemoryFormat.PRESERVE;

        private One(Tensor tensor, UpdatePlan.Entry entry) {
            this.tensor = tensor;
            this.entry = entry;
        }

        /** Says how gradient and state lie, if not as the parameter. */
        void lays(MemoryFormat gradient, MemoryFormat moments) {
            this.gradient = gradient;
            this.moments = moments;
        }
    }

    SomeParameters(UpdateRule rule, AdamForm form, DType dtype) {
        this(rule, form, dtype, Device.CPU);
    }

    /** Of parameters on a device, with the numbers that they have on any. */
    SomeParameters(UpdateRule rule, AdamForm form, DType dtype, Device device) {
        this.rule = rule;
        this.form = form;
        this.dtype = dtype;
        this.device = device;
    }

    One add(double weightDecay, Optional<GradMult> mult, long... shape) {
        return add(weightDecay, mult, MemoryFormat.CONTIGUOUS, shape);
    }

    One add(double weightDecay, Optional<GradMult> mult, MemoryFormat format, long... shape) {
        Torch.manualSeed(100 + java.util.Arrays.hashCode(shape));
        Tensor drawn = Ops.randn(shape, DType.FLOAT32).to(dtype);
        return add(shape.length == 4 ? drawn.contiguous(format) : drawn, weightDecay, mult);
    }

    One add(double weightDecay, Optional<GradMult> mult, MemoryFormat format, int out, int in, int height, int width) {
        return add(weightDecay, mult, format, new long[] {out, in, height, width});
    }

    One add(Tensor made, double weightDecay, Optional<GradMult> mult) {
        Tensor tensor = made.to(device, dtype);
        List<Long> shape = java.util.stream.LongStream.of(tensor.shape()).boxed().toList();
        // Adam's own decay has no form under a Grad Mult.
        double decay = mult.isPresent() && rule instanceof AdamRule adam && !adam.decoupled() ? 0 : weightDecay;
        var one = new One(tensor, new UpdatePlan.Entry("p" + all.size(), shape, decay, mult));
        all.add(one);
        return one;
    }

    /** A vector and a kernel whose gradients at the first step are no number, infinite and negatively infinite in three places. */
    void addInfinite() {
        add(0.1, Optional.empty(), 45);
        add(0, Optional.of(GradMults.block(8, 8, 3)), 8, 8, 3, 3);
        for (Tensor gradient : gradients(0)) {
            Tensor flat = gradient.view(-1);
            flat.set(Double.NaN, 3);
            flat.set(Double.POSITIVE_INFINITY, 20);
            flat.set(Double.NEGATIVE_INFINITY, 44);
        }
    }

    /** Kernels with and without own channels in both layouts, groups, matrices, vectors, numbers, nothing; sizes around the lanes, the patterns and the tasks. */
    void addAll() {
        for (MemoryFormat format : List.of(MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST)) {
            for (int[] size : new int[][] {{1, 1, 3}, {5, 3, 3}, {5, 5, 3}, {16, 16, 3}, {17, 17, 3}, {33, 31, 3}, {20, 96, 3}, {60, 130, 3}, {131, 129, 3}, {3, 150, 1},
                {12, 45, 5}, {12, 70, 5}, {20, 48, 3}, {70, 160, 3}, {16, 16, 5}}) {
                add(0.05, Optional.of(GradMults.block(size[0], size[1], size[2])), format, size[0], size[1], size[2], size[2]);
            }
            add(0, Optional.of(GradMults.grouped(8, 4, 2)), format, 8, 4, 3, 3);
            add(0, Optional.of(GradMults.grouped(6, 300, 100)), format, 6, 300, 3, 3);
            add(0, Optional.of(GradMults.grouped(32, 32, 8)), format, 32, 32, 3, 3);
            add(0.1, Optional.of(GradMults.cross(20, 32)), format, 20, 32, 3, 3);
            add(0.1, Optional.of(GradMults.cross(9, 11)), format, 9, 11, 3, 3);
            add(0.1, Optional.of(GradMults.many(20, 32)), format, 20, 32, 3, 3);
            add(0.1, Optional.of(GradMults.many(9, 300)), format, 9, 300, 3, 3);
            add(0.1, Optional.of(GradMults.block(37, 1, 3)), format, 37, 1, 3, 3); // depthwise
            add(0.1, Optional.empty(), format, 7, 5, 3, 3);
        }
        for (int[] size : new int[][] {{10, 2048}, {33, 31}, {64, 64}, {40, 1033}, {150, 140}}) {
            add(0.1, Optional.of(GradMults.linear(size[0], size[1])), size[0], size[1]);
        }
        add(0.1, Optional.of(GradMults.vector(77)), 77);
        for (long size : new long[] {1, 2, 15, 16, 17, 1009, 70_001}) {
            add(size % 2 == 0 ? 0.1 : 0, Optional.empty(), size);
        }
        add(0.1, Optional.empty());
        add(0.1, Optional.empty(), 0);
        add(0.1, Optional.empty(), 3, 0, 3, 3);
    }

    UpdatePlan plan() {
        return new UpdatePlan(rule, form, all.stream().map(one -> one.entry).toList(), Optional.empty());
    }

    /** Returns the gradients of a step, which a test may change. */
    List<Tensor> gradients(int step) {
        return all.stream().map(one -> one.gradients.computeIfAbsent(step, s -> {
            Torch.manualSeed(1000L * step + one.tensor.elements());
            Tensor drawn = Ops.randn(one.tensor.shape(), DType.FLOAT32).to(device, dtype);
            return one.gradient == MemoryFormat.PRESERVE ? one.tensor.emptyLike().copy_(drawn) : drawn.contiguous(one.gradient);
        })).toList();
    }

    List<UpdateStep.Slot> slots(int step) {
        List<Tensor> gradients = gradients(step);
        var slots = new ArrayList<UpdateStep.Slot>();
        for (int i = 0; i < all.size(); i++) {
            One one = all.get(i);
            boolean first = one.state.isEmpty();
            if (first) {
                rule.state(one.tensor.dimensions()).forEach((name, state) -> {
                    if (state == UpdateRule.StateForm.STEP) {
                        one.state.put(name, Tensor.zeros(DType.FLOAT32));
                    } else {
                        Tensor like = one.tensor.to(dtype == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32);
                        Tensor zeros = one.moments == MemoryFormat.PRESERVE ? like.zerosLike() : like.zerosLike().contiguous(one.moments);
                        // Not a number where no value is yet: reading it would show.
                        one.state.put(name, name.equals(SgdRule.MOMENTUM) ? zeros.fill_(Double.NaN) : zeros);
                    }
                });
            }
            slots.add(new UpdateStep.Slot(one.tensor, gradients.get(i), one.state, first, one.entry));
        }
        return slots;
    }

    void train(UpdateStep step, int steps) {
        try (UpdateStep.Update update = step.prepare(plan())) {
            for (int s = 0; s < steps; s++) {
                update.apply(0.1, slots(s));
            }
        }
    }

    /** Returns parameters and state. */
    List<Tensor> all() {
        var tensors = new ArrayList<Tensor>();
        for (One one : all) {
            tensors.add(one.tensor);
            tensors.addAll(one.state.values());
        }
        return tensors;
    }
}
