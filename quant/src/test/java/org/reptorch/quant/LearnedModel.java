package org.reptorch.quant;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.reptorch.nn.Model;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.train.Optimizer;
import org.reptorch.train.Recipe;
import org.reptorch.train.Trainer;

/** A small plain network that has learned to tell in which of six directions noisy stripes run, so that first places mean something; trained in seconds. */
record LearnedModel(Model model) implements AutoCloseable {

    static final int SIDE = 16;
    private static final int CLASSES = 6;
    private static final int BATCH = 50;
    private static final int STEPS = 60;
    private static final long TEST = 1000;

    static LearnedModel train() {
        Torch.setThreads(1);
        Model model = Model.build(new RepOptVgg("learned", List.of(1, 1, 1, 1), List.of(0.125, 0.125, 0.125, 0.0625), List.of(2, 1, 2, 1, 1), false)
                .spec(RepOptVgg.Mode.TARGET, CLASSES), 3);
        try (Optimizer optimizer = Recipe.DEFAULT.optimizer(model)) {
            for (int step = 0; step < STEPS; step++) {
                long seed = step;
                Trainer.step(model, optimizer, 0.1, 0.1 * (STEPS - step) / STEPS, () -> images(seed), () -> labels(seed));
            }
        }
        return new LearnedModel(model.eval());
    }

    /** The class of every image of a batch. */
    private static Tensor labels(long seed) {
        var labels = new long[BATCH];
        for (int i = 0; i < BATCH; i++) {
            labels[i] = (i + seed) % CLASSES;
        }
        return Tensor.of(labels);
    }

    private static Tensor images(long seed) {
        var random = new Random(seed);
        var pixels = new float[BATCH * 3 * SIDE * SIDE];
        for (int i = 0; i < BATCH; i++) {
            double angle = Math.PI * ((i + seed) % CLASSES + 0.8 * random.nextDouble()) / CLASSES;
            double frequency = 0.6 + 0.6 * random.nextDouble();
            double phase = 6.3 * random.nextDouble();
            for (int c = 0; c < 3; c++) {
                double contrast = random.nextDouble();
                for (int p = 0; p < SIDE * SIDE; p++) {
                    double along = p / SIDE * Math.sin(angle) + p % SIDE * Math.cos(angle);
                    pixels[(i * 3 + c) * SIDE * SIDE + p] = (float) (contrast * Math.sin(frequency * along + phase) + 0.5 * random.nextGaussian());
                }
            }
        }
        return Tensor.of(pixels, BATCH, 3, SIDE, SIDE);
    }

    /** So many batches as in training. */
    static CalibrationData calibration(int batches) {
        return new CalibrationData() {
            @Override
            public int batches() {
                return batches;
            }

            @Override
            public void forEach(Consumer<Tensor> consumer) {
                for (int i = 0; i < batches; i++) {
                    try (Scope scope = Scope.open()) {
                        consumer.accept(images(i));
                    }
                }
            }
        };
    }

    /** Goes through 1,000 images that it has not seen: pixels and labels, in an open scope. */
    static void forEachTestBatch(BiConsumer<Tensor, Tensor> consumer) {
        for (long seed = 1000; seed < 1000 + TEST / BATCH; seed++) {
            try (Scope scope = Scope.open()) {
                consumer.accept(images(seed), labels(seed));
            }
        }
    }

    /** Counts on how many of them an engine is right. */
    static long correct(Engine engine) {
        var correct = new ArrayList<Long>();
        forEachTestBatch((images, labels) -> correct.add(sum(engine.predict(images).argmax(1L).eq(labels))));
        return correct.stream().mapToLong(Long::longValue).sum();
    }

    /** Counts the images of which two networks say the same. */
    static long agreements(Tensor one, Tensor other) {
        return sum(one.argmax(1L).eq(other.argmax(1L)));
    }

    private static long sum(Tensor flags) {
        return (long) flags.to(DType.INT64).sum().item();
    }

    @Override
    public void close() {
        model.close();
    }
}
