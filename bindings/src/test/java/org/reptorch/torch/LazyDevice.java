package org.reptorch.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;

/**
 * A second device on a machine that has none: libtorch's lazy tensors, which its TorchScript backend computes on the CPU when their numbers are read.
 *
 * <p>What makes it a proof: its operators compute real numbers and refuse a tensor of another device ({@code Input tensor is not a lazy tensor}), so that a
 * program that comes through has made every tensor where it is needed. What it does not prove: tensors of no dimensions on the CPU may meet any other, as
 * everywhere in libtorch; operators that it has no kernel for (the running statistics of a batch norm, {@code where}, {@code lerp}) are computed by those of
 * the CPU, which do not refuse; it knows one order of elements in memory; and it has neither a GPU's kernels nor its streams.
 */
public final class LazyDevice {

    /** As its tensors name it. */
    public static final Device LAZY = started();

    private LazyDevice() {
    }

    private static Device started() {
        Torch.verifyAvailable();
        SymbolLookup libtorch = SymbolLookup.libraryLookup(Torch.location().resolve("libtorch_cpu.so"), Arena.global());
        try {
            // torch::lazy::InitTorchScriptBackend()
            Linker.nativeLinker().downcallHandle(libtorch.findOrThrow("_ZN5torch4lazy22InitTorchScriptBackendEv"), FunctionDescriptor.ofVoid()).invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("libtorch's lazy tensors cannot be started", e);
        }
        return Device.of("lazy").verified();
    }
}
