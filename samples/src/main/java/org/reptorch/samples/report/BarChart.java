package org.reptorch.samples.report;

import java.util.List;
import java.util.Objects;

/**
 * Bars side by side for each of some categories, such as the learned scales at each depth of a model.
 *
 * @param heading what is compared
 * @param xLabel what the categories are
 * @param yLabel what the vertical axis measures, with its unit; it always includes zero
 * @param categories their names, from left to right
 * @param bars the heights, in the order of the legend
 * @param note what a reader should know, below the chart; empty for none
 */
public record BarChart(String heading, String xLabel, String yLabel, List<String> categories, List<Bars> bars,
        String note) implements Chart {

    /**
     * Creates a chart; the lists are copied.
     *
     * @throws IllegalArgumentException if an axis has no label, or there are not as many bars as categories
     */
    public BarChart {
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(note, "note");
        ChartData.requireLabels(heading, xLabel, yLabel);
        categories = List.copyOf(categories);
        bars = List.copyOf(bars);
        for (Bars each : bars) {
            if (each.count() != categories.size()) {
                throw new IllegalArgumentException("bars \"" + each.name() + "\" of \"" + heading + "\" have "
                        + each.count() + " values for " + categories.size() + " categories");
            }
        }
    }
}
