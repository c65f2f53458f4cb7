package org.reptorch.quant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/**
 * The engine of a quantized model held against its simulation, operation by operation, on some images.
 *
 * @param rows one per operation, in order
 */
public record Comparison(List<Row> rows) {

    /**
     * One operation.
     *
     * @param layer its name
     * @param kind  what it computes
     * @param step  the quantization step of its result; 0 where that is not quantized
     * @param alone largest difference where both get the simulation's inputs: in steps, or where the result is not quantized, relative to its largest number
     * @param share how many numbers differ by more than half a step then; 0 where the result is not quantized
     * @param ahead largest difference where each goes on with its own results from the images on, measured as the first
     */
    public record Row(String layer, String kind, double step, double alone, double share, double ahead) {
    }

    /** Copies the list. */
    public Comparison {
        rows = List.copyOf(rows);
    }

    /** Compares on a batch. */
    public static Comparison of(QuantizedModel model, Tensor images) {
        Graph graph = model.graph();
        var rows = new ArrayList<Row>();
        try (Engine engine = model.engine(); Engine simulation = model.simulation(); Scope scope = Scope.open()) {
            List<Tensor> simulated = simulation.values(images, scope);
            List<Tensor> computed = engine.values(images, scope);
            for (int i = 1; i < graph.nodes().size(); i++) {
                try (Scope inner = Scope.open()) {
                    Graph.Node node = graph.nodes().get(i);
                    Tensor expected = simulated.get(i);
                    AffineQuantizer quantizer = model.quantizer(i);
                    double unit = quantizer != null ? quantizer.scale() : Math.max(expected.abs().amax().item(), Double.MIN_NORMAL);
                    Tensor alone = engine.computed(i, node.inputs().stream().map(simulated::get).toList()).sub(expected).abs();
                    double share = quantizer == null ? 0 : alone.gt(unit / 2).to(DType.FLOAT64).mean().item();
                    double ahead = computed.get(i).sub(expected).abs().amax().item();
                    rows.add(new Row(graph.title(i), node.operation().describe(), quantizer == null ? 0 : unit, alone.amax().item() / unit, share, ahead / unit));
                }
            }
        }
        return new Comparison(rows);
    }

    /** Prints a line per operation. */
    @Override
    public String toString() {
        var lines = new ArrayList<String[]>();
        lines.add(new String[] {"layer", "kind", "step", "alone", "share", "from the images on"});
        for (Row row : rows) {
            lines.add(new String[] {row.layer(), row.kind(), row.step() == 0 ? "float" : String.format(Locale.ROOT, "%.4g", row.step()),
                String.format(Locale.ROOT, "%.3g", row.alone()), String.format(Locale.ROOT, "%.2g", row.share()), String.format(Locale.ROOT, "%.3g", row.ahead())});
        }
        return TextTable.of(lines);
    }
}
