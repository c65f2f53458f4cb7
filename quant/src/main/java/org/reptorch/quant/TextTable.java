package org.reptorch.quant;

import java.util.List;

/** Columns under each other. */
final class TextTable {

    private TextTable() {
    }

    /** Returns the rows, each column as wide as its widest cell. */
    static String of(List<String[]> rows) {
        var widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        var text = new StringBuilder();
        for (String[] row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row[i]).repeat(" ", widths[i] - row[i].length() + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }
}
