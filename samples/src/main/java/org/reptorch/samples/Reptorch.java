package org.reptorch.samples;

import java.util.concurrent.Callable;

import org.reptorch.torch.ReptorchException;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line. Exit status: 0 done; 1 the work failed, the reason in one line on stderr; 2 the arguments are wrong.
 */
@Command(name = "reptorch", mixinStandardHelpOptions = true, version = "Reptorch 0.1.0",
        description = "Trains vision models whose priors live in the optimizer.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {QuickstartCommand.class, SearchCommand.class, TrainCommand.class, StudyCommand.class, EvalCommand.class, QuantizeCommand.class,
                PredictCommand.class, ExportCommand.class, SegmentCommand.class, DetectCommand.class, ProveCommand.class, ReplayCommand.class, GradMultCommand.class, FuseCommand.class,
                DeployCommand.class, BenchCommand.class, InfoCommand.class})
public final class Reptorch implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Made by picocli. */
    public Reptorch() {
    }

    /** Runs a command and ends the process with its status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command; returns its exit status. */
    static int run(String... arguments) {
        return new CommandLine(new Reptorch()).setCaseInsensitiveEnumValuesAllowed(true).setParameterExceptionHandler((wrong, given) -> {
            CommandLine command = wrong.getCommandLine();
            command.getErr().println("reptorch: " + wrong.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
            command.usage(command.getErr());
            return 2;
        }).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ReptorchException || failure instanceof IllegalArgumentException) {
                command.getErr().println("reptorch: " + failure.getMessage().replaceAll("\\s*\\n\\s*", " "));
            } else {
                command.getErr().println("reptorch: this is a defect of Reptorch, please report it: " + failure);
                failure.printStackTrace(command.getErr());
            }
            command.getErr().flush();
            return 1;
        }).execute(arguments);
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }
}
