package org.reptorch.samples.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;

import org.reptorch.samples.report.BarChart;
import org.reptorch.samples.report.Chart;
import org.reptorch.samples.report.LineChart;

/** A chart drawn as a picture. */
public final class ChartPicture {

    private static final int HEIGHT = 500;
    private static final int WIDTH = 900;
    /** Names of many categories need room, above all where they are words. */
    private static final int WIDTH_OF_CATEGORY = 70;
    /** More categories than this would make a strip: their names stand upright. */
    private static final int MOST_SLANTED = 20;
    private static final int WIDTH_OF_UPRIGHT = 28;

    /** More names than this do not stand side by side. */
    private static final int MOST_BELOW = 4;

    /** Curves are told apart without colours too; the first is solid. */
    private static final List<BasicStroke> STROKES = List.of(SeriesLines.DASH_DOT, SeriesLines.SOLID, SeriesLines.DASH_DASH, SeriesLines.DOT_DOT);

    /** Those of the report's charts: Okabe and Ito's palette for all kinds of colour vision, without its yellow, which is too light for white paper. */
    private static final Color[] COLOURS = {new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), Color.BLACK, new Color(0xCC79A7), new Color(0xE69F00),
        new Color(0x56B4E9)};

    /** Bars have neither strokes nor markers: what prints in grey must differ in lightness. */
    private static final Color[] COLOURS_OF_BARS = {new Color(0x00406E), new Color(0x1B9E77), new Color(0xF0C75E), Color.BLACK, new Color(0xE59FC4)};

    private final org.knowm.xchart.internal.chartpart.Chart<?, ?> drawing;

    private ChartPicture(org.knowm.xchart.internal.chartpart.Chart<?, ?> drawing) {
        this.drawing = drawing;
    }

    /** Draws a chart; a system without fonts cannot, which is a {@link LinkageError}. */
    public static ChartPicture of(Chart chart) {
        org.knowm.xchart.internal.chartpart.Chart<?, ?> drawing = switch (chart) {
            case LineChart lines -> drawing(lines);
            case BarChart bars -> drawing(bars);
        };
        drawing.getStyler().setChartBackgroundColor(Color.WHITE).setSeriesColors(chart instanceof BarChart ? COLOURS_OF_BARS : COLOURS);
        if (drawing.getSeriesMap().size() <= MOST_BELOW) {
            drawing.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal);
        }
        return new ChartPicture(drawing);
    }

    /** Returns the picture as SVG. */
    public byte[] svg() {
        try {
            var svg = new ByteArrayOutputStream();
            VectorGraphicsEncoder.saveVectorGraphic(drawing, svg, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
            return svg.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the picture as PNG. */
    public byte[] png() {
        try {
            return BitmapEncoder.getBitmapBytes(drawing, BitmapEncoder.BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XYChart drawing(LineChart lines) {
        XYChart drawing = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(lines.heading()).xAxisTitle(lines.xLabel()).yAxisTitle(lines.yLabel())
                .theme(Styler.ChartTheme.XChart).build();
        drawing.getStyler().setMarkerSize(6);
        lines.series().forEach(series -> {
            // A curve without a single number has no range to be drawn in.
            if (Arrays.stream(series.y()).anyMatch(Double::isFinite)) {
                drawing.addSeries(series.name(), series.x(), series.y()).setLineStyle(STROKES.get(drawing.getSeriesMap().size() % STROKES.size()));
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
