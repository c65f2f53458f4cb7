package org.reptorch.samples.report;

import java.util.List;
import java.util.Objects;

/**
 * A table; columns that hold numbers only, with or without units, are aligned to the right.
 *
 * @param heading what the rows are
 * @param columns the names of the columns, units included
 * @param rows the cells, row by row, one for each column; an empty cell stays empty
 * @param note what a reader should know, below the table; empty for none
 */
public record Table(String heading, List<String> columns, List<List<String>> rows, String note) implements Section {

    /**
     * Creates a table; the lists are copied.
     *
     * @throws IllegalArgumentException if a row has more or fewer cells than there are columns
     */
    public Table {
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(note, "note");
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != columns.size()) {
                throw new IllegalArgumentException("row " + i + " of \"" + heading + "\" has " + rows.get(i).size()
                        + " cells for " + columns.size() + " columns: " + rows.get(i));
            }
        }
    }
}
