/**
 * Reports as one HTML file that opens offline in any browser: text, tables, line charts and bar charts.
 *
 * <p>A {@link org.reptorch.samples.report.Report} is a title, a summary and {@linkplain org.reptorch.samples.report.Section
 * sections}, all immutable:
 *
 * <pre>{@code
 * new Report("RepOpt-VGG on CIFAR-10", "Two runs of 20 epochs.", List.of(
 *         new LineChart("Training loss", "epoch", "cross-entropy (nats)",
 *                 List.of(new Series("RepOpt", epochs, losses)), ""),
 *         new Table("Result", List.of("model", "accuracy (%)"), List.of(List.of("RepOpt", "91.2")), "")))
 *         .write(Path.of("report/index.html"));
 * }</pre>
 *
 * <p>Charts are drawn by Chart.js, which is part of the file; nothing is loaded from elsewhere, and the page forbids the
 * browser to try. Series differ by dashes, markers and hatching as well as by colour, so that a black-and-white print
 * and colour-blind readers lose nothing.
 */
package org.reptorch.samples.report;
