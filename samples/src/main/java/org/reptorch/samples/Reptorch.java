package org.reptorch.samples;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.reptorch.nn.Spelling;
import org.reptorch.samples.bench.BenchCommand;
import org.reptorch.samples.command.CompletionCommand;
import org.reptorch.samples.command.DeployCommand;
import org.reptorch.samples.command.EvalCommand;
import org.reptorch.samples.command.ExportCommand;
import org.reptorch.samples.command.GradMultCommand;
import org.reptorch.samples.command.InfoCommand;
import org.reptorch.samples.command.PredictCommand;
import org.reptorch.samples.command.ProveCommand;
import org.reptorch.samples.command.QuantizeCommand;
import org.reptorch.samples.command.QuickstartCommand;
import org.reptorch.samples.command.ReportCommand;
import org.reptorch.samples.command.SearchCommand;
import org.reptorch.samples.command.TrainCommand;
import org.reptorch.samples.file.Release;
import org.reptorch.samples.parity.FuseCommand;
import org.reptorch.samples.parity.ReplayCommand;
import org.reptorch.samples.shell.NotebookCommand;
import org.reptorch.samples.shell.ShellCommand;
import org.reptorch.samples.study.StudyCommand;
import org.reptorch.samples.vision.DetectCommand;
import org.reptorch.samples.vision.SegmentCommand;
import org.reptorch.torch.ReptorchException;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line. Exit status: 0 done; 1 the work failed, the reason in one line on stderr; 2 the arguments are wrong.
 */
@Command(name = "reptorch", mixinStandardHelpOptions = true, version = "Reptorch " + Release.VERSION,
        description = "Trains vision models whose priors live in the optimizer.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: ./reptorch quickstart"},
        subcommands = {QuickstartCommand.class, SearchCommand.class, TrainCommand.class, StudyCommand.class, EvalCommand.class, QuantizeCommand.class,
                PredictCommand.class, ExportCommand.class, SegmentCommand.class, DetectCommand.class, ProveCommand.class, ReplayCommand.class, GradMultCommand.class, FuseCommand.class,
                DeployCommand.class, ReportCommand.class, BenchCommand.class, ShellCommand.class, NotebookCommand.class, CompletionCommand.class, InfoCommand.class})
public final class Reptorch implements Callable<Integer> {

    /** Columns of a help text where there is no terminal that has some. */
    static final int WIDTH = 100;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Made by picocli. */
    public Reptorch() {
    }

    /** Runs a command and ends the process with its status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Returns the command line, with every command. */
    public static CommandLine commandLine() {
        CommandLine all = new CommandLine(new Reptorch()).setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpWidth(WIDTH).setUsageHelpAutoWidth(true);
        // What jshell takes and we do not know is an argument to hand on.
        all.getSubcommands().get("shell").setUnmatchedOptionsArePositionalParams(true);
        return all;
    }

    /** Says that a command does not exist, and what somebody who typed it may have meant; nothing where something else is wrong. */
    private static Optional<String> unknownCommand(CommandLine.ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        boolean parent = !command.getSubcommands().isEmpty() && wrong instanceof CommandLine.UnmatchedArgumentException;
        if (!parent) {
            return Optional.empty();
        }
        String word = ((CommandLine.UnmatchedArgumentException) wrong).getUnmatched().getFirst();
        List<String> names = command.getSubcommands().entrySet().stream().filter(child -> !child.getValue().getCommandSpec().usageMessage().hidden()).map(Map.Entry::getKey).toList();
        return word.startsWith("-") ? Optional.empty() : Optional.of("there is no command '" + word + "'"
                + (command.getParent() == null ? "" : " of " + command.getCommandSpec().qualifiedName()) + "; the nearest is " + Spelling.nearest(word, names));
    }

    /** Runs a command; returns its exit status. */
    static int run(String... arguments) {
        return commandLine().setParameterExceptionHandler((wrong, given) -> {
            CommandLine command = wrong.getCommandLine();
            Optional<String> unknown = unknownCommand(wrong);
            command.getErr().println("reptorch: " + unknown.orElse(wrong.getMessage()));
            if (unknown.isEmpty()) {
                CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
            }
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
