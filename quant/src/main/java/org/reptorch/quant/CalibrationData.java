package org.reptorch.quant;

import java.util.List;
import java.util.function.Consumer;

import org.reptorch.data.Batch;
import org.reptorch.data.Epoch;
import org.reptorch.data.Loader;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/** Batches of images that stand for those to come; the same every time they are gone through. */
public interface CalibrationData {

    /** Returns how many batches there are. */
    int batches();

    /**
     * Goes through all batches.
     *
     * @param consumer takes N x 3 x H x W, float32, normalized as in training; the tensor is closed afterwards
     */
    void forEach(Consumer<Tensor> consumer);

    /**
     * The first batches of a loader's first epoch: of any data set, an image folder among them.
     *
     * @param loader  in the data set's order, or shuffled; with the transforms of testing
     * @param batches how many at most
     */
    static CalibrationData of(Loader loader, int batches) {
        int count = Math.min(batches, loader.batches());
        return new CalibrationData() {
            @Override
            public int batches() {
                return count;
            }

            @Override
            public void forEach(Consumer<Tensor> consumer) {
                if (count < 1) {
                    throw new ReptorchException(loader.images().name() + " gives no batch of " + loader.batchSize() + " images to calibrate with; take more images");
                }
                try (Epoch epoch = loader.epoch(0)) {
                    for (int i = 0; i < count; i++) {
                        Batch batch = epoch.next();
                        if (batch.size() == 0) {
                            continue; // none of its images could be read
                        }
                        try (Scope scope = Scope.open()) {
                            consumer.accept(Tensor.of(batch.pixels(), batch.size(), batch.height(), batch.width(), batch.channels()).permute(0, 3, 1, 2));
                        }
                    }
                }
            }
        };
    }

    /** Batches that are there already, which stay the caller's. */
    static CalibrationData of(List<Tensor> batches) {
        List<Tensor> all = List.copyOf(batches);
        return new CalibrationData() {
            @Override
            public int batches() {
                return all.size();
            }

            @Override
            public void forEach(Consumer<Tensor> consumer) {
                all.forEach(consumer);
            }
        };
    }
}
