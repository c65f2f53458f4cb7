package org.reptorch.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.reptorch.torch.internal.Dispatch;
import org.reptorch.torch.internal.Handle;
import org.reptorch.torch.internal.Native;

/** What the generated operators are written in, besides {@link Dispatch}: tensors to handles and back. */
abstract class Facade {

    Facade() {
    }

    static Handle handle(Tensor tensor) {
        return tensor == null ? null : tensor.handle();
    }

    static List<Handle> handles(List<Tensor> tensors) {
        if (tensors == null) {
            return null;
        }
        var handles = new ArrayList<Handle>(tensors.size());
        for (Tensor tensor : tensors) {
            handles.add(handle(tensor));
        }
        return handles;
    }

    static List<Number> numbers(Number[] numbers) {
        return numbers == null ? null : Arrays.asList(numbers);
    }

    static Native.DeviceCode code(Device device) {
        return device == null ? null : device.code();
    }

    static Long code(MemoryFormat format) {
        return format == null ? null : Native.code(format);
    }

    /** Runs an operator that returns tensors; fails before the call, not after it, where nobody would own them. */
    static void runForTensors(Dispatch call) {
        Scope.innermost();
        call.run();
    }

    /** Returns a tensor; null for an undefined one, which PyTorch shows as None. */
    static Tensor tensor(Dispatch call, int index) {
        Handle handle = call.tensorResult(index);
        return handle == null ? null : Tensor.owned(handle);
    }

    static List<Tensor> tensors(Dispatch call, int index) {
        var tensors = new ArrayList<Tensor>();
        for (Handle handle : call.tensorsResult(index)) {
            tensors.add(Tensor.owned(handle));
        }
        return List.copyOf(tensors);
    }
}
