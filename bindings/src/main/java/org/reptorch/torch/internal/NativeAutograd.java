package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

import org.reptorch.torch.DType;
import org.reptorch.torch.capi.Libreptorch;

/** The calls into the shim that concern gradients and the modes of a thread; as in {@link Native}, one method per C function. */
public final class NativeAutograd {

    private static final Operator IS_LEAF = Operator.of("aten::is_leaf(Tensor self) -> bool");
    private static final Operator RETAIN_GRAD = Operator.of("aten::retain_grad(Tensor(a!) self) -> ()");
    private static final Operator VERSION = Operator.of("aten::_version(Tensor self) -> int");

    private NativeAutograd() {
    }

    // ------------------------------------------------------------------------------------------ gradients

    /** {@code requires_grad_()}. */
    public static void setRequiresGrad(Handle handle, boolean requiresGrad) {
        long address = handle.pin("requires_grad_");
        try {
            Native.check(Libreptorch.rt_set_requires_grad(MemorySegment.ofAddress(address), flag(requiresGrad)), "requires_grad_");
        } finally {
            handle.unpin();
        }
    }

    /** Tells whether the tensor was not computed from others that were recorded. */
    public static boolean isLeaf(Handle handle) {
        try (Dispatch call = Dispatch.begin(IS_LEAF)) {
            return call.tensor(handle).run().boolResult(0);
        }
    }

    /** Lets backward fill the gradient of a computed tensor. */
    public static void retainGrad(Handle handle) {
        try (Dispatch call = Dispatch.begin(RETAIN_GRAD)) {
            call.tensor(handle).run();
        }
    }

    /** Returns how often the tensor, or another on the same memory, was changed in place. */
    public static long version(Handle handle) {
        try (Dispatch call = Dispatch.begin(VERSION)) {
            return call.tensor(handle).run().integerResult(0);
        }
    }

