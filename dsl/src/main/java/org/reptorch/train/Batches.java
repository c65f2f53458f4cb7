package org.reptorch.train;

import org.reptorch.data.Batch;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.Tensor;

/** How a batch from the data path becomes tensors. */
final class Batches {

    private Batches() {
    }

    /** Returns the images as N x C x H x W: in channels_last, which is how the data path lays them out and convolutions like them, or row-major. */
    static Tensor images(Batch batch, Device device, DType dtype, boolean channelsLast) {
        Tensor last = Tensor.of(batch.pixels(), batch.size(), batch.height(), batch.width(), batch.channels()).to(device, dtype).permute(0, 3, 1, 2);
        return channelsLast ? last : last.contiguous();
    }

    /** Returns the classes, or their shares where images were mixed. */
    static Tensor targets(Batch batch, Device device, DType dtype) {
        if (!batch.isMixed()) {
            return labels(batch, device);
        }
        return Tensor.of(batch.targets(), batch.size(), batch.targets().length / batch.size()).to(device, dtype);
    }

    static Tensor labels(Batch batch, Device device) {
        return Tensor.of(batch.labels(), batch.size()).to(device, DType.INT64);
    }
}
