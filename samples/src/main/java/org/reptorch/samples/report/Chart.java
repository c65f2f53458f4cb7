package org.reptorch.samples.report;

import com.fasterxml.jackson.databind.JsonNode;

/** A section that is drawn, on two labelled axes. */
public sealed interface Chart extends Section permits LineChart, BarChart {

    /** What the horizontal axis counts, with its unit. */
    String xLabel();

    /** What the vertical axis measures, with its unit. */
    String yLabel();

    /** What a reader should know to read the chart, below it; empty for none. */
    String note();

    /** Returns what is drawn as JSON: kind, labels and series; what is no number is null. */
    default JsonNode json() {
        return ChartData.json(this).put("heading", heading());
    }
}
