package org.reptorch.repopt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.Cuda;
import org.reptorch.torch.CudaDevice;
import org.reptorch.torch.CudaKernel;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.train.AdafactorRule;
import org.reptorch.train.AdamRule;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.SgdRule;

/**
 * The update on a GPU in one pass over its memory, forty parameters in a launch: {@code native/kernels/update.cu}, compiled for the device when it is first used.
 *
 * <p>Nothing is uploaded at a step but what a launch is told of its parameters, less than 4 KB; the numbers of a Grad Mult, some for each channel and tap and branch, lie on
 * the device from its first step on. Parameters of float32 or bfloat16 with float32 state are updated here, row-major or channels last, or, without a Grad Mult, in any
 * order without gaps; any other, those on other devices and those whose Grad Mult mixes taps among them, go through {@link ReferenceStep}. A gradient that lies otherwise
 * than its parameter is copied first.
 */
public final class CudaStep implements UpdateStep {

    // As update.cu has them.
    private static final int THREADS = 256;
    private static final int BLOCK = 4096;
    private static final int PARAMETERS = 40;
    private static final int PARAMETER_BYTES = 96;
    private static final int STEP_BYTES = PARAMETERS * PARAMETER_BYTES + 32;
    private static final int STATES = 3;
    private static final int HALF = 1;
    private static final int CHANNELS_LAST = 2;
    private static final int FIRST = 4;
    private static final int MOMENTUM = 1;
    private static final int NESTEROV = 2;
    private static final int AMSGRAD = 4;
    private static final int PUBLISHED = 8;

    private final Device memory;
    private final CudaKernel sgd;
    private final CudaKernel adam;

    /**
     * Compiles the kernels for a device, or takes what was compiled before.
     *
     * @param device whose parameters it updates: {@code cuda} without a number is the first
     * @throws org.reptorch.torch.LibraryException where CUDA cannot be used, or there is no NVRTC
     * @throws org.reptorch.torch.CudaException    where there is no such device, or the driver refuses the kernels
     */
    public CudaStep(Device device) {
        this(Cuda.device(device), Cuda.device(device).device());
    }

    /** Updates parameters that lie elsewhere, where the device can read and write. */
    CudaStep(CudaDevice device, Device memory) {
        this.memory = memory;
        String source = source();
        this.sgd = CudaKernel.of("update.cu", source, "sgd", device.device());
        this.adam = CudaKernel.of("update.cu", source, "adam", device.device());
    }

    private static String source() {
        try (InputStream in = CudaStep.class.getClassLoader().getResourceAsStream("org/reptorch/kernels/update.cu")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Update prepare(UpdatePlan plan) {
        return switch (plan.rule()) {
            case SgdRule rule -> new Planned(plan, memory, sgd);
            case AdamRule rule -> new Planned(plan, memory, adam);
            case RmsPropRule rule -> new ReferenceStep().prepare(plan);
            case AdafactorRule rule -> throw ReferenceStep.unknown(rule);
        };
    }

    @Override
    public String describe() {
        return sgd.toString().replace(" sgd", "s");
    }

    private static final class Planned implements Update {

        private final UpdatePlan plan;
        private final Device memory;
        private final CudaKernel kernel;
        private final Update reference;
        private final Map<GradMult, Tensor> branches = new IdentityHashMap<>();

        Planned(UpdatePlan plan, Device memory, CudaKernel kernel) {
            this.plan = plan;
            this.memory = memory;
            this.kernel = kernel;
            this.reference = new ReferenceStep().prepare(plan);
        }

        @Override
        public void apply(double learningRate, List<Slot> slots) {
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                var others = new ArrayList<Slot>();
                var touched = new ArrayList<Touched>();
                for (Slot slot : slots) {
                    Touched fast = slot.entry().gradMult().filter(mult -> !mult.mixed().isEmpty()).isPresent() ? null : Touched.of(plan.rule(), slot, memory);
                    if (fast == null || fast.elements() > Integer.MAX_VALUE - BLOCK) {
                        others.add(slot);
                    } else {
                        touched.add(fast);
                        fast.slot().entry().gradMult().ifPresent(mult -> branches.computeIfAbsent(mult, absent -> uploaded(absent, scope)));
                    }
                }
                if (!touched.isEmpty()) {
                    update(learningRate, touched);
                }
                reference.apply(learningRate, others);
            }
        }

        /** The numbers of the branches in the order in which the kernel reads them. */
        private Tensor uploaded(GradMult mult, Scope scope) {
            Multipliers multipliers = Multipliers.of(plan, mult);
            int[] bits = new int[Math.max(1, multipliers.branches() * (1 + multipliers.taps + 2 * multipliers.out))];
            int next = 0;
            for (int b = 0; b < multipliers.branches(); b++) {
                bits[next++] = multipliers.width(b);
                for (int tap = 0; tap < multipliers.taps; tap++) {
                    bits[next++] = Float.floatToRawIntBits(multipliers.factor(b, tap));
                }
                for (int o = 0; o < multipliers.out; o++) {
                    bits[next++] = Float.floatToRawIntBits(multipliers.scale(b, o));
                }
                for (int o = 0; o < multipliers.out; o++) {
                    bits[next++] = multipliers.from(b, o);
                }
            }
            return scope.release(Tensor.of(bits).to(memory, DType.INT32));
        }

        /** Every tensor is borrowed before the first launch, so that one that is closed leaves all as they were. */
        private void update(double learningRate, List<Touched> touched) {
            var tensors = new ArrayList<Tensor>();
            int[] first = new int[touched.size() + 1];
            for (int i = 0; i < touched.size(); i++) {
                tensors.addAll(touched.get(i).tensors());
                touched.get(i).slot().entry().gradMult().ifPresent(mult -> tensors.add(branches.get(mult)));
                first[i + 1] = tensors.size();
            }
            Tensor.borrow(tensors, segments -> {
                for (int from = 0; from < touched.size(); from += PARAMETERS) {
                    launch(learningRate, touched, segments, first, from, Math.min(from + PARAMETERS, touched.size()));
                }
                return null;
            });
        }

        private void launch(double learningRate, List<Touched> touched, List<MemorySegment> segments, int[] first, int from, int to) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment step = arena.allocate(STEP_BYTES, Long.BYTES);
                ByteBuffer out = step.asByteBuffer().order(ByteOrder.nativeOrder());
                int blocks = 0;
                for (int i = from; i < to; i++) {
                    write(out, touched.get(i), segments.subList(first[i], first[i + 1]), blocks, learningRate);
                    blocks += (int) ((touched.get(i).elements() + BLOCK - 1) / BLOCK);
                }
                out.position(PARAMETERS * PARAMETER_BYTES);
                writeRule(out, to - from);
                kernel.launch(blocks, THREADS, step);
            }
        }

