package org.reptorch.torch;

import java.util.List;

import org.reptorch.torch.internal.Dispatch;
import org.reptorch.torch.internal.Operator;

/** Operators without a {@code self}: functions such as {@code conv2d}. Generated from operators.txt; do not edit. */
public final class Ops extends Facade {

    private static final Operator EMPTY_MEMORY_FORMAT = Operator.of(
            "aten::empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor");
    private static final Operator ZEROS = Operator.of(
            "aten::zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator ONES = Operator.of(
            "aten::ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator RAND = Operator.of(
            "aten::rand(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator RANDN = Operator.of(
            "aten::randn(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator RANDINT_LOW = Operator.of(
            "aten::randint.low(SymInt low, SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator RANDPERM = Operator.of(
            "aten::randperm(SymInt n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator EYE = Operator.of(
            "aten::eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor");
    private static final Operator WHERE_SELF = Operator.of(
            "aten::where.self(Tensor condition, Tensor self, Tensor other) -> Tensor");
    private static final Operator CAT = Operator.of(
            "aten::cat(Tensor[] tensors, int dim=0) -> Tensor");
    private static final Operator STACK = Operator.of(
            "aten::stack(Tensor[] tensors, int dim=0) -> Tensor");
    private static final Operator LINEAR = Operator.of(
            "aten::linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor");
    private static final Operator CONV2D = Operator.of(
            "aten::conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor");
    private static final Operator BATCH_NORM = Operator.of(
            "aten::batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor");
    private static final Operator DROPOUT = Operator.of(
            "aten::dropout(Tensor input, float p, bool train) -> Tensor");
    private static final Operator _FUSED_SGD_ = Operator.of(
            "aten::_fused_sgd_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] momentum_buffer_list, *, float weight_decay, float momentum, float lr, float dampening, bool nesterov, bool maximize, bool is_first_step, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()");

    private Ops() {
    }

