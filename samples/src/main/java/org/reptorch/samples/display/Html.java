package org.reptorch.samples.display;

import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

import org.reptorch.samples.report.Table;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/** Pieces of a page. They use no colours of their own but for shades that are read on white, on black and without colour. */
final class Html {

    /** A matrix with more rows or columns is shown as text. */
    private static final int MOST_CELLS = 16;

    /** A table with more rows is scrolled. */
    private static final int MOST_ROWS = 24;

    private Html() {
    }

    static String caption(String text) {
        return "<div><b>" + escaped(text) + "</b></div>";
    }

    static String note(String text) {
        return text.isBlank() ? "" : "<div>" + escaped(text) + "</div>";
    }

    static String lines(String text) {
        return "<pre style=\"font-family:monospace;line-height:1.3\">" + escaped(text) + "</pre>";
    }

    static String picture(String type, byte[] bytes, String alternative) {
        return picture("data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes), alternative);
    }

    static String picture(String address, String alternative) {
        return "<img alt=\"" + escaped(alternative) + "\" style=\"background:#fff;max-width:100%\" src=\"" + escaped(address) + "\">";
    }

    static String table(Table table) {
        boolean tall = table.rows().size() > MOST_ROWS;
        var html = new StringBuilder(tall ? "<div style=\"max-height:30em;overflow:auto\">" : "").append("<table><thead><tr>");
        for (int i = 0; i < table.columns().size(); i++) {
            html.append("<th style=\"text-align:").append(!table.rows().isEmpty() && isNumber(table.rows().getFirst().get(i)) ? "right" : "left").append("\">")
                    .append(escaped(table.columns().get(i))).append("</th>");
        }
        html.append("</tr></thead><tbody>");
        table.rows().forEach(row -> {
            html.append("<tr>");
            row.forEach(cell -> html.append(cell(cell, "")));
            html.append("</tr>");
        });
        return html.append("</tbody></table>").append(tall ? "</div>" : "").toString();
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?[\\d,.]+([eE][-+]?\\d+)?( %)?");
    }

    private static String cell(String text, String style) {
        return "<td style=\"text-align:" + (isNumber(text) ? "right" : "left") + style + "\">" + escaped(text) + "</td>";
    }

    /** A small vector or matrix as a table, each number shaded by its size; any other tensor as text. */
    static String tensor(Tensor tensor) {
        if (tensor.isClosed()) {
            return lines(tensor.toString());
        }
        long[] shape = tensor.shape();
        String what = tensor.dtype() + " " + Arrays.toString(shape) + (tensor.requiresGrad() ? ", requires a gradient" : "");
        boolean small = shape.length >= 1 && shape.length <= 2 && Arrays.stream(shape).allMatch(size -> size >= 1 && size <= MOST_CELLS)
                && (tensor.dtype().isFloatingPoint() || tensor.dtype() == DType.INT64) && !tensor.dtype().isQuantized();
        if (!small) {
            return caption(what) + lines(tensor.toString());
        }
        double[] values;
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            values = tensor.detach().to(DType.FLOAT64).toDoubleArray();
        }
        double largest = Arrays.stream(values).map(Math::abs).filter(Double::isFinite).max().orElse(0);
        int columns = (int) shape[shape.length - 1];
        var html = new StringBuilder(caption(what)).append("<table><tbody>");
        for (int i = 0; i < values.length; i++) {
            html.append(i % columns == 0 ? "<tr>" : "");
            double share = largest == 0 || !Double.isFinite(values[i]) ? 0 : 0.4 * Math.abs(values[i]) / largest;
            String colour = values[i] < 0 ? "213,94,0" : "0,114,178";
            html.append(cell(tensor.dtype() == DType.INT64 ? Long.toString((long) values[i]) : String.format(Locale.ROOT, "%.4g", values[i]),
                    String.format(Locale.ROOT, ";background:rgba(%s,%.2f)", colour, share)));
            html.append(i % columns == columns - 1 ? "</tr>" : "");
        }
        return html.append("</tbody></table>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
