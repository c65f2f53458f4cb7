package org.reptorch.torch.io;

import org.reptorch.torch.DType;

/**
 * A tensor as a pickle describes it, not yet checked: its storage may come later in the file.
 *
 * @param dtype        the type of the elements
 * @param storage      what the elements lie in
 * @param offset       the place of the first element, counted in elements
 * @param shape        the length of every dimension
 * @param strides      the step of every dimension, counted in elements
 * @param requiresGrad whether the tensor is trained
 */
record PickledTensor(DType dtype, TorchStorage storage, long offset, long[] shape, long[] strides, boolean requiresGrad) {

    PickledTensor withRequiresGrad(boolean trained) {
        return new PickledTensor(dtype, storage, offset, shape, strides, trained);
    }
}
