package org.reptorch.samples.report;

import java.util.List;
import java.util.Objects;

/**
 * Curves over a common horizontal axis; points that are not finite are gaps.
 *
 * @param heading what is compared
 * @param xLabel what the horizontal axis counts, with its unit
 * @param yLabel what the vertical axis measures, with its unit; it need not start at zero
 * @param series the curves, in the order of the legend
 * @param note what a reader should know, below the chart; empty for none
 */
public record LineChart(String heading, String xLabel, String yLabel, List<Series> series, String note)
        implements Chart {

    /**
     * Creates a chart; the list is copied.
     *
     * @throws IllegalArgumentException if an axis has no label
     */
    public LineChart {
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(note, "note");
        ChartData.requireLabels(heading, xLabel, yLabel);
        series = List.copyOf(series);
    }
}
