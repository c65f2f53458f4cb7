package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.reptorch.torch.Cuda;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.train.AdamRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;

/** Runs the CUDA step and the readable one side by side, on a GPU or on doubles of NVIDIA's libraries; prints a line per case, with the largest difference. */
public final class CudaStepProgram {

    /** What is trained. */
    private interface Case {
        void add(SomeParameters parameters);
    }

    private final UpdateStep cuda;
    /** Where parameters lie. */
    private final Device memory;

    private CudaStepProgram(UpdateStep cuda, Device memory) {
        this.cuda = cuda;
        this.memory = memory;
    }

    /** The name of a device; without one, parameters lie in the memory that the doubles share with it. */
    public static void main(String[] arguments) {
        Device device = Device.of(arguments.length == 0 ? "cuda:1" : arguments[0]);
        (arguments.length == 0 ? new CudaStepProgram(new CudaStep(Cuda.device(device), Device.CPU), Device.CPU) : new CudaStepProgram(new CudaStep(device), device)).run();
    }

    private void run() {
        System.out.println("step\t" + cuda.describe());
        for (Object[] one : UpdateStep_ContractTest.rules()) {
            UpdateRule rule = (UpdateRule) one[0];
            AdamForm form = (AdamForm) one[1];
            boolean everywhere = rule.equals(SgdRule.NESTEROV) || rule.equals(AdamRule.ADAMW);
            for (DType dtype : List.of(DType.FLOAT32, DType.BFLOAT16)) {
                print(everywhere ? "all" : "some", rule, form, dtype, 2, everywhere ? SomeParameters::addAll : CudaStepProgram::addSome);
            }
            print("some", rule, form, DType.FLOAT64, 2, CudaStepProgram::addSome);
            print("layouts", rule, form, DType.FLOAT32, 3, CudaStepProgram::addLayouts);
            print("infinite", rule, form, DType.FLOAT32, 1, SomeParameters::addInfinite);
            print("infinite", rule, form, DType.BFLOAT16, 1, SomeParameters::addInfinite);
        }
        print("sizes", SgdRule.NESTEROV, AdamForm.EXACT, DType.BFLOAT16, 2, CudaStepProgram::addSizes);
        print("sizes", AdamRule.ADAMW, AdamForm.EXACT, DType.FLOAT32, 2, CudaStepProgram::addSizes);
        print("mixed", new SgdRule(0.9, 0, true, true), AdamForm.EXACT, DType.FLOAT32, 2,
                parameters -> parameters.add(0.1, Optional.of(GradMults.mixed(5, 7, 3)), 5, 7, 3, 3));
        System.out.println("closed\t" + closed());
        System.out.println("open\t" + Torch.liveTensors());
    }

