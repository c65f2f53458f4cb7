package org.reptorch.samples.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.reptorch.data.Batch;
import org.reptorch.data.Epoch;
import org.reptorch.data.Loader;
import org.reptorch.nn.Model;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.run.Training;
import org.reptorch.torch.DType;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.train.Optimizer;
import org.reptorch.train.Progress;
import org.reptorch.train.Recipe;
import org.reptorch.train.TrainingStep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times the data path alone and the training step alone, in turn: whether the one can feed the other. */
@Command(name = "data", mixinStandardHelpOptions = true,
        description = "The images a second that a recipe's data path delivers alone on all cores, against those that its training step takes; RandAugment is on"
                + " where no recipe says otherwise.",
        footer = {"", "Example: ./reptorch bench data --set data=cifar-10-binary.tar.gz"})
final class DataBenchCommand implements Callable<Integer> {

    private static final String RAND_AUGMENT = "augmentations=[randomCrop(4), horizontalFlip(0.5), randAugPolicy(15)]";
    private static final long TURN_NANOS = 1_000_000_000L;

    @Option(names = "--recipe", paramLabel = "FILE", description = "Network, data and transforms (default: the small net on generated images, RandAugment).")
    private Path recipe;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one setting, such as --set data=DIR.")
    private List<String> settings = List.of();

    @Option(names = "--runs", defaultValue = "5", paramLabel = "N", description = "Turns of a second each; the median counts (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Mixin
    private JsonOption json;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        machine.apply();
        List<String> all = recipe == null ? Stream.concat(Stream.of(RAND_AUGMENT), settings.stream()).toList() : settings;
        Training training = Training.open(RunRecipe.read(recipe, all), Progress.NONE);
        Recipe settled = training.recipe().training();
        Loader loader = settled.loader(training.data().train(), training.normalization());
        check(loader);
        try (Model model = Model.build(training.spec(training.recipe().method()), machine.device(), DType.FLOAT32, machine.seed());
                Optimizer optimizer = settled.optimizer(model); var scope = Scope.open()) {
            MemoryFormat format = settled.step().channelsLast() ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CONTIGUOUS;
            model.train().to(format);
            Tensor images = Ops.randn(settled.batch(), 3, loader.size().height(), loader.size().width()).to(model.device(), DType.FLOAT32).contiguous(format);
            Tensor labels = Ops.randint(0, model.spec().classes(), new long[] {settled.batch()}).to(model.device(), DType.INT64);
            var step = new TrainingStep(model, optimizer, settled.step());
            var data = new ArrayList<Double>();
            var steps = new ArrayList<Double>();
            for (int run = -1; run < runs; run++) { // the first turn warms up
                double delivered = delivered(loader, run + 1);
                double taken = taken(step, images, labels);
                if (run >= 0) {
                    data.add(delivered);
                    steps.add(taken);
                }
            }
            print(training, loader, data, steps);
        }
        return 0;
    }

    /** The batches must not depend on the number of threads. */
    private static void check(Loader loader) {
        try (Epoch one = loader.threads(1).epoch(0); Epoch many = loader.epoch(0)) {
            for (int i = 0; i < Math.min(2, loader.batches()); i++) {
                Batch expected = one.next();
                Batch actual = many.next();
                if (!Arrays.equals(expected.pixels(), actual.pixels()) || !Arrays.equals(expected.labels(), actual.labels())) {
                    throw new ReptorchException("bench data: one thread and " + loader.threads() + " threads deliver different batches; do not trust this build");
                }
            }
        }
    }

    /** Returns the images per second of about a second of nothing but taking batches. */
    private static double delivered(Loader loader, int firstEpoch) {
        long start = System.nanoTime();
        long images = 0;
        for (int epoch = firstEpoch; System.nanoTime() - start < TURN_NANOS; epoch++) {
            try (Epoch batches = loader.epoch(epoch)) {
                while (batches.hasNext() && System.nanoTime() - start < TURN_NANOS) {
                    images += batches.next().size();
                }
            }
        }
        return images * 1e9 / (System.nanoTime() - start);
    }

    /** Returns the images per second of about a second of steps on one batch. */
    private static double taken(TrainingStep step, Tensor images, Tensor labels) {
        long start = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - start < TURN_NANOS) {
            for (int i = 0; i < step.spec().accumulation(); i++) {
                step.accumulate(() -> images, () -> labels);
                count += images.shape()[0];
            }
            step.update(1e-3);
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    /** The ratio is the median of the turns' own: a machine that slows down for a while does so for both sides of a turn. */
    private void print(Training training, Loader loader, List<Double> data, List<Double> steps) {
        var result = new LinkedHashMap<String, Object>();
        result.put("data", training.data().train().name());
        result.put("model", training.spec(training.recipe().method()).name());
        result.put("data_images_per_s", Median.of(data));
        result.put("step_images_per_s", Median.of(steps));
        result.put("ratio", Median.of(IntStream.range(0, data.size()).mapToObj(i -> data.get(i) / steps.get(i)).toList()));
        json.print(result, () -> "%s by %s, %d threads: %.0f images/s; a step of %s: %.0f images/s; the data path alone delivers %.1f times what the step takes".formatted(
                result.get("data"), loader.transforms(), loader.threads(), Median.of(data), result.get("model"), Median.of(steps), (Double) result.get("ratio")));
    }
}
