package org.reptorch.samples.command;

import java.util.Optional;

import org.reptorch.quant.FloatBudget;

import picocli.CommandLine.Option;

/** How much of a network may stay in floating point: one of these. */
final class FloatBudgetOptions {

    @Option(names = "--float-layers", paramLabel = "N", description = "Leave the N layers in floating point that harm the logits most.")
    private Integer layers;

    @Option(names = "--min-sqnr", paramLabel = "DB", description = "Leave every layer in floating point whose result has fewer decibels of signal to noise.")
    private Double decibels;

    @Option(names = "--int8-macs", paramLabel = "PERCENT",
            description = "Leave the most harmful layers in floating point, while so much of the multiply-accumulates stays in INT8.")
    private Double percent;

    /** Returns what was given; IllegalArgumentException for what makes no sense. */
    static Optional<FloatBudget> budget(FloatBudgetOptions given) {
        return given == null ? Optional.empty() : Optional.of(given.layers != null ? new FloatBudget.Layers(given.layers)
                : given.decibels != null ? new FloatBudget.MinSqnr(given.decibels) : new FloatBudget.IntegerMacs(given.percent));
    }
}
