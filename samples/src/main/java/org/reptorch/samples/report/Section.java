package org.reptorch.samples.report;

/** A part of a {@link Report} under a heading of its own. */
public sealed interface Section permits Text, Preformatted, Table, Picture, Chart {

    /** The heading, as plain text. */
    String heading();
}