    /** {@code aten::empty.memory_format}; dtype, device, memoryFormat may be null each. */
    public static Tensor empty(long[] size, DType dtype, Device device, MemoryFormat memoryFormat) {
        try (Dispatch call = Dispatch.begin(EMPTY_MEMORY_FORMAT)) {
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            call.optionalInteger(code(memoryFormat));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::empty.memory_format}; dtype, device may be null each. */
    public static Tensor empty(long[] size, DType dtype, Device device) {
        return empty(size, dtype, device, (MemoryFormat) null);
    }

    /** {@code aten::empty.memory_format}; dtype may be null. */
    public static Tensor empty(long[] size, DType dtype) {
        return empty(size, dtype, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::empty.memory_format}. */
    public static Tensor empty(long... size) {
        return empty(size, (DType) null, (Device) null, (MemoryFormat) null);
    }

    /** {@code aten::zeros}; dtype, device may be null each. */
    public static Tensor zeros(long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(ZEROS)) {
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::zeros}; dtype may be null. */
    public static Tensor zeros(long[] size, DType dtype) {
        return zeros(size, dtype, (Device) null);
    }

    /** {@code aten::zeros}. */
    public static Tensor zeros(long... size) {
        return zeros(size, (DType) null, (Device) null);
    }

    /** {@code aten::ones}; dtype, device may be null each. */
    public static Tensor ones(long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(ONES)) {
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::ones}; dtype may be null. */
    public static Tensor ones(long[] size, DType dtype) {
        return ones(size, dtype, (Device) null);
    }

    /** {@code aten::ones}. */
    public static Tensor ones(long... size) {
        return ones(size, (DType) null, (Device) null);
    }

    /** {@code aten::rand}; dtype, device may be null each. */
    public static Tensor rand(long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(RAND)) {
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::rand}; dtype may be null. */
    public static Tensor rand(long[] size, DType dtype) {
        return rand(size, dtype, (Device) null);
    }

    /** {@code aten::rand}. */
    public static Tensor rand(long... size) {
        return rand(size, (DType) null, (Device) null);
    }

    /** {@code aten::randn}; dtype, device may be null each. */
    public static Tensor randn(long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(RANDN)) {
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::randn}; dtype may be null. */
    public static Tensor randn(long[] size, DType dtype) {
        return randn(size, dtype, (Device) null);
    }

    /** {@code aten::randn}. */
    public static Tensor randn(long... size) {
        return randn(size, (DType) null, (Device) null);
    }

    /** {@code aten::randint.low}; dtype, device may be null each. */
    public static Tensor randint(long low, long high, long[] size, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(RANDINT_LOW)) {
            call.integer(low);
            call.integer(high);
            call.integers(size);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::randint.low}; dtype may be null. */
    public static Tensor randint(long low, long high, long[] size, DType dtype) {
        return randint(low, high, size, dtype, (Device) null);
    }

    /** {@code aten::randint.low}. */
    public static Tensor randint(long low, long high, long... size) {
        return randint(low, high, size, DType.INT64, (Device) null);
    }

    /** {@code aten::randperm}; dtype, device may be null each. */
    public static Tensor randperm(long n, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(RANDPERM)) {
            call.integer(n);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::randperm}; dtype may be null. */
    public static Tensor randperm(long n, DType dtype) {
        return randperm(n, dtype, (Device) null);
    }

    /** {@code aten::randperm}. */
    public static Tensor randperm(long n) {
        return randperm(n, DType.INT64, (Device) null);
    }

    /** {@code aten::eye}; dtype, device may be null each. */
    public static Tensor eye(long n, DType dtype, Device device) {
        try (Dispatch call = Dispatch.begin(EYE)) {
            call.integer(n);
            call.optionalDtype(dtype);
            call.none();
            call.optionalDevice(code(device));
            call.none();
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::eye}; dtype may be null. */
    public static Tensor eye(long n, DType dtype) {
        return eye(n, dtype, (Device) null);
    }

    /** {@code aten::eye}. */
    public static Tensor eye(long n) {
        return eye(n, (DType) null, (Device) null);
    }

    /** {@code aten::where.self}. */
    public static Tensor where(Tensor condition, Tensor self, Tensor other) {
        try (Dispatch call = Dispatch.begin(WHERE_SELF)) {
            call.tensor(handle(condition));
            call.tensor(handle(self));
            call.tensor(handle(other));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cat}. */
    public static Tensor cat(List<Tensor> tensors, long dim) {
        try (Dispatch call = Dispatch.begin(CAT)) {
            call.tensors(handles(tensors), false);
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::cat}. */
    public static Tensor cat(List<Tensor> tensors) {
        return cat(tensors, 0);
    }

    /** {@code aten::stack}. */
    public static Tensor stack(List<Tensor> tensors, long dim) {
        try (Dispatch call = Dispatch.begin(STACK)) {
            call.tensors(handles(tensors), false);
            call.integer(dim);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::stack}. */
    public static Tensor stack(List<Tensor> tensors) {
        return stack(tensors, 0);
    }

    /** {@code aten::linear}; bias may be null. */
    public static Tensor linear(Tensor input, Tensor weight, Tensor bias) {
        try (Dispatch call = Dispatch.begin(LINEAR)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::linear}. */
    public static Tensor linear(Tensor input, Tensor weight) {
        return linear(input, weight, (Tensor) null);
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long[] dilation, long groups) {
        try (Dispatch call = Dispatch.begin(CONV2D)) {
            call.tensor(handle(input));
            call.tensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.integers(stride);
            call.integers(padding);
            call.integers(dilation);
            call.integer(groups);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding, long... dilation) {
        return conv2d(input, weight, bias, stride, padding, dilation, 1);
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long[] stride, long... padding) {
        return conv2d(input, weight, bias, stride, padding, new long[] {1, 1}, 1);
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias, long... stride) {
        return conv2d(input, weight, bias, stride, new long[] {0, 0}, new long[] {1, 1}, 1);
    }

    /** {@code aten::conv2d}; bias may be null. */
    public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias) {
        return conv2d(input, weight, bias, new long[] {1, 1}, new long[] {0, 0}, new long[] {1, 1}, 1);
    }

    /** {@code aten::conv2d}. */
    public static Tensor conv2d(Tensor input, Tensor weight) {
        return conv2d(input, weight, (Tensor) null, new long[] {1, 1}, new long[] {0, 0}, new long[] {1, 1}, 1);
    }

    /** {@code aten::batch_norm}; weight, bias, runningMean, runningVar may be null each. */
    public static Tensor batchNorm(Tensor input, Tensor weight, Tensor bias, Tensor runningMean, Tensor runningVar, boolean training, double momentum, double eps, boolean cudnnEnabled) {
        try (Dispatch call = Dispatch.begin(BATCH_NORM)) {
            call.tensor(handle(input));
            call.optionalTensor(handle(weight));
            call.optionalTensor(handle(bias));
            call.optionalTensor(handle(runningMean));
            call.optionalTensor(handle(runningVar));
            call.bool(training);
            call.real(momentum);
            call.real(eps);
            call.bool(cudnnEnabled);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::dropout}. */
    public static Tensor dropout(Tensor input, double p, boolean train) {
        try (Dispatch call = Dispatch.begin(DROPOUT)) {
            call.tensor(handle(input));
            call.real(p);
            call.bool(train);
            runForTensors(call);
            return tensor(call, 0);
        }
    }

    /** {@code aten::_fused_sgd_}; gradScale, foundInf may be null each. */
    public static void fusedSgd_(List<Tensor> self, List<Tensor> grads, List<Tensor> momentumBufferList, double weightDecay, double momentum, double lr, double dampening, boolean nesterov, boolean maximize, boolean isFirstStep, Tensor gradScale, Tensor foundInf) {
        try (Dispatch call = Dispatch.begin(_FUSED_SGD_)) {
            call.tensors(handles(self), false);
            call.tensors(handles(grads), false);
            call.tensors(handles(momentumBufferList), false);
            call.real(weightDecay);
            call.real(momentum);
            call.real(lr);
            call.real(dampening);
            call.bool(nesterov);
            call.bool(maximize);
            call.bool(isFirstStep);
            call.optionalTensor(handle(gradScale));
            call.optionalTensor(handle(foundInf));
            call.run();
        }
    }

    /** {@code aten::_fused_sgd_}; gradScale may be null. */
    public static void fusedSgd_(List<Tensor> self, List<Tensor> grads, List<Tensor> momentumBufferList, double weightDecay, double momentum, double lr, double dampening, boolean nesterov, boolean maximize, boolean isFirstStep, Tensor gradScale) {
        fusedSgd_(self, grads, momentumBufferList, weightDecay, momentum, lr, dampening, nesterov, maximize, isFirstStep, gradScale, (Tensor) null);
    }

    /** {@code aten::_fused_sgd_}. */
    public static void fusedSgd_(List<Tensor> self, List<Tensor> grads, List<Tensor> momentumBufferList, double weightDecay, double momentum, double lr, double dampening, boolean nesterov, boolean maximize, boolean isFirstStep) {
        fusedSgd_(self, grads, momentumBufferList, weightDecay, momentum, lr, dampening, nesterov, maximize, isFirstStep, (Tensor) null, (Tensor) null);
    }
}
