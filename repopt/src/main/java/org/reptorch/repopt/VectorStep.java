package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.train.RmsPropRule;

/**
 * The update in one pass over memory with the Vector API, all parameters at once on as many threads as libtorch may use; weights, gradients
 * and state are touched where they lie.
 *
 * <p>Parameters of float32 or bfloat16 with float32 state are updated here, row-major or channels last, or, without a Grad Mult, in any order
 * without gaps; any other, float64 and float16 among them, goes through {@link ReferenceStep}. A gradient that lies otherwise than its
 * parameter is copied first. An element's bits depend neither on the layout nor on the number of threads.
 */
public final class VectorStep implements UpdateStep {

    /** A step has no state. */
    public VectorStep() {
    }

    @Override
    public Update prepare(UpdatePlan plan) {
        // What trains with RMSprop is small: it has no lanes of its own.
        return plan.rule() instanceof RmsPropRule ? new ReferenceStep().prepare(plan) : new Planned(plan);
    }

    @Override
    public String describe() {
        return "Vector API, " + SgdLanes.width() + " lanes, " + Torch.threads() + " threads";
    }

    private static final class Planned implements Update {

        private final UpdatePlan plan;
        private final Update reference;
        private final Future<Void> warmUp;
        private final Map<GradMult, Multipliers> multipliers = new IdentityHashMap<>();

        Planned(UpdatePlan plan) {
            this.plan = plan;
            this.reference = new ReferenceStep().prepare(plan);
            this.warmUp = WarmUp.begin(plan);
            plan.entries().stream().flatMap(entry -> entry.gradMult().stream()).forEach(mult -> multipliers.put(mult, Multipliers.of(plan, mult)));
        }

        @Override
        public void apply(double learningRate, List<Slot> slots) {
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                var others = new ArrayList<Slot>();
                var touched = new ArrayList<Touched>();
                var tensors = new ArrayList<Tensor>();
                for (Slot slot : slots) {
                    Touched fast = Touched.of(plan.rule(), slot, Device.CPU);
                    if (fast == null) {
                        others.add(slot);
                    } else {
                        touched.add(fast);
                        tensors.addAll(fast.tensors());
                    }
                }
                if (!touched.isEmpty()) {
                    await(warmUp);
                    Tensor.borrow(tensors, segments -> {
                        update(learningRate, touched, segments);
                        return null;
                    });
                }
                reference.apply(learningRate, others);
            }
            // The memory was written behind autograd's back; nothing was recorded on leaves, so there is nothing to invalidate.
        }

        private static void await(Future<Void> warmUp) {
            try {
                warmUp.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // then it starts cold
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }

        private void update(double learningRate, List<Touched> touched, List<MemorySegment> segments) {
            var updates = new ArrayList<ParameterUpdate>();
            int[] firstTask = new int[touched.size() + 1];
            int next = 0;
            long elements = 0;
            for (int i = 0; i < touched.size(); i++) {
                Touched one = touched.get(i);
                List<MemorySegment> memory = segments.subList(next, next + one.tensors().size());
                ParameterUpdate update = parameterUpdate(one,
                        Lanes.of(plan.rule(), learningRate, one.slot().entry().weightDecay(), one.slot().first(), memory, one.dtype()));
                updates.add(update);
                firstTask[i + 1] = firstTask[i] + update.tasks();
                next += one.tensors().size();
                elements += one.elements();
            }
            int threads = (int) Math.min(Torch.threads(), 1 + elements / ParameterUpdate.TASK_ELEMENTS);
            Workers.run(threads, firstTask[touched.size()], task -> {
                int found = Arrays.binarySearch(firstTask, task);
                int i = found >= 0 ? found : -found - 2;
                updates.get(i).run(task - firstTask[i]);
            });
        }

        private ParameterUpdate parameterUpdate(Touched one, Lanes lanes) {
            return one.slot().entry().gradMult()
                    .map(mult -> ParameterUpdate.of(lanes, multipliers.computeIfAbsent(mult, unplanned -> Multipliers.of(plan, unplanned)), one.layout()))
                    .orElseGet(() -> ParameterUpdate.plain(lanes, one.elements(), plan.rule()));
        }
    }
}
