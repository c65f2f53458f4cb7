package org.reptorch.samples.bench;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/** Times parts of the work, after checking that they compute what they should. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Times what its subcommand says, and checks the result first.",
        footer = {"", "Example: ./reptorch bench step --model repopt-vgg-b1 --rule adamw"},
        subcommands = {StepBenchCommand.class, TrainBenchCommand.class, InferBenchCommand.class, DataBenchCommand.class, DispatchBenchCommand.class},
        synopsisSubcommandLabel = "step|train|infer|data|dispatch")
public final class BenchCommand implements Callable<Integer> {

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }
}
