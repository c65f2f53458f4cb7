package org.reptorch.samples.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the page of a report. */
final class Page {

    /** The browser refuses whatever is not in the page, even if a later change should ask for it. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; form-action 'none'";

    private final StringBuilder html = new StringBuilder();

    private Page() {
    }

    /** The whole page. */
    static String of(Report report) {
        Page page = new Page();
        page.write(report);
        return page.html.toString();
    }

    private void write(Report report) {
        html.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="generator" content="Reptorch">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <header>
                <h1>%s</h1>
                """.formatted(POLICY, escaped(report.title()), PageScripts.style(), escaped(report.title())));
        paragraph("summary", report.summary());
        html.append("</header>\n");
        for (int i = 0; i < report.sections().size(); i++) {
            section(i + 1, report.sections().get(i));
        }
        boolean drawn = report.sections().stream().anyMatch(Chart.class::isInstance);
        html.append("</main>\n<footer>Written by Reptorch")
                .append(drawn ? "; charts drawn by Chart.js " + escaped(PageScripts.chartJsVersion()) : "")
                .append(".</footer>\n");
        if (drawn) {
            html.append("<script>").append(PageScripts.chartJs()).append("</script>\n");
            html.append("<script>\n").append(PageScripts.charts()).append("</script>\n");
        }
        html.append("</body>\n</html>\n");
    }

    private void section(int number, Section section) {
        html.append("\n<section id=\"section-").append(number).append("\">\n<h2>")
                .append(escaped(section.heading())).append("</h2>\n");
        switch (section) {
            case Text text -> paragraph("text", text.paragraph());
            // HTML drops a line break right behind the tag: ours, so that the text keeps its own.
            case Preformatted block ->
                html.append("<pre tabindex=\"0\">\n").append(escaped(block.text())).append("</pre>\n");
            case Table table -> {
                table(table.columns(), table.rows(), null);
                paragraph("note", table.note());
            }
            case Picture picture -> {
                html.append("<figure>\n<img src=\"").append(escaped(picture.address())).append("\" alt=\"")
                        .append(escaped(picture.description())).append("\">\n");
                if (!picture.note().isBlank()) {
                    html.append("<figcaption>").append(escaped(picture.note())).append("</figcaption>\n");
                }
                html.append("</figure>\n");
            }
            case Chart chart -> chart(number, chart);
        }
        html.append("</section>\n");
    }

    private void chart(int number, Chart chart) {
        long count = ChartData.count(chart);
        long missing = count - ChartData.drawn(chart);
        html.append("<figure>\n");
        if (count == missing) {
            paragraph("empty", "No data.");
        } else {
            String data = "data-" + number;
            html.append("""
                    <div class="plot"><canvas role="img" data-source="%s" aria-label="%s" aria-describedby="%s"></canvas></div>
                    <noscript><p class="empty">Charts are drawn with JavaScript, which is off here.</p></noscript>
                    """.formatted(data, escaped(description(chart)), "numbers-" + number));
            html.append("<script type=\"application/json\" id=\"").append(data).append("\">")
                    .append(ChartData.of(chart)).append("</script>\n");
        }
        if (!chart.note().isBlank()) {
            html.append("<figcaption>").append(escaped(chart.note())).append("</figcaption>\n");
        }
        if (missing > 0) {
            paragraph("missing", "Not finite and therefore left out: " + missing + " of " + count + " values.");
        }
        if (count > missing) {
            html.append("<details><summary>Numbers</summary>\n");
            numbers("numbers-" + number, chart);
            html.append("</details>\n");
        }
        html.append("</figure>\n");
    }

    /** What a reader who cannot see the chart is told it is. */
    private static String description(Chart chart) {
        return switch (chart) {
            case LineChart lines -> "Line chart of " + lines.yLabel() + " over " + lines.xLabel() + ": "
                    + lines.series().stream().map(Series::name).collect(Collectors.joining(", ")) + ".";
            case BarChart bars -> "Bar chart of " + bars.yLabel() + " by " + bars.xLabel() + ": "
                    + bars.bars().stream().map(Bars::name).collect(Collectors.joining(", ")) + ".";
        };
    }

    /** What the chart shows, in numbers: bars as they are, curves (which may be long) in summary. */
    private void numbers(String id, Chart chart) {
        switch (chart) {
            case LineChart lines -> table(List.of("series", "points", "first", "last", "lowest", "highest"),
                    lines.series().stream().map(Page::summary).toList(), id);
            case BarChart bars -> {
                List<String> columns = new ArrayList<>(List.of(bars.xLabel()));
                bars.bars().forEach(each -> columns.add(each.name()));
                List<double[]> values = bars.bars().stream().map(Bars::values).toList();
                List<List<String>> rows = new ArrayList<>();
                for (int i = 0; i < bars.categories().size(); i++) {
                    List<String> row = new ArrayList<>(List.of(bars.categories().get(i)));
                    for (double[] each : values) {
                        row.add(NumberText.of(each[i]));
                    }
                    rows.add(row);
                }
                table(columns, rows, id);
            }
        }
    }

    private static List<String> summary(Series series) {
        double[] drawn = series.drawn();
        boolean none = drawn.length == 0;
        return List.of(series.name(), Integer.toString(drawn.length),
                NumberText.of(none ? Double.NaN : drawn[0]),
                NumberText.of(none ? Double.NaN : drawn[drawn.length - 1]),
                NumberText.of(Arrays.stream(drawn).min().orElse(Double.NaN)),
                NumberText.of(Arrays.stream(drawn).max().orElse(Double.NaN)));
    }

    private void table(List<String> columns, List<List<String>> rows, String id) {
        boolean[] numeric = numeric(columns.size(), rows);
        html.append("<div class=\"scroll\" tabindex=\"0\"><table").append(id == null ? "" : " id=\"" + id + "\"")
                .append(">\n<thead><tr>");
        for (int i = 0; i < columns.size(); i++) {
            html.append(numeric[i] ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
                    .append(escaped(columns.get(i))).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                html.append(numeric[i] ? "<td class=\"number\">" : "<td>").append(escaped(row.get(i))).append("</td>");
            }
            html.append("</tr>\n");
        }
        if (rows.isEmpty()) {
            html.append("<tr><td class=\"empty\" colspan=\"").append(Math.max(1, columns.size()))
                    .append("\">No data.</td></tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    /** Which columns hold numbers: at least one, and else only what says that a number is missing. */
    private static boolean[] numeric(int columns, List<List<String>> rows) {
        boolean[] numeric = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            List<String> cells = rows.stream().map(row -> row.get(column)).toList();
            numeric[i] = cells.stream().anyMatch(NumberText::isNumber)
                    && cells.stream().allMatch(cell -> NumberText.isNumber(cell) || NumberText.isAbsent(cell));
        }
        return numeric;
    }

    private void paragraph(String kind, String text) {
        if (!text.isBlank()) {
            html.append("<p class=\"").append(kind).append("\">").append(escaped(text)).append("</p>\n");
        }
    }

    /** Text as it can stand between tags and in quoted attributes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#39;");
    }
}
