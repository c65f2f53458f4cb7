package org.reptorch.torch;

import java.util.ArrayList;
import java.util.List;

import org.reptorch.torch.internal.Dispatch;
import org.reptorch.torch.internal.Handle;
import org.reptorch.torch.internal.Native;
import org.reptorch.torch.internal.Operator;

/** What the generated facade is written in: one call of an operator, from tensors to tensors. */
final class OperatorCall implements AutoCloseable {

    private final Dispatch dispatch;

    private OperatorCall(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    static OperatorCall begin(Operator operator) {
        return new OperatorCall(Dispatch.begin(operator));
    }

    OperatorCall tensor(Tensor tensor) {
        dispatch.tensor(tensor == null ? null : tensor.handle());
        return this;
    }

    OperatorCall optionalTensor(Tensor tensor) {
        dispatch.optionalTensor(tensor == null ? null : tensor.handle());
        return this;
    }

    OperatorCall tensors(List<Tensor> tensors) {
        dispatch.tensors(tensors == null ? null : handles(tensors), false);
        return this;
    }

    OperatorCall optionalTensors(List<Tensor> tensors) {
        dispatch.tensors(tensors == null ? null : handles(tensors), true);
        return this;
    }

    static List<Handle> handles(List<Tensor> tensors) {
        var handles = new ArrayList<Handle>(tensors.size());
        for (Tensor tensor : tensors) {
            handles.add(tensor == null ? null : tensor.handle());
        }
        return handles;
    }

    OperatorCall integer(long value) {
        dispatch.integer(value);
        return this;
    }

    OperatorCall real(double value) {
        dispatch.real(value);
        return this;
    }

    OperatorCall bool(boolean value) {
        dispatch.bool(value);
        return this;
    }

    OperatorCall dtype(DType value) {
        dispatch.dtype(value);
        return this;
    }

    OperatorCall device(Device value) {
        dispatch.device(dispatch.required(value, "a device").code());
        return this;
    }

    OperatorCall memoryFormat(MemoryFormat value) {
        dispatch.integer(dispatch.required(value, "a memory format").code());
        return this;
    }

    OperatorCall string(String value) {
        dispatch.string(value);
        return this;
    }

    OperatorCall scalar(Number value) {
        dispatch.scalar(value);
        return this;
    }

    OperatorCall integers(long[] values) {
        dispatch.integers(values);
        return this;
    }

    OperatorCall reals(double[] values) {
        dispatch.reals(values);
        return this;
    }

    OperatorCall bools(boolean[] values) {
        dispatch.bools(values);
        return this;
    }

    OperatorCall optionalInteger(Long value) {
        dispatch.optionalInteger(value);
        return this;
    }

    OperatorCall optionalReal(Double value) {
        dispatch.optionalReal(value);
        return this;
    }

    OperatorCall optionalBool(Boolean value) {
        dispatch.optionalBool(value);
        return this;
    }

    OperatorCall optionalDtype(DType value) {
        dispatch.optionalDtype(value);
        return this;
    }

    OperatorCall optionalDevice(Device value) {
        dispatch.optionalDevice(value == null ? null : value.code());
        return this;
    }

    OperatorCall optionalMemoryFormat(MemoryFormat value) {
        dispatch.optionalInteger(value == null ? null : value.code());
        return this;
    }

    OperatorCall optionalString(String value) {
        dispatch.optionalString(value);
        return this;
    }

    OperatorCall optionalIntegers(long[] values) {
        dispatch.optionalIntegers(values);
        return this;
    }

    OperatorCall optionalReals(double[] values) {
        dispatch.optionalReals(values);
        return this;
    }

    OperatorCall none() {
        dispatch.none();
        return this;
    }

    /** Runs the operator; its results, if they are tensors, will belong to the scope that is innermost now. */
    OperatorCall run() {
        dispatch.run();
        return this;
    }

    /** Fails before the call, not after it, where nobody would own the results. */
    OperatorCall runForTensors() {
        Scope.innermost();
        return run();
    }

    Tensor tensorResult(int index) {
        return Tensor.owned(dispatch.tensorResult(index));
    }

    /** As {@link #tensorResult}; null for an undefined tensor, which PyTorch shows as None. */
    Tensor definedTensorResult(int index) {
        Handle handle = dispatch.tensorResult(index);
        if (!Native.isDefined(handle)) {
            handle.close();
            return null;
        }
        return Tensor.owned(handle);
    }

    List<Tensor> tensorsResult(int index) {
        var tensors = new ArrayList<Tensor>();
        for (Handle handle : dispatch.tensorsResult(index)) {
            tensors.add(Tensor.owned(handle));
        }
        return List.copyOf(tensors);
    }

    /** For an operator in place: what it returns is a second handle on an argument, which is not needed. */
    void dropTensorResult(int index) {
        dispatch.dropTensorResult(index);
    }

    long integerResult(int index) {
        return dispatch.integerResult(index);
    }

    double realResult(int index) {
        return dispatch.realResult(index);
    }

    boolean boolResult(int index) {
        return dispatch.integerResult(index) != 0;
    }

    @Override
    public void close() {
        dispatch.close();
    }
}
