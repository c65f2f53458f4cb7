package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.train.OptimizerState;
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
                    Touched fast = touched(slot);
                    if (fast == null) {
                        others.add(slot);
                    } else {
                        touched.add(fast);
                        tensors.addAll(fast.tensors);
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

        /**
         * A slot whose memory the lanes go through.
         *
         * @param tensors the parameter, the gradient, and the rule's state by the order of its names
         */
        private record Touched(Slot slot, DType dtype, Layout layout, long elements, List<Tensor> tensors) {
        }

        /** Returns null where the lanes cannot go, or there is nowhere to go. */
        private Touched touched(Slot slot) {
            Tensor parameter = slot.parameter();
            DType dtype = parameter.dtype();
            long[] shape = parameter.shape();
            long[] strides = parameter.strides();
            Layout layout = Layout.of(shape, strides);
            boolean fits = (dtype == DType.FLOAT32 || dtype == DType.BFLOAT16) && parameter.device().equals(Device.CPU)
                    && (layout == Layout.ROW_MAJOR || layout == Layout.CHANNELS_LAST || layout == Layout.DENSE && slot.entry().gradMult().isEmpty());
            if (!fits || Arrays.stream(shape).anyMatch(size -> size == 0)) {
                return null;
            }
            var tensors = new ArrayList<Tensor>();
            tensors.add(parameter);
            Tensor gradient = slot.gradient();
            boolean liesAlike = gradient.dtype() == dtype && OptimizerState.liesAlike(shape, strides, gradient.strides());
            tensors.add(liesAlike ? gradient : parameter.detach().emptyLike().copy_(gradient));
            for (String name : Lanes.stateNames(plan.rule())) {
                Tensor state = slot.state(name);
                if (state.dtype() != DType.FLOAT32 || !name.equals("step") && !(Arrays.equals(state.shape(), shape) && OptimizerState.liesAlike(shape, strides, state.strides()))) {
                    return null;
                }
                tensors.add(state);
            }
            return new Touched(slot, dtype, layout, Arrays.stream(shape).reduce(1, Math::multiplyExact), tensors);
        }

        private void update(double learningRate, List<Touched> touched, List<MemorySegment> segments) {
            var updates = new ArrayList<ParameterUpdate>();
            int[] firstTask = new int[touched.size() + 1];
            int next = 0;
            long elements = 0;
            for (int i = 0; i < touched.size(); i++) {
                Touched one = touched.get(i);
                List<MemorySegment> memory = segments.subList(next, next + one.tensors.size());
                ParameterUpdate update = parameterUpdate(one,
                        Lanes.of(plan.rule(), learningRate, one.slot.entry().weightDecay(), one.slot.first(), memory, one.dtype));
                updates.add(update);
                firstTask[i + 1] = firstTask[i] + update.tasks();
                next += one.tensors.size();
                elements += one.elements;
            }
            int threads = (int) Math.min(Torch.threads(), 1 + elements / ParameterUpdate.TASK_ELEMENTS);
            Workers.run(threads, firstTask[touched.size()], task -> {
                int found = Arrays.binarySearch(firstTask, task);
                int i = found >= 0 ? found : -found - 2;
                updates.get(i).run(task - firstTask[i]);
            });
        }

        private ParameterUpdate parameterUpdate(Touched one, Lanes lanes) {
            return one.slot.entry().gradMult()
                    .map(mult -> ParameterUpdate.of(lanes, multipliers.computeIfAbsent(mult, unplanned -> Multipliers.of(plan, unplanned)), one.layout))
                    .orElseGet(() -> ParameterUpdate.plain(lanes, one.elements, plan.rule()));
        }
    }
}
