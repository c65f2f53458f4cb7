package org.reptorch.samples.report;

import java.util.Arrays;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What {@code report.js} draws, as JSON that can stand in a script element. */
final class ChartData {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ChartData() {
    }

    /** Refuses a chart whose axes say nothing. */
    static void requireLabels(String heading, String xLabel, String yLabel) {
        if (xLabel.isBlank() || yLabel.isBlank()) {
            throw new IllegalArgumentException("the axes of \"" + heading + "\" are labelled \"" + xLabel + "\" and \""
                    + yLabel + "\"; both need a label with its unit, such as \"time (s)\"");
        }
    }

    /** The data of a chart, for a script element. */
    static String of(Chart chart) {
        // In a script element "</script>" would end the data and "<!--" begin a comment; in JSON "<" stands in strings only.
        return json(chart).toString().replace("<", "\\u003c");
    }

    /** The data of a chart. */
    static ObjectNode json(Chart chart) {
        ObjectNode data = JSON.objectNode().put("xLabel", chart.xLabel()).put("yLabel", chart.yLabel());
        switch (chart) {
            case LineChart lines -> {
                data.put("kind", "line");
                ArrayNode series = data.putArray("series");
                lines.series().forEach(each -> {
                    ObjectNode one = series.addObject().put("name", each.name());
                    one.set("x", numbers(each.x()));
                    one.set("y", numbers(each.y()));
                });
            }
            case BarChart bars -> {
                data.put("kind", "bar");
                ArrayNode categories = data.putArray("categories");
                bars.categories().forEach(categories::add);
                ArrayNode series = data.putArray("series");
                bars.bars().forEach(each -> series.addObject().put("name", each.name()).set("y", numbers(each.values())));
            }
        }
        return data;
    }

    /** How many values there are, finite or not. */
    static long count(Chart chart) {
        return switch (chart) {
            case LineChart lines -> lines.series().stream().mapToLong(each -> each.y().length).sum();
            case BarChart bars -> bars.bars().stream().mapToLong(Bars::count).sum();
        };
    }

    /** How many values can be drawn. */
    static long drawn(Chart chart) {
        return switch (chart) {
            case LineChart lines -> lines.series().stream().mapToLong(each -> each.drawn().length).sum();
            case BarChart bars -> bars.bars().stream()
                    .mapToLong(each -> Arrays.stream(each.values()).filter(Double::isFinite).count()).sum();
        };
    }

    /** JSON has no NaN and no infinity: they are null. */
    private static ArrayNode numbers(double[] values) {
        ArrayNode numbers = JSON.arrayNode(values.length);
        for (double value : values) {
            if (Double.isFinite(value)) {
                numbers.add(value);
            } else {
                numbers.addNull();
            }
        }
        return numbers;
    }
}
