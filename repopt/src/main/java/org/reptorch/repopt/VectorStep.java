package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.reptorch.torch.DType;
import org.reptorch.torch.Tensor;
import org.reptorch.train.SgdRule;

/**
 * The update in one pass over memory with the Vector API, on all cores, weights, gradients and momentum touched where they lie.
 *
 * <p>Float32 parameters that lie row-major are updated here; any other goes through {@link ReferenceStep}.
 */
public final class VectorStep implements UpdateStep {

    /** Elements per task: large enough that starting one costs nothing, small enough that the cores end together. */
    private static final long TASK_ELEMENTS = 1 << 16;

    private final ReferenceStep reference = new ReferenceStep();

    /** A step has no state. */
    public VectorStep() {
    }

    @Override
    public void apply(SgdRule rule, double learningRate, List<Slot> slots) {
        var fast = new ArrayList<Slot>();
        var others = new ArrayList<Slot>();
        for (Slot slot : slots) {
            (isFast(slot) ? fast : others).add(slot);
        }
        reference.apply(rule, learningRate, others);
        var tensors = new ArrayList<Tensor>();
        for (Slot slot : fast) {
            tensors.add(slot.parameter());
            tensors.add(slot.gradient());
            if (slot.momentum() != null) {
                if (slot.first()) {
                    slot.momentum().zero_();
                }
                tensors.add(slot.momentum());
            }
        }
        Tensor.borrow(tensors, segments -> {
            List<Runnable> tasks = tasks(rule, (float) learningRate, fast, segments);
            IntStream.range(0, tasks.size()).parallel().forEach(i -> tasks.get(i).run());
            return null;
        });
        // The memory was written behind autograd's back; nothing was recorded on leaves, so there is nothing to invalidate.
    }

    private static boolean isFast(Slot slot) {
        Tensor parameter = slot.parameter();
        return parameter.dtype() == DType.FLOAT32 && slot.entry().gradMult().stream().allMatch(mult -> mult.mixed().isEmpty()) && slot.gradient().dtype() == DType.FLOAT32 && parameter.isContiguous() && slot.gradient().isContiguous()
                && (slot.momentum() == null || slot.momentum().isContiguous());
    }

    private static List<Runnable> tasks(SgdRule rule, float learningRate, List<Slot> slots, List<MemorySegment> segments) {
        var tasks = new ArrayList<Runnable>();
        int next = 0;
        for (Slot slot : slots) {
            MemorySegment parameter = segments.get(next++);
            MemorySegment gradient = segments.get(next++);
            MemorySegment momentum = slot.momentum() == null ? null : segments.get(next++);
            SgdLanes lanes = SgdLanes.of(rule, slot.first(), learningRate, (float) slot.entry().weightDecay(), parameter, gradient, momentum);
            long elements = parameter.byteSize() / Float.BYTES;
            if (slot.entry().gradMult().isEmpty()) {
                for (long from = 0; from < elements; from += TASK_ELEMENTS) {
                    long start = from;
                    tasks.add(() -> lanes.uniform(start, Math.min(start + TASK_ELEMENTS, elements)));
                }
            } else {
                GradMult mult = slot.entry().gradMult().get();
                long row = (long) mult.in() * mult.taps();
                int rows = (int) Math.max(1, TASK_ELEMENTS / row);
                for (int from = 0; from < mult.out(); from += rows) {
                    int start = from;
                    tasks.add(() -> lanes.rows(mult, start, Math.min(start + rows, mult.out())));
                }
            }
        }
        return tasks;
    }

    @Override
    public String describe() {
        return "Vector API, " + SgdLanes.width() + " lanes, " + Runtime.getRuntime().availableProcessors() + " threads";
    }
}
