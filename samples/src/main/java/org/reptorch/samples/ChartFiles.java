package org.reptorch.samples;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

import org.reptorch.samples.report.BarChart;
import org.reptorch.samples.report.Chart;
import org.reptorch.samples.report.LineChart;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;

/** The charts of a report as pictures, each as an SVG and a PNG. */
final class ChartFiles {

    private static final int HEIGHT = 500;
    private static final int WIDTH = 900;
    /** Names of many categories need room, above all where they are words. */
    private static final int WIDTH_OF_CATEGORY = 70;
    /** More categories than this would make a strip: their names stand upright. */
    private static final int MOST_SLANTED = 20;
    private static final int WIDTH_OF_UPRIGHT = 28;

    /** More names than this do not stand side by side. */
    private static final int MOST_BELOW = 4;

    private ChartFiles() {
    }

    /** Writes {@code name.svg} and {@code name.png} into a folder; a system that cannot draw, for it has no fonts, is told of and costs the pictures alone. */
    static void write(Chart chart, Path folder, String name) {
        try {
            org.knowm.xchart.internal.chartpart.Chart<?, ?> drawing = switch (chart) {
                case LineChart lines -> drawing(lines);
                case BarChart bars -> drawing(bars);
            };
            drawing.getStyler().setChartBackgroundColor(Color.WHITE);
            if (drawing.getSeriesMap().size() <= MOST_BELOW) {
                drawing.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal);
            }
            var svg = new ByteArrayOutputStream();
            VectorGraphicsEncoder.saveVectorGraphic(drawing, svg, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
            AtomicFile.write(folder.resolve(name + ".svg"), svg.toByteArray());
            AtomicFile.write(folder.resolve(name + ".png"), BitmapEncoder.getBitmapBytes(drawing, BitmapEncoder.BitmapFormat.PNG));
        } catch (IOException | ReptorchException | LinkageError e) {
            System.err.println("reptorch: no plot " + name + " in " + folder + ": " + e);
        }
    }

    private static XYChart drawing(LineChart lines) {
        XYChart drawing = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(lines.heading()).xAxisTitle(lines.xLabel()).yAxisTitle(lines.yLabel())
                .theme(Styler.ChartTheme.XChart).build();
        drawing.getStyler().setMarkerSize(4);
        lines.series().forEach(series -> {
            // A curve without a single number has no range to be drawn in.
            if (Arrays.stream(series.y()).anyMatch(Double::isFinite)) {
                drawing.addSeries(series.name(), series.x(), series.y());
            }
        });
        return drawing;
    }

    private static CategoryChart drawing(BarChart bars) {
        boolean slanted = bars.categories().size() <= MOST_SLANTED;
        int width = (slanted ? WIDTH_OF_CATEGORY : WIDTH_OF_UPRIGHT) * bars.categories().size();
        CategoryChart drawing = new CategoryChartBuilder().width(Math.max(WIDTH, width)).height(HEIGHT)
                .title(bars.heading()).xAxisTitle(bars.xLabel()).yAxisTitle(bars.yLabel()).theme(Styler.ChartTheme.XChart).build();
        drawing.getStyler().setXAxisLabelRotation(slanted ? 30 : 90);
        bars.bars().forEach(each -> drawing.addSeries(each.name(), bars.categories(),
                Arrays.stream(each.values()).mapToObj(value -> Double.isFinite(value) ? (Number) value : (Number) 0.0).toList()));
        return drawing;
    }
}
