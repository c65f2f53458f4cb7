package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.Tensor;
import org.reptorch.train.OptimizerState;
import org.reptorch.train.UpdateRule;

/**
 * A slot whose memory a fused step goes through where it lies.
 *
 * @param tensors the parameter, the gradient, and the rule's state in the order of {@link Lanes#stateNames}
 */
record Touched(UpdateStep.Slot slot, DType dtype, Layout layout, long elements, List<Tensor> tensors) {

    /**
     * Finds out how a slot lies; a gradient that lies otherwise than its parameter is copied.
     *
     * @param device on which a fused step can go through memory
     * @return null where it cannot, or there is nowhere to go
     */
    static Touched of(UpdateRule rule, UpdateStep.Slot slot, Device device) {
        Tensor parameter = slot.parameter();
        DType dtype = parameter.dtype();
        long[] shape = parameter.shape();
        long[] strides = parameter.strides();
        Layout layout = Layout.of(shape, strides);
        boolean fits = (dtype == DType.FLOAT32 || dtype == DType.BFLOAT16) && parameter.device().equals(device)
                && (layout == Layout.ROW_MAJOR || layout == Layout.CHANNELS_LAST || layout == Layout.DENSE && slot.entry().gradMult().isEmpty());
        if (!fits || Arrays.stream(shape).anyMatch(size -> size == 0)) {
            return null;
        }
        var tensors = new ArrayList<Tensor>();
        tensors.add(parameter);
        Tensor gradient = slot.gradient();
        boolean liesAlike = gradient.dtype() == dtype && OptimizerState.liesAlike(shape, strides, gradient.strides());
        tensors.add(liesAlike ? gradient : parameter.detach().emptyLike().copy_(gradient));
        for (String name : Lanes.stateNames(rule)) {
            Tensor state = slot.state(name);
            boolean counts = name.equals("step");
            if (state.dtype() != DType.FLOAT32 || !state.device().equals(counts ? Device.CPU : device)
                    || !counts && !(Arrays.equals(state.shape(), shape) && OptimizerState.liesAlike(shape, strides, state.strides()))) {
                return null;
            }
            tensors.add(state);
        }
        return new Touched(slot, dtype, layout, Arrays.stream(shape).reduce(1, Math::multiplyExact), tensors);
    }
}
