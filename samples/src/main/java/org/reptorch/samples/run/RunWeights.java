package org.reptorch.samples.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.reparam.Deployment;
import org.reptorch.reparam.NotFoldableException;
import org.reptorch.repopt.KernelStatistics;
import org.reptorch.repopt.KernelStatistics.Taps;
import org.reptorch.samples.report.Density;
import org.reptorch.samples.report.LineChart;
import org.reptorch.samples.report.Section;
import org.reptorch.samples.report.Series;
import org.reptorch.samples.report.Table;
import org.reptorch.torch.DType;
import org.reptorch.torch.io.StoredTensor;

/** What a report shows of how a network's weights spread: by kind of layer as they train, and its kernels as they are deployed (RepOptimizers, table 11 and figure 3). */
final class RunWeights {

    private RunWeights() {
    }

    /** Returns the distributions; nothing where there are no weights yet. */
    static List<Section> sections(RecordedRun run) {
        var sections = new ArrayList<Section>();
        Map<String, List<StoredTensor>> kinds = byKind(run.weights());
        if (!kinds.isEmpty()) {
            sections.add(new LineChart("Weights by kind of layer", "value", "density", kinds.entrySet().stream().map(kind -> Density.of(kind.getKey(),
                    parts(kind.getValue(), StoredTensor::toDoubleArray))).toList(), "As they train: the share of weights per unit."));
        }
        Deployed deployed = deployed(run);
        if (!deployed.kernels().isEmpty()) {
            List<StoredTensor> kernels = List.copyOf(deployed.kernels().values());
            sections.add(new LineChart("3x3 kernels: centre and surroundings", "value", "density", List.of(Density.of("overall", parts(kernels, Taps.ALL::of)),
                    Density.of("central", parts(kernels, Taps.CENTRAL::of)), Density.of("surrounding", parts(kernels, Taps.SURROUNDING::of))),
                    "Of all 3x3 convolutions, " + deployed.how() + "."));
            List<KernelStatistics> statistics = kernels.stream().map(KernelStatistics::of).toList();
            double[] depth = IntStream.rangeClosed(1, kernels.size()).asDoubleStream().toArray();
            sections.add(new LineChart("Spread of 3x3 kernels by depth", "3x3 convolution, counted from the image", "standard deviation", List.of(
                    new Series("overall", depth, statistics.stream().mapToDouble(KernelStatistics::overall).toArray()),
                    new Series("central", depth, statistics.stream().mapToDouble(KernelStatistics::central).toArray()),
                    new Series("surrounding", depth, statistics.stream().mapToDouble(KernelStatistics::surrounding).toArray())), ""));
            var rows = new ArrayList<List<String>>();
            int at = 0;
            for (String path : deployed.kernels().keySet()) {
                KernelStatistics one = statistics.get(at++);
                rows.add(List.of(path, text(one.overall()), text(one.central()), text(one.surrounding())));
            }
            sections.add(new Table("Standard deviation of 3x3 kernels", List.of("convolution", "overall", "central", "surrounding"), rows,
                    "Of each convolution, " + deployed.how() + ": what makes a network easy or hard to quantize."));
        }
        return sections;
    }

    private static String text(double deviation) {
        return Double.isFinite(deviation) ? String.format(Locale.ROOT, "%.5f", deviation) : "\u2013";
    }

    private interface Numbers {
        double[] of(StoredTensor tensor);
    }

    /** One tensor's numbers at a time. */
    private static Iterable<double[]> parts(List<StoredTensor> tensors, Numbers numbers) {
        return () -> tensors.stream().map(numbers::of).iterator();
    }

    private static Map<String, List<StoredTensor>> byKind(Map<String, StoredTensor> weights) {
        var kinds = new LinkedHashMap<String, List<StoredTensor>>();
        weights.values().forEach(tensor -> kinds.computeIfAbsent(kind(tensor.shape()), any -> new ArrayList<>()).add(tensor));
        return kinds;
    }

    private static String kind(long[] shape) {
        return shape.length == 2 ? "linear" : shape[2] + "x" + shape[3] + (shape[1] == 1 ? " depthwise" : "");
    }

    /** Kernels of 3x3, and in words what was done to them. */
    private record Deployed(Map<String, StoredTensor> kernels, String how) {
    }

    private static Deployed deployed(RecordedRun run) {
        if (run.network().isEmpty()) {
            return new Deployed(only3x3(run.weights()), "as they train");
        }
        StoredNetwork network = run.network().get();
        try (Model model = Model.of(network.spec(), DType.FLOAT32, network.state()).eval(); Model deployed = Deployment.deploy(model)) {
            var kernels = new LinkedHashMap<String, StoredTensor>();
            deployed.spec().layers().forEach((path, layer) -> {
                if (layer instanceof Layer.Conv2d) {
                    kernels.put(path, deployed.parameter(path + ".weight").toStored());
                }
            });
            return new Deployed(only3x3(kernels), "branches and batch norms folded as for deployment");
        } catch (NotFoldableException e) {
            return new Deployed(only3x3(run.weights()), "as they train, since the network cannot be folded (" + e.getMessage() + ")");
        }
    }

    private static Map<String, StoredTensor> only3x3(Map<String, StoredTensor> weights) {
        var kernels = new LinkedHashMap<String, StoredTensor>();
        weights.forEach((path, tensor) -> {
            long[] shape = tensor.shape();
            if (shape.length == 4 && shape[2] == 3 && shape[3] == 3) {
                kernels.put(path, tensor);
            }
        });
        return kernels;
    }
}