        /** The kernel's {@code Parameter}. */
        private void write(ByteBuffer out, Touched one, List<MemorySegment> memory, int firstBlock, double learningRate) {
            Slot slot = one.slot();
            GradMult mult = slot.entry().gradMult().orElse(null);
            double weightDecay = slot.entry().weightDecay();
            int firstState = plan.rule() instanceof AdamRule ? 3 : 2; // Adam counts its steps where Java sees them
            int states = one.tensors().size();
            out.putLong(memory.get(0).address()).putLong(memory.get(1).address());
            for (int state = firstState; state < firstState + STATES; state++) {
                out.putLong(state < states ? memory.get(state).address() : 0);
            }
            out.putLong(mult == null ? 0 : memory.getLast().address()).putInt(mult == null ? 0 : mult.direct().size()).putInt((int) one.elements()).putInt(firstBlock);
            out.putInt(mult == null ? 1 : mult.out()).putInt(mult == null ? 1 : mult.in()).putInt(mult == null ? 1 : mult.taps());
            out.putInt((one.dtype() == DType.BFLOAT16 ? HALF : 0) | (one.layout() == Layout.CHANNELS_LAST ? CHANNELS_LAST : 0) | (slot.first() ? FIRST : 0));
            if (plan.rule() instanceof AdamRule adam) {
                float t = memory.get(2).get(ValueLayout.JAVA_FLOAT, 0) + 1;
                memory.get(2).set(ValueLayout.JAVA_FLOAT, 0, t);
                AdamNumbers numbers = AdamNumbers.of(adam, learningRate, weightDecay, t);
                out.putFloat(numbers.rate()).putFloat(numbers.decay()).putFloat(numbers.kept()).putFloat(numbers.unbias());
            } else {
                out.putFloat((float) learningRate).putFloat((float) weightDecay).putFloat(1).putFloat(1);
            }
            out.putInt(0);
        }

        /** The end of the kernel's {@code Step}. */
        private void writeRule(ByteBuffer out, int parameters) {
            out.putInt(parameters);
            switch (plan.rule()) {
                case SgdRule rule -> out.putInt((rule.momentum() != 0 ? MOMENTUM : 0) | (rule.nesterov() ? NESTEROV : 0)).putFloat(Multipliers.plain(rule))
                        .putFloat((float) (1 - rule.dampening())).putFloat((float) rule.momentum()).putFloat(0).putFloat(0).putFloat(0);
                case AdamRule rule -> {
                    AdamNumbers numbers = AdamNumbers.of(rule, 0, 0, 1);
                    out.putInt((rule.amsgrad() ? AMSGRAD : 0) | (plan.form() == AdamForm.REFERENCE ? PUBLISHED : 0)).putFloat(1).putFloat(numbers.entering())
                            .putFloat(numbers.beta1()).putFloat(numbers.beta2()).putFloat(numbers.other2()).putFloat(numbers.eps());
                }
                case RmsPropRule rule -> throw ReferenceStep.unknown(rule);
                case AdafactorRule rule -> throw ReferenceStep.unknown(rule);
            }
        }

        @Override
        public void close() {
            branches.values().forEach(Tensor::close);
            branches.clear();
        }
    }
}
