package org.reptorch.samples.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** A report with every kind of section, for tests and for looking at: {@code java ... SampleReport page.html}. */
final class SampleReport {

    private static final int EPOCHS = 40;
    private static final List<String> RUNS = List.of("RepOpt-VGG, Grad Mult", "RepVGG, branches in training", "plain VGG, SGD");

    private SampleReport() {
    }

    public static void main(String[] args) {
        make().write(Path.of(args[0]));
    }

    static Report make() {
        var random = new Random(3);
        List<Series> losses = new ArrayList<>();
        List<Series> accuracies = new ArrayList<>();
        for (int run = 0; run < RUNS.size(); run++) {
            double speed = 0.16 - 0.035 * run;
            losses.add(curve(RUNS.get(run), e -> 0.15 + 2.2 * Math.exp(-speed * e) + 0.02 * random.nextGaussian()));
            accuracies.add(curve(RUNS.get(run), e -> 92 - 70 * Math.exp(-speed * 1.3 * e) + 0.5 * random.nextGaussian()));
        }
        double[] broken = losses.get(2).y();
        broken[9] = broken[10] = Double.NaN;
        broken[30] = broken[32] = Double.POSITIVE_INFINITY;
        losses.set(2, new Series(RUNS.get(2), losses.get(2).x(), broken));
        accuracies.add(new Series("never evaluated", new double[0], new double[0]));

        double[] epochs = accuracies.get(1).x();
        epochs[19] = Double.NaN;
        accuracies.set(1, new Series(RUNS.get(1), epochs, accuracies.get(1).y()));

        List<String> depths = IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList();
        List<Bars> scales = List.of(
                new Bars("identity", IntStream.range(0, 20).mapToDouble(i -> i % 5 == 0 ? Double.NaN : 0.3 + 0.055 * i).toArray()),
                new Bars("1×1", IntStream.range(0, 20).mapToDouble(i -> 0.9 - 0.3 * Math.sin(i / 3.0)).toArray()),
                new Bars("3×3", IntStream.range(0, 20).mapToDouble(i -> 1.4 - 0.03 * i).toArray()));
        List<Bars> one = List.of(new Bars("difference", new double[] {-0.4, 0.2, 1.3, -0.1}));
        List<Bars> eight = IntStream.range(0, 8)
                .mapToObj(i -> new Bars("kind " + i, new double[] {i + 1, 9 - i, 5})).toList();
        List<Series> nine = IntStream.range(0, 9).mapToObj(i -> curve("run " + i, e -> i + e / 20)).toList();

        return new Report("RepOpt-VGG against its baselines", """
                Three runs of 40 epochs on generated images, with the same seed and the same batches. \
                The optimizer that carries the prior reaches the accuracy of the branched model with half of its time per step.\
                """, List.of(
                new Table("Results", List.of("run", "top-1 (%)", "time/step", "parameters", "loss ± deviation", "remark"), List.of(
                        List.of(RUNS.get(0), "91.84", "12.1 ms", "4,218,000", "0.151 ± 0.004", ""),
                        List.of(RUNS.get(1), "91.70", "23.9 ms", "4,690,112", "0.157 ± 0.006", "folded after training"),
                        List.of(RUNS.get(2), "88.02", "9.8 ms", "4,218,000", "–", "diverged twice")),
                        "Top-1 accuracy on the test images; times are medians of 200 steps on 2 cores."),
                new LineChart("Training loss", "epoch", "cross-entropy (nats)", losses, "Mean over the batches of an epoch."),
                new LineChart("Accuracy on the test images", "epoch", "top-1 accuracy (%)", accuracies, ""),
                new BarChart("Learned scales at each depth", "block, counted from the image", "scale (mean over channels, no unit)",
                        depths, scales, "Blocks that change the resolution have no identity branch."),
                new BarChart("Difference to the baseline", "data set", "top-1 accuracy (percentage points)",
                        List.of("CIFAR-10", "CIFAR-100", "generated images, hard", "Tiny ImageNet"), one, ""),
                new BarChart("All hatchings", "group", "value (no unit)", List.of("a", "b", "c"), eight, ""),
                new LineChart("Many curves", "epoch", "value (no unit)", nine, ""),
                new LineChart("One point", "step (thousands)", "learning rate (1/step)",
                        List.of(new Series("warm-up", new double[] {0.5}, new double[] {1e-5})), ""),
                new LineChart("There and back", "time/step (ms)", "top-1 accuracy (%)", List.of(
                        new Series("wide", new double[] {3, 8, 5, Double.NaN, 1}, new double[] {80, 90, 92, 95, 70})), ""),
                new LineChart("Nothing yet", "epoch", "loss (nats)", List.of(), "The run was stopped in its first epoch."),
                new Table("Empty table", List.of("file", "size (MiB)"), List.of(), ""),
                new Text("Method", "Scales come from a hyper-search on a small data set.\nThey stay constant during training."),
                new Preformatted("Recipe", "model: repopt-vgg-b1\nepochs: 40\noptimizer:\n  kind: sgd   # momentum 0.9 & weight decay 1e-4\n")));
    }

    private static Series curve(String name, DoubleUnaryOperator value) {
        double[] epochs = IntStream.rangeClosed(1, EPOCHS).asDoubleStream().toArray();
        return new Series(name, epochs, IntStream.rangeClosed(1, EPOCHS).mapToDouble(e -> value.applyAsDouble(e)).toArray());
    }
}
