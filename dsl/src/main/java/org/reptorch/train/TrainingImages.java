package org.reptorch.train;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import org.reptorch.data.Batch;
import org.reptorch.data.Epoch;
import org.reptorch.data.Loader;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.Tensor;

/** The batches of one epoch by number, as the steps get them but on the CPU, where an evolution computes; quick where they are asked for in order. */
final class TrainingImages implements IntFunction<Tensor>, AutoCloseable {

    private final Loader loader;
    private final int epoch;
    private final DType dtype;
    private final boolean channelsLast;
    private final Consumer<List<String>> skipped;
    private Epoch open;
    private int next;

    TrainingImages(Loader loader, int epoch, DType dtype, boolean channelsLast, Consumer<List<String>> skipped) {
        this.loader = loader;
        this.epoch = epoch;
        this.dtype = dtype;
        this.channelsLast = channelsLast;
        this.skipped = skipped;
    }

    @Override
    public Tensor apply(int number) {
        if (open == null || number != next) {
            close();
            open = loader.epoch(epoch, number);
            next = number;
        }
        Batch batch = open.next();
        next++;
        skipped.accept(batch.unreadable());
        return Batches.images(batch, Device.CPU, dtype, channelsLast);
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
        open = null;
    }
}
