package org.reptorch.samples.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.reptorch.samples.report.Table;

/**
 * What a study found, for people and programs: the same cells as aligned text, as Markdown and as JSON.
 *
 * @param heading what it shows
 * @param columns their names, units included
 * @param rows    cells: texts, whole numbers, doubles or {@link Spread}s
 * @param note    what a reader should know
 */
record StudyTable(String heading, List<String> columns, List<List<Object>> rows, String note) {

    /** Copies the lists. */
    StudyTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    private static String text(Object cell) {
        return cell instanceof Double number ? Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.4g", number) : cell.toString();
    }

    /** Returns the table for a page. */
    Table section() {
        return new Table(heading, columns, texts(), note);
    }

    private List<List<String>> texts() {
        return rows.stream().map(row -> row.stream().map(StudyTable::text).toList()).toList();
    }

    /** Returns the table as aligned lines under its heading. */
    String text() {
        var lines = new ArrayList<List<String>>();
        lines.add(columns);
        lines.addAll(texts());
        int[] widths = IntStream.range(0, columns.size()).map(c -> lines.stream().mapToInt(line -> line.get(c).length()).max().orElse(0)).toArray();
        return heading + "\n" + lines.stream().map(line -> IntStream.range(0, widths.length).mapToObj(c -> ("%-" + Math.max(1, widths[c]) + "s").formatted(line.get(c)))
                .collect(Collectors.joining("  ")).stripTrailing()).collect(Collectors.joining("\n")) + (note.isEmpty() ? "" : "\n" + note);
    }

    /** Returns the table in Markdown, under a heading of the third level. */
    String markdown() {
        var lines = new ArrayList<List<String>>();
        lines.add(columns);
        lines.add(columns.stream().map(column -> "---").toList());
        lines.addAll(texts());
        return "### " + heading + "\n\n" + lines.stream().map(line -> "| " + String.join(" | ", line) + " |").collect(Collectors.joining("\n")) + "\n"
                + (note.isEmpty() ? "" : "\n" + note + "\n");
    }

    /** Returns the rows as objects with the columns as keys. */
    Map<String, Object> json() {
        var objects = new ArrayList<Map<String, Object>>();
        for (List<Object> row : rows) {
            var object = new LinkedHashMap<String, Object>();
            IntStream.range(0, columns.size()).forEach(c -> object.put(columns.get(c), json(row.get(c))));
            objects.add(object);
        }
        var table = new LinkedHashMap<String, Object>();
        table.put("heading", heading);
        table.put("rows", objects);
        return table;
    }

    /** JSON has no NaN: it is null. */
    private static Object json(Object cell) {
        return switch (cell) {
            case Double number when !Double.isFinite(number) -> null;
            case Spread(double mean, double deviation, List<Double> values, int _) -> {
                var spread = new LinkedHashMap<String, Object>();
                spread.put("mean", json(mean));
                spread.put("deviation", json(deviation));
                spread.put("values", values);
                yield spread;
            }
            default -> cell;
        };
    }
}