    /** Returns the accumulated gradient, or null. */
    public static Handle grad(Handle handle) {
        long address = handle.pin("grad");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            Native.check(Libreptorch.rt_grad(MemorySegment.ofAddress(address), out), "grad");
            return Handle.orNull(out.get(ADDRESS, 0).address());
        } finally {
            handle.unpin();
        }
    }

    /** Sets or, with null, drops the accumulated gradient. */
    public static void setGrad(Handle handle, Handle grad) {
        try (var pins = new Pins("set grad")) {
            long address = pins.pin(handle);
            long gradAddress = grad == null ? 0 : pins.pin(grad);
            Native.check(Libreptorch.rt_set_grad(MemorySegment.ofAddress(address), MemorySegment.ofAddress(gradAddress)), "set grad");
        }
    }

    /**
     * {@code torch.autograd.grad}; a null in the result is an input that no output depends on. {@code gradients} is null or
     * has one for each output, null for one of one element.
     */
    public static Handle[] grad(List<Handle> outputs, List<Handle> inputs, List<Handle> gradients, boolean retainGraph, boolean createGraph) {
        Libtorch.verify();
        try (Arena arena = Arena.ofConfined(); var pins = new Pins("autograd.grad")) {
            MemorySegment outputAddresses = pins.addresses(outputs, arena);
            MemorySegment inputAddresses = pins.addresses(inputs, arena);
            MemorySegment gradientAddresses = gradients == null ? MemorySegment.NULL : pins.addressesOrNull(gradients, arena);
            MemorySegment results = arena.allocate(ADDRESS, inputs.size());
            Callbacks.check(Libreptorch.rt_autograd_grad(outputs.size(), outputAddresses, inputs.size(), inputAddresses, gradientAddresses,
                    flag(retainGraph), flag(createGraph), results), "autograd.grad");
            var handles = new Handle[inputs.size()];
            for (int i = 0; i < handles.length; i++) {
                handles[i] = Handle.orNull(results.getAtIndex(ADDRESS, i).address());
            }
            return handles;
        }
    }

    /**
     * {@code torch.autograd.backward} into the leaves, or into {@code inputs} where there are any; {@code gradients} as in
     * {@link #grad(List, List, List, boolean, boolean)}.
     */
    public static void backward(List<Handle> tensors, List<Handle> gradients, boolean retainGraph, boolean createGraph, List<Handle> inputs) {
        Libtorch.verify();
        try (Arena arena = Arena.ofConfined(); var pins = new Pins("backward")) {
            MemorySegment tensorAddresses = pins.addresses(tensors, arena);
            MemorySegment gradientAddresses = gradients == null ? MemorySegment.NULL : pins.addressesOrNull(gradients, arena);
            MemorySegment inputAddresses = pins.addresses(inputs, arena);
            Callbacks.check(Libreptorch.rt_backward(tensors.size(), tensorAddresses, gradientAddresses, flag(retainGraph), flag(createGraph),
                    inputs.size(), inputAddresses), "backward");
        }
    }

    /** Lets libtorch call the hook with the tensor's gradient, for as long as the tensor, or its graph, lives ({@code Tensor.register_hook}). */
    public static void registerHook(Handle handle, Hook hook) {
        long address = handle.pin("register_hook");
        try {
            Native.check(Libreptorch.rt_register_hook(MemorySegment.ofAddress(address), Callbacks.hold(hook)), "register_hook");
        } finally {
            handle.unpin();
        }
    }

    /** The backward pass that a hook is called by: its number in this process, and whether it goes into every leaf. */
    public record Pass(long number, boolean intoEveryLeaf) {
    }

    /** Returns the pass that calls the hook in which this thread is. */
    public static Pass pass() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment intoEveryLeaf = arena.allocate(JAVA_INT);
            long number = Libreptorch.rt_backward_pass(intoEveryLeaf);
            return new Pass(number, intoEveryLeaf.get(JAVA_INT, 0) != 0);
        }
    }

    // ------------------------------------------------------------------------------------------ modes of this thread

    /** Switches gradient recording of this thread; returns what it was. */
    public static boolean setGradEnabled(boolean enabled) {
        Libtorch.verify();
        return Libreptorch.rt_set_grad_enabled(flag(enabled)) != 0;
    }

    /** Tells whether this thread records gradients. */
    public static boolean gradEnabled() {
        Libtorch.verify();
        return Libreptorch.rt_grad_enabled() != 0;
    }

    /** Switches the inference mode of this thread; returns what {@link #restoreInference} takes. */
    public static long setInference(boolean enabled) {
        Libtorch.verify();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment before = arena.allocate(JAVA_LONG);
            Native.check(Libreptorch.rt_set_inference(flag(enabled), before), "inference_mode");
            return before.get(JAVA_LONG, 0);
        }
    }

    /** Puts recording and inference mode back to what they were. */
    public static void restoreInference(long before) {
        try (Arena arena = Arena.ofConfined()) {
            Native.check(Libreptorch.rt_restore_inference(arena.allocateFrom(JAVA_LONG, before)), "inference_mode");
        }
    }

    /** Tells whether this thread is in inference mode. */
    public static boolean inference() {
        Libtorch.verify();
        return Libreptorch.rt_inference() != 0;
    }

    /** Whether a thread casts the operators of one type of device, and to what; the dtype is libtorch's code. */
    public record Casting(int deviceType, boolean enabled, int dtype) {
    }

    /** Begins a stretch of casting; returns what {@link #endAutocast} takes. */
    public static Casting beginAutocast(Native.DeviceCode device, boolean enabled, DType dtype) {
        return switchAutocast(1, new Casting(device.type(), enabled, Native.code(dtype)));
    }

    /** Ends a stretch of casting. */
    public static void endAutocast(Casting before) {
        switchAutocast(-1, before);
    }

    /** Drops the casts of parameters that are kept until the outermost stretch ends. */
    public static void forgetCasts() {
        Libreptorch.rt_forget_casts();
    }

    private static Casting switchAutocast(int depth, Casting casting) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment enabled = arena.allocateFrom(JAVA_INT, flag(casting.enabled()));
            MemorySegment dtype = arena.allocateFrom(JAVA_INT, casting.dtype());
            Native.check(Libreptorch.rt_autocast(depth, casting.deviceType(), enabled, dtype), "autocast");
            return new Casting(casting.deviceType(), enabled.get(JAVA_INT, 0) != 0, dtype.get(JAVA_INT, 0));
        }
    }

    private static int flag(boolean value) {
        return value ? 1 : 0;
    }
}
