package org.reptorch.samples.report;

/** A section that is drawn, on two labelled axes. */
public sealed interface Chart extends Section permits LineChart, BarChart {

    /** What the horizontal axis counts, with its unit. */
    String xLabel();

    /** What the vertical axis measures, with its unit. */
    String yLabel();

    /** What a reader should know to read the chart, below it; empty for none. */
    String note();
}
