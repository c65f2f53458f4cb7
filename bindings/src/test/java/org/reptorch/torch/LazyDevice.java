package org.reptorch.torch;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/**
 * A second device on a machine that has none: libtorch's lazy tensors, which its TorchScript backend computes on the CPU when their numbers are read.
 *
 * <p>What makes it a proof: its operators compute real numbers and refuse a tensor of another device ({@code Input tensor is not a lazy tensor}), so that a
 * program that comes through has made every tensor where it is needed. What it does not prove: tensors of no dimensions on the CPU may meet any other, as
 * everywhere in libtorch; operators that it has no kernel for ({@code where}, {@code lerp}) are computed by those of the CPU, which do not refuse; running
 * statistics of batch norms are moved anew whenever something that depends on them is computed, so that theirs are not the CPU's numbers; it knows one
 * order of elements in memory; and it has neither a GPU's kernels nor its streams.
 */
public final class LazyDevice {

    /** As its tensors name it. */
    public static final Device LAZY = started();

    private LazyDevice() {
    }

    private static Device started() {
        Torch.verifyAvailable();
        call("torch::lazy::InitTorchScriptBackend()", "_ZN5torch4lazy22InitTorchScriptBackendEv", FunctionDescriptor.ofVoid());
        return Device.of("lazy").verified();
    }

    /**
     * Computes all that was put off, once. Without it whoever reads a number computes all that it depends on, from the last numbers that were read on, and
     * throws away the rest.
     */
    public static void compute() {
        Object executor = call("torch::lazy::LazyGraphExecutor::Get()", "_ZN5torch4lazy17LazyGraphExecutor3GetEv", FunctionDescriptor.of(ADDRESS));
        call("LazyGraphExecutor::SyncLiveTensorsGraph(device, devices, wait)", "_ZN5torch4lazy17LazyGraphExecutor20SyncLiveTensorsGraphEPKNS0_13BackendDeviceE"
                + "N3c108ArrayRefINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEEEEb", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_BOOLEAN),
                executor, MemorySegment.NULL, MemorySegment.NULL, 0L, true);
    }

    private static Object call(String function, String symbol, FunctionDescriptor signature, Object... arguments) {
        try {
            SymbolLookup libtorch = SymbolLookup.libraryLookup(Torch.location().resolve("libtorch_cpu.so"), Arena.global());
            return Linker.nativeLinker().downcallHandle(libtorch.findOrThrow(symbol), signature).invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("libtorch's lazy tensors cannot be used: " + function, e);
        }
    }
}
