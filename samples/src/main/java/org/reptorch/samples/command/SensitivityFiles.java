package org.reptorch.samples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import org.reptorch.quant.Sensitivity;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.picture.ChartFiles;
import org.reptorch.samples.report.BarChart;
import org.reptorch.samples.report.Bars;

/** What each layer costs to quantize, in a folder: {@code sensitivity.json}, and a plot as SVG and PNG. */
final class SensitivityFiles {

    private static final String NAME = "sensitivity";

    private SensitivityFiles() {
    }

    /** Writes them; {@code kept} are the layers that stay in floating point for it. */
    static void write(Path folder, Sensitivity sensitivity, Set<String> kept) {
        JsonFile.write(folder.resolve(NAME + ".json"), Map.of("model", sensitivity.network(), "layers", layers(sensitivity, kept)));
        List<Sensitivity.Row> rows = sensitivity.rows();
        double most = rows.stream().flatMapToDouble(row -> DoubleStream.of(row.sqnr(), row.logits())).filter(Double::isFinite).max().orElse(0);
        ChartFiles.write(new BarChart(sensitivity.network() + ": signal to quantization noise, each layer quantized alone", "layer", "SQNR, dB",
                rows.stream().map(row -> row.layer() + (kept.contains(row.layer()) ? " (float)" : "") + (row.sqnr() == Double.POSITIVE_INFINITY ? " (exact)" : "")).toList(),
                List.of(bars("of its result", rows, Sensitivity.Row::sqnr, most), bars("of the logits", rows, Sensitivity.Row::logits, most)), ""), folder, NAME);
    }

    /** What loses nothing is as tall as the tallest: without a bar it would look as if it lost all. */
    private static Bars bars(String name, List<Sensitivity.Row> rows, ToDoubleFunction<Sensitivity.Row> value, double most) {
        return new Bars(name, rows.stream().mapToDouble(value).map(ratio -> Math.min(ratio, most)).toArray());
    }

    /** Returns the layers for JSON, those first that harm the logits most; a ratio that is not finite, since nothing or all is lost, is null. */
    static List<Map<String, Object>> layers(Sensitivity sensitivity, Set<String> kept) {
        var layers = new ArrayList<Map<String, Object>>();
        for (Sensitivity.Row row : sensitivity.ranked()) {
            var layer = new LinkedHashMap<String, Object>();
            layer.put("layer", row.layer());
            layer.put("kind", row.kind());
            layer.put("macs_percent", 100 * row.share());
            layer.put("sqnr_db", finite(row.sqnr()));
            layer.put("logits_sqnr_db", finite(row.logits()));
            layer.put("float", kept.contains(row.layer()));
            layers.add(layer);
        }
        return layers;
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
