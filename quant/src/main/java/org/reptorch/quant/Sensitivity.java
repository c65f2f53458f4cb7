package org.reptorch.quant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.reptorch.nn.Model;
import org.reptorch.nn.Shape;
import org.reptorch.torch.DType;
import org.reptorch.torch.InferenceMode;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/**
 * What it costs to quantize each layer of a network alone, as signal-to-quantization-noise ratios on some images.
 *
 * <pre>{@code
 * SQNR = 10 log10( sum y^2 / sum (y' - y)^2 )   decibels
 * }</pre>
 *
 * <p>y is what the layer gives in floating point, sum and activation included; y' what it gives where its weight and what it reads are rounded and nothing
 * else is: what keeping it in floating point undoes. The second ratio is the same of the logits, if only this layer is rounded. The network is
 * computed once per batch in floating point and kept; each layer then costs one computation of itself and of what stands behind it.
 *
 * @param network its name
 * @param rows    one per layer that is quantized, in the network's order
 */
public record Sensitivity(String network, List<Row> rows) {

    /**
     * One layer.
     *
     * @param layer  its path
     * @param kind   what it computes
     * @param share  its part of the network's multiply-accumulates, 0 to 1
     * @param sqnr   of its result, in decibels; infinite where nothing is lost
     * @param logits of the logits, in decibels; likewise
     */
    public record Row(String layer, String kind, double share, double sqnr, double logits) {
    }

    /** Copies the list. */
    public Sensitivity {
        rows = List.copyOf(rows);
    }

    /** Measures without telling how it goes. */
    public static Sensitivity of(PostTrainingQuantization quantization, Model model, CalibrationData calibration, CalibrationData images) {
        return of(quantization, model, calibration, images, PostTrainingQuantization.Listener.NONE);
    }

    /**
     * Measures.
     *
     * @param quantization how the layers would be quantized; those that it keeps in floating point are left out
     * @param model        stays as it is
     * @param calibration  chooses the ranges
     * @param images       what is measured on; some dozens are enough
     * @param listener     hears of every batch of both
     * @throws ReptorchException as {@link PostTrainingQuantization#apply}
     */
    public static Sensitivity of(PostTrainingQuantization quantization, Model model, CalibrationData calibration, CalibrationData images,
            PostTrainingQuantization.Listener listener) {
        PostTrainingQuantization.Folded folded = quantization.folded(model);
        int all = calibration.batches() * (quantization.biasCorrection() ? 2 : 1) + images.batches();
        QuantizedModel quantized = quantization.apply(folded, calibration, (done, most) -> listener.batchEnds(done, all));
        var measurement = new Measurement(quantized);
        try (Engine real = RealKernels.engine(folded.graph(), folded.state(), DType.FLOAT32, Map.of(), true, Map.of());
                Engine rounded = RealKernels.engine(folded.graph(), quantized.simulatedState(), DType.FLOAT32, Map.of(), true, Map.of())) {
            var done = new int[] {all - images.batches()};
            images.forEach(batch -> {
                measurement.see(real, rounded, batch);
                listener.batchEnds(++done[0], all);
            });
        }
        return measurement.result();
    }

    /** Sums over batches. */
    private static final class Measurement {

        private final QuantizedModel quantized;
        private final Graph graph;
        private final double[] noise;
        private final double[] signal;
        private final double[] logitNoise;
        private double logitSignal;
        private Shape input;

        Measurement(QuantizedModel quantized) {
            this.quantized = quantized;
            graph = quantized.graph();
            int size = graph.nodes().size();
            noise = new double[size];
            signal = new double[size];
            logitNoise = new double[size];
        }

        private boolean isRounded(int node) {
            return graph.nodes().get(node).operation().weightPath().filter(quantized.weights()::containsKey).isPresent();
        }

        void see(Engine real, Engine rounded, Tensor batch) {
            try (var inference = InferenceMode.open(); Scope scope = Scope.open()) {
                List<Tensor> exact = real.values(batch, scope);
                Tensor logits = exact.getLast();
                logitSignal += energy(logits);
                input = Shape.of((int) batch.size(1), (int) batch.size(2), (int) batch.size(3));
                for (int i = 0; i < exact.size(); i++) {
                    if (isRounded(i)) {
                        try (Scope inner = Scope.open()) {
                            List<Tensor> inputs = graph.nodes().get(i).inputs().stream().map(read -> quantized.quantizer(read).fakeQuantize(exact.get(read))).toList();
                            Tensor result = rounded.computed(i, inputs);
                            signal[i] += energy(exact.get(i));
                            noise[i] += energy(result.sub(exact.get(i)));
                            logitNoise[i] += energy(real.resumed(i, result, exact).sub(logits));
                        }
                    }
                }
            }
        }

        private static double energy(Tensor values) {
            try (Scope scope = Scope.open()) {
                return values.to(DType.FLOAT64).pow(2).sum().item();
            }
        }

        Sensitivity result() {
            if (input == null) {
                throw new ReptorchException("there are no images to measure with; give some dozens of those that the model was trained on");
            }
            List<Graph.Extent> extents = graph.extents(input);
            double macs = extents.stream().mapToLong(Graph.Extent::macs).sum();
            var rows = new ArrayList<Row>();
            for (int i = 0; i < noise.length; i++) {
                if (isRounded(i)) {
                    rows.add(new Row(graph.nodes().get(i).operation().weightPath().orElseThrow(), graph.nodes().get(i).operation().describe(), extents.get(i).macs() / macs, decibels(signal[i], noise[i]),
                            decibels(logitSignal, logitNoise[i])));
                }
            }
            return new Sensitivity(graph.name(), rows);
        }

        private static double decibels(double signal, double noise) {
            return noise == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(signal / noise);
        }
    }

    /** Returns the layers, those first that harm the logits most, and of equal ones those whose own result suffers more. */
    public List<Row> ranked() {
        return rows.stream().sorted(Comparator.comparingDouble(Row::logits).thenComparingDouble(Row::sqnr)).toList();
    }

    /** Returns the paths of the layers that a budget leaves in floating point, in the order of {@link #ranked}. */
    public Set<String> keptFloat(FloatBudget budget) {
        var kept = new LinkedHashSet<String>();
        switch (budget) {
            case FloatBudget.Layers(int count) -> ranked().stream().limit(count).map(Row::layer).forEach(kept::add);
            case FloatBudget.MinSqnr(double decibels) -> ranked().stream().filter(row -> row.sqnr() < decibels).map(Row::layer).forEach(kept::add);
            case FloatBudget.IntegerMacs(double percent) -> {
                double left = rows.stream().mapToDouble(Row::share).sum() - percent / 100;
                for (Row row : ranked()) {
                    // A share that fits exactly must not fail for its last digit.
                    if (row.share() <= left + 1e-12) {
                        kept.add(row.layer());
                        left -= row.share();
                    }
                }
            }
        }
        return kept;
    }

    /** Prints a line per layer, those first that harm the logits most. */
    @Override
    public String toString() {
        var lines = new ArrayList<String[]>();
        lines.add(new String[] {"layer", "kind", "% of the work", "SQNR of its result, dB", "SQNR of the logits, dB"});
        for (Row row : ranked()) {
            lines.add(new String[] {row.layer(), row.kind(), String.format(Locale.ROOT, "%.1f", 100 * row.share()), text(row.sqnr()), text(row.logits())});
        }
        return TextTable.of(lines);
    }

    private static String text(double decibels) {
        return Double.isInfinite(decibels) ? decibels > 0 ? "exact" : "all lost" : String.format(Locale.ROOT, "%.1f", decibels);
    }
}