    private void print(String name, UpdateRule rule, AdamForm form, DType dtype, int steps, Case parameters) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            var ends = new ArrayList<List<Tensor>>();
            for (UpdateStep step : List.of(new ReferenceStep(), cuda)) {
                var some = new SomeParameters(rule, form, dtype, memory);
                parameters.add(some);
                some.train(step, steps);
                ends.add(some.all());
            }
            System.out.println(String.format(Locale.ROOT, "%s %s\t%s\t%s\t%.3e", name, dtype, rule, form, difference(ends.get(0), ends.get(1))));
        }
    }

    /** One of each structure in both layouts: none, with the own channel, with groups, with one tap apart, with more branches. */
    private static void addSome(SomeParameters parameters) {
        for (MemoryFormat format : List.of(MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST)) {
            parameters.add(0.1, Optional.empty(), format, 7, 5, 3, 3);
            parameters.add(0.05, Optional.of(GradMults.block(17, 17, 3)), format, 17, 17, 3, 3);
            parameters.add(0, Optional.of(GradMults.grouped(6, 300, 100)), format, 6, 300, 3, 3);
            parameters.add(0.1, Optional.of(GradMults.cross(20, 32)), format, 20, 32, 3, 3);
            parameters.add(0.1, Optional.of(GradMults.many(9, 11)), format, 9, 11, 3, 3);
            parameters.add(0.1, Optional.of(GradMults.block(12, 45, 5)), format, 12, 45, 5, 5);
            parameters.add(0.1, Optional.of(GradMults.block(37, 1, 3)), format, 37, 1, 3, 3);
        }
        parameters.add(0.1, Optional.of(GradMults.linear(33, 31)), 33, 31);
        parameters.add(0.1, Optional.of(GradMults.vector(77)), 77);
        parameters.add(0.1, Optional.empty());
        parameters.add(0.1, Optional.empty(), 3, 0, 3, 3);
    }

    /** Gradients and state that lie otherwise than their parameter; a transposed matrix, one that begins where no group of lanes does, one with gaps. */
    private static void addLayouts(SomeParameters parameters) {
        Optional<GradMult> mult = Optional.of(GradMults.block(12, 12, 3));
        Tensor drawn = Ops.ones(12, 12, 3, 3).contiguous(MemoryFormat.CHANNELS_LAST);
        parameters.add(drawn, 0.1, mult).lays(MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST);
        parameters.add(drawn.clone(), 0.1, mult).lays(MemoryFormat.CHANNELS_LAST, MemoryFormat.CONTIGUOUS);
        parameters.add(Ops.ones(9, 7).transpose(0, 1), 0.1, Optional.empty());
        parameters.add(Ops.ones(30, 7).narrow(0, 3, 9), 0.1, Optional.of(GradMults.linear(9, 7)));
        parameters.add(Ops.ones(9, 14).narrow(1, 3, 7), 0.1, Optional.of(GradMults.linear(9, 7)));
        parameters.add(Ops.ones(3, 12, 12, 3).permute(1, 2, 0, 3), 0.1, mult);
    }

    /** Around a thread's group, a block's elements and a launch's parameters. */
    private static void addSizes(SomeParameters parameters) {
        for (int size = 1; size <= 18; size++) {
            parameters.add(0.1, Optional.empty(), size);
            parameters.add(0, Optional.of(GradMults.linear(3, size)), 3, size);
        }
        for (long size : new long[] {1023, 1024, 1025, 4095, 4096, 4097, 8191, 8192, 8193}) {
            parameters.add(0.1, Optional.empty(), size);
        }
    }

    /** Infinite where only one is a number. */
    private static double difference(List<Tensor> expected, List<Tensor> actual) {
        double worst = 0;
        for (int i = 0; i < expected.size(); i++) {
            double[] e = expected.get(i).to(Device.CPU, DType.FLOAT64).toDoubleArray();
            double[] a = actual.get(i).to(Device.CPU, DType.FLOAT64).toDoubleArray();
            for (int k = 0; k < e.length; k++) {
                if (Double.compare(a[k], e[k]) != 0) {
                    double off = Math.abs(a[k] - e[k]) / Math.max(1, Math.abs(e[k]));
                    worst = Double.isNaN(off) ? Double.POSITIVE_INFINITY : Math.max(worst, off);
                }
            }
        }
        return worst;
    }

    /** A closed tensor is an exception, and nothing is updated. */
    private String closed() {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            var parameters = new SomeParameters(AdamRule.ADAMW, AdamForm.EXACT, DType.FLOAT32, memory);
            for (int i = 0; i < 50; i++) {
                parameters.add(0.1, Optional.empty(), 40);
            }
            List<UpdateStep.Slot> slots = parameters.slots(0);
            List<Tensor> before = slots.stream().map(slot -> slot.parameter().clone()).toList();
            slots.getLast().state().get("exp_avg").close();
            try (UpdateStep.Update update = cuda.prepare(parameters.plan())) {
                update.apply(0.1, slots);
                return "updated";
            } catch (IllegalStateException e) {
                return difference(before, slots.stream().map(UpdateStep.Slot::parameter).toList()) == 0 ? "refused" : "updated in part";
            }
        }
    }
}
